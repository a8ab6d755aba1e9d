import Database from 'better-sqlite3';
import { KnownFailure } from '#contract/failure.ts';
import { databaseFaults } from '../opening/mending/check-database.ts';
import { isKnownVersion, migrations, newestVersion, readVersion, takeSteps } from '../opening/migrate.ts';
import { schema } from '../opening/schema/schema.ts';

/**
 * Makes a copied database fit to be read from: it must be whole, be one of ours, and hold nothing that its tables would not let
 * in; one of an earlier Songsight is brought to today's version, in the copy only.
 * @param folder where it came from, for the sentence. @param upgrades told before each step to today's version
 * @throws KnownFailure `database-damaged`, `database-too-new`, `not-found`.
 */
export function checkCopy(path: string, folder: string, upgrades: (step: number, of: number) => void): void {
  const refuse = (cause?: unknown): KnownFailure =>
    new KnownFailure('database-damaged', 'merge-damaged', { values: { folder }, path: folder, cause });
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { fileMustExist: true });
    db.pragma('trusted_schema = OFF');
    const version = readVersion(db);
    if (version > newestVersion(migrations)) {
      throw new KnownFailure('database-too-new', 'merge-too-new', { values: { folder }, path: folder });
    }
    if (version === 0 && isEmpty(db)) {
      throw new KnownFailure('not-found', 'merge-no-data', { values: { folder }, path: folder });
    }
    if (version === 0 || !isKnownVersion(migrations, version) || databaseFaults(db).length > 0) throw refuse();
    takeSteps(db, migrations, version, (progress) => {
      if (progress.at === 'step') upgrades(progress.step, progress.of);
    });
    if (!hasOurTables(db) || holdsNonsense(db)) throw refuse();
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch (thrown) {
    if (thrown instanceof KnownFailure) throw thrown;
    if (thrown instanceof Database.SqliteError && !/^SQLITE_(FULL|IOERR)/.test(thrown.code)) throw refuse(thrown);
    throw thrown;
  } finally {
    db?.close();
  }
}

const isEmpty = (db: Database.Database): boolean =>
  db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;

type Column = { name: string; hidden: number };

/** Every table with its columns; no view, computed column or table without checked types stands in for one. */
function hasOurTables(db: Database.Database): boolean {
  const ours = new Database(':memory:');
  try {
    ours.exec(schema);
    return tableNames(ours).every((name) => {
      const facts = db
        .prepare<[string], { type: string; strict: number }>(
          `SELECT type, strict FROM pragma_table_list WHERE schema = 'main' AND name = ?`,
        )
        .get(name);
      return facts?.type === 'table' && facts.strict === 1 && columnsOf(db, name) === columnsOf(ours, name);
    });
  } finally {
    ours.close();
  }
}

const tableNames = (db: Database.Database): string[] =>
  db
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all();

/** The order may differ: a database of before got its newer columns at the end. */
function columnsOf(db: Database.Database, table: string): string {
  const columns = db.prepare<[string], Column>('SELECT name, hidden FROM pragma_table_xinfo(?)').all(table);
  return columns
    .map(({ name, hidden }) => `${name} ${hidden}`)
    .sort()
    .join(',');
}

/** Texts that are read as JSON, and paths that lead out of their folder. */
const nonsense = [
  ...[
    'recordings.warnings',
    'recordings.time_doubts',
    'packs.labels',
    'species_lists.species',
    'time_orders.sources',
  ].map((column) => notJson(column, 'array')),
  notJson('review_samples.filter', 'object'),
  'SELECT 1 FROM settings WHERE NOT json_valid(value)',
  `SELECT 1 FROM packs, json_each(packs.labels) l WHERE json_valid(packs.labels) AND (l.type <> 'object'
     OR json_type(l.value, '$.kind') IS NOT 'text' OR (json_extract(l.value, '$.kind') = 'species'
       AND (json_type(l.value, '$.code') IS NOT 'text' OR json_type(l.value, '$.scientificName') IS NOT 'text'
         OR json_type(l.value, '$.commonName') IS NOT 'text')))`,
  `SELECT 1 FROM files WHERE relative_path = '' OR relative_path LIKE '/%' OR '/' || relative_path || '/' LIKE '%/../%'`,
  'SELECT 1 FROM recordings WHERE NOT (duration_s BETWEEN 0 AND 1e9) OR NOT (rate_hz BETWEEN 0 AND 1e9)',
  'SELECT 1 FROM detections WHERE NOT (start_s BETWEEN 0 AND 1e9) OR NOT (end_s BETWEEN start_s AND 1e9)',
  'SELECT 1 FROM detections WHERE NOT (score BETWEEN 0 AND 1)',
];

function notJson(column: string, type: 'array' | 'object'): string {
  const [table] = column.split('.');
  return `SELECT 1 FROM ${table} WHERE NOT json_valid(${column}) OR json_type(${column}) <> '${type}'`;
}

function holdsNonsense(db: Database.Database): boolean {
  return nonsense.some((sql) => db.prepare(`${sql} LIMIT 1`).get() !== undefined);
}
