import type { DetectionFilter } from '#contract/detections.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { bits, type DetectionColumns } from './detection-columns.ts';
import { detectionColumns, keptUntilChange } from './columns.ts';
import { selectDetections } from './select-detections.ts';

/** What detections under a filter say of one species; ids of detections, 0: none. */
export type SpeciesFigures = {
  readonly species: number;
  readonly detections: number;
  readonly recordings: number;
  /** With the best score; of equal ones a rejected one, then the one with the largest id. */
  readonly best: number;
  /** The same among those with a finished picture. */
  readonly cover: number;
  readonly first: number;
  readonly last: number;
};

/** Figures of every species that was heard under a filter. */
export function speciesFigures(db: SongDatabase, filter: DetectionFilter): readonly SpeciesFigures[] {
  const key = `figures ${JSON.stringify(filter)}`;
  return keptUntilChange(db, key, () => figuresOf(detectionColumns(db), selectDetections(db, filter)));
}

function figuresOf(columns: DetectionColumns, ids: Uint32Array): SpeciesFigures[] {
  const { species, wallMs, state } = columns;
  const most = largest(species, ids) + 1;
  const list = (): Uint32Array => new Uint32Array(most);
  const [counts, best, cover, first, last] = [list(), list(), list(), list(), list()];
  for (const id of ids) {
    const of = species[id] ?? 0;
    counts[of] = (counts[of] ?? 0) + 1;
    if (isBetter(columns, id, best[of] ?? 0)) best[of] = id;
    if (((state[id] ?? 0) & bits.pictured) !== 0 && isBetter(columns, id, cover[of] ?? 0)) cover[of] = id;
    const ms = wallMs[id] ?? Number.NaN;
    if (Number.isNaN(ms)) continue;
    // Ids ascend: of equal times the first one comes first, and the last one last.
    if (first[of] === 0 || ms < (wallMs[first[of] ?? 0] ?? 0)) first[of] = id;
    if (last[of] === 0 || ms >= (wallMs[last[of] ?? 0] ?? 0)) last[of] = id;
  }
  const recordings = recordingsOf(columns, ids, most);
  return Array.from(counts, (detections, of) => ({
    ...{ species: of, detections, recordings: recordings[of] ?? 0, best: best[of] ?? 0, cover: cover[of] ?? 0 },
    ...{ first: first[of] ?? 0, last: last[of] ?? 0 },
  })).filter(({ detections }) => detections > 0);
}

function largest(column: Uint32Array, ids: Uint32Array): number {
  let most = 0;
  for (const id of ids) most = Math.max(most, column[id] ?? 0);
  return most;
}

/** Whether a detection takes the place of the best so far, which has a smaller id. */
function isBetter({ score, state }: DetectionColumns, id: number, before: number): boolean {
  if (before === 0) return true;
  const [mine, its] = [score[id] ?? 0, score[before] ?? 0];
  return mine > its || (mine === its && ((state[id] ?? 0) & bits.rejected) >= ((state[before] ?? 0) & bits.rejected));
}

/** In how many recordings each species is, by its number. */
function recordingsOf({ recording, species }: DetectionColumns, ids: Uint32Array, most: number): Uint32Array {
  const [counts, latest] = [new Uint32Array(most), new Uint32Array(most)];
  for (const id of inOrderOf(recording, ids)) {
    const [of, where] = [species[id] ?? 0, recording[id] ?? 0];
    if (latest[of] === where) continue;
    latest[of] = where;
    counts[of] = (counts[of] ?? 0) + 1;
  }
  return counts;
}

/** The ids so that those of one recording follow each other; most often they do already. */
function inOrderOf(recording: Uint32Array, ids: Uint32Array): Uint32Array {
  let [largest, ascends] = [0, true];
  for (const id of ids) {
    const where = recording[id] ?? 0;
    if (where < largest) ascends = false;
    else largest = where;
  }
  if (ascends) return ids;
  const places = new Uint32Array(largest + 2);
  for (const id of ids) places[(recording[id] ?? 0) + 1] = (places[(recording[id] ?? 0) + 1] ?? 0) + 1;
  for (let at = 0; at <= largest; at += 1) places[at + 1] = (places[at + 1] ?? 0) + (places[at] ?? 0);
  const placed = new Uint32Array(ids.length);
  for (const id of ids) {
    const where = recording[id] ?? 0;
    const place = places[where] ?? 0;
    placed[place] = id;
    places[where] = place + 1;
  }
  return placed;
}
