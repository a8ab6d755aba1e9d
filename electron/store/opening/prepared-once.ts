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

/** How a statement gives its rows: as objects, their first column alone, or as lists. */
type Mode = 'rows' | 'pluck' | 'raw';

/**
 * Statements are prepared once and kept. Each takes memory outside of JavaScript's heap, so that thousands of recordings in
 * a row would pile up gigabytes before the garbage collector sees a reason to run. The same SQL with `pluck()` or `raw()` is
 * another statement, so that whoever asked without them keeps rows.
 */
export function rememberStatements(db: SongDatabase): SongDatabase {
  const prepare = db.prepare.bind(db);
  type Kept = Map<string, ReturnType<typeof prepare>>;
  // By mode first: to put the two into one text costs more than to find it.
  const kept: Readonly<Record<Mode, Kept>> = { rows: new Map(), pluck: new Map(), raw: new Map() };
  const remembered = (sql: string, mode: Mode): ReturnType<typeof prepare> => {
    const known = kept[mode].get(sql);
    if (known !== undefined) return known;
    const statement = prepare(plannedOnce(sql));
    if (mode !== 'rows') statement[mode]();
    statement.pluck = (on = true) => remembered(sql, on ? 'pluck' : 'rows');
    statement.raw = (on = true) => remembered(sql, on ? 'raw' : 'rows');
    kept[mode].set(sql, statement);
    return statement;
  };
  // The types of a statement's values and rows are the caller's claim, here as in better-sqlite3 itself.
  db.prepare = ((sql: string) => remembered(sql, 'rows')) as typeof db.prepare;
  return db;
}

const textOrValue = /'[^']*'|"[^"]*"|--[^\n]*|\?|@\w+/g;

/**
 * The same statement with a plus before each value that is given to it. A plus changes no value, and behind it SQLite does not
 * look at one to make its plan; otherwise it would make the plan of many statements anew whenever they run, which takes ten
 * times as long as looking up a row.
 */
export function plannedOnce(sql: string): string {
  return sql.replaceAll(textOrValue, (found) => (/^[?@]/.test(found) ? `+${found}` : found));
}
