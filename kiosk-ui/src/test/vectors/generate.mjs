// Writes amounts.json, chain.json and codes.json anew: `node generate.mjs`. It shares no code with either half of the wire on purpose (BigInt
// arithmetic, HPKE spelled out from RFC 9180), so the vectors are a third opinion. Keys and signatures differ from run to run.
import { webcrypto as wc, createHash, createHmac, pbkdf2Sync, generateKeyPairSync, sign as edSign, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';

const { subtle } = wc;
const utf8 = (text) => Buffer.from(text, 'utf8');
const b64 = (bytes) => Buffer.from(bytes).toString('base64url');
const sha = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
const write = (name, value) => writeFileSync(new URL(name, import.meta.url), JSON.stringify(value, null, 1) + '\n');

// ---- amounts
const halfUp = (n, d) => { const m = n < 0n ? -n : n; const q = (2n * m + d) / (2n * d); return n < 0n ? -q : q; };
const gross = ([priceFen, quantityMilli]) => ({ priceFen, quantityMilli, grossFen: Number(halfUp(BigInt(priceFen) * BigInt(quantityMilli), 1000n)) });
const allocation = ([roundingFen, amountsFen]) => {
  const total = amountsFen.reduce((a, b) => a + BigInt(b), 0n), r = BigInt(roundingFen);
  const parts = amountsFen.map((a, i) => total === 0n ? { i, share: 0n, rest: 0n } : { i, share: r * BigInt(a) / total, rest: r * BigInt(a) % total });
  let left = r - parts.reduce((a, p) => a + p.share, 0n);
  for (const p of [...parts].sort((a, b) => (b.rest > a.rest ? 1 : b.rest < a.rest ? -1 : a.i - b.i))) if (left > 0n) { p.share += 1n; left -= 1n; }
  return { roundingFen, amountsFen, sharesFen: parts.map((p) => Number(p.share)) };
};
const refunds = ([netFen, quantityMilli, parts]) => {
  let leftFen = BigInt(netFen), leftMilli = BigInt(quantityMilli);
  return { netFen, quantityMilli, refunds: parts.map((q) => {
    const last = BigInt(q) === leftMilli;
    const rounded = halfUp(BigInt(netFen) * BigInt(q), BigInt(quantityMilli));
    const part = last ? leftFen : rounded < leftFen ? rounded : leftFen;
    leftFen -= part; leftMilli -= BigInt(q);
    return { quantityMilli: q, netFen: Number(part) };
  }) };
};
write('amounts.json', {
  about: 'Made by generate.mjs. rounded = numerator / denominator, half up by magnitude. refused: price x quantity is not below 2^53.',
  rounding: [[5, 2], [-5, 2], [3, 2], [-3, 2], [1, 3], [2, 3], [-2, 3], [0, 7], [1, 2], [-1, 2], [999, 1000], [-499, 1000], [-500, 1000], [9007199254740991, 1000], [-9007199254740991, 1000]]
    .map(([numerator, denominator]) => ({ numerator, denominator, rounded: Number(halfUp(BigInt(numerator), BigInt(denominator))) })),
  gross: [[16800, 2000], [16800, 1], [1, 500], [1, 499], [3, 500], [2580, 1235], [999, 333], [0, 1000], [500000, 9999000], [9007199254740, 1000], [90071992547409, 100], [1280, 1505], [333, 3], [10, 50]].map(gross),
  refused: [{ priceFen: 9007199254741, quantityMilli: 1000 }, { priceFen: 4503599627370496, quantityMilli: 2 }, { priceFen: 9007199254740991, quantityMilli: 9999000 }],
  allocation: [[0, [100, 200]], [3, [33600, 5800, 1250]], [1, [100, 100, 100]], [2, [100, 100, 100]], [5, [1, 1, 1, 1, 1, 1]], [7, [0, 10, 0, 5]], [99, [99]], [50, [50, 0]], [4, [3, 3, 1]], [0, [0, 0]], [10, [1, 2, 3, 4]],
    [9, [7, 7, 7, 7]], [6, [5, 3, 3]], [900719925474, [4503599627370495, 4503599627370496]], [15, [12345, 67891, 23456, 78912, 34567]]].map(allocation),
  partRefunds: [[1000, 3000, [1000, 1000, 1000]], [1, 3000, [1000, 1000, 1000]], [5, 2000, [1000, 1000]], [100, 7000, [2000, 2000, 3000]], [0, 1000, [500, 500]], [2, 4000, [1000, 1000, 1000, 1000]], [33599, 2000, [1000, 1000]], [999, 333, [1, 331, 1]],
    [4999500000, 9999000, [3333000, 3333000, 3333000]], [9007199254740991, 9999000, [9998999, 1]], [16800, 1000, [1000]], [7, 10000, [1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000]]].map(refunds),
});

// ---- chain
const curve = { name: 'ECDSA', namedCurve: 'P-256' }, ecdsa = { name: 'ECDSA', hash: 'SHA-256' };
const key = await subtle.generateKey(curve, true, ['sign', 'verify']);
const other = await subtle.generateKey(curve, true, ['sign', 'verify']);
const spki = Buffer.from(await subtle.exportKey('spki', key.publicKey));
const sign = async (bytes, k = key) => b64(Buffer.from(await subtle.sign(ecdsa, k.privateKey, bytes)));
const terminal = '018f4f6e-7c1a-4b52-9d3e-5a6b7c8d9e0f', page = b64(Buffer.from('pageload')), t = 1760671200000;
const genesis = sha(utf8('jiuxiao-journal-1'), utf8(terminal), spki);
const stamp = (seq, kind, mono) => ({ v: 1, terminal, seq, kind, device: t + mono, mono, page, server: t - 5, serverMono: 0, serverPage: page, cashier: 3 });
const phoneKey = await subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
const sealed = await hpkeSeal(utf8('{"phone":"13800000000"}'));
const line = { line: 1, product: 'P-0007', name: '石门银峰 特级', unit: 'PIECE', quantityMilli: 2000, priceFen: 16800, grossFen: 33600, discountFen: 0, netFen: 33600 };
const loose = { line: 1, product: null, name: '自制"腊肉"\\散装', unit: 'KILOGRAM', quantityMilli: 1235, priceFen: 2580, grossFen: 3186, discountFen: 100, netFen: 3080 };
const cash = { method: 'CASH', amountFen: 33600, receivedFen: 40000, changeFen: 6400, verified: false };
const bodies = [
  { ...stamp(1, 'SHIFT_OPENED', 100), server: null, serverMono: null, serverPage: null, floatFen: 20000 },
  { ...stamp(2, 'SALE', 60000), shift: 1, receipt: 'A-003-1-2', catalogue: 7, lines: [line], roundingFen: 0, totalFen: 33600, tenders: [cash], participant: null },
  { ...stamp(3, 'SALE', 61000), shift: 1, receipt: 'A-003-1-3', catalogue: 7, lines: [loose], roundingFen: 6, totalFen: 3080, tenders: [{ method: 'WECHAT', amountFen: 3080, verified: false }], participant: { kind: 'PHONE', digest: b64(sha(sealed)) } },
];
const entries = [];
let previous = genesis;
async function seal(body, attachment) {
  const text = JSON.stringify(body), hash = sha(previous, utf8(text));
  entries.push({ body: text, previous: b64(previous), hash: b64(hash), signature: await sign(Buffer.concat([utf8('jiuxiao-entry-1'), hash])), ...(attachment ? { attachment: b64(attachment) } : {}) });
  previous = hash;
}
await seal(bodies[0]); await seal(bodies[1]); await seal(bodies[2], sealed);
const sale = { terminal, seq: 2, hash: entries[1].hash };
for (const body of [
  { ...stamp(4, 'REFUND', 62000), shift: 1, receipt: 'A-003-1-4', original: sale, lines: [{ line: 1, quantityMilli: 1000, netFen: 16800 }], totalFen: 16800, tenders: [{ method: 'CASH', amountFen: 16800, receivedFen: 16800, changeFen: 0, verified: false }], reason: '包装破损 😀' },
  { ...stamp(5, 'VOID', 63000), shift: 1, original: { terminal, seq: 3, hash: entries[2].hash }, reason: '输错' },
  { ...stamp(6, 'CASH_MOVED', 64000), shift: 1, direction: 'OUT', amountFen: 10000, reason: '交款' },
  { ...stamp(7, 'PARTICIPANT_SCANNED', 65000), participant: { kind: 'BADGE', code: 'jxb1.' + b64(Buffer.alloc(16, 7)) + '.' + b64(Buffer.alloc(64, 9)) } },
  { ...stamp(8, 'HEADCOUNT', 66000), count: 120 },
  { ...stamp(9, 'SHIFT_CLOSED', 67000), shift: 1, expectedFen: 26800, countedFen: 26700, differenceFen: -100, counted: [{ denominationFen: 10000, count: 2 }, { denominationFen: 100, count: 67 }] },
]) await seal(body);

async function hpkeSeal(plaintext) {
  const extract = (salt, ikm) => createHmac('sha256', salt.length ? salt : Buffer.alloc(32)).update(ikm).digest();
  const expand = (prk, info, length) => { let out = Buffer.alloc(0), last = Buffer.alloc(0); for (let i = 1; out.length < length; i++) { last = createHmac('sha256', prk).update(Buffer.concat([last, info, Buffer.from([i])])).digest(); out = Buffer.concat([out, last]); } return out.subarray(0, length); };
  const labeled = (suite) => ({
    extract: (salt, label, ikm) => extract(salt, Buffer.concat([utf8('HPKE-v1'), suite, utf8(label), ikm])),
    expand: (prk, label, info, length) => expand(prk, Buffer.concat([Buffer.from([length >> 8, length & 255]), utf8('HPKE-v1'), suite, utf8(label), info]), length),
  });
  const ephemeral = await subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
  const dh = Buffer.from(await subtle.deriveBits({ name: 'ECDH', public: phoneKey.publicKey }, ephemeral.privateKey, 256));
  const enc = Buffer.from(await subtle.exportKey('raw', ephemeral.publicKey)), recipient = Buffer.from(await subtle.exportKey('raw', phoneKey.publicKey));
  const kem = labeled(Buffer.concat([utf8('KEM'), Buffer.from([0, 0x10])]));
  const shared = kem.expand(kem.extract(Buffer.alloc(0), 'eae_prk', dh), 'shared_secret', Buffer.concat([enc, recipient]), 32);
  const hpke = labeled(Buffer.concat([utf8('HPKE'), Buffer.from([0, 0x10, 0, 1, 0, 2])]));
  const none = Buffer.alloc(0);
  const context = Buffer.concat([Buffer.from([0]), hpke.extract(none, 'psk_id_hash', none), hpke.extract(none, 'info_hash', utf8('jiuxiao-participant-1'))]);
  const secret = hpke.extract(shared, 'secret', none);
  const aes = await subtle.importKey('raw', hpke.expand(secret, 'key', context, 32), 'AES-GCM', false, ['encrypt']);
  const cipher = Buffer.from(await subtle.encrypt({ name: 'AES-GCM', iv: hpke.expand(secret, 'base_nonce', context, 12) }, aes, plaintext));
  return Buffer.concat([enc, cipher]);
}

const nonce = randomBytes(32), normalised = '7Q2M1010ABCDWXYZ', salt = Buffer.from('0123456789abcdef');
const tokenBytes = Buffer.concat([utf8('jiuxiao-token-1'), nonce, utf8(terminal)]);
const enrolBytes = Buffer.concat([utf8('jiuxiao-enrol-1'), sha(utf8(normalised)), spki]);
const pin = (text, iterations) => ({ pin: text, salt: b64(salt), iterations, terminal, verifier: b64(createHmac('sha256', pbkdf2Sync(text, salt, iterations, 32, 'sha256')).update(utf8('jiuxiao-pin-1' + terminal)).digest()) });
write('chain.json', {
  about: 'Made by generate.mjs with throw-away keys. entries: body and seal of a whole shift. wrong: signatures that must be refused. participant: attachment must open to plaintext with privateKey (PKCS8).',
  terminal, spki: b64(spki), privateKey: b64(Buffer.from(await subtle.exportKey('pkcs8', key.privateKey))), genesisHash: b64(genesis), entries,
  wrong: [
    { why: 'by another key', hash: entries[1].hash, signature: await sign(Buffer.concat([utf8('jiuxiao-entry-1'), Buffer.from(entries[1].hash, 'base64url')]), other) },
    { why: 'of another entry', hash: entries[1].hash, signature: entries[2].signature },
    { why: 'without the domain', hash: entries[1].hash, signature: await sign(Buffer.from(entries[1].hash, 'base64url')) },
    { why: 'all zero', hash: entries[1].hash, signature: b64(Buffer.alloc(64)) },
  ],
  enrolment: { typed: '7q2m-iolo-abcd-wxyz', normalised, signed: b64(enrolBytes), proof: await sign(enrolBytes) },
  token: { nonce: b64(nonce), signed: b64(tokenBytes), signature: await sign(tokenBytes) },
  pins: [pin('1234', 1000), pin('86420975', 1000)],
  participant: { personKey: b64(Buffer.from(await subtle.exportKey('spki', phoneKey.publicKey))), privateKey: b64(Buffer.from(await subtle.exportKey('pkcs8', phoneKey.privateKey))), plaintext: '{"phone":"13800000000"}', attachment: b64(sealed), digest: b64(sha(sealed)) },
});

// ---- codes
const check = (digits) => { let sum = 0; [...digits].reverse().forEach((d, i) => { sum += Number(d) * (i % 2 ? 1 : 3); }); return digits + ((10 - (sum % 10)) % 10); };
const ean13 = check('690123456789'), ean8 = check('9638507'), upc = check('03600029145'), gtin14 = check('1690123456789'), wide = (digits) => digits.padStart(14, '0');
const wrong = ean13.slice(0, 12) + ((Number(ean13[12]) + 1) % 10);
const gtin = (scanned, digits) => ({ scanned, gtin: digits, product: null }), product = (scanned, code) => ({ scanned, gtin: null, product: code }), neither = (scanned) => ({ scanned, gtin: null, product: null });
const id = Buffer.from('00112233445566778899aabbccddeeff', 'hex'), badgeKey = generateKeyPairSync('ed25519');
const badgeSignature = edSign(null, Buffer.concat([utf8('jiuxiao-badge-1'), id]), badgeKey.privateKey), badge = `jxb1.${b64(id)}.${b64(badgeSignature)}`;
const loosened = b64(id).slice(0, 21) + 'x';
write('codes.json', {
  about: 'Made by generate.mjs. products: gtin (14 digits) or product code, or neither. badges: id, receipts: id, enrolments: the 16 normalised characters; null where the text is not one.',
  products: [
    gtin(ean13, wide(ean13)), gtin(` ${ean13}\r\n`, wide(ean13)), gtin(ean8, wide(ean8)), gtin(upc, wide(upc)), gtin(gtin14, gtin14),
    gtin(`https://9.example.cn/01/${wide(ean13)}`, wide(ean13)), gtin(`https://9.example.cn/01/${wide(ean13)}/10/L2026-7/21/9`, wide(ean13)), gtin(`https://9.example.cn:8443/01/${gtin14}?17=270101`, gtin14),
    gtin(`HTTPS://ID.GS1.ORG/01/${gtin14}`, gtin14), gtin(`http://192.168.1.7:8080/01/${gtin14}#x`, gtin14), gtin(`https://brand.example/some/path/01/${gtin14}/`, gtin14),
    product('https://9.example.cn/p/P-0007', 'P-0007'), product('https://9.example.cn/p/P-0007?lot=3', 'P-0007'), product('http://127.0.0.1:8080/p/SM01', 'SM01'), product('https://9.example.cn/p/yf_tea.2-a', 'yf_tea.2-a'),
    neither(wrong), neither(`https://9.example.cn/01/${wide(wrong)}`), neither(`https://9.example.cn/01/${ean13}`), neither(`https://9.example.cn/01/${gtin14}9`), neither(''), neither('P-0007'), neither('https://9.example.cn/p/'), neither('https://9.example.cn/p/p 7'),
    neither('https://9.example.cn/p/石门'), neither('ftp://9.example.cn/p/P-0007'), neither('134512345678901234'), neither('６９０１２３４５６７８９２'), neither('javascript:alert(1)//p/P-0007'), neither(badge), neither('https://9.example.cn/p/' + 'A'.repeat(41)),
  ],
  badges: [
    { scanned: badge, id: b64(id) }, { scanned: ` ${badge}\n`, id: b64(id) }, { scanned: badge.replace('jxb1', 'jxb2'), id: null }, { scanned: badge.replace('jxb1', 'JXB1'), id: null }, { scanned: badge.slice(0, -1), id: null }, { scanned: badge + 'A', id: null },
    { scanned: `jxb1.${loosened}.${b64(badgeSignature)}`, id: null }, { scanned: `jxb1.${b64(id)}`, id: null }, { scanned: `jxb1.${b64(id)}==.${b64(badgeSignature)}`, id: null }, { scanned: ean13, id: null }, { scanned: '', id: null },
  ],
  signedBadge: { publicKey: b64(badgeKey.publicKey.export({ type: 'spki', format: 'der' })), text: badge, forged: `jxb1.${b64(randomBytes(16))}.${b64(badgeSignature)}` },
  receipts: [
    { scanned: `https://9.example.cn/r/${b64(id)}`, id: b64(id) }, { scanned: `http://localhost:8080/r/${b64(id)}?x=1`, id: b64(id) }, { scanned: `https://9.example.cn/r/${loosened}`, id: null }, { scanned: `https://9.example.cn/r/${b64(id)}A`, id: null }, { scanned: b64(id), id: null }, { scanned: 'https://9.example.cn/p/P-0007', id: null },
  ],
  enrolments: [
    { scanned: 'https://9.example.cn/kiosk/#enrol=7Q2M-1010-ABCD-WXYZ', code: normalised }, { scanned: '7q2m iolo abcd wxyz', code: normalised }, { scanned: '7Q2M1010ABCDWXYZ', code: normalised }, { scanned: ' 7Q2M-10-10ABCD-WXYZ ', code: normalised },
    { scanned: '7Q2M-1010-ABCD-WXYU', code: null }, { scanned: '7Q2M-1010-ABCD-WXY', code: null }, { scanned: '7Q2M-1010-ABCD-WXYZZ', code: null }, { scanned: '', code: null }, { scanned: 'https://9.example.cn/kiosk/?enrol=7Q2M1010ABCDWXYZ', code: null },
  ],
});
