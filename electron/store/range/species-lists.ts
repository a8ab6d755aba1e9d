import type { StationId } from '#contract/ids.ts';
import type { SpeciesList } from '#contract/species.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { readStoredJson } from '../opening/stored-sentence.ts';

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
export function writeSpeciesList(db: SongDatabase, { station, kind, species }: SpeciesList): void {
  db.transaction(() => {
    db.prepare('DELETE FROM species_lists WHERE station_id IS ? AND kind = ?').run(station, kind);
    if (species.length === 0) return;
    db.prepare('INSERT INTO species_lists (station_id, kind, species) VALUES (?, ?, ?)').run(
      station,
      kind,
      JSON.stringify(species),
    );
  }).immediate();
}
