import { KnownFailure } from '#contract/failure.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import type { DetectionId, SampleId } from '#contract/ids.ts';
import type { ReviewSample, SampleKind } from '#contract/review.ts';
import { detectionWhere } from '../detections/detection-filter.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { readStoredJson } from '../opening/stored-sentence.ts';
import { noteNamed } from './person-changes.ts';

export type SampleToDraw = {
  readonly name: string;
  readonly kind: SampleKind;
  readonly filter: DetectionFilter;
  readonly size: number;
  readonly seed: number;
  readonly now: string;
};

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

type Row = { id: DetectionId; stratum: number };

/** One walk over the detections under the filter, in pages, so that a million of them never lie in memory. */
function* detectionsOf(db: SongDatabase, filter: DetectionFilter): Generator<Row> {
  const where = detectionWhere({ ...filter, review: filter.review ?? 'all' });
  const page = db.prepare<[object], Row>(
    `SELECT d.id, coalesce(d.machine_species_id, d.species_id) * 10 + min(9, CAST(d.score * 10 AS INTEGER)) AS stratum
     FROM detections d WHERE ${where.sql} AND d.id > @after ORDER BY d.id LIMIT 5000`,
  );
  for (let after = 0; ;) {
    const rows = page.all({ ...where.values, after });
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
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

function draw(db: SongDatabase, ask: SampleToDraw): { from: number; detections: DetectionId[] } {
  const chance = chances(ask.seed);
  const strata = new Map<number, Reservoir>();
  let from = 0;
  for (const { id, stratum } of detectionsOf(db, ask.filter)) {
    from += 1;
    const key = ask.kind === 'random' ? 0 : stratum;
    const reservoir = strata.get(key) ?? new Reservoir();
    strata.set(key, reservoir);
    reservoir.offer(id, ask.size, chance);
  }
  return { from, detections: shuffled(evenly(strata, ask.size), chance) };
}

/**
 * Draws detections by chance and keeps them as a sample. The order is by chance too, so that the first half of a sample is a
 * sample.
 * @throws KnownFailure `not-found` when there is nothing to draw from.
 */
export function drawSample(db: SongDatabase, ask: SampleToDraw): ReviewSample {
  const { from, detections } = draw(db, ask);
  if (detections.length === 0) {
    throw new KnownFailure('not-found', 'sample-nothing');
  }
  const write = db.transaction(() => {
    const { lastInsertRowid } = db
      .prepare(
        `INSERT INTO review_samples (name, kind, filter, seed, drawn_from, created_at)
         VALUES (@name, @kind, @filter, @seed, @from, @now)`,
      )
      .run({ ...ask, filter: JSON.stringify(ask.filter), from });
    const add = db.prepare('INSERT INTO review_sample_members (sample_id, place, detection_id) VALUES (?, ?, ?)');
    for (const [place, detection] of detections.entries()) add.run(lastInsertRowid, place, detection);
    noteNamed(db, 'sample', sampleKey({ ...ask, created_at: ask.now }), { present: true, now: ask.now });
    return Number(lastInsertRowid) as SampleId;
  });
  return readSample(db, write.immediate()).sample;
}

type SampleRow = Omit<ReviewSample, 'filter'> & { filter: string };

const sampleSql = `
SELECT p.id, p.name, p.kind, p.filter, p.drawn_from AS drawnFrom, p.created_at AS createdAt,
  count(m.detection_id) AS size, count(w.detection_id) AS reviewed
FROM review_samples p LEFT JOIN review_sample_members m ON m.sample_id = p.id
  LEFT JOIN reviews w ON w.detection_id = m.detection_id`;

function sampleFrom(row: SampleRow): ReviewSample {
  return { ...row, filter: readStoredJson(row.filter) as DetectionFilter };
}

/** Newest first. */
export function readSamples(db: SongDatabase): ReviewSample[] {
  return db.prepare<[], SampleRow>(`${sampleSql} GROUP BY p.id ORDER BY p.id DESC`).all().map(sampleFrom);
}

/** A sample and its detections in the order drawn. @throws KnownFailure `not-found`. */
export function readSample(
  db: SongDatabase,
  id: SampleId,
): { sample: ReviewSample; detections: readonly DetectionId[] } {
  const row = db.prepare<[SampleId], SampleRow>(`${sampleSql} WHERE p.id = ? GROUP BY p.id`).get(id);
  if (row === undefined) throw new KnownFailure('not-found', 'sample-gone');
  const members = db
    .prepare<[SampleId], { id: DetectionId }>(
      'SELECT detection_id AS id FROM review_sample_members WHERE sample_id = ? ORDER BY place',
    )
    .all(id);
  return { sample: sampleFrom(row), detections: members.map((member) => member.id) };
}

const tables = ['review_samples', 'review_sample_members'] as const;
const keyOf = { review_samples: 'id', review_sample_members: 'sample_id' } as const;

/** By what a sample is known in every data folder. */
export const sampleKey = ({
  name,
  seed,
  created_at: at,
}: {
  readonly name: string;
  readonly seed: number;
  readonly created_at: string;
}): string => JSON.stringify([name, seed, at]);

function noteSample(db: SongDatabase, id: SampleId, change: { readonly present: boolean; readonly now: string }): void {
  const row = db
    .prepare<[SampleId], Parameters<typeof sampleKey>[0]>(
      'SELECT name, seed, created_at FROM main.review_samples WHERE id = ?',
    )
    .get(id);
  if (row !== undefined) noteNamed(db, 'sample', sampleKey(row), change);
}

/** Forgets a sample; its verdicts stay, and it can be restored while the program runs. */
export function removeSample(db: SongDatabase, id: SampleId, now: string): void {
  const remove = db.transaction(() => {
    noteSample(db, id, { present: false, now });
    for (const table of tables) {
      db.exec(`CREATE TEMP TABLE IF NOT EXISTS removed_${table} AS SELECT * FROM main.${table} WHERE 0`);
      db.prepare(`INSERT INTO temp.removed_${table} SELECT * FROM main.${table} WHERE ${keyOf[table]} = ?`).run(id);
    }
    db.prepare('DELETE FROM review_samples WHERE id = ?').run(id);
  });
  remove.immediate();
}

/** Brings a removed sample back, without the detections that are gone. @throws KnownFailure `not-found`. */
export function restoreSample(db: SongDatabase, id: SampleId, now: string): void {
  const known = db.prepare(`SELECT 1 FROM sqlite_temp_schema WHERE name = 'removed_review_samples'`).get();
  const restore = db.transaction(() => {
    const { changes } = db
      .prepare('INSERT INTO main.review_samples SELECT * FROM temp.removed_review_samples WHERE id = ?')
      .run(id);
    if (changes === 0) throw new KnownFailure('not-found', 'sample-gone');
    db.prepare(
      `INSERT INTO main.review_sample_members SELECT * FROM temp.removed_review_sample_members
       WHERE sample_id = ? AND detection_id IN (SELECT id FROM detections)`,
    ).run(id);
    noteSample(db, id, { present: true, now });
    for (const table of tables) db.prepare(`DELETE FROM temp.removed_${table} WHERE ${keyOf[table]} = ?`).run(id);
  });
  if (known === undefined) throw new KnownFailure('not-found', 'sample-gone');
  restore.immediate();
}
