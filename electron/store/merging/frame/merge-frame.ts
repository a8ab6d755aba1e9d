import type { SongDatabase } from '../../opening/song-database.ts';
import type { TellConflict } from '../conflict.ts';
import { copyRows, mapped } from '../merge-tables.ts';
import { mergeAnnotationSets } from './merge-annotations.ts';
import { mergeSpeciesLists } from './merge-species-lists.ts';
import { mergeStations } from './merge-stations.ts';
import { mergeTimeOrders } from './merge-time-orders.ts';

/**
 * Joins what recordings refer to: species, packs, folders, stations with their links, clock corrections, time orders and species
 * lists. Call it inside a transaction.
 * @returns whether recordings that were here, or come, may lie at another place or time than is written with them
 */
export function mergeFrame(db: SongDatabase, tell: TellConflict): boolean {
  mergeNamed(db, 'species', 'code', 'map_species');
  mergeNamed(db, 'packs', 'hash', 'map_pack');
  copyRows(
    db,
    'own_labels',
    'source.own_labels x WHERE 1 ON CONFLICT DO UPDATE SET added_at = min(added_at, excluded.added_at)',
    {},
  );
  mergeFolders(db);
  const { stations, moved } = mergeStations(db, tell);
  const corrected = mergeCorrections(db);
  const ordered = mergeTimeOrders(db, tell);
  mergeSpeciesLists(db, stations, tell);
  mergeAnnotationSets(db);
  return moved || corrected || ordered;
}

/** Rows that a text of their own names. What is here keeps its numbers; of two names for a species the first by alphabet stays. */
function mergeNamed(db: SongDatabase, table: 'species' | 'packs', key: 'code' | 'hash', map: string): void {
  copyRows(db, table, `source.${table} x WHERE x.${key} NOT IN (SELECT ${key} FROM main.${table})`, { id: 'NULL' });
  if (table === 'species') {
    db.exec(`UPDATE main.species AS s SET scientific_name = x.scientific_name, common_name = x.common_name
      FROM source.species x WHERE x.code = s.code
        AND (x.scientific_name, x.common_name) < (s.scientific_name, s.common_name)`);
  }
  db.exec(
    `INSERT INTO temp.${map} SELECT x.id, t.id FROM source.${table} x JOIN main.${table} t ON t.${key} = x.${key}`,
  );
}

/** A folder of the source is not watched from here: it may lie on another computer. */
function mergeFolders(db: SongDatabase): void {
  copyRows(db, 'folders', 'source.folders x WHERE x.path NOT IN (SELECT path FROM main.folders) ORDER BY x.path', {
    id: 'NULL',
    watched: '0',
    turn: `'normal'`,
  });
  db.exec(`INSERT INTO temp.map_folder SELECT x.id, t.id FROM source.folders x JOIN main.folders t ON t.path = x.path`);
}

/** One that was taken back on one side is taken back. @returns whether one was on one side only */
function mergeCorrections(db: SongDatabase): boolean {
  // Wherever its folder lies: it may be another place since.
  const same = 't.subfolder = x.subfolder AND t.shift_s = x.shift_s AND t.made_at = x.made_at';
  copyRows(
    db,
    'clock_corrections',
    `source.clock_corrections x WHERE NOT EXISTS (SELECT 1 FROM main.clock_corrections t WHERE ${same}) ORDER BY x.id`,
    // It holds for no file that waits here.
    { id: 'NULL', folder_id: mapped('map_folder', 'x.folder_id'), last_file_id: '0' },
  );
  const oneSided = db
    .prepare(
      `SELECT 1 FROM source.clock_corrections x JOIN main.clock_corrections t ON ${same}
       WHERE (t.undone_at IS NULL) <> (x.undone_at IS NULL) LIMIT 1`,
    )
    .get();
  db.exec(`UPDATE main.clock_corrections AS t SET undone_at = x.undone_at FROM source.clock_corrections x
    WHERE ${same} AND t.undone_at IS NULL AND x.undone_at IS NOT NULL`);
  db.exec(`INSERT OR IGNORE INTO temp.map_correction SELECT x.id, t.id FROM source.clock_corrections x
    JOIN main.clock_corrections t ON ${same}`);
  return oneSided !== undefined;
}
