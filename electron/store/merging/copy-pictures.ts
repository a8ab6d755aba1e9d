import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { beginFile, endFile } from '../opening/files-in-work.ts';
import { ownFile, removeOwnFile } from '../opening/own-files.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { diskFailure } from '../opening/sqlite-failure.ts';

type Row = { id: number; file: string; bytes: number };

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Copies the finished pictures of these recordings of the source, under their own names, which are drawn by chance. They are on
 * record as begun until their rows are written: `endPictures`. Those that are not to be had are put on the list of lost ones and are
 * painted again.
 * @returns the names copied. @throws KnownFailure `disk-full`.
 */
export function copyPictures(
  db: SongDatabase,
  folders: { readonly source: string; readonly here: string },
  recordings: readonly number[],
): string[] {
  db.exec('DELETE FROM temp.lost_pictures');
  const wanted = db
    .prepare<[string], Row>(
      `SELECT p.id, p.file, p.bytes FROM json_each(?) j JOIN source.detections d ON d.recording_id = j.value
         JOIN source.pictures p ON p.detection_id = d.id WHERE p.state = 'done'`,
    )
    .all(JSON.stringify(recordings));
  const known = db.prepare('SELECT 1 FROM main.pictures WHERE file = ?');
  const lose = db.prepare('INSERT OR IGNORE INTO temp.lost_pictures (source) VALUES (?)');
  const copied: string[] = [];
  db.transaction(() => wanted.forEach(({ file }) => known.get(file) ?? beginFile(db, `pictures/${file}`)))();
  for (const { id, file, bytes } of wanted) {
    if (known.get(file) !== undefined) continue;
    const from = ownFile(folders.source, file, 'picture');
    if (from === null || !isPng(from, bytes)) {
      lose.run(id);
      endFile(db, `pictures/${file}`);
      continue;
    }
    copyWhole(from, join(folders.here, file));
    copied.push(file);
  }
  return copied;
}

/**
 * The rows of these pictures are written. Call it in their transaction.
 * @returns those that no row names: their detection has such a picture, or none is wanted. `dropPictures` takes them away.
 */
export function endPictures(db: SongDatabase, files: readonly string[]): string[] {
  const named = db.prepare<[string], number>('SELECT 1 FROM main.pictures WHERE file = ?').pluck();
  const isNamed = (file: string): boolean => named.get(file) !== undefined;
  for (const file of files) if (isNamed(file)) endFile(db, `pictures/${file}`);
  return files.filter((file) => !isNamed(file));
}

/** Copies that are not wanted. A crash before leaves them on record as begun, and the next start takes them away. */
export function dropPictures(db: SongDatabase, picturesPath: string, files: readonly string[]): void {
  for (const file of files) {
    removeOwnFile(picturesPath, file, 'picture');
    endFile(db, `pictures/${file}`);
  }
}

/** How many files of the pictures at hand were not to be had. */
export function countLost(db: SongDatabase): number {
  return db.prepare<[], number>('SELECT count(*) FROM temp.lost_pictures').pluck().get() ?? 0;
}

/** Whether a file is there by now of a picture that a source was merged without. @param copy of its database */
export function hasNewPictures(db: SongDatabase, copy: string, folder: string): boolean {
  const known = db.prepare('SELECT 1 FROM main.pictures WHERE file = ?');
  const source = new Database(copy, { fileMustExist: true });
  try {
    const rows = source.prepare<[], Row>(`SELECT id, file, bytes FROM pictures WHERE state = 'done'`).iterate();
    for (const { file, bytes } of rows) {
      const path = known.get(file) === undefined ? ownFile(folder, file, 'picture') : null;
      if (path !== null && isPng(path, bytes)) return true;
    }
    return false;
  } finally {
    source.close();
  }
}

function isPng(path: string, bytes: number): boolean {
  try {
    if (statSync(path).size !== bytes) return false;
    const handle = openSync(path, 'r');
    try {
      const start = Buffer.alloc(pngStart.length);
      readSync(handle, start, 0, start.length, 0);
      return start.equals(pngStart);
    } finally {
      closeSync(handle);
    }
  } catch {
    return false;
  }
}

function copyWhole(from: string, to: string): void {
  try {
    mkdirSync(dirname(to), { recursive: true });
    rmSync(`${to}.part`, { force: true });
    copyFileSync(from, `${to}.part`, constants.COPYFILE_FICLONE);
    const handle = openSync(`${to}.part`, 'r+');
    fsyncSync(handle);
    closeSync(handle);
    renameSync(`${to}.part`, to);
  } catch (thrown) {
    throw diskFailure(thrown);
  }
}
