import type { SongDatabase } from '../opening/song-database.ts';

/** The name under which the copy of a source is attached while it is merged. */
const source = 'source';

export function attachSource(db: SongDatabase, path: string): void {
  db.prepare(`ATTACH ? AS ${source}`).run(path);
  db.exec(`
    CREATE TEMP TABLE IF NOT EXISTS map_species (source INTEGER PRIMARY KEY, here INTEGER NOT NULL);
    CREATE TEMP TABLE IF NOT EXISTS map_pack (source INTEGER PRIMARY KEY, here INTEGER NOT NULL);
    CREATE TEMP TABLE IF NOT EXISTS map_folder (source INTEGER PRIMARY KEY, here INTEGER NOT NULL);
    CREATE TEMP TABLE IF NOT EXISTS map_station (source INTEGER PRIMARY KEY, here INTEGER NOT NULL);
    CREATE TEMP TABLE IF NOT EXISTS map_correction (source INTEGER PRIMARY KEY, here INTEGER NOT NULL);
    CREATE TEMP TABLE IF NOT EXISTS map_set (source INTEGER PRIMARY KEY, here INTEGER NOT NULL);
    -- The recordings at hand that are new here.
    CREATE TEMP TABLE IF NOT EXISTS fresh (source INTEGER PRIMARY KEY, here INTEGER NOT NULL, content_id TEXT NOT NULL);
    -- Pictures at hand whose files are not to be had.
    CREATE TEMP TABLE IF NOT EXISTS lost_pictures (source INTEGER PRIMARY KEY);
    -- Analyses here of the same clips that took over a source's time of writing, by which their embeddings are known.
    CREATE TEMP TABLE IF NOT EXISTS restamped (analysis INTEGER PRIMARY KEY, before TEXT NOT NULL, after TEXT NOT NULL);
  `);
}

export function detachSource(db: SongDatabase): void {
  for (const table of maps) db.exec(`DROP TABLE IF EXISTS temp.${table}`);
  db.exec(`DETACH ${source}`);
}

const maps = [
  'map_species',
  'map_pack',
  'map_folder',
  'map_station',
  'map_correction',
  'map_set',
  'fresh',
  'lost_pictures',
  'restamped',
];

/**
 * Copies rows of one table, column by column; both sides have the same version.
 * @param from of the rows, called `x`, with whatever they are joined to. @param other what takes the place of columns, as SQL.
 */
export function copyRows(
  db: SongDatabase,
  table: string,
  from: string,
  other: Readonly<Record<string, string>>,
  values: object = {},
): number {
  const columns = columnsOf(db, table);
  const cells = columns.map((column) => other[column] ?? `x.${column}`);
  return db
    .prepare(`INSERT INTO main.${table} (${columns.join(', ')}) SELECT ${cells.join(', ')} FROM ${from}`)
    .run(values).changes;
}

function columnsOf(db: SongDatabase, table: string): string[] {
  return db.prepare<[string], string>(`SELECT name FROM pragma_table_info(?, 'main')`).pluck().all(table);
}

/** What is to be added to the numbers of rows at hand so that they are new here. @param which rows, of the source, called `x`. */
export function shiftFor(db: SongDatabase, table: string, which: string): number {
  const first = db.prepare<[], number | null>(`SELECT min(x.id) FROM ${which}`).pluck().get() ?? null;
  const last = db.prepare<[], number | null>(`SELECT max(id) FROM main.${table}`).pluck().get() ?? 0;
  return first === null ? 0 : last + 1 - first;
}

/** Where a row of the source lies here, as SQL; NULL where there is none. */
export const mapped = (map: string, column: string): string =>
  `(SELECT here FROM temp.${map} WHERE source = ${column})`;
