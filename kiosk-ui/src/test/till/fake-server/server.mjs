// A server for developing the till: the wire of README.md in memory, with the files of the last build. Not for production, not in any jar.
import { createServer } from 'node:http';
import { Problem } from './bytes.mjs';
import { cashiers, products } from './data.mjs';
import { file } from './files.mjs';
import { enrol, nonce, token } from './routes/enrolment.mjs';
import { contact, upload } from './routes/journal.mjs';
import { receipt, reserve } from './routes/receipts.mjs';
import { catalogue, picture, print, setup } from './routes/setup.mjs';

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
    pictures: new Map(),
    cashiers: cashiers.map((cashier) => ({ ...cashier })),
    printers: [{ id: 7, name: '前台 80 毫米' }],
    papers: [],
    printerOff: false,
    poison: new Set(),
    spoil: new Set(),
    fail: null,
    uploads: 0,
    reservations: [],
  };

  const world = { state, publicBase, now, pinIterations };

  function answer({ method, url, headers }, body) {
    const path = `${method} ${url.pathname.replace('/api/kiosk/', '')}`;
    if (state.fail) throw new Problem(503, 'try-later', { 'Retry-After': '1' });
    if (path === 'POST enrolments') return enrol(world, JSON.parse(body));
    if (path === 'POST nonces') return nonce(world);
    if (path === 'POST tokens') return token(world, JSON.parse(body));
    const terminal = state.tokens.get((headers.authorization ?? '').replace('Bearer ', ''));
    if (!terminal) throw new Problem(401, 'token-expired');
    if (path === 'POST entries') return upload(world, terminal, body, headers['content-encoding']);
    if (path === 'POST contacts') return contact(world, terminal);
    if (state.terminals.get(terminal).revoked) throw new Problem(403, 'not-allowed');
    if (path === 'GET setup') return setup(world, terminal, headers['if-none-match']);
    if (path === 'POST reservations') return reserve(world, terminal, JSON.parse(body));
    if (path.startsWith('GET receipts'))
      return receipt(world, path.slice('GET receipts/'.length), url.searchParams.get('number'));
    if (path === 'GET catalogue') return catalogue(world);
    if (path.startsWith('GET pictures/')) return picture(world, path.slice('GET pictures/'.length));
    if (path.startsWith('POST printers/')) return print(world, Number(path.slice('POST printers/'.length)), body);
    throw new Problem(404, 'not-found');
  }

  function respond(request, body) {
    try {
      const [status, content, headers = {}] = answer(request, body);
      const text = content === undefined || content instanceof Uint8Array ? content : JSON.stringify(content);
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
