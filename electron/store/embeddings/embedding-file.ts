import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { rememberStatements } from '../opening/prepared-once.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { moveDatabase, removeDatabase } from '../opening/sqlite-files.ts';
import { sketchBytes } from './sketch-file.ts';

/** Beside `songsight.db`: it is large, and everything in it can be made again from the recordings. */
export const embeddingFileName = 'embeddings.db';
const damagedName = 'embeddings-damaged.db';
const version = 1;

/** Clips that are stored in one row: small enough to read for one of them, large enough to read a season quickly. */
export const blockClips = 8;

/**
 * A run holds the embeddings of one analysis of `songsight.db`. Its number may have been given twice, as after a backup was
 * restored, so its time of writing (`stamp`) must fit, too. `model` is the SHA-256 of the encoder. `scales` are little-endian
 * float32 [clip], `vectors` int8 [clip, width] (analysis/classifying/embeddings.ts).
 */
const schema = `
CREATE TABLE models (
  id INTEGER PRIMARY KEY,
  model TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  width INTEGER NOT NULL
) STRICT;
CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  analysis_id INTEGER NOT NULL UNIQUE,
  stamp TEXT NOT NULL,
  model_id INTEGER NOT NULL REFERENCES models (id),
  clips INTEGER NOT NULL
) STRICT;
CREATE INDEX runs_model ON runs (model_id, id);
CREATE TABLE blocks (
  run_id INTEGER NOT NULL,
  first_clip INTEGER NOT NULL,
  scales BLOB NOT NULL,
  vectors BLOB NOT NULL,
  PRIMARY KEY (run_id, first_clip)
) STRICT;
-- Another analysis of the same clips by the same encoder, as with a classifier of a person's own behind it.
CREATE TABLE aliases (
  analysis_id INTEGER PRIMARY KEY,
  stamp TEXT NOT NULL,
  run_id INTEGER NOT NULL
) STRICT;
CREATE INDEX aliases_run ON aliases (run_id);
-- Every analysis with the run that holds its clips.
CREATE VIEW analysed AS SELECT id AS run_id, analysis_id, stamp FROM runs UNION ALL SELECT run_id, analysis_id, stamp FROM aliases;
`;

/** The file with the embeddings of every clip: opened when it is first needed. */
export type EmbeddingFile = {
  readonly path: string;
  /** The open file; null: none was ever written. @throws SqliteError when it is damaged */
  opened(): SongDatabase | null;
  /** The same; it is made where there is none. */
  made(): SongDatabase;
  close(): void;
};

export function embeddingFile(folder: string): EmbeddingFile {
  const path = join(folder, embeddingFileName);
  let db: SongDatabase | null = null;
  const made = (): SongDatabase => (db ??= open(path));
  return {
    path,
    made,
    opened: () => (db !== null || existsSync(path) ? made() : null),
    close: () => {
      db?.close();
      db = null;
    },
  };
}

function open(path: string): SongDatabase {
  const db = new Database(path, { timeout: 5000 });
  try {
    // In larger pages every second block would leave half of one empty.
    db.pragma('page_size = 4096');
    db.pragma('auto_vacuum = INCREMENTAL');
    // Until something is in it, nothing is lost with it.
    db.pragma('synchronous = OFF');
    db.pragma('journal_mode = WAL');
    if (db.pragma('user_version', { simple: true }) === 0)
      db.transaction(() => {
        db.exec(schema);
        db.pragma(`user_version = ${version}`);
      }).immediate();
    db.pragma('synchronous = NORMAL');
    return rememberStatements(db);
  } catch (thrown) {
    db.close();
    throw thrown;
  }
}

/**
 * Looks whether the file can be used; one that cannot is put aside, and a new one begins.
 * @returns a sentence about what was done, or null
 */
export function mendEmbeddingFile(folder: string): Sentence | null {
  const path = join(folder, embeddingFileName);
  if (!existsSync(path) || embeddingsUsable(path)) return null;
  const aside = join(folder, damagedName);
  removeDatabase(aside);
  moveDatabase(path, aside);
  return sentence('embeddings-damaged', { copy: damagedName });
}

/** Whether embeddings of ours can be read from a file; none where it is not there. */
export function embeddingsUsable(path: string): boolean {
  let db: SongDatabase | null = null;
  try {
    db = new Database(path, { timeout: 5000, fileMustExist: true });
    if (db.pragma('user_version', { simple: true }) !== version) return false;
    db.prepare('SELECT count(*) FROM runs').get();
    // The pages at the end are those that a fall of power leaves half written.
    db.prepare('SELECT length(vectors) FROM blocks ORDER BY rowid DESC LIMIT 4').all();
    return true;
  } catch {
    return false;
  } finally {
    db?.close();
  }
}

/** Bytes of the file with its log, and of the sketches made from it; 0 where there is none. */
export function embeddingBytes(folder: string): number {
  const path = join(folder, embeddingFileName);
  return ['', '-wal', '-shm'].reduce(
    (sum, side) => sum + (statSync(path + side, { throwIfNoEntry: false })?.size ?? 0),
    sketchBytes(folder),
  );
}
