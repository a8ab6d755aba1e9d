import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openForReading } from '../opening/open-for-reading.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { embeddingFileName } from './embedding-file.ts';

/** Lends the embeddings beside an open database; null: there are none. */
export function withEmbeddings<T>(season: SongDatabase, use: (db: SongDatabase | null) => T): T {
  const path = join(dirname(season.name), embeddingFileName);
  if (!existsSync(path)) return use(null);
  const db = openForReading(path);
  try {
    return use(db);
  } finally {
    db.close();
  }
}

/** A run by which its recording is shown, of one model or another. */
export type ShownRun = {
  readonly run: number;
  readonly analysis: number;
  /** SHA-256 of the encoder. */
  readonly model: string;
  readonly width: number;
  readonly clips: number;
  /** Tells it from an earlier run of the same number: whose it was first, and since when. */
  readonly key: string;
};

type Row = ShownRun & { readonly stamp: string };

/**
 * Every run whose analysis is the one its recording is shown by.
 * @param shown stamps of these analyses by their number @param only looks for these alone
 */
export function shownRuns(
  db: SongDatabase,
  shown: ReadonlyMap<number, string>,
  only: readonly number[] | null = null,
): ShownRun[] {
  const where = only === null ? '' : 'WHERE a.analysis_id IN (SELECT value FROM json_each(?))';
  return db
    .prepare<string[], Row>(
      `SELECT r.id AS run, a.analysis_id AS analysis, a.stamp, r.clips, m.model, m.width,
         r.id || ' ' || r.analysis_id || ' ' || r.stamp AS key
       FROM analysed a JOIN runs r ON r.id = a.run_id JOIN models m ON m.id = r.model_id ${where} ORDER BY r.id`,
    )
    .all(...(only === null ? [] : [JSON.stringify(only)]))
    .filter(({ analysis, stamp }) => shown.get(analysis) === stamp);
}

/** So many clips of one run, from `firstClip` on. */
export type Block = { readonly firstClip: number; readonly scales: Float32Array; readonly vectors: Int8Array };

type Packed = { readonly firstClip: number; readonly scales: Uint8Array; readonly vectors: Uint8Array };

/** A copy: SQLite gives a Buffer, which is a view into a larger and unaligned one. */
const unpacked = ({ firstClip, scales, vectors }: Packed): Block => ({
  firstClip,
  scales: new Float32Array(new Uint8Array(scales).buffer),
  vectors: new Int8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength),
});

/** All clips of a run, block by block. */
export function* blocksOf(db: SongDatabase, run: number): Generator<Block> {
  const read = db.prepare<[number], Packed>(
    'SELECT first_clip AS firstClip, scales, vectors FROM blocks WHERE run_id = ? ORDER BY first_clip',
  );
  for (const row of read.all(run)) yield unpacked(row);
}

/** The block that holds a clip; null where the run has no such clip. */
export function blockAt(db: SongDatabase, run: number, clip: number): Block | null {
  const row = db
    .prepare<[number, number], Packed>(
      `SELECT first_clip AS firstClip, scales, vectors FROM blocks WHERE run_id = ? AND first_clip <= ?
       ORDER BY first_clip DESC LIMIT 1`,
    )
    .get(run, clip);
  if (row === undefined) return null;
  const block = unpacked(row);
  return clip - block.firstClip < block.scales.length ? block : null;
}

/** Where one clip's embedding lies: the numbers from `from` on, times `scale`. */
export type StoredVector = { readonly vectors: Int8Array; readonly from: number; readonly scale: number };

/** The embedding of one clip of a block. */
export function vectorOf({ firstClip, vectors, scales }: Block, clip: number, width: number): StoredVector {
  return { vectors, from: (clip - firstClip) * width, scale: scales[clip - firstClip] ?? 0 };
}

/** Of two vectors of length 1. @param vector with as many numbers as the model gives */
export function cosine(vector: Float32Array, { vectors, from, scale }: StoredVector): number {
  let sum = 0;
  for (let at = 0; at < vector.length; at += 1) sum += (vector[at] ?? 0) * (vectors[from + at] ?? 0);
  return sum * scale;
}
