import type Database from 'better-sqlite3';

/**
 * What is wrong with an open database, in SQLite's own words; empty when it is whole. Reads every page once.
 * @throws SqliteError when not even that can be read.
 */
export function databaseFaults(db: Database.Database): string[] {
  const rows = db.pragma('quick_check(20)') as { quick_check: string }[];
  const faults = rows.map((row) => row.quick_check).filter((text) => text !== 'ok');
  const orphans = db.pragma('foreign_key_check') as { table: string }[];
  return orphans.length === 0 ? faults : [...faults, `foreign_key_check: ${orphans.length}`];
}
