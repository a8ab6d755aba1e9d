// `npm run bench:exports [-- <data folder>] [-- --only raven,json]`: a season of a million detections in every format that
// reads no sound: seconds on the clock and of the processor, memory, and the longest piece of work in the program's own thread
// meanwhile (processor time: what other programs take is not counted). Without a folder one is made.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
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

/** The most processor time, in milliseconds, that this thread takes between two turns of its event loop. @returns ends it and tells */
function watchThread(): () => number {
  const now = (): number => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let [before, most, stopped] = [now(), 0, false];
  const look = (): void => {
    const at = now();
    most = Math.max(most, at - before);
    before = at;
    if (!stopped) setTimeout(look, 5);
  };
  setTimeout(look, 5);
  return () => {
    stopped = true;
    return most;
  };
}

/** One export in a thread, as the window has it made. */
async function measure(format: ExportFormat): Promise<void> {
  const atFirst = process.memoryUsage().rss;
  let peak = atFirst;
  const look = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
  const longest = watchThread();
  const cpuBefore = process.cpuUsage();
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
  const cpu = process.cpuUsage(cpuBefore);
  clearInterval(look);
  const heldUp = longest();
  const missed = seconds > goal.seconds || heldUp > goal.heldUpMs ? '   MISSED' : '';
  console.log(
    `${format.padEnd(20)} ${seconds.toFixed(1).padStart(6)} s, ${((cpu.user + cpu.system) / 1e6).toFixed(1)} s of the processor; ${rows} rows, ${(bytes / 1e6).toFixed(0)} MB written; ` +
      `memory +${((peak - atFirst) / 1e6).toFixed(0)} MB; longest work in this thread ${heldUp.toFixed(0)} ms${missed}`,
  );
  if (missed !== '') process.exitCode = 1;
  rmSync(path.join(work, format), { recursive: true, force: true });
}

console.log(`${detections} detections; goals: ${goal.seconds} s in any format, ${goal.heldUpMs} ms`);
for (const format of exportFormats) if (wanted.includes(format)) await measure(format);
rmSync(work, { recursive: true, force: true });
