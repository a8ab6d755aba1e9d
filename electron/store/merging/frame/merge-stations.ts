import { sentence } from '#contract/words/sentence.ts';
import type { SongDatabase } from '../../opening/song-database.ts';
import { readStoredJson } from '../../opening/stored-sentence.ts';
import { stationKey } from '../../stations/same-name.ts';
import { forgetNotes, linkKeys, stationRows, type StationRow } from '../../stations/station-changes.ts';
import type { TellConflict } from '../conflict.ts';
import { notedOf, noteLater, theirsHold, type Side } from '../later-changes.ts';
import { copyRows } from '../merge-tables.ts';
import { joinFacts } from './merge-station-facts.ts';
import { nameSince, renameStations } from './rename-stations.ts';

/** A station of the source and what it is here. */
export type JoinedStation = {
  readonly source: number;
  readonly here: number;
  readonly name: string;
  readonly theirKey: string;
  readonly key: string;
};

/**
 * Joins stations: those of one name are one, also where one side calls it otherwise since. Of each fact and each link the later change
 * holds, and a station that was removed later than it was changed goes.
 */
export function mergeStations(
  db: SongDatabase,
  tell: TellConflict,
): { readonly stations: readonly JoinedStation[]; readonly moved: boolean } {
  noteLater(db, 'station-renamed', notedOf(db, 'source', 'station-renamed').values());
  const renames = notedOf(db, 'main', 'station-renamed');
  const renamed = renameStations(db, renames, tell);
  const removed = removeStations(db, tell);
  const gone = notedOf(db, 'main', 'station-removed');
  const known = new Map(stationRows(db).map((row) => [stationKey(row.name), row]));
  const made = notedOf(db, 'source', 'station');
  let moved = renamed || removed;
  const stations: JoinedStation[] = [];
  for (const other of stationRows(db, 'source')) {
    const theirKey = stationKey(other.name);
    const name = nameSince(renames, other);
    const key = stationKey(name);
    const changedAt = made.get(theirKey)?.at ?? other.added_at;
    if ((gone.get(key)?.at ?? '') >= changedAt) {
      moved = true;
      continue;
    }
    const before = known.get(key);
    const here = before?.id ?? addStation(db, other, name);
    db.prepare('INSERT INTO temp.map_station VALUES (?, ?)').run(other.id, here);
    stations.push({ source: other.id, here, name, theirKey, key });
    if (joinFacts(db, { here, key, theirKey, other: { ...other, name } }, before ?? null, tell)) moved = true;
    noteLater(db, 'station', [{ name: key, present: 1, at: changedAt, became: '' }]);
    known.set(key, before ?? other);
  }
  return { stations, moved: mergeLinks(db, stations) || moved };
}

function addStation(db: SongDatabase, { id }: StationRow, name: string): number {
  copyRows(db, 'stations', 'source.stations x WHERE x.id = @id', { id: 'NULL', name: '@name' }, { id, name });
  return db.prepare<[], number>('SELECT last_insert_rowid()').pluck().get() ?? 0;
}

/**
 * What the source removed later than it was changed here goes here, too, with all that was said of it; one that was made anew there comes
 * as a new one. @returns whether anything went
 */
function removeStations(db: SongDatabase, tell: TellConflict): boolean {
  const made = notedOf(db, 'main', 'station');
  const removed = notedOf(db, 'source', 'station-removed');
  const anew = new Set(stationRows(db, 'source').map(({ name }) => stationKey(name)));
  const gone = stationRows(db).filter(({ name, added_at: addedAt }) => {
    const key = stationKey(name);
    return (removed.get(key)?.at ?? '') >= (made.get(key)?.at ?? addedAt);
  });
  for (const { id, name } of gone) {
    db.prepare('DELETE FROM main.stations WHERE id = ?').run(id);
    forgetNotes(db, stationKey(name));
    if (!anew.has(stationKey(name))) tell({ kind: 'station', sentence: sentence('merge-station-gone', { name }) });
  }
  noteLater(db, 'station-removed', removed.values());
  return gone.length > 0;
}

/** @returns whether links here are different now */
function mergeLinks(db: SongDatabase, stations: readonly JoinedStation[]): boolean {
  const keys = new Map(stations.map(({ theirKey, key }) => [theirKey, key]));
  const theirNotes = notedOf(db, 'source', 'station-link', (name) => {
    const [station, link] = readStoredJson(name) as [string, string];
    const key = keys.get(station);
    return key === undefined ? null : JSON.stringify([key, link]);
  });
  const nameOf = (key: string, link: string): string => JSON.stringify([key, link]);
  const there = (of: 'main' | 'source'): Map<string, string> =>
    new Map(
      stations.flatMap(({ source, here, key }) =>
        linkKeys(db, of === 'main' ? here : source, of).map((link) => [nameOf(key, link), '']),
      ),
    );
  const ours: Side = { noted: notedOf(db, 'main', 'station-link'), there: there('main') };
  let changed = false;
  for (const { name, present } of theirsHold(ours, { noted: theirNotes, there: there('source') })) {
    if (ours.there.has(name) === present) continue;
    const [key, link] = readStoredJson(name) as [string, string];
    const station = stations.find((each) => each.key === key)?.here ?? 0;
    setLink(db, station, link, present);
    changed = true;
  }
  noteLater(db, 'station-link', theirNotes.values());
  return changed;
}

/** @param link its kind, folder and value, as JSON */
function setLink(db: SongDatabase, station: number, link: string, present: boolean): void {
  const folder = `(SELECT id FROM main.folders WHERE path = json_extract(@link, '$[1]'))`;
  const values = { station, link };
  if (present) {
    db.prepare(
      `INSERT INTO main.station_links (station_id, kind, folder_id, value)
       VALUES (@station, json_extract(@link, '$[0]'), ${folder}, json_extract(@link, '$[2]'))`,
    ).run(values);
    return;
  }
  db.prepare(
    `DELETE FROM main.station_links WHERE station_id = @station AND kind = json_extract(@link, '$[0]')
       AND folder_id IS ${folder} AND value = json_extract(@link, '$[2]')`,
  ).run(values);
}
