import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { vaadinStyles } from './vite.vaadin-styles.ts';

const nothing = fileURLToPath(new URL('./src/till/nothing.ts', import.meta.url));

/** The till itself. The service worker is built after it, because it lists what this build wrote. */
export default defineConfig({
  base: '/kiosk/',
  plugins: [vaadinStyles()],
  resolve: {
    alias: {
      // Vaadin's developer aids look for a development server with `new Function`, which the page's CSP rightly refuses.
      '@vaadin/vaadin-usage-statistics/vaadin-usage-statistics.js': nothing,
      '@vaadin/vaadin-development-mode-detector/vaadin-development-mode-detector.js': nothing,
    },
  },
  build: {
    outDir: 'target/classes/META-INF/resources/kiosk',
    emptyOutDir: true,
    target: 'es2022',
    // A data: URL would need a wider CSP, and a cached file costs the same.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
  define: { __VERSION__: JSON.stringify(process.env['npm_package_version'] ?? '0.0.0') },
  test: {
    include: ['src/test/till/**/*.test.ts'],
    environment: 'node',
    testTimeout: 20_000,
    pool: 'threads',
    maxWorkers: '100%',
    // A module for bundlers, which Node takes for none.
    server: { deps: { inline: ['raptorq'] } },
  },
});
