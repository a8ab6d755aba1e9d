import type { StationId } from '#contract/ids.ts';
import type { SpeciesList } from '#contract/species.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { readStoredJson } from '../opening/stored-sentence.ts';
import { noteNamed } from '../review/person-changes.ts';
import { stationKey } from '../stations/same-name.ts';

/** All lists; the one without a station, which holds everywhere, first. */
export function readSpeciesLists(db: SongDatabase): SpeciesList[] {
  return db
    .prepare<[], { station: StationId | null; kind: SpeciesList['kind']; species: string }>(
      'SELECT station_id AS station, kind, species FROM species_lists ORDER BY station_id IS NOT NULL, station_id, kind',
    )
    .all()
    .map(({ species, ...row }) => ({ ...row, species: readStoredJson(species) as string[] }));
}

/** Takes the place of the list of this kind for this station; an empty one goes. */
export function writeSpeciesList(db: SongDatabase, list: SpeciesList, now: string): void {
  const { station, kind, species } = list;
  db.transaction(() => {
    noteList(db, list, now);
    db.prepare('DELETE FROM species_lists WHERE station_id IS ? AND kind = ?').run(station, kind);
    if (species.length === 0) return;
    db.prepare('INSERT INTO species_lists (station_id, kind, species) VALUES (?, ?, ?)').run(
      station,
      kind,
      JSON.stringify(species),
    );
  }).immediate();
}

/** Notes the species that came and those that went. */
function noteList(db: SongDatabase, { station, kind, species }: SpeciesList, now: string): void {
  const name = db.prepare<[number | null], string>('SELECT name FROM stations WHERE id = ?').pluck().get(station) ?? '';
  const before =
    readSpeciesLists(db).find((list) => list.station === station && list.kind === kind)?.species ?? ([] as string[]);
  for (const each of new Set([...before, ...species])) {
    const present = species.includes(each);
    if (present !== before.includes(each))
      noteNamed(db, 'species-list', [stationKey(name), kind, each], { present, now });
  }
}
