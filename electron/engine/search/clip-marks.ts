import type { SearchFilter } from '#contract/search/search.ts';
import { eachDetectedSpan, type ShownAnalysis, type TakeSpan } from '#store/embeddings/shown-analyses.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { dayStartMs } from '#store/recordings/local-time.ts';

const [msPerHour, msPerDay] = [3_600_000, 86_400_000];

/** The clips of one analysis, as many as there are, from a place in a list of clips on. */
export type ClipRow = { readonly shown: ShownAnalysis; readonly clips: number; readonly from: number };

/** Of fewer recordings than one in so many the detections are looked up; of more, all that there are are read. */
const fewOf = 8;

/**
 * Which clips a filter lets through: 1 for each that may be found.
 * @param rows of the clips @param size of the whole list
 */
export function allowedClips(
  db: SongDatabase,
  rows: readonly ClipRow[],
  size: number,
  filter: SearchFilter,
): Uint8Array {
  const allowed = new Uint8Array(size);
  const span = spanOf(filter);
  const there = rows.filter((row) => isThere(row, filter, span));
  for (const row of there) markTimes(allowed, row, filter, span);
  const few = there.length * fewOf < rows.length ? there.map(({ shown }) => shown.recording) : null;
  const unmark = unmarker(allowed, there);
  if (filter.only !== undefined)
    eachDetectedSpan(db, filter.only === 'unreviewed' ? { reviewed: true } : null, few, unmark);
  if (filter.without !== undefined) eachDetectedSpan(db, { species: filter.without }, few, unmark);
  return allowed;
}

/** The first and the one after the last moment of the days of a filter, by the recorder's clock in ms. */
type Span = { readonly since: number; readonly until: number };

function spanOf({ fromDay, toDay }: SearchFilter): Span {
  return {
    since: fromDay === undefined ? -Infinity : (dayStartMs(fromDay) ?? -Infinity),
    until: toDay === undefined ? Infinity : (dayStartMs(toDay) ?? Infinity) + msPerDay,
  };
}

function isThere({ shown, clips }: ClipRow, filter: SearchFilter, { since, until }: Span): boolean {
  const { station, wallMs, hopSeconds } = shown;
  if (filter.station !== undefined && station !== filter.station) return false;
  const timed = [filter.fromDay, filter.toDay, filter.fromHour, filter.toHour].some((each) => each !== undefined);
  if (wallMs === null) return !timed;
  return wallMs < until && wallMs + clips * hopSeconds * 1000 > since;
}

function markTimes(allowed: Uint8Array, row: ClipRow, filter: SearchFilter, { since, until }: Span): void {
  const { shown, clips, from } = row;
  const { wallMs, hopSeconds } = shown;
  const everyHour = filter.fromHour === undefined && filter.toHour === undefined;
  if (wallMs === null || (everyHour && since === -Infinity && until === Infinity)) {
    allowed.fill(1, from, from + clips);
    return;
  }
  const [first, last] = [filter.fromHour ?? 0, filter.toHour ?? 23];
  for (let clip = 0; clip < clips; clip += 1) {
    const at = wallMs + clip * hopSeconds * 1000;
    const hour = Math.floor((at % msPerDay) / msPerHour);
    const within = first <= last ? hour >= first && hour <= last : hour >= first || hour <= last;
    if (at >= since && at < until && within) allowed[from + clip] = 1;
  }
}

/** Clips that share a second or more with a span, or lie within it, are out. */
function unmarker(allowed: Uint8Array, rows: readonly ClipRow[]): TakeSpan {
  const byRecording = new Map<number, ClipRow>(rows.map((row) => [row.shown.recording, row]));
  return (recording, startSeconds, endSeconds) => {
    const row = byRecording.get(recording);
    if (row === undefined) return;
    const { hopSeconds, windowSeconds } = row.shown;
    const first = Math.max(0, Math.floor((startSeconds - windowSeconds + 1) / hopSeconds) + 1);
    const last = Math.min(row.clips - 1, Math.ceil((endSeconds - 1) / hopSeconds) - 1);
    allowed.fill(0, row.from + first, Math.max(row.from + first, row.from + last + 1));
  };
}
