import { Bug } from '#contract/failure.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { blockClips } from './embedding-file.ts';

/** The embeddings of one analysis. */
export type EmbeddingRun = {
  /** Its row in `songsight.db`, and when that was written. */
  readonly analysis: number;
  readonly stamp: string;
  /** SHA-256 of the encoder, and what its pack is called. */
  readonly model: string;
  readonly title: string;
  readonly width: number;
  /** [clip, width] */
  readonly vectors: Int8Array;
  /** [clip] */
  readonly scales: Float32Array;
};

/** Writes the embeddings of an analysis in the place of those it had: all or none are on the disk. @param db of embeddings */
export function writeEmbeddings(db: SongDatabase, run: EmbeddingRun): void {
  writeManyEmbeddings(db, [run]);
}

/** The same for several analyses in one transaction. */
export function writeManyEmbeddings(db: SongDatabase, runs: readonly EmbeddingRun[]): void {
  db.transaction(() => {
    for (const run of runs) writeRun(db, run);
  }).immediate();
}

function writeRun(db: SongDatabase, run: EmbeddingRun): void {
  const before = db.prepare<[number], number>('SELECT 1 FROM runs WHERE analysis_id = ?').pluck().get(run.analysis);
  if (before !== undefined) removeRuns(db, [run.analysis]);
  const { lastInsertRowid } = db
    .prepare('INSERT INTO runs (analysis_id, stamp, model_id, clips) VALUES (?, ?, ?, ?)')
    .run(run.analysis, run.stamp, modelId(db, run), run.scales.length);
  writeBlocks(db, Number(lastInsertRowid), run);
}

/** The row of the model, which a season writes once. */
function modelId(db: SongDatabase, { model, title, width }: EmbeddingRun): number {
  const known = db
    .prepare<[string, string], number>('SELECT id FROM models WHERE model = ? AND title = ?')
    .pluck()
    .get(model, title);
  const id =
    known ??
    db
      .prepare<[object], number>(
        `INSERT INTO models (model, title, width) VALUES (@model, @title, @width)
         ON CONFLICT (model) DO UPDATE SET title = excluded.title RETURNING id`,
      )
      .pluck()
      .get({ model, title, width });
  if (id === undefined) throw new Bug('SQLite returned no row for an inserted model');
  return id;
}

function writeBlocks(db: SongDatabase, run: number, { width, vectors, scales }: EmbeddingRun): void {
  const insert = db.prepare('INSERT INTO blocks (run_id, first_clip, scales, vectors) VALUES (?, ?, ?, ?)');
  for (let clip = 0; clip < scales.length; clip += blockClips) {
    const to = Math.min(scales.length, clip + blockClips);
    insert.run(run, clip, bytesOf(scales.slice(clip, to)), bytesOf(vectors.subarray(clip * width, to * width)));
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Int8Array | Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Takes away what is kept of these analyses. */
export function removeRuns(db: SongDatabase, analyses: readonly number[]): void {
  const list = JSON.stringify(analyses);
  const of = 'SELECT id FROM main.runs WHERE analysis_id IN (SELECT value FROM json_each(?))';
  db.prepare(`DELETE FROM main.blocks WHERE run_id IN (${of})`).run(list);
  db.prepare(`DELETE FROM main.aliases WHERE run_id IN (${of})`).run(list);
  db.prepare('DELETE FROM main.runs WHERE analysis_id IN (SELECT value FROM json_each(?))').run(list);
}

/** Takes away everything of one model and gives its room back to the disk. */
export function removeModel(db: SongDatabase, model: string): void {
  db.transaction(() => {
    const of = 'SELECT r.id FROM runs r JOIN models m ON m.id = r.model_id WHERE m.model = ?';
    db.prepare(`DELETE FROM blocks WHERE run_id IN (${of})`).run(model);
    db.prepare(`DELETE FROM aliases WHERE run_id IN (${of})`).run(model);
    db.prepare(`DELETE FROM runs WHERE id IN (${of})`).run(model);
    db.prepare('DELETE FROM models WHERE model = ?').run(model);
  }).immediate();
  giveBack(db);
}

/** The oldest go until the rest fits into so many bytes. @returns how many analyses lost theirs */
export function keepWithin(db: SongDatabase, budgetBytes: number): number {
  const oldest = db.prepare<[], number>('SELECT analysis_id FROM runs ORDER BY id LIMIT 20').pluck();
  let removed = 0;
  while (usedBytes(db) > budgetBytes) {
    const analyses = oldest.all();
    if (analyses.length === 0) break;
    removeRuns(db, analyses);
    removed += analyses.length;
  }
  if (removed > 0) giveBack(db);
  return removed;
}

function usedBytes(db: SongDatabase): number {
  const number = (name: string): number => Number(db.pragma(name, { simple: true }));
  return (number('page_count') - number('freelist_count')) * number('page_size');
}

function giveBack(db: SongDatabase): void {
  db.pragma('incremental_vacuum');
  db.pragma('wal_checkpoint(TRUNCATE)');
}
