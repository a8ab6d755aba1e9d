import type { DetectionFilter } from '#contract/detections.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { bits, type DetectionColumns } from './detection-columns.ts';
import { detectionColumns, keptUntilChange } from './columns.ts';
import { selectDetections } from './select-detections.ts';
import { mostSpecies } from './species-names.ts';

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
  return keptUntilChange(db, key, () =>
    figuresOf(detectionColumns(db), selectDetections(db, filter), mostSpecies(db) + 1),
  );
}

/** @param length more than any species' number */
function figuresOf(columns: DetectionColumns, ids: Uint32Array, length: number): SpeciesFigures[] {
  const { counts, best, cover, first, last, recordings } = edgesOf(columns, ids, length);
  const figures: SpeciesFigures[] = [];
  for (let species = 0; species < length; species += 1) {
    const detections = counts[species] ?? 0;
    if (detections === 0) continue;
    figures.push({
      ...{ species, detections, recordings: recordings[species] ?? 0 },
      ...{ best: best[species] ?? 0, cover: cover[species] ?? 0 },
      ...{ first: first[species] ?? 0, last: last[species] ?? 0 },
    });
  }
  return figures;
}

type Edges = Readonly<Record<'counts' | 'best' | 'cover' | 'first' | 'last' | 'recordings', Uint32Array>>;

/** All in one pass. Ids ascend: of equal scores the later takes the place of the earlier, as the last of equal times does. */
function edgesOf(columns: DetectionColumns, ids: Uint32Array, length: number): Edges {
  const { species, score, state, wallMs, recording } = columns;
  const list = (): Uint32Array => new Uint32Array(length);
  const most = (value: number): Float64Array => new Float64Array(length).fill(value);
  const edges = { counts: list(), best: list(), cover: list(), first: list(), last: list(), recordings: list() };
  const { counts, best, cover, first, last, recordings } = edges;
  const latest = list();
  const bestScore = most(Number.NEGATIVE_INFINITY);
  const coverScore = most(Number.NEGATIVE_INFINITY);
  const firstMs = most(Number.POSITIVE_INFINITY);
  const lastMs = most(Number.NEGATIVE_INFINITY);
  const isRejected = (id: number): number => (state[id] ?? 0) & bits.rejected;
  let before = 0;
  let ascends = true;
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] ?? 0;
    const of = species[id] ?? 0;
    const mine = score[id] ?? 0;
    const ms = wallMs[id] ?? 0;
    const where = recording[id] ?? 0;
    counts[of] = (counts[of] ?? 0) + 1;
    if (where < before) ascends = false;
    before = where;
    if (latest[of] !== where) {
      latest[of] = where;
      recordings[of] = (recordings[of] ?? 0) + 1;
    }
    if (mine >= (bestScore[of] ?? 0) && (mine > (bestScore[of] ?? 0) || isRejected(id) >= isRejected(best[of] ?? 0))) {
      best[of] = id;
      bestScore[of] = mine;
    }
    if (mine >= (coverScore[of] ?? 0) && ((state[id] ?? 0) & bits.pictured) !== 0)
      if (mine > (coverScore[of] ?? 0) || isRejected(id) >= isRejected(cover[of] ?? 0)) {
        cover[of] = id;
        coverScore[of] = mine;
      }
    // No comparison with an unknown time is true.
    if (ms < (firstMs[of] ?? 0)) {
      first[of] = id;
      firstMs[of] = ms;
    }
    if (ms >= (lastMs[of] ?? 0)) {
      last[of] = id;
      lastMs[of] = ms;
    }
  }
  return ascends ? edges : { ...edges, recordings: recordingsOf(columns, byRecording(recording, ids), length) };
}

/** By species in how many recordings it is. @param ids those of one recording follow each other */
function recordingsOf({ recording, species }: DetectionColumns, ids: Uint32Array, length: number): Uint32Array {
  const counts = new Uint32Array(length);
  const latest = new Uint32Array(length);
  for (const id of ids) {
    const of = species[id] ?? 0;
    const where = recording[id] ?? 0;
    if (latest[of] === where) continue;
    latest[of] = where;
    counts[of] = (counts[of] ?? 0) + 1;
  }
  return counts;
}

/** The ids so that those of one recording follow each other. */
function byRecording(recording: Uint32Array, ids: Uint32Array): Uint32Array {
  const largest = ids.reduce((most, id) => Math.max(most, recording[id] ?? 0), 0);
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
