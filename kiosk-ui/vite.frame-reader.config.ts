import { defineConfig } from 'vite';

/**
 * The console's reader of animated QR codes, with its worker and decoders under /frame-reader/. Not a library build: that would
 * put the WebAssembly into the script, which the content policy refuses.
 */
export default defineConfig({
  base: '/frame-reader/',
  publicDir: false,
  build: {
    outDir: 'target/classes/META-INF/resources/frame-reader',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: 'src/frame-reader/frame-reader.ts',
      output: { entryFileNames: 'frame-reader.js' },
    },
  },
  worker: { format: 'es' },
});
