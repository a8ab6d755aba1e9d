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

/** What is in memory is of a later moment than the one that is looked at: it is looked at anew. */
export class MomentPassed extends Error {}

/** Of a connection the number of the moment that is being looked at. */
const moments = new WeakMap<SongDatabase, number>();
let latest = 0;

/** The number of the moment that this connection looks at; null: whatever it reads next may be of another one. */
export const momentOf = (db: SongDatabase): number | null => moments.get(db) ?? null;

/** Whatever is read meanwhile is of the same moment, as far as the work does not wait for anything. */
export function atOneMoment<T>(db: SongDatabase, work: () => T): T {
  for (;;) {
    db.exec('BEGIN');
    latest += 1;
    moments.set(db, latest);
    try {
      return work();
    } catch (thrown) {
      if (!(thrown instanceof MomentPassed)) throw thrown;
    } finally {
      moments.delete(db);
      db.exec('COMMIT');
    }
  }
}
