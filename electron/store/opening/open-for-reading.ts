import Database from 'better-sqlite3';
import { preparedOnce } from './prepared-once.ts';
import type { SongDatabase } from './song-database.ts';

/**
 * A second connection to an open database that only reads: it sees what was last committed, waits for no writer and no writer
 * waits for it (SQLite's write-ahead log).
 * @param path of `songsight.db`, which another connection of this program keeps open
 */
export function openForReading(path: string): SongDatabase {
  const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 5000 });
  db.pragma('cache_size = -65536');
  db.pragma('temp_store = MEMORY');
  return preparedOnce(db);
}

/** A number that is another one after every commit of any other connection. */
export function dataVersion(db: SongDatabase): number {
  return Number(db.pragma('data_version', { simple: true }));
}

/** Whatever is read meanwhile is of the same moment, as far as the work does not wait for anything. */
export function atOneMoment<T>(db: SongDatabase, work: () => T): T {
  db.exec('BEGIN');
  try {
    return work();
  } finally {
    db.exec('COMMIT');
  }
}
