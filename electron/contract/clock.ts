import * as v from 'valibot';
import { CorrectionId, FolderId } from './ids.ts';
import { LocalMoment, TimeSource, usualTimeOrder } from './recordings.ts';
import { between, list, text } from './schema/fields.ts';
import { request, type Exchanges, type Value } from './schema/request.ts';
import { Subfolder } from './stations.ts';

/** A folder inside a watched one; `subfolder` is relative with forward slashes, '' is the whole watched folder. */
export const FolderPlace = v.strictObject({ folder: FolderId, subfolder: Subfolder });
export type FolderPlace = Value<typeof FolderPlace>;

/** Two centuries: more than any clock is wrong by. */
export const longestShiftSeconds = 200 * 366 * 86_400;

function localTime(text: string): string | null {
  const found = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?$/.exec(text.trim());
  if (found === null) return null;
  const local = `${found[1] ?? ''}T${found[2] ?? ''}${found[3] ?? ':00'}`;
  const ms = Date.parse(`${local}Z`);
  // The way back tells 31 February from 3 March.
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 19) === local ? local : null;
}

/** A wall-clock time `YYYY-MM-DDTHH:MM[:SS]`; a blank may stand for the T. */
export const LocalTime: v.GenericSchema<string> = v.pipe(
  text(30),
  v.check((given) => localTime(given) !== null, 'wanted-local-time'),
  v.transform((given) => localTime(given) ?? given),
);

/** How the clock of all recordings in a place is put right. */
export const ClockChange = v.variant('kind', [
  /** Every start is moved by so many seconds; negative is earlier. */
  v.strictObject({ kind: v.literal('shift'), seconds: between(-longestShiftSeconds, longestShiftSeconds) }),
  /** The earliest recording began at this wall-clock time `YYYY-MM-DDTHH:MM:SS`; the others keep their distance to it. */
  v.strictObject({ kind: v.literal('first'), local: LocalTime }),
]);
export type ClockChange = Value<typeof ClockChange>;

export const ClockCorrection = v.strictObject({
  ...FolderPlace.entries,
  id: CorrectionId,
  shiftSeconds: v.number(),
  /** Recordings that were moved. */
  recordings: v.number(),
  /** ISO 8601 UTC. */
  madeAt: v.string(),
  /** ISO 8601 UTC, or null while it holds. */
  undoneAt: v.nullable(v.string()),
});
export type ClockCorrection = Value<typeof ClockCorrection>;

/** What a correction does, or would do. */
export const ClockPreview = v.strictObject({
  recordings: v.number(),
  /** The earliest recording, relative to the watched folder; null where there is none with a time. */
  firstFile: v.nullable(v.string()),
  before: v.nullable(LocalMoment),
  after: v.nullable(LocalMoment),
  shiftSeconds: v.number(),
});
export type ClockPreview = Value<typeof ClockPreview>;

/** How time stands in one folder. */
export const FolderClock = v.strictObject({
  ...FolderPlace.entries,
  /** Path of the watched folder. */
  path: v.string(),
  recordings: v.number(),
  /** Of these, recordings whose clock was never set and is not corrected. */
  unset: v.number(),
  /** Of these, recordings whose time is only that of the file on the disk. */
  guessed: v.number(),
  first: v.nullable(LocalMoment),
  last: v.nullable(LocalMoment),
  /** The order of time sources set for it, or null for the usual one. */
  order: v.nullable(v.array(TimeSource)),
});
export type FolderClock = Value<typeof FolderClock>;

export const ClockAnswer = v.strictObject({
  /** Every folder that holds recordings itself, by path; those with trouble are what a person looks for. */
  folders: v.array(FolderClock),
  /** Newest first, undone ones included. */
  corrections: v.array(ClockCorrection),
});
export type ClockAnswer = Value<typeof ClockAnswer>;

/** An order of time sources names at least one of them, and each once. */
const TimeOrder: v.GenericSchema<TimeSource[]> = v.pipe(
  list(v.picklist(usualTimeOrder)),
  v.check((order) => order.length > 0 && new Set(order).size === order.length, 'time-order-wrong'),
);

export const clockRequests = {
  'clock.read': request({}, ClockAnswer),
  /** What a correction would do; nothing is changed. */
  'clock.preview': request({ place: FolderPlace, change: ClockChange }, ClockPreview),
  'clock.correct': request({ place: FolderPlace, change: ClockChange }, ClockAnswer),
  /** The recordings get back the time they had before. */
  'clock.undo': request({ correction: CorrectionId }, ClockAnswer),
  /** The order in which time sources are believed in a folder and below; null takes the usual order again. */
  'clock.order': request({ place: FolderPlace, order: v.nullable(TimeOrder) }, ClockAnswer),
};
export type ClockRequests = Exchanges<typeof clockRequests>;
