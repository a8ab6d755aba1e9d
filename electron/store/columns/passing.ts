import { bits, type DetectionColumns } from './detection-columns.ts';

/** What has a place in it with something other than 0 is taken; null: everything is. */
export type Mask = Uint8Array | null;

/** What a detection on show has to be. */
export type Terms = {
  /** By its recording. */
  readonly recordings: Mask;
  /** By its id; what lies behind the end is taken too. */
  readonly out: Mask;
  /** Whole hours on the recorder's clock: from, and to (not included). */
  readonly fromHour: number;
  readonly toHour: number;
  /** -1: any. */
  readonly hourOfDay: number;
  readonly minScore: number;
};

/** Those of the ids that are on show and meet every term, ascending as they are; null: of all ids. One pass. */
export function passing(columns: DetectionColumns, among: Uint32Array | null, terms: Terms): Uint32Array {
  const { state, recording, hours, score, last } = columns;
  const { recordings, out, fromHour, toHour, hourOfDay, minScore } = terms;
  const length = among === null ? last : among.length;
  const found = new Uint32Array(length);
  let count = 0;
  for (let at = 0; at < length; at += 1) {
    const id = among === null ? at + 1 : (among[at] ?? 0);
    if (((state[id] ?? 0) & bits.shown) === 0) continue;
    if (recordings !== null && recordings[recording[id] ?? 0] === 0) continue;
    const hour = hours[id] ?? 0;
    if (hour < fromHour || hour >= toHour) continue;
    if (hourOfDay >= 0 && hour % 24 !== hourOfDay) continue;
    if ((score[id] ?? 0) < minScore) continue;
    if (out !== null && out[id] === 1) continue;
    found[count] = id;
    count += 1;
  }
  return cut(found, count);
}

/** Only the first of these; what is left over is let go where it is much. */
export const cut = (ids: Uint32Array, count: number): Uint32Array =>
  count > ids.length / 2 ? ids.subarray(0, count) : ids.slice(0, count);
