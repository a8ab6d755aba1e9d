// `npm run bench:questions [-- <data folder>] [-- --detections 1000000]`: milliseconds of every request that only reads, at so many detections of 300 species,
// asked one after the other, and by 200 clients at once: as soon as the season is open, and when what is counted is in memory. The built reading
// threads answer, as in the program itself.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { say } from '#contract/words/sentence.ts';
import { startEngine, type Engine } from '#engine/start-engine.ts';
import { FakeAnalyst } from '../../tests/engine/analysts/fake-analyst.ts';
import { temporaryFolder } from '../../tests/field/field-folder.ts';
import { makeSeason } from '../../tests/field/season-folder.ts';
import { seasonQuestions, type SeasonQuestion } from '../../tests/field/season-questions.ts';
import type { Figure } from './table/figures.ts';
import { keepFigures } from './table/kept-runs.ts';

const { values, positionals } = parseArgs({
  options: { detections: { type: 'string', default: '1000000' } },
  allowPositionals: true,
});
const detections = Number(values.detections);
const clients = 200;
const [given] = positionals;
const folder = given === undefined ? temporaryFolder() : { path: path.resolve(given), remove: () => undefined };

type Timed = { readonly request: string; readonly of: string; readonly first: number; readonly again: number };

/** Milliseconds: cold when it is first asked, warm when it is asked again. */
async function timed(ask: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await ask();
  return performance.now() - began;
}

const at = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;

function row(name: string, times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const cells = [0.5, 0.95, 1].map((part) => at(sorted, part).toFixed(1).padStart(9));
  return `${name.padEnd(22)} ${String(times.length).padStart(4)} ${cells.join(' ')}`;
}

function table(answers: readonly Timed[]): string {
  const byRequest = Map.groupBy(answers, ({ request }) => request);
  const rows = [...byRequest].map(([name, of]) =>
    row(
      name,
      of.flatMap(({ first, again }) => [first, again]),
    ),
  );
  const all = answers.flatMap(({ first, again }) => [first, again]);
  const slow = answers.toSorted((a, b) => b.first - a.first).slice(0, 15);
  return [
    `${'request'.padEnd(22)} asks    median       p95     worst (ms)`,
    ...rows,
    row('all', all),
    'the slowest:',
    ...slow.map(
      ({ request, of, first, again }) => `  ${first.toFixed(0)} ms, ${again.toFixed(0)} ms: ${request} ${of}`,
    ),
  ].join('\n');
}

function figuresOf(answers: readonly Timed[]): Figure[] {
  const sorted = answers.flatMap(({ first, again }) => [first, again]).toSorted((a, b) => a - b);
  const figure = (name: string, part: number, goal: number | null): Figure => ({
    name: `a question at ${detections} detections, ${name}`,
    value: at(sorted, part),
    unit: 'ms',
    goal,
    better: 'lower',
  });
  return [figure('median', 0.5, null), figure('p95', 0.95, 200), figure('worst', 1, 1000)];
}

/** Everybody asks at the same moment, each another question. The processor's time says what a busy computer's clock does not. */
async function askedTogether(
  when: string,
  { dispatch }: Engine,
  questions: readonly SeasonQuestion[],
): Promise<Figure[]> {
  const step = questions.length / clients;
  const [began, usedBefore] = [performance.now(), process.cpuUsage()];
  const times = await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const { request, ask } = questions[Math.floor(client * step)] ?? { request: 'watch.read', ask: {} };
      const reply = await dispatch(request, ask);
      if (!reply.ok) throw new Error(`${request}: ${say(reply.failure, 'en')}`);
      return performance.now() - began;
    }),
  );
  const value = at(
    times.toSorted((a, b) => a - b),
    0.95,
  );
  const { user, system } = process.cpuUsage(usedBefore);
  return [
    { name: `${clients} clients at once ${when}, p95`, value, unit: 'ms', goal: 2000, better: 'lower' },
    {
      name: `${clients} clients ${when}, of the processor`,
      value: (user + system) / 1000,
      unit: 'ms',
      goal: null,
      better: 'lower',
    },
  ];
}

const project = path.resolve(import.meta.dirname, '../..');

const openSeason = (): Promise<Engine> =>
  startEngine({
    dataFolder: folder.path,
    packFolder: path.join(project, 'tests/fixtures/models/tiny'),
    version: '0',
    log: { info: () => undefined, warn: () => undefined, error: console.error },
    openAnalyst: () => Promise.resolve(new FakeAnalyst()),
    readerEntry: path.join(project, 'dist/reader-thread.js'),
    answers: true,
    watch: false,
  });

try {
  const built = spawnSync(process.execPath, [path.join(project, 'build/build-if-stale.ts')], { stdio: 'inherit' });
  if (built.status !== 0) process.exit(1);
  if (!existsSync(path.join(folder.path, 'songsight.db'))) makeSeason(folder.path, { detections, species: 300 });
  const questions = seasonQuestions(detections);
  // Before they were asked one by one: what is kept of answers does not help.
  const fresh = await openSeason();
  const together = await askedTogether('after the start', fresh, questions);
  await fresh.close();
  const engine = await openSeason();
  await engine.inside.engine.reader.prepare();
  together.push(...(await askedTogether('with the counts in memory', engine, questions)));
  const answers: Timed[] = [];
  for (const { request, of, ask } of questions) {
    const once = async (): Promise<void> => {
      const reply = await engine.dispatch(request, ask);
      if (!reply.ok) throw new Error(`${request} (${of}): ${say(reply.failure, 'en')}`);
    };
    const first = await timed(once);
    answers.push({ request, of, first, again: await timed(once) });
  }
  console.log(table(answers));
  await keepFigures(`questions-${String(detections)}`, () => Promise.resolve([...figuresOf(answers), ...together]));
  await engine.close();
} finally {
  folder.remove();
}
