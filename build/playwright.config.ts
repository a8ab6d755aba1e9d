import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '../tests',
  testMatch: ['e2e/**/*.spec.ts', 'desktop/**/*.spec.ts'],
  outputDir: '../test-results',
  reporter: [['list'], ['./playwright-reporter.ts'], ['junit', { outputFile: '../.cache/reports/playwright.xml' }]],
  timeout: 120_000,
  workers: 1,
  forbidOnly: true,
});
