import { defineConfig } from '@playwright/test';

const season = ['e2e/a-season.spec.ts', 'e2e/a-season-of-clips.spec.ts'];

export default defineConfig({
  testDir: '../tests',
  outputDir: '../test-results',
  reporter: [['list'], ['./playwright-reporter.ts'], ['junit', { outputFile: '../.cache/reports/playwright.xml' }]],
  // A green run waits for none of these; a computer that is slow, or busy with other work, must not turn it red.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  // Two at a time, since most of the time they wait for a page; those of a season share one, which is made once.
  workers: 2,
  projects: [
    { name: 'season', testMatch: season, workers: 1 },
    {
      name: 'field',
      testMatch: ['e2e/**/*.spec.ts', 'desktop/**/*.spec.ts'],
      testIgnore: season,
      workers: 1,
    },
  ],
  forbidOnly: true,
});
