import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { openBrowser } from '../../test/till/by-hand/browser.mjs';
import { HEIGHT, WIDTH } from './picture.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const TYPES = { js: 'text/javascript', wasm: 'application/wasm' };

/** Each decoder bundled by itself, as the till would ship it, in a page of Chromium. */
export async function openStage(decoders) {
  const files = new Map([['/', { type: 'text/html', bytes: Buffer.from('<!doctype html><title>decoders</title>') }]]);
  const bundles = Object.fromEntries(
    await Promise.all(decoders.map(async (name) => [name, await bundled(`readers/${name}`, name, files)])),
  );
  await bundled('page', 'page', files);
  const server = createServer((request, response) => serve(files.get(request.url), response));
  await new Promise((done) => server.listen(0, 'localhost', done));
  const browser = await openBrowser([]);
  const page = await browser.newPage();
  await page.goto(`http://localhost:${server.address().port}/`);
  const names = {};
  for (const name of decoders)
    names[name] = await page.evaluate(async (file) => (await import('/page.js')).load(file), `/${name}.js`);
  return {
    bundles,
    names,
    look: (picture, chosen, round) => {
      files.set('/picture', { type: 'application/octet-stream', bytes: Buffer.from(picture.buffer) });
      return page.evaluate(
        async ([of, at, width, height]) => (await import('/page.js')).look('/picture', of, at, width, height),
        [chosen, round, WIDTH, HEIGHT],
      );
    },
    believed: (text) => page.evaluate(async (what) => (await import('/page.js')).believed(what), text),
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

/** @returns its size in bytes, plain and zipped, code and WebAssembly together */
async function bundled(entry, name, files) {
  const { output } = await build({
    configFile: false,
    root: HERE,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        input: { [name]: `${HERE}${entry}.mjs` },
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js', assetFileNames: '[name][extname]' },
      },
    },
  });
  const size = { bytes: 0, gzip: 0 };
  for (const { fileName, code, source } of output) {
    const bytes = Buffer.from(code ?? source);
    files.set(`/${fileName}`, { type: TYPES[fileName.split('.').at(-1)] ?? 'text/plain', bytes });
    size.bytes += bytes.length;
    size.gzip += gzipSync(bytes).length;
  }
  return size;
}

/** Isolated from other origins, the page's clock is exact to 5 µs instead of 100. */
function serve(file, response) {
  if (!file) return response.writeHead(404).end();
  response.writeHead(200, {
    'Content-Type': file.type,
    'Cache-Control': 'no-store',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
  });
  response.end(file.bytes);
}
