import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

/** The window's page, for Electron and browser alike: relative addresses, nothing inlined, so that a strict CSP holds. */
export default defineConfig({
  root: new URL('../renderer', import.meta.url).pathname,
  base: './',
  plugins: [svelte({ configFile: false })],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    rollupOptions: {
      input: ['index', 'upgrade'].map((page) => new URL(`../renderer/${page}.html`, import.meta.url).pathname),
    },
  },
});
