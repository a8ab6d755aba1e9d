import Database from 'better-sqlite3';

/** Kept by triggers of other tables: they fill themselves while those are copied. */
const derivedTables = new Set([
  'tallies',
  'species_hours',
  'species_days',
  'season_hours',
  'heard_in',
  'species_counts',
  'effort_tallies',
  'file_counts',
  'picture_counts',
  'picture_bytes',
  'changed_rows',
]);

const pageRows = 500;

export type Salvaged = {
  /** Rows that could be read, by table. */
  readonly rows: ReadonlyMap<string, number>;
  /** Tables of which a part could not be read. */
  readonly torn: readonly string[];
};

/**
 * Copies every row that can still be read from a damaged database into a fresh one of the same version.
 * @param fresh empty, with all its tables made. @returns null when nothing at all can be read.
 */
export function salvage(damagedPath: string, fresh: Database.Database): Salvaged | null {
  let damaged: Database.Database;
  try {
    damaged = new Database(damagedPath);
    damaged.pragma('user_version');
  } catch {
    return null;
  }
  const rows = new Map<string, number>();
  const torn: string[] = [];
  try {
    fresh.pragma('foreign_keys = OFF');
    for (const table of plainTables(fresh)) {
      const { copied, whole } = copyTable(damaged, fresh, table);
      rows.set(table, copied);
      if (!whole) torn.push(table);
    }
    removeOrphans(fresh);
  } finally {
    fresh.pragma('foreign_keys = ON');
    damaged.close();
  }
  return [...rows.values()].some((count) => count > 0) ? { rows, torn } : null;
}

type Table = { readonly name: string; readonly rowids: boolean };

function plainTables(db: Database.Database): string[] {
  const all = db.prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all();
  return all.map(({ name }) => name).filter((name) => !derivedTables.has(name) && !name.startsWith('sqlite_'));
}

function hasRowids(db: Database.Database, name: string): boolean {
  const listed = db.pragma(`table_list(${name})`) as { name: string; wr: number }[];
  return listed[0]?.wr === 0;
}

/** Forwards until a page cannot be read, then backwards from the end to the same place: one tear costs its own rows only. */
function copyTable(
  damaged: Database.Database,
  fresh: Database.Database,
  name: string,
): { copied: number; whole: boolean } {
  const table: Table = { name, rowids: hasRowids(fresh, name) };
  const columns = columnsOf(fresh, name);
  const there = columns.filter((column) => columnsOf(damaged, name).includes(column));
  const insert = fresh.prepare(`INSERT INTO ${name} (${there.join(', ')}) VALUES (${there.map(() => '?').join(', ')})`);
  let copied = 0;
  let refused = 0;
  const take = fresh.transaction((values: unknown[][]) => {
    for (const row of values) {
      if (inserted(insert, row)) copied += 1;
      else refused += 1;
    }
  });
  const forwards = readRows(damaged, table, there, 'ASC', take);
  if (forwards || !table.rowids) return { copied, whole: forwards && refused === 0 };
  readRows(damaged, table, there, 'DESC', take);
  return { copied, whole: false };
}

/** A damaged page may show a row twice or with a value that its table does not allow. */
function inserted(insert: Database.Statement, row: readonly unknown[]): boolean {
  try {
    insert.run(...row);
    return true;
  } catch (thrown) {
    if (thrown instanceof Database.SqliteError && thrown.code.startsWith('SQLITE_CONSTRAINT')) return false;
    throw thrown;
  }
}

function columnsOf(db: Database.Database, table: string): string[] {
  try {
    return (db.pragma(`table_info(${table})`) as { name: string }[]).map((column) => column.name);
  } catch {
    return [];
  }
}

/** @returns whether it came to the end of the table. */
function readRows(
  db: Database.Database,
  { name, rowids }: Table,
  columns: readonly string[],
  order: 'ASC' | 'DESC',
  take: (rows: unknown[][]) => void,
): boolean {
  if (columns.length === 0) return false;
  const sorted = rowids ? `ORDER BY rowid ${order}` : '';
  let page: unknown[][] = [];
  try {
    const rows = db.prepare(`SELECT ${columns.join(', ')} FROM ${name} NOT INDEXED ${sorted}`).raw();
    for (const row of rows.iterate() as Iterable<unknown[]>) {
      page.push(row);
      if (page.length >= pageRows) page = (take(page), []);
    }
  } catch (thrown) {
    take(page);
    if (thrown instanceof Database.SqliteError) return false;
    throw thrown;
  }
  take(page);
  return true;
}

/** Rows that refer to rows that could not be read go, too, until all that is left holds together. */
function removeOrphans(db: Database.Database): void {
  for (;;) {
    const orphans = db.pragma('foreign_key_check') as { table: string; rowid: number | null }[];
    const removable = orphans.filter((orphan) => orphan.rowid !== null);
    if (removable.length === 0) return removeKeyed(db, orphans);
    db.transaction(() => {
      for (const { table, rowid } of removable) db.prepare(`DELETE FROM ${table} WHERE rowid = ?`).run(rowid);
    })();
  }
}

/** A table without rowids names its orphans by their table only. */
function removeKeyed(db: Database.Database, orphans: readonly { table: string }[]): void {
  for (const table of new Set(orphans.map((orphan) => orphan.table))) {
    const keys = db.pragma(`foreign_key_list(${table})`) as { table: string; from: string; to: string | null }[];
    for (const { table: parent, from, to } of keys) {
      db.exec(
        `DELETE FROM ${table} WHERE ${from} IS NOT NULL AND ${from} NOT IN (SELECT ${to ?? 'rowid'} FROM ${parent})`,
      );
    }
  }
}
