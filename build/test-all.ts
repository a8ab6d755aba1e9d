// `npm test`: every check and every test, with one plain line at the end. Goes on after a failure, so that one run shows
// all that is wrong; ends with 1 when anything failed.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

type Counts = { passed: number; failed: number; skipped: number };
type Step = {
  name: string;
  command: string;
  args: readonly string[];
  report?: (ended: boolean) => Counts;
  /** Names of the tests that failed, where the last lines do not tell. */
  failed?: () => string | undefined;
};

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

/** What a person who sees only the end of the output needs to know. */
const failures: string[] = [];

const indented = (text: string): string => text.replace(/^/gm, '  ');

const lastLines = (said: Buffer): string => said.toString().trimEnd().split('\n').slice(-30).join('\n');

function vitestFailures(): string | undefined {
  const file = path.join(reports, 'vitest.json');
  if (!existsSync(file)) return undefined;
  const report = JSON.parse(readFileSync(file, 'utf8')) as {
    testResults: {
      name: string;
      status: string;
      message: string;
      assertionResults: { status: string; fullName: string }[];
    }[];
  };
  const lines = report.testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, message, assertionResults }) => {
      const tests = assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
      return (tests.length > 0 ? tests : [message]).map((test) => `${path.relative(project, name)}: ${test}`);
    });
  return lines.length > 0 ? lines.join('\n') : undefined;
}

const build: Step = { name: 'build', command: process.execPath, args: ['build/build-if-stale.ts', '--force'] };
const check: Step = { name: 'check', command: 'npm', args: ['run', '--silent', 'check'] };
const vitest: Step = {
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
  failed: vitestFailures,
};
const pytest: Step = {
  name: 'pytest',
  command: process.execPath,
  args: ['build/python/run-pytest.ts', '--junit-xml=.cache/reports/pytest.xml'],
  report: fromReport('pytest.xml', junitCounts),
};
const playwright: Step = {
  name: 'playwright',
  command: 'playwright',
  args: ['test', '--config', 'build/playwright.config.ts'],
  report: fromReport('playwright.xml', junitCounts),
};

/** Most tests wait for other programs for a good part of their time: what needs the processor alone runs beside them. */
const order: readonly (readonly Step[])[][] = [[[build]], [[vitest], [playwright, pytest, check]]];

const onWindows = process.platform === 'win32';

/** Runs a step; its lines are shown as they come (`live`) or together at its end. */
async function runStep(step: Step, live: boolean): Promise<Counts> {
  const began = Date.now();
  const child = spawn(step.command, step.args, {
    cwd: project,
    shell: onWindows,
    stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => said.push(piece));
  if (live) process.stdout.write(`\n=== ${step.name}\n`);
  const ended = await new Promise<boolean>((resolve) => {
    child.once('error', (thrown) => {
      said.push(Buffer.from(`${thrown.message}\n`));
      resolve(false);
    });
    child.once('close', (code) => resolve(code === 0));
  });
  if (!live) process.stdout.write(`\n=== ${step.name}\n`);
  process.stdout.write(Buffer.concat(said));
  const counts = (step.report ?? asOne)(ended);
  if (counts.failed > 0) failures.push(`${step.name}\n${indented(step.failed?.() ?? lastLines(Buffer.concat(said)))}`);
  process.stdout.write(`=== ${step.name}: ${sentence(counts)} (${Math.round((Date.now() - began) / 1000)} s)\n`);
  return counts;
}

function sentence({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

async function runLane(lane: readonly Step[], live: boolean): Promise<Counts[]> {
  const counts: Counts[] = [];
  for (const step of lane) counts.push(await runStep(step, live));
  return counts;
}

// The program lowers the priority of what analyses. All steps share that priority, so that no test waits for another step.
os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const began = Date.now();
const total = { passed: 0, failed: 0, skipped: 0 };
for (const lanes of order) {
  const counts = await Promise.all(lanes.map((lane, index) => runLane(lane, index === 0)));
  for (const each of counts.flat()) {
    total.passed += each.passed;
    total.failed += each.failed;
    total.skipped += each.skipped;
  }
}
for (const failure of failures) process.stdout.write(`\n=== FAILED: ${failure}\n`);
process.stdout.write(`\nAll of it took ${Math.round((Date.now() - began) / 1000)} s.\nSongsight: ${sentence(total)}\n`);
process.exit(total.failed === 0 ? 0 : 1);
