import { KnownFailure } from '#contract/failure.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import type { DetectionId } from '#contract/ids.ts';
import type { SampleKind } from '#contract/review.ts';
import { detectionWhere } from '../detections/detection-filter.ts';
import type { SongDatabase } from '../opening/song-database.ts';

export type SampleToDraw = {
  readonly kind: SampleKind;
  readonly filter: DetectionFilter;
  readonly size: number;
  readonly seed: number;
};

/** What was drawn, in the order drawn, and from how many. */
export type Drawn = { readonly from: number; readonly detections: readonly DetectionId[] };

/** Numbers in 0 ... 1 that follow from the seed alone (mulberry32), so that a sample can be drawn again. */
function chances(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Keeps `size` of all that pass by, each with the same chance (algorithm R, Vitter 1985). */
class Reservoir {
  readonly kept: DetectionId[] = [];
  #seen = 0;

  offer(id: DetectionId, size: number, chance: () => number): void {
    this.#seen += 1;
    if (this.kept.length < size) this.kept.push(id);
    else {
      const place = Math.floor(chance() * this.#seen);
      if (place < size) this.kept[place] = id;
    }
  }
}

/** One walk over the detections under the filter, one by one, so that a million of them never lie in memory. */
function detectionsOf(
  db: SongDatabase,
  filter: DetectionFilter,
): Iterable<readonly [id: DetectionId, stratum: number]> {
  const where = detectionWhere({ ...filter, review: filter.review ?? 'all' });
  const rows = db
    .prepare<[object], readonly [DetectionId, number]>(
      `SELECT d.id, coalesce(d.machine_species_id, d.species_id) * 10 + min(9, CAST(d.score * 10 AS INTEGER))
       FROM detections d WHERE ${where.sql} ORDER BY d.id`,
    )
    .raw()
    .iterate(where.values);
  return rows as Iterable<readonly [DetectionId, number]>;
}

/** Takes in turn from every stratum until there are enough, so that rare species and scores are in it. */
function evenly(strata: ReadonlyMap<number, Reservoir>, size: number): DetectionId[] {
  const piles = [...strata].sort(([a], [b]) => a - b).map(([, reservoir]) => reservoir.kept);
  const taken: DetectionId[] = [];
  for (let round = 0; taken.length < size; round += 1) {
    const layer = piles.flatMap((pile) => pile.slice(round, round + 1));
    if (layer.length === 0) break;
    taken.push(...layer.slice(0, size - taken.length));
  }
  return taken;
}

function shuffled(ids: readonly DetectionId[], chance: () => number): DetectionId[] {
  return ids
    .map((id) => ({ id, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ id }) => id);
}

/**
 * Draws detections by chance. Nothing is written, so any reading connection can do it.
 * @throws KnownFailure `not-found` when there is nothing to draw from.
 */
export function drawDetections(db: SongDatabase, { kind, filter, size, seed }: SampleToDraw): Drawn {
  const chance = chances(seed);
  const strata = new Map<number, Reservoir>();
  let from = 0;
  for (const [id, stratum] of detectionsOf(db, filter)) {
    from += 1;
    const key = kind === 'random' ? 0 : stratum;
    const reservoir = strata.get(key) ?? new Reservoir();
    strata.set(key, reservoir);
    reservoir.offer(id, size, chance);
  }
  if (from === 0) throw new KnownFailure('not-found', 'sample-nothing');
  return { from, detections: shuffled(evenly(strata, size), chance) };
}
