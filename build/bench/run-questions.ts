// `npm run bench:questions [-- <data folder>]`: milliseconds of every request that only reads, at 1,000,000 detections of 300 species.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { say } from '#contract/words/sentence.ts';
import { startEngine } from '#engine/start-engine.ts';
import { FakeAnalyst } from '../../tests/engine/analysts/fake-analyst.ts';
import { temporaryFolder } from '../../tests/field/field-folder.ts';
import { makeSeason } from '../../tests/field/season-folder.ts';
import { seasonQuestions } from '../../tests/field/season-questions.ts';
import type { Figure } from './table/figures.ts';
import { keepFigures } from './table/kept-runs.ts';

const detections = 1_000_000;
const given = process.argv[2];
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

try {
  if (!existsSync(path.join(folder.path, 'songsight.db'))) makeSeason(folder.path, { detections, species: 300 });
  const engine = await startEngine({
    dataFolder: folder.path,
    packFolder: path.resolve(import.meta.dirname, '../../tests/fixtures/models/tiny'),
    version: '0',
    log: { info: () => undefined, warn: () => undefined, error: console.error },
    openAnalyst: () => Promise.resolve(new FakeAnalyst()),
    watch: false,
  });
  const answers: Timed[] = [];
  for (const { request, of, ask } of seasonQuestions(detections)) {
    const once = async (): Promise<void> => {
      const reply = await engine.dispatch(request, ask);
      if (!reply.ok) throw new Error(`${request} (${of}): ${say(reply.failure, 'en')}`);
    };
    const first = await timed(once);
    answers.push({ request, of, first, again: await timed(once) });
  }
  console.log(table(answers));
  await keepFigures('questions', () => Promise.resolve(figuresOf(answers)));
  await engine.close();
} finally {
  folder.remove();
}
