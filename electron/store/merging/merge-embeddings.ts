import { createHash } from 'node:crypto';
import { copyFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { embeddingFileName, type EmbeddingFile } from '../embeddings/embedding-file.ts';
import { removeRuns } from '../embeddings/write-embeddings.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { removeOwnFile } from '../opening/own-files.ts';
import { readingFailure } from './source-copy.ts';

const copyFolder = 'merging';
const copyName = 'source-embeddings.db';
const sides = ['', '-wal'];

/**
 * Analyses of the attached source and those here that heard the same clips with the same model. Two computers that each listened to a
 * recording, or one that listened once more, noted other times; of one content they made the same embeddings.
 */
const pairsSql = `
SELECT DISTINCT x.id AS source, x.created_at AS sourceStamp, t.id AS here, t.created_at AS stamp FROM source.analyses x
  JOIN source.packs p ON p.id = x.pack_id JOIN main.packs q ON q.hash = p.hash
  JOIN source.contents c ON c.recording_id = x.recording_id JOIN main.contents k ON k.hash = c.hash
  JOIN main.analyses t ON t.recording_id = k.recording_id AND t.pack_id = q.id AND t.overlap_s = x.overlap_s
    AND t.channel = x.channel AND t.clips = x.clips AND t.shorter = x.shorter`;

type Pair = { source: number; sourceStamp: string; here: number; stamp: string };

/**
 * What tells the embeddings beside a source's database from those that lay there before, without reading them; null: there are none.
 * They may come later than what they belong to. @param fingerprint of that database
 */
export function embeddingsMark(source: string, fingerprint: string): string | null {
  const found = facts(source);
  return found === null ? null : createHash('sha256').update(`embeddings ${fingerprint} ${found}`).digest('hex');
}

function facts(source: string): string | null {
  const from = join(source, embeddingFileName);
  const [file, log] = sides.map((side) => {
    try {
      return statSync(from + side, { bigint: true, throwIfNoEntry: false });
    } catch (thrown) {
      throw readingFailure(thrown, from);
    }
  });
  if (file?.isFile() !== true) return null;
  return [file, log].map((each) => (each === undefined ? '-' : `${each.size} ${each.mtimeNs}`)).join(' ');
}

/**
 * Takes over the embeddings of analyses that were merged. The source is only read: opening a database in place writes beside it,
 * and so a copy is opened, which goes afterwards.
 * @returns how many analyses got theirs; null where somebody wrote to the source meanwhile: nothing was taken
 * @throws KnownFailure `file-unreadable`, `disk-full`.
 */
export function mergeEmbeddings(
  db: SongDatabase,
  file: EmbeddingFile,
  dataFolder: string,
  source: string,
): number | null {
  const before = facts(source);
  if (before === null) return 0;
  const copy = join(dataFolder, copyFolder, copyName);
  removeEmbeddingCopy(dataFolder);
  try {
    copyEmbeddings(source, copy);
    if (facts(source) !== before) return null;
    return isReadable(copy) ? takeOver(file.made(), copy, db.prepare<[], Pair>(pairsSql).all()) : 0;
  } finally {
    removeEmbeddingCopy(dataFolder);
  }
}

function copyEmbeddings(source: string, copy: string): void {
  const from = join(source, embeddingFileName);
  try {
    for (const side of sides) {
      if (statSync(from + side, { throwIfNoEntry: false })?.isFile() === true) copyFileSync(from + side, copy + side);
    }
  } catch (thrown) {
    throw readingFailure(thrown, from);
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
  } catch (thrown) {
    // A disk that is full says nothing of them.
    if (thrown instanceof Database.SqliteError && /^SQLITE_(FULL|IOERR|CANTOPEN)/.test(thrown.code)) throw thrown;
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
    // They are noted as taken next: a fall of power must not leave the note alone.
    db.pragma('wal_checkpoint(PASSIVE)');
  }
}

function takeRun(db: SongDatabase, pair: Pair): boolean {
  if (
    db.prepare('SELECT 1 FROM main.analysed WHERE analysis_id = ? AND stamp = ?').get(pair.here, pair.stamp) !==
    undefined
  )
    return false;
  const theirs = db
    .prepare<[number, string], { id: number }>('SELECT id FROM theirs.runs WHERE analysis_id = ? AND stamp = ?')
    .get(pair.source, pair.sourceStamp);
  if (theirs === undefined) return false;
  removeRuns(db, [pair.here]);
  db.prepare(
    `INSERT INTO main.models (model, title, width) SELECT m.model, m.title, m.width FROM theirs.models m
       JOIN theirs.runs r ON r.model_id = m.id WHERE r.id = ? ON CONFLICT DO NOTHING`,
  ).run(theirs.id);
  const { lastInsertRowid: run } = db
    .prepare(
      `INSERT INTO main.runs (analysis_id, stamp, model_id, clips) SELECT @here, @stamp, t.id, r.clips
       FROM theirs.runs r JOIN theirs.models m ON m.id = r.model_id JOIN main.models t ON t.model = m.model WHERE r.id = @id`,
    )
    .run({ here: pair.here, stamp: pair.stamp, id: theirs.id });
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
       WHERE a.analysis_id = @source AND a.stamp = @sourceStamp`,
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

/** The embeddings of analyses here that took over a source's time keep their place: see `temp.restamped`. Call it when that is written. */
export function restampEmbeddings(db: SongDatabase, file: EmbeddingFile): void {
  const rows = db
    .prepare<[], { analysis: number; before: string; after: string }>('SELECT * FROM temp.restamped')
    .all();
  const kept = rows.length === 0 ? null : file.opened();
  kept
    ?.transaction(() => {
      for (const table of ['runs', 'aliases']) {
        const set = kept.prepare(
          `UPDATE ${table} SET stamp = @after WHERE analysis_id = @analysis AND stamp = @before`,
        );
        for (const row of rows) set.run(row);
      }
    })
    .immediate();
  db.exec('DELETE FROM temp.restamped');
}
