// `npm run bench:exports [-- <data folder>] [-- --only raven,json]`: a season of a million detections in every format that
// reads no sound: seconds, memory, and how long the program's own thread was held up meanwhile. Without a folder one is made.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { exportFormats, type ExportFormat } from '#contract/exports.ts';
import { exportInThread } from '#engine/exports/in-thread.ts';
import { chromiumPrinter } from '#engine/exports/report/print-pdf.ts';
import { makeSeason } from '../../tests/field/season-folder.ts';

const detections = 1_000_000;
const entry = path.resolve(import.meta.dirname, '../../electron/engine/exports/export-thread.ts');
const { values, positionals } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true });
const work = mkdtempSync(path.join(tmpdir(), 'songsight-bench-exports-'));
const season = positionals[0] ?? path.join(work, 'season');
if (positionals[0] === undefined) makeSeason(season, { detections, species: 300 });

const wanted =
  values.only?.split(',') ?? exportFormats.filter((format) => format !== 'clips' && format !== 'spectrograms');
const goal = { seconds: 60, heldUpMs: 100 };

/** One export in a thread, as the window has it made. */
async function measure(format: ExportFormat): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const atFirst = process.memoryUsage().rss;
  let peak = atFirst;
  const look = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
  delay.enable();
  const began = performance.now();
  const { rows, bytes } = await exportInThread(
    entry,
    {
      dataFolder: season,
      version: '0.0.0-bench',
      now: new Date().toISOString(),
      wish: { format, filter: format === 'ebird' ? { minScore: 0 } : {}, options: {}, folder: path.join(work, format) },
    },
    { signal: new AbortController().signal, progress: () => undefined, printPdf: chromiumPrinter(process.env) },
  );
  const seconds = (performance.now() - began) / 1000;
  delay.disable();
  clearInterval(look);
  const heldUp = delay.max / 1e6;
  const missed = seconds > goal.seconds || heldUp > goal.heldUpMs ? '   MISSED' : '';
  console.log(
    `${format.padEnd(20)} ${seconds.toFixed(1).padStart(6)} s  ${rows} rows, ${(bytes / 1e6).toFixed(0)} MB written; ` +
      `memory +${((peak - atFirst) / 1e6).toFixed(0)} MB; this thread held up ${heldUp.toFixed(0)} ms at most${missed}`,
  );
  if (missed !== '') process.exitCode = 1;
  rmSync(path.join(work, format), { recursive: true, force: true });
}

console.log(`${detections} detections; goals: ${goal.seconds} s in any format, ${goal.heldUpMs} ms`);
for (const format of exportFormats) if (wanted.includes(format)) await measure(format);
rmSync(work, { recursive: true, force: true });
