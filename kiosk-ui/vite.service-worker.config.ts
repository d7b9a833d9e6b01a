import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { defineConfig } from 'vite';

const out = 'target/classes/META-INF/resources/kiosk';

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

/** What the service worker keeps: every file of the till's build, each with the digest of its content. */
function precacheList(): { url: string; digest: string }[] {
  return filesBelow(out)
    .filter((path) => !path.endsWith('service-worker.js'))
    .sort()
    .map((path) => ({
      url: `/kiosk/${relative(out, path).replaceAll('\\', '/')}`,
      digest: createHash('sha256').update(readFileSync(path)).digest('base64url').slice(0, 16),
    }));
}

/** One classic script without imports: module service workers are not everywhere yet. */
export default defineConfig({
  base: '/kiosk/',
  publicDir: false,
  build: {
    outDir: out,
    emptyOutDir: false,
    target: 'es2022',
    lib: {
      entry: 'src/till/service-worker.ts',
      formats: ['iife'],
      name: 'serviceWorker',
      fileName: () => 'service-worker.js',
    },
  },
  define: {
    __PRECACHE__: JSON.stringify(precacheList()),
    __VERSION__: JSON.stringify(process.env['npm_package_version'] ?? '0.0.0'),
  },
});
