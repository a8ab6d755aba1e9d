import type { SongDatabase } from '../opening/song-database.ts';

/** Rows of which columns in memory are to be read again; `all`: so many changed that everything is. */
export type Changes = { readonly to: number; readonly rows: readonly number[] | 'all' };

/** More than this are read sooner all together. */
const mostAlone = 100_000;

/** Of which rows the change log is read. */
type Noted = 'detection_id' | 'recording_id';

/** The number of the last change; 0 where nothing changed since the program started. */
export function lastChange(db: SongDatabase): number {
  return db.prepare<[], number | null>('SELECT max(seq) FROM changed_rows').pluck().get() ?? 0;
}

/** What changed after the change of this number. */
export function changesSince(db: SongDatabase, seen: number, noted: Noted): Changes {
  const to = lastChange(db);
  if (to === seen) return { to, rows: [] };
  const first = db.prepare<[], number | null>('SELECT min(seq) FROM changed_rows').pluck().get() ?? 0;
  if (to < seen || first > seen + 1) return { to, rows: 'all' };
  const rows = db
    .prepare<[number, number], number>(
      `SELECT DISTINCT ${noted} FROM changed_rows WHERE seq > ? AND ${noted} IS NOT NULL LIMIT ?`,
    )
    .pluck()
    .all(seen, mostAlone + 1);
  return { to, rows: rows.length > mostAlone ? 'all' : rows };
}

/** Forgets all changes: nobody holds columns yet, since the program only starts. */
export function forgetChanges(db: SongDatabase): void {
  db.exec('DELETE FROM changed_rows');
}
