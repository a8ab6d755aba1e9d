import { defineConfig } from 'vitest/config';

/** `npm run torture`: hours of what a field season does to a program. Figures are gathered in `.cache/torture/figures.md`. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: [
      'tests/torture/**/*.torture.ts',
      'tests/engine/queue/{trouble-around-files,identity,damaged-files}.test.ts',
    ],
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    // 100,000 files are deleted afterwards.
    hookTimeout: 120_000,
  },
});
