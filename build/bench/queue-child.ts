// Run as a program, so that memory is that of a fresh Songsight: `scan` puts a folder into the queue, `open` opens it again.
import { readFileSync } from 'node:fs';
import { FakeAnalyst } from '../../tests/engine/analysts/fake-analyst.ts';
import { startEngine } from '#engine/start-engine.ts';

export type QueueFigures = {
  /** From the start of the program's engine until the window has its first answer, in seconds. */
  readonly openSeconds: number;
  /** Until the whole folder was looked through, and how often its progress was told before. */
  readonly scanSeconds: number | null;
  readonly firstProgressSeconds: number | null;
  readonly progressTold: number;
  readonly waiting: number;
  readonly takeMs: number;
  readonly peakMegabytes: number;
};

const [mode = '', dataFolder = '', folder = ''] = process.argv.slice(2);
const quiet = { info: () => undefined, warn: () => undefined, error: console.error };
const began = performance.now();
const since = (): number => (performance.now() - began) / 1000;

const engine = await startEngine({
  dataFolder,
  packFolder: 'none',
  version: '0',
  log: quiet,
  openAnalyst: () => Promise.resolve(new FakeAnalyst()),
});
await engine.dispatch('watch.read', {});
const openSeconds = since();
const progress: { seconds: number; found: number }[] = [];
engine.on('watch.changed', ({ folders }) => {
  const found = folders[0]?.found ?? 0;
  if (found > (progress.at(-1)?.found ?? 0)) progress.push({ seconds: since(), found });
});
if (mode === 'scan') {
  await engine.dispatch('watch.pause', { paused: true });
  await engine.dispatch('watch.add', { folder });
}
const watched = (): boolean => engine.state().folders.some(({ state }) => state === 'watching');
while (mode === 'scan' && !watched()) await new Promise((resolve) => setTimeout(resolve, 20));
const scanSeconds = mode === 'scan' ? since() - openSeconds : null;
const { waiting } = engine.state().totals;
const takeMs = timeOf(() => engine.state());
const figures: QueueFigures = {
  openSeconds,
  scanSeconds,
  firstProgressSeconds: progress[0] === undefined ? null : progress[0].seconds - openSeconds,
  progressTold: progress.length,
  waiting,
  takeMs,
  peakMegabytes: peakMegabytes(),
};
console.log(JSON.stringify(figures));
process.exit(0);

/** Linux counts the memory of whoever started this program into `maxRSS`; what it needed itself stands in its status. */
function peakMegabytes(): number {
  const status = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : '';
  const own = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
  return (own === undefined ? process.resourceUsage().maxRSS : Number(own)) / 1024;
}

function timeOf(act: () => unknown): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}
