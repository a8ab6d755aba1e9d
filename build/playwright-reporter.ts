import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Says why a test was skipped; Playwright's own list only draws a dash. */
export default class SkipReasons implements Reporter {
  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status !== 'skipped') return;
    const reasons = test.annotations.map(({ description }) => description ?? 'no reason given');
    console.log(`     ${reasons.join(' ')}`);
  }
}
