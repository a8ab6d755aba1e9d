import type { ClockAnswer, ClockPreview, FolderPlace } from '#contract/clock.ts';
import { KnownFailure } from '#contract/failure.ts';
import { folderPlace } from '#engine/time-and-place/folder-deployment.ts';
import type { Engine } from '#engine/start-engine.ts';
import { openEngine } from '../open-engine.ts';
import type { Out } from '../out.ts';
import type { ClockOptions } from './time-and-station-options.ts';
import { momentText, shiftText } from '../time-words.ts';
import { valueOf } from '../value-of.ts';

/** Shows, corrects or gives back the clock of a folder that was listened to. @returns the exit code */
export async function clockCommand(options: ClockOptions, out: Out): Promise<number> {
  const { engine } = await openEngine(options, { watch: false });
  try {
    const place = folderPlace(engine.inside.engine, options.folder);
    const preview = await correct(engine, place, options.action);
    const answer = await (options.action.kind === 'undo' ? undoLast(engine, place) : valueOf(engine, 'clock.read', {}));
    if (options.json) out.say(JSON.stringify({ ...ofPlace(answer, place), done: preview }, null, 2));
    else for (const line of [...correctedLines(preview), ...clockLines(ofPlace(answer, place))]) out.say(line);
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

function correctedLines(preview: ClockPreview | null): string[] {
  if (preview === null || preview.before === null || preview.after === null) return [];
  return [
    `${recordingsText(preview.recordings)} moved by ${shiftText(preview.shiftSeconds)}.`,
    `The first, ${preview.firstFile ?? ''}, began ${momentText(preview.after)} (its clock said ${momentText(preview.before)}).`,
  ];
}

const recordingsText = (count: number): string => `${count} recording${count === 1 ? '' : 's'}`;

function clockLines({ folders, corrections }: ClockAnswer): string[] {
  const lines = folders.map(({ subfolder, recordings, unset, first, last }) => {
    const span = first === null || last === null ? 'no time' : `${momentText(first)} to ${momentText(last)}`;
    const doubt = unset === 0 ? '' : `; CLOCK NEVER SET in ${unset}`;
    return `${subfolder === '' ? '.' : subfolder}: ${recordingsText(recordings)}, ${span}${doubt}`;
  });
  const kept = corrections.map(({ subfolder, shiftSeconds, madeAt, undoneAt }) => {
    const end = undoneAt === null ? '' : `, taken back ${undoneAt.slice(0, 16)}Z`;
    return `Corrected ${madeAt.slice(0, 16)}Z: ${subfolder === '' ? '.' : subfolder} by ${shiftText(shiftSeconds)}${end}`;
  });
  return lines.length === 0 ? ['No recording of this folder was listened to yet.'] : [...lines, ...kept];
}
