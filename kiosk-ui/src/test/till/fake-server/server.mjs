// A server for developing the till: the wire of README.md in memory, with the files of the last build. Not for production, not in any jar.
import { createHash, createHmac, createPublicKey, pbkdf2Sync, randomBytes, randomUUID, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { cashiers, products } from './data.mjs';

const BUILD = new URL('../../../../target/classes/META-INF/resources/kiosk/', import.meta.url);
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};
const CSP =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const utf8 = (text) => Buffer.from(text, 'utf8');
const b64 = (bytes) => Buffer.from(bytes).toString('base64url');
const raw = (text) => Buffer.from(text, 'base64url');
const sha = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
const signed = (spki, bytes, signature) =>
  verify(
    'sha256',
    bytes,
    { key: createPublicKey({ key: raw(spki), format: 'der', type: 'spki' }), dsaEncoding: 'ieee-p1363' },
    raw(signature),
  );

class Problem extends Error {
  constructor(status, name, headers = {}) {
    super(name);
    Object.assign(this, { status, name, headers });
  }
}

/** `now` is the time that it tells tills; tokens live on the machine's own. */
export function fakeServer({
  code = '7Q2M1010ABCDWXYZ',
  publicBase = 'https://9.example.cn',
  now = Date.now,
  pinIterations = 210_000,
} = {}) {
  const state = {
    terminals: new Map(),
    nonces: new Set(),
    tokens: new Map(),
    codes: new Map([[code, null]]),
    version: 1,
    products: [...products],
    poison: new Set(),
    spoil: new Set(),
    fail: null,
    uploads: 0,
  };

  function enrol({ code: given, publicKey, proof }) {
    if (!state.codes.has(given)) throw new Problem(404, 'enrolment-code-unknown');
    if (!signed(publicKey, Buffer.concat([utf8('jiuxiao-enrol-1'), sha(utf8(given)), raw(publicKey)]), proof))
      throw new Problem(422, 'proof-invalid');
    const used = state.codes.get(given);
    if (used && state.terminals.get(used).publicKey !== publicKey) throw new Problem(404, 'enrolment-code-unknown');
    const terminal = used ?? randomUUID();
    if (!used) {
      add(terminal, publicKey);
      state.codes.set(given, terminal);
    }
    const { label } = state.terminals.get(terminal);
    return [used ? 200 : 201, { terminal, label, genesisHash: b64(genesis(terminal)), serverTime: now() }];
  }

  function add(terminal, publicKey) {
    state.terminals.set(terminal, {
      publicKey,
      label: `A-003-${state.terminals.size + 1}`,
      entries: [],
      forks: [],
      revoked: false,
      tag: `"${randomUUID()}"`,
    });
  }

  const genesis = (terminal) =>
    sha(utf8('jiuxiao-journal-1'), utf8(terminal), raw(state.terminals.get(terminal).publicKey));

  function token({ terminal, nonce, signature, enrolment }) {
    // A terminal that was forgotten is known again by what the setup gave it.
    const proof = /^(?<id>.+) (?<publicKey>.+)$/.exec(enrolment ?? '')?.groups;
    if (proof?.id === terminal && !state.terminals.has(terminal)) add(terminal, proof.publicKey);
    const known = state.terminals.get(terminal);
    const fresh = state.nonces.delete(nonce);
    if (
      !known ||
      !fresh ||
      !signed(known.publicKey, Buffer.concat([utf8('jiuxiao-token-1'), raw(nonce), utf8(terminal)]), signature)
    )
      throw new Problem(401, 'token-refused');
    const text = b64(randomBytes(16));
    state.tokens.set(text, terminal);
    return [200, { token: text, expiresAt: Date.now() + 900_000, scope: known.revoked ? 'UPLOAD' : 'TILL' }];
  }

  function acknowledgement(terminal) {
    const { entries } = state.terminals.get(terminal);
    return {
      terminal,
      branch: 0,
      nextSeq: entries.length + 1,
      headHash: b64(entries.length ? entries.at(-1).hash : genesis(terminal)),
    };
  }

  /** Where an entry goes: behind its predecessor, or, where another stands there already, on a next branch. */
  function take(bodyLine, sealLine) {
    const body = JSON.parse(bodyLine);
    const seal = JSON.parse(sealLine);
    const known = state.terminals.get(body.terminal);
    const outcome = (name, branch = 0, reason = null) => ({
      terminal: body.terminal,
      seq: body.seq,
      hash: seal.hash,
      outcome: name,
      branch,
      reason,
    });
    if (!known) return outcome('UNVERIFIED', null, 'UNKNOWN_TERMINAL');
    const hash = sha(raw(seal.previous), utf8(bodyLine));
    if (b64(hash) !== seal.hash || state.poison.has(body.seq)) return outcome('UNVERIFIED', null, 'HASH_DIFFERS');
    if (!signed(known.publicKey, Buffer.concat([utf8('jiuxiao-entry-1'), hash]), seal.signature))
      return outcome('UNVERIFIED', null, 'BAD_SIGNATURE');
    const branches = [known.entries, ...known.forks];
    const has = (which) => branches.findIndex((entries) => entries.some((entry) => entry.hash.equals(which)));
    if (has(hash) >= 0) return outcome('ALREADY_RECORDED', has(hash));
    const previous = raw(seal.previous);
    const first = previous.equals(genesis(body.terminal));
    const branch = first ? 0 : has(previous);
    if (branch < 0) return outcome('EARLY', null);
    const before = branches[branch];
    if (first ? before.length === 0 : before.at(-1).hash.equals(previous)) {
      before.push({ hash, body });
      return branch === 0 ? outcome('RECORDED') : outcome('PARKED', branch, 'FOLLOWS_FORK');
    }
    known.forks.push([{ hash, body }]);
    return outcome('FORKED', branches.length);
  }

  function upload(terminal, bytes, encoding) {
    state.uploads += 1;
    const lines = unpacked(bytes, encoding).trimEnd().split('\n');
    for (let at = 0; at < lines.length; at += 2) {
      if (state.spoil.has(JSON.parse(lines[at]).seq)) throw new Problem(400, 'journal.malformed-request');
    }
    const outcomes = [];
    for (let at = 0; at < lines.length; at += 2) outcomes.push(take(lines[at], lines[at + 1]));
    return [200, { serverTime: now(), outcomes, acknowledgements: [acknowledgement(terminal)] }];
  }

  function unpacked(bytes, encoding) {
    try {
      return (encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8');
    } catch {
      throw new Problem(400, 'malformed-request');
    }
  }

  function contact(terminal) {
    const known = state.terminals.get(terminal);
    return [
      200,
      {
        serverTime: now(),
        revoked: known.revoked,
        acknowledgement: acknowledgement(terminal),
        catalogueVersion: state.version,
        setupTag: known.tag.replaceAll('"', ''),
        minimumVersion: '0.1.0',
      },
    ];
  }

  function setup(terminal, tag) {
    const known = state.terminals.get(terminal);
    if (tag === known.tag) return [304];
    const outlet = {
      id: 12,
      name: '石门银峰茶业 A-003',
      place: '2026 常德消费帮扶展销会 · 一号馆',
      channel: 'FAIR',
      channelName: '节会展销',
      region: '430726',
      regionName: '石门县',
    };
    const people = cashiers.map(({ pin, ...cashier }) => {
      const salt = randomBytes(16);
      const key = pbkdf2Sync(pin, salt, pinIterations, 32, 'sha256');
      return {
        ...cashier,
        salt: b64(salt),
        iterations: pinIterations,
        verifier: createHmac('sha256', key)
          .update(Buffer.concat([utf8('jiuxiao-pin-1'), utf8(terminal)]))
          .digest('base64url'),
      };
    });
    const limits = { openPriceFen: 500_000, lineQuantityMilli: 9_999_000 };
    return [
      200,
      {
        terminal,
        label: known.label,
        outlet,
        catalogueVersion: state.version,
        minimumVersion: '0.1.0',
        personKey: known.publicKey,
        publicBase,
        limits,
        cashiers: people,
        enrolment: `${terminal} ${known.publicKey}`,
      },
      { ETag: known.tag },
    ];
  }

  function answer({ method, url, headers }, body) {
    const path = `${method} ${url.pathname.replace('/api/kiosk/', '')}`;
    if (state.fail) throw new Problem(503, 'try-later', { 'Retry-After': '1' });
    if (path === 'POST enrolments') return enrol(JSON.parse(body));
    if (path === 'POST nonces') {
      const nonce = b64(randomBytes(32));
      state.nonces.add(nonce);
      return [200, { nonce, expiresAt: Date.now() + 60_000 }];
    }
    if (path === 'POST tokens') return token(JSON.parse(body));
    const terminal = state.tokens.get((headers.authorization ?? '').replace('Bearer ', ''));
    if (!terminal) throw new Problem(401, 'token-expired');
    if (path === 'POST entries') return upload(terminal, body, headers['content-encoding']);
    if (path === 'POST contacts') return contact(terminal);
    if (state.terminals.get(terminal).revoked) throw new Problem(403, 'not-allowed');
    if (path === 'GET setup') return setup(terminal, headers['if-none-match']);
    if (path === 'GET catalogue')
      return [200, { version: state.version, since: 0, products: state.products, removed: [] }];
    throw new Problem(404, 'not-found');
  }

  async function file(url, response) {
    const name = url.pathname === '/kiosk/' ? 'index.html' : url.pathname.replace('/kiosk/', '');
    try {
      const bytes = await readFile(new URL(name, BUILD));
      response.writeHead(200, {
        'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream',
        'Content-Security-Policy': CSP,
        'Cache-Control': 'no-cache',
      });
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  }

  function respond(request, body) {
    try {
      const [status, content, headers = {}] = answer(request, body);
      const text = content === undefined ? null : JSON.stringify(content);
      return { status, headers: { 'Content-Type': 'application/json', ...headers }, text };
    } catch (failure) {
      if (!(failure instanceof Problem)) console.error(failure);
      const { status = 500, name = 'internal', headers = {} } = failure;
      const text = JSON.stringify({ type: `urn:jiuxiao:problem:${name}`, title: name, status, detail: name });
      return { status, headers: { 'Content-Type': 'application/problem+json', ...headers }, text };
    }
  }

  /** As the browser's, but straight into this server. */
  async function fetch(path, init) {
    const request = new Request(new URL(path, 'http://till.test'), init);
    const headers = Object.fromEntries(request.headers);
    const body = Buffer.from(await request.arrayBuffer());
    const answered = respond({ method: request.method, url: new URL(request.url), headers }, body);
    return new Response(answered.text, answered);
  }

  const server = createServer((request, response) => {
    const { method, headers } = request;
    const url = new URL(request.url, 'http://localhost');
    if (url.pathname === '/') return void response.writeHead(302, { Location: '/kiosk/' }).end();
    if (url.pathname.startsWith('/kiosk/')) return void file(url, response);
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const answered = respond({ method, url, headers }, Buffer.concat(parts));
      response.writeHead(answered.status, answered.headers).end(answered.text);
    });
  });
  return { server, state, fetch };
}
