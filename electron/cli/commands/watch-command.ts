import type { Events } from '#contract/requests.ts';
import type { WatchState } from '#contract/watch.ts';
import type { Engine } from '#engine/start-engine.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { WatchOptions } from '../options/analyse-options.ts';
import { interruption } from '../interrupted.ts';
import { openEngine } from '../open-engine.ts';
import type { Out } from '../out.ts';
import { oneDecimal } from '../progress-line.ts';
import { tellingOf } from '../telling-of.ts';
import { valueOf } from '../value-of.ts';
import { watchAll } from './watch-all.ts';

/**
 * Watches folders and says what happens, until it is interrupted.
 * @returns 0, 3 when something could not be analysed, or 1 when no folder could be watched
 */
export async function watchCommand(options: WatchOptions, out: Out): Promise<number> {
  const stop = interruption(out);
  const telling = options.telling === null ? {} : { telling: tellingOf(options.telling, out) };
  const { engine, dataFolder } = await openEngine(options, { out, watch: true, ...telling });
  try {
    const forget = tellNews(engine, out);
    await valueOf(engine, 'settings.write', { change: options.change });
    const { watched, all } = await watchAll(engine, options.folders, out);
    if (watched.length === 0) return 1;
    out.tell(out.words(sentence('watch-begun', { folders: watched.join(', '), data: dataFolder })));
    const lost = await Promise.race([stop.happened.then(() => null), engine.lost]);
    if (lost !== null) throw lost;
    forget.forEach((each) => each());
    const state = await valueOf(engine, 'watch.read', {});
    out.tell(`\n${out.words(sentence('watch-ended', { counts: countsText(state, out) }))}`);
    return !all || state.totals.failed + troublesIn(state, out).length > 0 ? 3 : 0;
  } finally {
    await engine.close();
    stop.stop();
  }
}

function tellNews(engine: Engine, out: Out): (() => void)[] {
  let shown = '';
  const analysed = ({ relativePath, detections }: Events['recording.analysed']): void =>
    out.tell(out.words(foundSentence(relativePath, detections)));
  const failed = ({ file, failure }: Events['recording.failed']): void =>
    out.tell(
      out.words(
        sentence('watch-failed', {
          path: engine.pathOfFile(file) ?? sentence('watch-some-recording'),
          reason: failure,
        }),
      ),
    );
  let told: readonly string[] = [];
  const changed = (state: WatchState): void => {
    const troubles = troublesIn(state, out);
    for (const trouble of troubles) if (!told.includes(trouble)) out.tell(trouble);
    told = troubles;
    const text = countsText(state, out);
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

function foundSentence(path: string, detections: number): Sentence {
  return detections === 0
    ? sentence('watch-analysed-none', { path })
    : sentence('watch-analysed', { path, count: detections });
}

function countsText({ totals, current, realTimeFactor, pictures }: WatchState, out: Out): string {
  const { done, failed, waiting } = totals;
  const parts = [sentence('watch-counts', { done, failed, waiting })];
  if (realTimeFactor !== null) parts.push(sentence('progress-speed', { speed: oneDecimal(realTimeFactor) }));
  if (pictures.waiting > 0) parts.push(sentence('progress-pictures', { pictures: pictures.waiting }));
  if (current !== null) parts.push(sentence('watch-now', { name: current.name }));
  return parts.map((part) => out.words(part)).join(', ');
}
