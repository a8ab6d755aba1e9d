import type { FolderId, StationId } from '#contract/ids.ts';
import type { Station, StationDetails, StationLink, StationsAnswer } from '#contract/stations.ts';
import { recordingsWithoutSun } from '../sun/sun-sql.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { composed, isSameName } from './same-name.ts';
import { noteStation, stationState } from './station-changes.ts';

/** A station without the counts that only its page needs. */
export type PlainStation = StationDetails & { readonly id: StationId };

type Row = {
  id: StationId;
  name: string;
  latitude: number | null;
  longitude: number | null;
  zone: string;
  habitat: string;
  clockMinutes: number | null;
};
type LinkRow = { station: StationId; kind: StationLink['kind']; folder: FolderId | null; value: string };

/** All stations with their links, in the order they were made. */
export function plainStations(db: SongDatabase): PlainStation[] {
  const links = db
    .prepare<[], LinkRow>(
      'SELECT station_id AS station, kind, folder_id AS folder, value FROM station_links ORDER BY id',
    )
    .all();
  return db
    .prepare<[], Row>(
      'SELECT id, name, latitude, longitude, zone, habitat, clock_min AS clockMinutes FROM stations ORDER BY id',
    )
    .all()
    .map(({ latitude, longitude, ...row }) => ({
      ...row,
      position: latitude === null || longitude === null ? null : { latitude, longitude },
      links: links.filter((link) => link.station === row.id).flatMap(asLink),
    }));
}

function asLink({ kind, folder, value }: LinkRow): StationLink[] {
  switch (kind) {
    case 'folder':
      return folder === null ? [] : [{ kind, folder, subfolder: value }];
    case 'pattern':
      return [{ kind, folder, pattern: value }];
    case 'recorder':
      return [{ kind, recorderId: value }];
    case 'deployment':
      return [{ kind, deploymentId: value }];
  }
}

function linkColumns(link: StationLink): { kind: string; folder: FolderId | null; value: string } {
  switch (link.kind) {
    case 'folder':
      return { kind: link.kind, folder: link.folder, value: link.subfolder };
    case 'pattern':
      return { kind: link.kind, folder: link.folder, value: link.pattern };
    case 'recorder':
      return { kind: link.kind, folder: null, value: link.recorderId };
    case 'deployment':
      return { kind: link.kind, folder: null, value: link.deploymentId };
  }
}

/** Whether another station has this name. */
export function stationNameTaken(db: SongDatabase, name: string, except: StationId | null): boolean {
  const named = db.prepare<[], { id: StationId; name: string }>('SELECT id, name FROM stations').all();
  return named.some((station) => isSameName(station.name, name) && station.id !== except);
}

/** Writes a new station or replaces all that is said of a known one. @returns its id, or null when there is no such station. */
export function writeStation(
  db: SongDatabase,
  station: StationId | null,
  details: StationDetails,
  now: string,
): StationId | null {
  const { position, links, ...plain } = details;
  const values = {
    ...plain,
    name: composed(plain.name),
    latitude: position?.latitude ?? null,
    longitude: position?.longitude ?? null,
  };
  const write = (): StationId | null => {
    const before = stationState(db, station);
    const row =
      station === null
        ? db
            .prepare<[object], { id: StationId }>(
              `INSERT INTO stations (name, latitude, longitude, zone, habitat, clock_min, added_at)
               VALUES (@name, @latitude, @longitude, @zone, @habitat, @clockMinutes, @now) RETURNING id`,
            )
            .get({ ...values, now })
        : db
            .prepare<[object], { id: StationId }>(
              `UPDATE stations SET name = @name, latitude = @latitude, longitude = @longitude, zone = @zone,
                 habitat = @habitat, clock_min = @clockMinutes WHERE id = @station RETURNING id`,
            )
            .get({ ...values, station });
    if (row === undefined) return null;
    db.prepare('DELETE FROM station_links WHERE station_id = ?').run(row.id);
    const add = db.prepare(
      'INSERT INTO station_links (station_id, kind, folder_id, value) VALUES (@station, @kind, @folder, @value)',
    );
    for (const link of links) add.run({ station: row.id, ...linkColumns(link) });
    noteStation(db, before, stationState(db, row.id), now);
    return row.id;
  };
  return db.transaction(write).immediate();
}

/** Its recordings stay. @returns false when there is no such station. */
export function removeStation(db: SongDatabase, station: StationId, now: string): boolean {
  const remove = (): boolean => {
    noteStation(db, stationState(db, station), null, now);
    return db.prepare('DELETE FROM stations WHERE id = ?').run(station).changes > 0;
  };
  return db.transaction(remove).immediate();
}

/** Every station with what its page shows. */
export function readStations(db: SongDatabase): StationsAnswer {
  const counts = new Map(
    db
      .prepare<[], { station: StationId | null; n: number }>(
        'SELECT station_id AS station, count(*) AS n FROM recordings GROUP BY station_id',
      )
      .all()
      .map(({ station, n }): [StationId | null, number] => [station, n]),
  );
  const stations = plainStations(db).map((station): Station => ({
    ...station,
    recordings: counts.get(station.id) ?? 0,
    recorderIds: idsOf(db, station.id, 'recorder_id'),
    deploymentIds: idsOf(db, station.id, 'deployment_id'),
  }));
  stations.sort((a, b) => a.name.localeCompare(b.name));
  return { stations, unplaced: counts.get(null) ?? 0, sunless: recordingsWithoutSun(db) };
}

function idsOf(db: SongDatabase, station: StationId, column: 'recorder_id' | 'deployment_id'): string[] {
  return db
    .prepare<[StationId], { id: string }>(
      `SELECT ${column} AS id FROM recordings WHERE station_id = ? AND ${column} IS NOT NULL
       GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 20`,
    )
    .all(station)
    .map((row) => row.id);
}
