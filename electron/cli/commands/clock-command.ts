import type { ClockAnswer, ClockPreview, FolderPlace } from '#contract/clock.ts';
import { KnownFailure } from '#contract/failure.ts';
import { folderPlace } from '#engine/time-and-place/folder-deployment.ts';
import type { Engine } from '#engine/start-engine.ts';
import { openEngine } from '../open-engine.ts';
import type { Out } from '../out.ts';
import { sentence } from '#contract/words/sentence.ts';
import type { ClockOptions } from '../options/time-options.ts';
import { momentText, shiftText } from '../time-words.ts';
import { valueOf } from '../value-of.ts';

/** Shows, corrects or gives back the clock of a folder that was listened to. @returns the exit code */
export async function clockCommand(options: ClockOptions, out: Out): Promise<number> {
  const { engine } = await openEngine(options, { out, watch: false });
  try {
    const place = folderPlace(engine.inside.engine, options.folder);
    const preview = await correct(engine, place, options.action);
    const answer = await (options.action.kind === 'undo' ? undoLast(engine, place) : valueOf(engine, 'clock.read', {}));
    if (options.json) out.say(JSON.stringify({ ...ofPlace(answer, place), done: preview }, null, 2));
    else
      for (const line of [...correctedLines(preview, out), ...clockLines(ofPlace(answer, place), out)]) out.say(line);
    return 0;
  } finally {
    await engine.close();
  }
}

async function correct(
  engine: Engine,
  place: FolderPlace,
  action: ClockOptions['action'],
): Promise<ClockPreview | null> {
  if (action.kind !== 'correct') return null;
  const { change } = action;
  const preview = await valueOf(engine, 'clock.preview', { place, change });
  await valueOf(engine, 'clock.correct', { place, change });
  return preview;
}

async function undoLast(engine: Engine, place: FolderPlace): Promise<ClockAnswer> {
  const { corrections } = ofPlace(await valueOf(engine, 'clock.read', {}), place);
  const last = corrections.find(
    (correction) => correction.undoneAt === null && correction.subfolder === place.subfolder,
  );
  if (last === undefined) throw new KnownFailure('not-found', 'clock-nothing-to-take-back');
  return valueOf(engine, 'clock.undo', { correction: last.id });
}

/** The folder itself and what lies below it. */
function ofPlace({ folders, corrections }: ClockAnswer, { folder, subfolder }: FolderPlace): ClockAnswer {
  const below = (other: FolderPlace): boolean =>
    other.folder === folder &&
    (subfolder === '' || other.subfolder === subfolder || other.subfolder.startsWith(`${subfolder}/`));
  return { folders: folders.filter(below), corrections: corrections.filter(below) };
}

function correctedLines(preview: ClockPreview | null, out: Out): string[] {
  if (preview === null || preview.before === null || preview.after === null) return [];
  const { recordings, firstFile, before, after } = preview;
  return [
    sentence('clock-moved', { count: recordings, shift: shiftText(preview.shiftSeconds, out.language) }),
    sentence('clock-moved-first', {
      file: firstFile ?? '',
      after: momentText(after),
      before: momentText(before),
    }),
  ].map((line) => out.words(line));
}

function clockLines({ folders, corrections }: ClockAnswer, out: Out): string[] {
  if (folders.length === 0) return [out.words(sentence('clock-none'))];
  const named = (subfolder: string): string => (subfolder === '' ? '.' : subfolder);
  const lines = folders.map(({ subfolder, recordings, unset, first, last }) => {
    const span =
      first === null || last === null
        ? sentence('clock-no-time')
        : sentence('clock-span', { first: momentText(first), last: momentText(last) });
    const folder = out.words(sentence('clock-folder', { folder: named(subfolder), count: recordings, span }));
    return unset === 0 ? folder : `${folder}; ${out.words(sentence('clock-never-set', { unset }))}`;
  });
  const kept = corrections.map(({ subfolder, shiftSeconds, madeAt, undoneAt }) => {
    const shift = shiftText(shiftSeconds, out.language);
    const made = out.words(sentence('clock-corrected', { when: minuteOf(madeAt), folder: named(subfolder), shift }));
    return undoneAt === null
      ? made
      : `${made}, ${out.words(sentence('clock-undone-at', { when: minuteOf(undoneAt) }))}`;
  });
  return [...lines, ...kept];
}

const minuteOf = (instant: string): string => `${instant.slice(0, 16)}Z`;
