import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { KnownFailure } from '#contract/failure.ts';
import { beginFile, endFile } from '../opening/files-in-work.ts';
import { makeFolder } from '../opening/make-folder.ts';
import { removeOwnFile } from '../opening/own-files.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { diskFailure } from '../opening/sqlite-failure.ts';

/** What SQLite keeps beside a database: the write-ahead log and the rollback journal belong to what the database says. */
const sides = ['', '-wal', '-journal'] as const;
const copySides = ['-wal', '-shm', '-journal'];
const copyFolder = 'merging';
const copyName = 'source.db';
const blockBytes = 4 * 1024 * 1024;

/** A copy of a source's database in the season's own folder, and what tells this content from any other. */
export type SourceCopy = { readonly path: string; readonly fingerprint: string };

/**
 * Copies the database of a source folder, what waits in its write-ahead log included. The source is only read: opening a
 * database in place writes beside it even for reading.
 * @throws KnownFailure `not-found` where there is no database, `data-folder-in-use` while a Songsight works there,
 * `file-unreadable`, `disk-full`.
 */
export function copySource(db: SongDatabase, dataFolder: string, source: string): SourceCopy {
  const from = join(source, 'songsight.db');
  if (!isThere(from))
    throw new KnownFailure('not-found', 'merge-no-data', { values: { folder: source }, path: source });
  const letGo = holdStill(source);
  const path = join(dataFolder, copyFolder, copyName);
  try {
    makeFolder(join(dataFolder, copyFolder));
    beginFile(db, `${copyFolder}/${copyName}`);
    removeCopyFiles(dataFolder);
    const before = marks(from);
    const hash = createHash('sha256');
    for (const side of sides) if (isFile(from + side)) copyFile(from + side, path + side, hash.update(side));
    if (marks(from) !== before) throw inUse(source);
    return { path, fingerprint: hash.digest('hex') };
  } catch (thrown) {
    removeCopyFiles(dataFolder);
    throw readingFailure(thrown, from);
  } finally {
    letGo();
  }
}

/** Whether there is a database. A folder that may not be looked into, or whose disk fails, is said to be unreadable. */
function isThere(path: string): boolean {
  try {
    return isFile(path);
  } catch (thrown) {
    throw readingFailure(thrown, path);
  }
}

/** How many files of a source that was merged before still wait to be heard there, of whatever version its database is. */
export function countWaiting({ path }: SourceCopy): number {
  const db = new Database(path, { fileMustExist: true });
  try {
    return (
      db.prepare<[], number>(`SELECT count(*) FROM files WHERE state IN ('waiting', 'working')`).pluck().get() ?? 0
    );
  } finally {
    db.close();
  }
}

/** Takes the copy away. */
export function removeCopy(db: SongDatabase, dataFolder: string): void {
  removeCopyFiles(dataFolder);
  endFile(db, `${copyFolder}/${copyName}`);
}

/** What a merge that was cut short left of its copy. */
export function removeCopyFiles(dataFolder: string): void {
  for (const side of ['', ...copySides]) removeOwnFile(join(dataFolder, copyFolder), copyName + side, 'mergeCopy');
}

const inUse = (path: string): KnownFailure =>
  new KnownFailure('data-folder-in-use', 'merge-source-in-use', { values: { path }, path });

/**
 * Keeps other Songsights from opening the source meanwhile: a shared lock, for reading, on the file whose exclusive lock they take.
 * Nothing is written. A folder that was copied without that file has nobody in it.
 */
function holdStill(source: string): () => void {
  const lock = join(source, 'songsight.lock');
  if (!isThere(lock)) return () => undefined;
  const held = openLock(lock);
  try {
    held.exec('BEGIN');
    held.prepare('SELECT count(*) FROM sqlite_schema').get();
    return () => held.close();
  } catch (thrown) {
    held.close();
    if (thrown instanceof Database.SqliteError && thrown.code.startsWith('SQLITE_BUSY')) throw inUse(source);
    // Another file of that name: nobody holds it.
    return () => undefined;
  }
}

function openLock(path: string): SongDatabase {
  try {
    closeSync(openSync(path, 'r'));
    return new Database(path, { readonly: true, timeout: 0 });
  } catch (thrown) {
    throw readingFailure(thrown, path);
  }
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** Size and time of the database and of what lies beside it. */
function marks(path: string): string {
  const facts = sides.map((side) => statSync(path + side, { bigint: true, throwIfNoEntry: false }));
  return facts.map((each) => (each === undefined ? '-' : `${each.size} ${each.mtimeNs}`)).join('\n');
}

function copyFile(from: string, to: string, hash: ReturnType<typeof createHash>): void {
  const source = openSync(from, 'r');
  const target = openSync(to, 'wx');
  try {
    const buffer = Buffer.allocUnsafe(blockBytes);
    const { size } = fstatSync(source);
    for (let at = 0; at < size;) {
      const read = readSync(source, buffer, 0, Math.min(blockBytes, size - at), at);
      if (read === 0) break;
      hash.update(buffer.subarray(0, read));
      for (let written = 0; written < read;) written += writeSync(target, buffer, written, read - written);
      at += read;
    }
  } finally {
    closeSync(source);
    closeSync(target);
  }
}

/** What the file system says of a source's file, as a sentence; anything else stays as it is. */
export function readingFailure(thrown: unknown, path: string): unknown {
  const known = diskFailure(thrown);
  if (known instanceof KnownFailure) return known;
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : null;
  if (code === null || code.startsWith('SQLITE')) return thrown;
  return new KnownFailure('file-unreadable', 'merge-unreadable', {
    values: { path, detail: code },
    path,
    cause: thrown,
  });
}
