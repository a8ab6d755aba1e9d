import { KnownFailure } from '#contract/failure.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import type { DetectionId, SampleId } from '#contract/ids.ts';
import type { ReviewSample } from '#contract/review.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { readStoredJson } from '../opening/stored-sentence.ts';
import type { Drawn, SampleToDraw } from './draw-sample.ts';
import { noteNamed } from './person-changes.ts';

export type SampleToKeep = SampleToDraw & { readonly name: string; readonly now: string };

/**
 * Keeps what was drawn as a sample, without the detections that are gone meanwhile. The order is by chance, so that the first half
 * of a sample is a sample.
 */
export function keepSample(db: SongDatabase, ask: SampleToKeep, { from, detections }: Drawn): ReviewSample {
  const write = db.transaction(() => {
    const { lastInsertRowid } = db
      .prepare(
        `INSERT INTO review_samples (name, kind, filter, seed, drawn_from, created_at)
         VALUES (@name, @kind, @filter, @seed, @from, @now)`,
      )
      .run({ ...ask, filter: JSON.stringify(ask.filter), from });
    const add = db.prepare(
      'INSERT INTO review_sample_members (sample_id, place, detection_id) SELECT ?, ?, id FROM detections WHERE id = ?',
    );
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
