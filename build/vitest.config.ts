import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './longest-first.ts';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  // Compiles the runes of the window's state (`*.svelte.ts`); everything else passes through untouched.
  plugins: [svelte({ configFile: false })],
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'tests/desktop/**', 'node_modules/**'],
    // A green run waits for none of these; a computer that is slow, or busy with other work, must not turn it red.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    // Hundreds of tests start the program: what it is made of is compiled once.
    env: {
      NODE_COMPILE_CACHE: new URL('../.cache/compiled', import.meta.url).pathname,
      // As in `electron/analysis/models/onnx-session.ts`, for the tests that run networks themselves.
      ORT_DISABLE_TELEMETRY: '1',
    },
    pool: 'forks',
    // More than the cores of a small computer: most tests wait for other programs. A worker goes from file to file, which
    // saves a start and the reading of the same modules for each: a test file leaves nothing behind.
    maxWorkers: 3,
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // Imports JSON in a way that Node does not take; Vite does.
    server: { deps: { inline: ['@actions/workflow-parser'] } },
  },
});
