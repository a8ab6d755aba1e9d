import Database from 'better-sqlite3';
import { KnownFailure } from '#contract/failure.ts';
import { schema } from '../schema/schema.ts';

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

const columnsSql = `SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_xinfo(m.name) c WHERE m.type = 'table'`;

function columnsOf(db: Database.Database): Set<string> {
  return new Set(db.prepare<[], string>(columnsSql).pluck().all());
}

/**
 * Refuses a database that says it is of the newest version and lacks something of it: somebody else's, or one that was changed.
 * @throws KnownFailure `database-damaged`.
 */
export function refuseForeign(db: Database.Database): void {
  const fresh = new Database(':memory:');
  try {
    fresh.exec(schema);
    const there = columnsOf(db);
    const missing = [...columnsOf(fresh)].find((column) => !there.has(column));
    if (missing === undefined) return;
    throw new KnownFailure('database-damaged', 'database-foreign', { values: { missing }, path: db.name });
  } finally {
    fresh.close();
  }
}
