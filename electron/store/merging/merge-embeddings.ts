import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { embeddingFileName, type EmbeddingFile } from '../embeddings/embedding-file.ts';
import { removeRuns } from '../embeddings/write-embeddings.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { removeOwnFile } from '../opening/own-files.ts';

const copyFolder = 'merging';
const copyName = 'source-embeddings.db';

/** Analyses of the attached source that stand here, too, word for word: by model, time of writing and scores. */
const pairsSql = `
SELECT x.id AS source, t.id AS here, t.created_at AS stamp FROM source.analyses x
  JOIN source.packs p ON p.id = x.pack_id JOIN main.packs q ON q.hash = p.hash
  JOIN main.analyses t ON t.created_at = x.created_at AND t.pack_id = q.id AND t.clips = x.clips AND t.sheet = x.sheet`;

type Pair = { source: number; here: number; stamp: string };

/**
 * Takes over the embeddings of analyses that were merged. The source is only read: opening a database in place writes beside it,
 * and so a copy is opened, which goes afterwards.
 * @returns how many analyses got theirs
 */
export function mergeEmbeddings(db: SongDatabase, file: EmbeddingFile, dataFolder: string, source: string): number {
  if (!existsSync(join(source, embeddingFileName))) return 0;
  const copy = join(dataFolder, copyFolder, copyName);
  removeEmbeddingCopy(dataFolder);
  for (const side of ['', '-wal'])
    if (existsSync(join(source, embeddingFileName + side)))
      copyFileSync(join(source, embeddingFileName + side), copy + side);
  try {
    return isReadable(copy) ? takeOver(file.made(), copy, db.prepare<[], Pair>(pairsSql).all()) : 0;
  } finally {
    removeEmbeddingCopy(dataFolder);
  }
}

/** What a merge that was cut short left of its copy. */
export function removeEmbeddingCopy(dataFolder: string): void {
  removeOwnFile(join(dataFolder, copyFolder), copyName, 'mergeCopy', ['-wal', '-shm']);
}

/** Embeddings that are damaged are left out: they can be made again. */
function isReadable(path: string): boolean {
  let db: SongDatabase | null = null;
  try {
    db = new Database(path);
    return db.pragma('quick_check(1)', { simple: true }) === 'ok';
  } catch {
    return false;
  } finally {
    db?.close();
  }
}

function takeOver(db: SongDatabase, copy: string, pairs: readonly Pair[]): number {
  db.prepare('ATTACH ? AS theirs').run(copy);
  try {
    return db
      .transaction(() => {
        const taken = pairs.filter((pair) => takeRun(db, pair)).length;
        const here = new Map(pairs.map((pair) => [pair.source, pair.here]));
        return taken + pairs.filter((pair) => takeAlias(db, pair, here)).length;
      })
      .immediate();
  } finally {
    db.exec('DETACH theirs');
  }
}

function takeRun(db: SongDatabase, pair: Pair): boolean {
  if (
    db.prepare('SELECT 1 FROM main.runs WHERE analysis_id = ? AND stamp = ?').get(pair.here, pair.stamp) !== undefined
  )
    return false;
  const theirs = db
    .prepare<[object], { id: number }>('SELECT id FROM theirs.runs WHERE analysis_id = @source AND stamp = @stamp')
    .get(pair);
  if (theirs === undefined) return false;
  removeRuns(db, [pair.here]);
  db.prepare(
    `INSERT INTO main.models (model, title, width) SELECT m.model, m.title, m.width FROM theirs.models m
       JOIN theirs.runs r ON r.model_id = m.id WHERE r.id = ? ON CONFLICT DO NOTHING`,
  ).run(theirs.id);
  const { lastInsertRowid: run } = db
    .prepare(
      `INSERT INTO main.runs (analysis_id, stamp, model_id, clips) SELECT @here, r.stamp, t.id, r.clips
       FROM theirs.runs r JOIN theirs.models m ON m.id = r.model_id JOIN main.models t ON t.model = m.model WHERE r.id = @id`,
    )
    .run({ here: pair.here, id: theirs.id });
  db.prepare(
    `INSERT INTO main.blocks (run_id, first_clip, scales, vectors)
     SELECT ?, first_clip, scales, vectors FROM theirs.blocks WHERE run_id = ?`,
  ).run(Number(run), theirs.id);
  return true;
}

/** An analysis from another one's embeddings, as with a classifier of a person's own, has them here, too. */
function takeAlias(db: SongDatabase, pair: Pair, hereOf: ReadonlyMap<number, number>): boolean {
  const from = db
    .prepare<[object], number>(
      `SELECT r.analysis_id FROM theirs.aliases a JOIN theirs.runs r ON r.id = a.run_id
       WHERE a.analysis_id = @source AND a.stamp = @stamp`,
    )
    .pluck()
    .get(pair);
  const run = from === undefined ? undefined : hereOf.get(from);
  if (run === undefined) return false;
  return (
    db
      .prepare(
        `INSERT INTO main.aliases (analysis_id, stamp, run_id) SELECT @here, @stamp, t.id FROM main.runs t
         WHERE t.analysis_id = @run AND NOT EXISTS (SELECT 1 FROM main.runs o WHERE o.analysis_id = @here AND o.stamp = @stamp)
         ON CONFLICT (analysis_id) DO UPDATE SET stamp = excluded.stamp, run_id = excluded.run_id
           WHERE stamp <> excluded.stamp`,
      )
      .run({ here: pair.here, stamp: pair.stamp, run }).changes > 0
  );
}
