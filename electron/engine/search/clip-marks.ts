import type { SearchFilter } from '#contract/search/search.ts';
import { eachDetectedSpan, type ShownAnalysis, type TakeSpan } from '#store/embeddings/shown-analyses.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { dayStartMs } from '#store/recordings/local-time.ts';

const [msPerHour, msPerDay] = [3_600_000, 86_400_000];

/** The clips of one analysis, as many as there are, from a place in a list of clips on. */
export type ClipRow = { readonly shown: ShownAnalysis; readonly clips: number; readonly from: number };

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
  for (const row of rows) if (isThere(row.shown, filter)) markTimes(allowed, row, filter);
  const unmark = unmarker(allowed, rows);
  if (filter.only !== undefined) eachDetectedSpan(db, filter.only === 'unreviewed' ? { reviewed: true } : null, unmark);
  if (filter.without !== undefined) eachDetectedSpan(db, { species: filter.without }, unmark);
  return allowed;
}

function isThere({ station, wallMs }: ShownAnalysis, filter: SearchFilter): boolean {
  if (filter.station !== undefined && station !== filter.station) return false;
  const timed = [filter.fromDay, filter.toDay, filter.fromHour, filter.toHour].some((each) => each !== undefined);
  return !timed || wallMs !== null;
}

function markTimes(allowed: Uint8Array, { shown, clips, from }: ClipRow, filter: SearchFilter): void {
  const { wallMs, hopSeconds } = shown;
  const since = filter.fromDay === undefined ? -Infinity : (dayStartMs(filter.fromDay) ?? -Infinity);
  const until = filter.toDay === undefined ? Infinity : (dayStartMs(filter.toDay) ?? Infinity) + msPerDay;
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
