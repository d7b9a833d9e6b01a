import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCode, type Expectation } from '../../till/scan/codes';
import { dividedHalfUp, grossFen, refundFen, sharesFen } from '../../till/wire/amounts';
import { concat, fromBase64url, toBase64url, utf8, type Bytes } from '../../till/wire/bytes';
import { genesisHash, nextHash, signedBytes } from '../../till/wire/chain';
import { normalisedEnrolmentCode } from '../../till/wire/enrolment-code';
import { pinVerifier } from '../../till/wire/pin';

/** The same vectors that the Java half reads. */
function vectors<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), 'utf8')) as T;
}

interface Amounts {
  rounding: { numerator: number; denominator: number; rounded: number }[];
  gross: { priceFen: number; quantityMilli: number; grossFen: number }[];
  refused: { priceFen: number; quantityMilli: number }[];
  allocation: { roundingFen: number; amountsFen: number[]; sharesFen: number[] }[];
  partRefunds: { netFen: number; quantityMilli: number; refunds: { quantityMilli: number; netFen: number }[] }[];
}

describe('amounts are those of the Java half', () => {
  const amounts = vectors<Amounts>('amounts');
  it('rounds half up by magnitude', () => {
    for (const { numerator, denominator, rounded } of amounts.rounding) {
      expect(dividedHalfUp(numerator, denominator), `${numerator} / ${denominator}`).toBe(rounded);
    }
  });
  it('multiplies price and quantity', () => {
    for (const each of amounts.gross) expect(grossFen(each.priceFen, each.quantityMilli)).toBe(each.grossFen);
  });
  it('refuses products that a double does not hold', () => {
    for (const each of amounts.refused) expect(() => grossFen(each.priceFen, each.quantityMilli)).toThrow(RangeError);
  });
  it('shares a rounding out by largest remainder', () => {
    for (const each of amounts.allocation) expect(sharesFen(each.roundingFen, each.amountsFen)).toEqual(each.sharesFen);
  });
  it('refunds parts, and the last part takes what is left', () => {
    for (const line of amounts.partRefunds) {
      const returned = { quantityMilli: 0, netFen: 0 };
      for (const part of line.refunds) {
        expect(refundFen(line, returned, part.quantityMilli)).toBe(part.netFen);
        returned.quantityMilli += part.quantityMilli;
        returned.netFen += part.netFen;
      }
    }
  });
});

interface Chain {
  terminal: string;
  spki: string;
  genesisHash: string;
  entries: { body: string; previous: string; hash: string; signature: string }[];
  enrolment: { typed: string; normalised: string };
  pins: { pin: string; salt: string; iterations: number; terminal: string; verifier: string }[];
}

describe('the chain is that of the Java half', () => {
  const chain = vectors<Chain>('chain');
  it('begins with the terminal and its key', async () => {
    expect(toBase64url(await genesisHash(chain.terminal, fromBase64url(chain.spki)))).toBe(chain.genesisHash);
  });
  it('hashes every body after the one before, and every signature holds', async () => {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
    const key = await crypto.subtle.importKey('spki', fromBase64url(chain.spki), algorithm, false, ['verify']);
    let hash: Bytes = fromBase64url(chain.genesisHash);
    for (const entry of chain.entries) {
      expect(entry.previous).toBe(toBase64url(hash));
      hash = await nextHash(hash, entry.body);
      expect(toBase64url(hash)).toBe(entry.hash);
      const verifier = { name: 'ECDSA', hash: 'SHA-256' };
      const signature = fromBase64url(entry.signature);
      expect(await crypto.subtle.verify(verifier, key, signature, signedBytes(hash))).toBe(true);
    }
  });
  it('reads enrolment codes as people write them', () => {
    expect(normalisedEnrolmentCode(chain.enrolment.typed)).toBe(chain.enrolment.normalised);
  });
  it('derives the same PIN verifiers', async () => {
    for (const { pin, salt, iterations, terminal, verifier } of chain.pins) {
      expect(toBase64url(await pinVerifier(pin, salt, iterations, terminal))).toBe(verifier);
    }
  });
});

interface Codes {
  products: { scanned: string; gtin: string | null; product: string | null }[];
  badges: { scanned: string; id: string | null }[];
  receipts: { scanned: string; id: string | null }[];
  enrolments: { scanned: string; code: string | null }[];
}

describe('codes are read as the Java half reads them', () => {
  const codes = vectors<Codes>('codes');
  const read = (scanned: string, expectation: Expectation = 'GOODS'): ReturnType<typeof readCode> =>
    readCode(scanned, expectation);
  it.each(codes.products)('product $scanned', ({ scanned, gtin, product }) => {
    const code = read(scanned);
    expect(code.kind === 'GTIN' ? code.gtin : null).toBe(gtin);
    expect(code.kind === 'PRODUCT' ? code.product : null).toBe(product);
  });
  it.each(codes.badges)('badge $scanned', ({ scanned, id }) => {
    const code = read(scanned);
    expect(code.kind === 'BADGE' ? code.badge.split('.')[1] : null).toBe(id);
  });
  it.each(codes.receipts)('receipt $scanned', ({ scanned, id }) => {
    const code = read(scanned, 'RECEIPT');
    expect(code.kind === 'RECEIPT' ? code.receipt : null).toBe(id);
  });
  it.each(codes.enrolments)('enrolment $scanned', ({ scanned, code }) => {
    const enrolment = read(scanned, 'ENROLMENT');
    expect(enrolment.kind === 'ENROLMENT' ? enrolment.code : null).toBe(code);
  });
  it.each([
    ['134512345678901234', 'WECHAT'],
    ['287634438256643941', 'ALIPAY'],
    ['6212345678901234567', 'UNIONPAY'],
    ['0112345678901234567', 'ECNY'],
  ])('knows the payment code %s only where one is expected', (text, method) => {
    expect(read(text, 'PAYMENT')).toEqual({ kind: 'PAYMENT', method });
    expect(read(text).kind).toBe('UNKNOWN');
  });
});

it('joins bytes in order', () => {
  expect(toBase64url(concat(utf8('a'), utf8('茶')))).toBe(Buffer.from('a茶').toString('base64url'));
});
