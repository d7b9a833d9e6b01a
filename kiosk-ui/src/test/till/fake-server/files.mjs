// The files of the last build, under the page's own policy.
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';

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
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export async function file(url, response) {
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
