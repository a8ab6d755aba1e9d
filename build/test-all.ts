// `npm test`: every check and every test, one after another, with one plain line at the end. Goes on after a failure, so
// that one run shows all that is wrong; ends with 1 when anything failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

type Counts = { passed: number; failed: number; skipped: number };
type Step = { name: string; command: string; args: readonly string[]; report?: (ended: boolean) => Counts };

const project = path.resolve(import.meta.dirname, '..');
const reports = path.join(project, '.cache/reports');

/** One thing checked without a count of its own: it passed or it failed. */
const asOne = (ended: boolean): Counts => ({ passed: ended ? 1 : 0, failed: ended ? 0 : 1, skipped: 0 });

/** A runner that died before it wrote its report counts as one failure. */
function fromReport(file: string, read: (text: string) => Counts): (ended: boolean) => Counts {
  return (ended) => {
    const full = path.join(reports, file);
    if (!existsSync(full)) return asOne(ended);
    const counts = read(readFileSync(full, 'utf8'));
    return ended || counts.failed > 0 ? counts : { ...counts, failed: 1 };
  };
}

function vitestCounts(text: string): Counts {
  const report: unknown = JSON.parse(text);
  const count = (key: string): number => Number(Object.entries(report ?? {}).find(([name]) => name === key)?.[1] ?? 0);
  return { passed: count('numPassedTests'), failed: count('numFailedTests'), skipped: count('numPendingTests') };
}

/** pytest's and Playwright's JUnit files carry the sums as attributes of their suites. */
function junitCounts(text: string): Counts {
  const sum = (name: string): number =>
    [...text.matchAll(/<testsuite\s[^>]*>/g)]
      .map((suite) => Number(new RegExp(`\\s${name}="(\\d+)"`).exec(suite[0])?.[1] ?? 0))
      .reduce((total, each) => total + each, 0);
  const failed = sum('failures') + sum('errors');
  return { passed: sum('tests') - failed - sum('skipped'), failed, skipped: sum('skipped') };
}

const steps: readonly Step[] = [
  { name: 'build', command: process.execPath, args: ['build/build-if-stale.ts', '--force'] },
  { name: 'check', command: 'npm', args: ['run', '--silent', 'check'] },
  {
    name: 'vitest',
    command: 'vitest',
    args: [
      'run',
      '--config',
      'build/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      '--outputFile.json=.cache/reports/vitest.json',
    ],
    report: fromReport('vitest.json', vitestCounts),
  },
  {
    name: 'pytest',
    command: process.execPath,
    args: ['build/python/run-pytest.ts', '--junit-xml=.cache/reports/pytest.xml'],
    report: fromReport('pytest.xml', junitCounts),
  },
  {
    name: 'playwright',
    command: 'playwright',
    args: ['test', '--config', 'build/playwright.config.ts'],
    report: fromReport('playwright.xml', junitCounts),
  },
];

function runStep(step: Step): Counts {
  process.stdout.write(`\n=== ${step.name}\n`);
  const began = Date.now();
  const { status } = spawnSync(step.command, step.args, { cwd: project, stdio: 'inherit' });
  const counts = (step.report ?? asOne)(status === 0);
  process.stdout.write(`=== ${step.name}: ${sentence(counts)} (${Math.round((Date.now() - began) / 1000)} s)\n`);
  return counts;
}

function sentence({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const total = { passed: 0, failed: 0, skipped: 0 };
for (const step of steps) {
  const counts = runStep(step);
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
}
process.stdout.write(`\nSongsight: ${sentence(total)}\n`);
process.exit(total.failed === 0 ? 0 : 1);
