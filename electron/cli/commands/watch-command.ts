import type { Events } from '#contract/requests.ts';
import type { WatchState } from '#contract/watch.ts';
import type { Engine } from '#engine/start-engine.ts';
import type { WatchOptions } from '../cli-options.ts';
import { interruption } from '../interrupted.ts';
import { openEngine } from '../open-engine.ts';
import type { Out } from '../out.ts';
import { valueOf } from '../value-of.ts';

/** Watches a folder and says what happens, until it is interrupted. @returns 0, or 3 when something could not be heard */
export async function watchCommand(options: WatchOptions, out: Out): Promise<number> {
  const stop = interruption();
  const { engine, dataFolder } = await openEngine(options, { watch: true });
  try {
    const forget = tellNews(engine, out);
    await valueOf(engine, 'watch.add', { folder: options.folder });
    out.tell(`Watching ${options.folder}. Data in ${dataFolder}. Ctrl+C ends it.`);
    const lost = await Promise.race([stop.happened.then(() => null), engine.lost]);
    if (lost !== null) throw lost;
    forget.forEach((each) => each());
    const state = await valueOf(engine, 'watch.read', {});
    out.tell(`\n${countsText(state)}. What still waits is taken up at the next start.`);
    return state.totals.failed + troublesIn(state, out).length > 0 ? 3 : 0;
  } finally {
    await engine.close();
    stop.stop();
  }
}

function tellNews(engine: Engine, out: Out): (() => void)[] {
  let shown = '';
  const analysed = ({ relativePath, detections }: Events['recording.analysed']): void =>
    out.tell(`${relativePath}: ${heardText(detections)}`);
  const failed = ({ file, failure }: Events['recording.failed']): void =>
    out.tell(`${engine.pathOfFile(file) ?? 'A recording'} failed: ${out.words(failure)}`);
  let told: readonly string[] = [];
  const changed = (state: WatchState): void => {
    const troubles = troublesIn(state, out);
    for (const trouble of troubles) if (!told.includes(trouble)) out.tell(trouble);
    told = troubles;
    const text = countsText(state);
    if (!out.moving || text === shown) return;
    shown = text;
    out.bar(text.slice(0, out.columns - 1));
  };
  return [
    engine.on('recording.analysed', analysed),
    engine.on('recording.failed', failed),
    engine.on('watch.changed', changed),
  ];
}

/** What keeps recordings from being heard now, in sentences: of the whole program and of each folder. */
function troublesIn({ troubles, folders }: WatchState, out: Out): string[] {
  const ofFolders = folders.flatMap(({ path, note }) => (note === null ? [] : [`${path}: ${out.words(note)}`]));
  return [...troubles.map((trouble) => out.words(trouble)), ...ofFolders];
}

function heardText(detections: number): string {
  if (detections === 0) return 'nothing heard';
  return `${detections} detection${detections === 1 ? '' : 's'}`;
}

function countsText({ totals, current, realTimeFactor, pictures }: WatchState): string {
  const speed = realTimeFactor === null ? '' : `, ${realTimeFactor.toFixed(1)} x real time`;
  const now = current === null ? '' : `, listening to ${current.name}`;
  const painting = pictures.waiting === 0 ? '' : `, ${pictures.waiting} pictures to paint`;
  return `${totals.done} done, ${totals.failed} failed, ${totals.waiting} waiting${speed}${painting}${now}`;
}
