import { sentence } from '#contract/words/sentence.ts';
import type { SongDatabase } from '../../opening/song-database.ts';
import { readStoredJson } from '../../opening/stored-sentence.ts';
import { stationKey } from '../../stations/same-name.ts';
import { moveNotes, stationRows, type StationRow } from '../../stations/station-changes.ts';
import type { TellConflict } from '../conflict.ts';
import type { Noted } from '../later-changes.ts';
import { joinFacts } from './merge-station-facts.ts';

/** What a station is called since it was made, after all that is noted of renaming; one made later under a former name keeps it. */
export function nameSince(renames: ReadonlyMap<string, Noted>, station: StationRow): string {
  let { name, added_at: since } = station;
  const taken = new Set<Noted>();
  for (;;) {
    const note = renames.get(stationKey(name));
    if (note === undefined || note.at < since || taken.has(note)) return name;
    taken.add(note);
    ({ became: name, at: since } = note);
  }
}

/** Gives stations here the names that they have since. Two that have one name now are one. @returns whether there were any */
export function renameStations(db: SongDatabase, renames: ReadonlyMap<string, Noted>, tell: TellConflict): boolean {
  let renamed = false;
  for (const station of stationRows(db)) {
    const name = nameSince(renames, station);
    const [former, key] = [stationKey(station.name), stationKey(name)];
    if (former === key) continue;
    renamed = true;
    const other = stationRows(db).find((row) => row.id !== station.id && stationKey(row.name) === key);
    if (other === undefined) db.prepare('UPDATE main.stations SET name = ? WHERE id = ?').run(name, station.id);
    else joinInto(db, { ...station, name }, other, former);
    moveNotes(db, former, key);
    tell({ kind: 'station', sentence: sentence('merge-station-renamed', { former: station.name, name }) });
  }
  return renamed;
}

/** All that hangs on a station hangs on the other one. */
function joinInto(db: SongDatabase, station: StationRow, other: StationRow, former: string): void {
  const key = stationKey(other.name);
  joinFacts(db, { here: other.id, key, theirKey: former, other: station, side: 'main' }, other, () => undefined);
  const values = { from: station.id, to: other.id };
  db.prepare('UPDATE main.recordings SET station_id = @to WHERE station_id = @from').run(values);
  db.prepare(
    `UPDATE main.station_links AS l SET station_id = @to WHERE station_id = @from AND NOT EXISTS (SELECT 1 FROM main.station_links t
       WHERE t.station_id = @to AND t.kind = l.kind AND t.folder_id IS l.folder_id AND t.value = l.value)`,
  ).run(values);
  joinLists(db, values);
  db.prepare('DELETE FROM main.stations WHERE id = ?').run(station.id);
}

function joinLists(db: SongDatabase, { from, to }: { readonly from: number; readonly to: number }): void {
  const read = db.prepare<[number], { kind: string; species: string }>(
    'SELECT kind, species FROM main.species_lists WHERE station_id = ?',
  );
  const there = new Map(read.all(to).map(({ kind, species }) => [kind, readStoredJson(species) as string[]]));
  const remove = db.prepare('DELETE FROM main.species_lists WHERE station_id = ? AND kind = ?');
  const write = db.prepare('INSERT INTO main.species_lists (station_id, kind, species) VALUES (?, ?, ?)');
  for (const { kind, species } of read.all(from)) {
    const joined = new Set([...(there.get(kind) ?? []), ...(readStoredJson(species) as string[])]);
    remove.run(to, kind);
    write.run(to, kind, JSON.stringify([...joined].sort()));
  }
}
