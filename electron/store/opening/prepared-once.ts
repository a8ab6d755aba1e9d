import { composed } from '../stations/same-name.ts';
import { addSunFunctions } from '../sun/sun-sql.ts';
import type { SongDatabase } from './song-database.ts';

/** As `rememberStatements`; SQL gets a function `composed` for names, and those of the sun. */
export function preparedOnce(db: SongDatabase): SongDatabase {
  db.function('composed', { deterministic: true }, (text: unknown) =>
    typeof text === 'string' ? composed(text) : text,
  );
  addSunFunctions(db);
  return rememberStatements(db);
}

/**
 * Statements are prepared once and kept. Each takes memory outside of JavaScript's heap, so that thousands of recordings in
 * a row would pile up gigabytes before the garbage collector sees a reason to run.
 */
export function rememberStatements(db: SongDatabase): SongDatabase {
  const prepare = db.prepare.bind(db);
  const kept = new Map<string, ReturnType<typeof prepare>>();
  const remembered = (sql: string): ReturnType<typeof prepare> => {
    const statement = kept.get(sql) ?? prepare(sql);
    kept.set(sql, statement);
    return statement;
  };
  // The types of a statement's values and rows are the caller's claim, here as in better-sqlite3 itself.
  db.prepare = remembered as typeof db.prepare;
  return db;
}
