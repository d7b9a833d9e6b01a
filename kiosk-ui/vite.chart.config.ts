import { defineConfig } from 'vite';

/** The console's chart: ECharts with only what it draws, one module under /charts/. No part of the till. */
export default defineConfig({
  base: '/charts/',
  publicDir: false,
  build: {
    outDir: 'target/classes/META-INF/resources/charts',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    lib: { entry: 'src/chart/chart.ts', formats: ['es'], fileName: () => 'chart.js' },
  },
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
});
