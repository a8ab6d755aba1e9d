import { sentence } from '#contract/words/sentence.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { isSameName } from '../stations/same-name.ts';
import type { TellConflict } from './conflict.ts';
import { mergeAnnotationSets } from './merge-annotations.ts';
import { copyRows, mapped } from './merge-tables.ts';
import { readStoredJson } from '../opening/stored-sentence.ts';

/**
 * Joins what recordings refer to: species, packs, folders, stations with their links, clock corrections, time orders and species
 * lists. Call it inside a transaction.
 */
export function mergeFrame(db: SongDatabase, tell: TellConflict): void {
  mergeNamed(db, 'species', 'code', 'map_species');
  mergeNamed(db, 'packs', 'hash', 'map_pack');
  copyRows(db, 'own_labels', 'source.own_labels x WHERE 1 ON CONFLICT DO NOTHING', {});
  mergeFolders(db);
  mergeStations(db, tell);
  mergeCorrections(db);
  mergeTimeOrders(db, tell);
  mergeSpeciesLists(db, tell);
  mergeAnnotationSets(db);
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

type Station = {
  id: number;
  name: string;
  latitude: number | null;
  longitude: number | null;
  zone: string;
  habitat: string;
  clock_min: number | null;
  added_at: string;
};

function mergeStations(db: SongDatabase, tell: TellConflict): void {
  const here = db.prepare<[], Station>('SELECT * FROM main.stations').all();
  const map = db.prepare('INSERT INTO temp.map_station VALUES (?, ?)');
  for (const other of db.prepare<[], Station>('SELECT * FROM source.stations ORDER BY id').all()) {
    const known = here.find(({ name }) => isSameName(name, other.name));
    map.run(other.id, known === undefined ? addStation(db, other) : joinStation(db, known, other, tell));
  }
  const links = `source.station_links x JOIN temp.map_station m ON m.source = x.station_id
    WHERE NOT EXISTS (SELECT 1 FROM main.station_links t WHERE t.station_id = m.here AND t.kind = x.kind
      AND t.value = x.value AND t.folder_id IS ${mapped('map_folder', 'x.folder_id')}) ORDER BY x.id`;
  copyRows(db, 'station_links', links, {
    id: 'NULL',
    station_id: 'm.here',
    folder_id: mapped('map_folder', 'x.folder_id'),
  });
}

function addStation(db: SongDatabase, { id }: Station): number | bigint {
  copyRows(db, 'stations', 'source.stations x WHERE x.id = @id', { id: 'NULL' }, { id });
  return db.prepare<[], number>('SELECT last_insert_rowid()').pluck().get() ?? 0;
}

const facts = ['latitude', 'longitude', 'zone', 'habitat', 'clock_min'] as const;
const isUnsaid = (value: unknown): boolean => value === null || value === '';

/** What one of them leaves open comes from the other; where they differ, the station that was made first stays. */
function joinStation(db: SongDatabase, here: Station, other: Station, tell: TellConflict): number {
  const otherFirst = other.added_at < here.added_at;
  const differing = facts.filter(
    (fact) => here[fact] !== other[fact] && !isUnsaid(here[fact]) && !isUnsaid(other[fact]),
  );
  if (differing.length > 0) {
    const [kept, left] = otherFirst ? [other, here] : [here, other];
    tell({
      kind: 'station',
      sentence: sentence('merge-station', { name: here.name, kept: said(kept), left: said(left) }),
    });
  }
  const [first, second] = otherFirst ? [other, here] : [here, other];
  const joined = Object.fromEntries(facts.map((fact) => [fact, isUnsaid(first[fact]) ? second[fact] : first[fact]]));
  db.prepare(
    `UPDATE main.stations SET latitude = @latitude, longitude = @longitude, zone = @zone, habitat = @habitat,
       clock_min = @clock_min, added_at = @added_at WHERE id = @id`,
  ).run({ ...joined, added_at: first.added_at, id: here.id });
  return here.id;
}

function said({ latitude, longitude, zone, habitat, clock_min: clock }: Station): string {
  return [latitude, longitude, zone, habitat, clock].filter((value) => !isUnsaid(value)).join(', ');
}

/** One that was taken back on one side is taken back. */
function mergeCorrections(db: SongDatabase): void {
  const same = `t.folder_id = ${mapped('map_folder', 'x.folder_id')} AND t.subfolder = x.subfolder
    AND t.shift_s = x.shift_s AND t.made_at = x.made_at`;
  copyRows(
    db,
    'clock_corrections',
    `source.clock_corrections x WHERE NOT EXISTS (SELECT 1 FROM main.clock_corrections t WHERE ${same}) ORDER BY x.id`,
    // It holds for no file that waits here.
    { id: 'NULL', folder_id: mapped('map_folder', 'x.folder_id'), last_file_id: '0' },
  );
  db.exec(`UPDATE main.clock_corrections AS t SET undone_at = x.undone_at FROM source.clock_corrections x
    WHERE ${same} AND t.undone_at IS NULL AND x.undone_at IS NOT NULL`);
  db.exec(`INSERT OR IGNORE INTO temp.map_correction SELECT x.id, t.id FROM source.clock_corrections x
    JOIN main.clock_corrections t ON ${same}`);
}

type Order = { folder: number; path: string; subfolder: string; here: string | null; other: string };

function mergeTimeOrders(db: SongDatabase, tell: TellConflict): void {
  const orders = db
    .prepare<[], Order>(
      `SELECT m.here AS folder, f.path, x.subfolder, t.sources AS here, x.sources AS other
       FROM source.time_orders x JOIN temp.map_folder m ON m.source = x.folder_id JOIN main.folders f ON f.id = m.here
         LEFT JOIN main.time_orders t ON t.folder_id = m.here AND t.subfolder = x.subfolder`,
    )
    .all();
  const write = db.prepare(
    `INSERT INTO main.time_orders (folder_id, subfolder, sources) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET sources = excluded.sources`,
  );
  for (const { folder, path, subfolder, here, other } of orders) {
    const kept = here === null || other < here ? other : here;
    write.run(folder, subfolder, kept);
    if (here === null || here === other) continue;
    const values = { folder: `${path}/${subfolder}`, kept, left: kept === here ? other : here };
    tell({ kind: 'time-order', sentence: sentence('merge-time-order', values) });
  }
}

type List = {
  station: number | null;
  name: string | null;
  kind: 'include' | 'exclude';
  other: string;
  here: string | null;
};

/** Two lists for one place become one that holds the species of both. */
function mergeSpeciesLists(db: SongDatabase, tell: TellConflict): void {
  const lists = db
    .prepare<[], List>(
      `SELECT m.here AS station, s.name, x.kind, x.species AS other, t.species AS here
       FROM source.species_lists x LEFT JOIN temp.map_station m ON m.source = x.station_id
         LEFT JOIN main.stations s ON s.id = m.here
         LEFT JOIN main.species_lists t ON t.station_id IS m.here AND t.kind = x.kind`,
    )
    .all();
  const remove = db.prepare('DELETE FROM main.species_lists WHERE station_id IS ? AND kind = ?');
  const write = db.prepare('INSERT INTO main.species_lists (station_id, kind, species) VALUES (?, ?, ?)');
  for (const { station, name, kind, other, here } of lists) {
    const known = new Set(readStoredJson(here ?? '[]') as string[]);
    const species = [...new Set([...known, ...(readStoredJson(other) as string[])])].sort();
    const joined = here === null ? other : JSON.stringify(species);
    if (here !== null && species.length === known.size) continue;
    remove.run(station, kind);
    write.run(station, kind, joined);
    if (here === null) continue;
    tell({
      kind: 'species-list',
      sentence: sentence(`merge-list-${kind}`, { station: name ?? '–', species: species.length }),
    });
  }
}
