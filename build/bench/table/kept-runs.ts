import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import path from 'node:path';
import { bestOf, lostGoals, tableOf, toKeep, type Figure, type KeptRun } from './figures.ts';

const folder = path.resolve(import.meta.dirname, '../../../.cache/bench');

/** Runs are only compared on one computer. */
const thisComputer = (): string => `${cpus()[0]?.model.trim() ?? 'unknown'}, ${String(availableParallelism())} cores`;

function before(file: string): KeptRun | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as KeptRun) : null;
}

/**
 * Measures, shows the table beside the last run's, and keeps the figures in `.cache/bench/<name>.json`. Where a goal that was held
 * before is missed, all is measured again, twice at most, and the best counts; is it missed still, the program ends with 1.
 */
export async function keepFigures(name: string, measure: () => Promise<Figure[]>): Promise<void> {
  const file = path.join(folder, `${name}.json`);
  const former = before(file);
  const computer = thisComputer();
  let figures = await measure();
  for (let again = 0; again < 2 && lostGoals(figures, former, computer).length > 0; again += 1)
    figures = bestOf(figures, await measure());
  console.log(tableOf(figures, former));
  const lost = lostGoals(figures, former, computer);
  if (lost.length > 0) {
    console.error(`Lost: ${lost.map((figure) => figure.name).join('; ')}. The figures before are kept in ${file}.`);
    process.exitCode = 1;
    return;
  }
  mkdirSync(folder, { recursive: true });
  const kept: KeptRun = { at: new Date().toISOString(), computer, figures: toKeep(figures, former, computer) };
  writeFileSync(file, `${JSON.stringify(kept, null, 1)}\n`);
}
