import type { FolderId } from '#contract/ids.ts';
import type { Species, SpeciesCode } from '#contract/species.ts';
import type { SongDatabase } from '../opening/song-database.ts';

/** Which of these species the recordings of a folder already hold, as far as detections of now and before tell. */
export function heardBefore(db: SongDatabase, folder: FolderId, codes: readonly string[]): Set<string> {
  const ask = db.prepare<[string, FolderId], { found: number }>(
    `SELECT EXISTS (SELECT 1 FROM detections d JOIN species s ON s.id = d.species_id
       JOIN files f ON f.recording_id = d.recording_id
       WHERE s.code = ? AND d.current = 1 AND f.folder_id = ?) AS found`,
  );
  return new Set(codes.filter((code) => ask.get(code, folder)?.found === 1));
}

export function speciesByCode(db: SongDatabase, code: string): Species | null {
  return (
    db
      .prepare<[string], { code: SpeciesCode; scientificName: string; commonName: string }>(
        'SELECT code, scientific_name AS scientificName, common_name AS commonName FROM species WHERE code = ?',
      )
      .get(code) ?? null
  );
}

/** The species that were ever heard and still are in the results, by common name. */
export function readHeardSpecies(db: SongDatabase): Species[] {
  return db
    .prepare<[], Species>(
      `SELECT s.code, s.scientific_name AS scientificName, s.common_name AS commonName
       FROM species_counts c JOIN species s ON s.id = c.species_id WHERE c.all_recordings > 0
       ORDER BY s.common_name COLLATE NOCASE, s.code`,
    )
    .all();
}

/** The codes of all species that were ever heard and still are in the results. */
export function heardCodes(db: SongDatabase): ReadonlySet<string> {
  const rows = db
    .prepare<[], { code: string }>(
      'SELECT s.code FROM species_counts c JOIN species s ON s.id = c.species_id WHERE c.all_recordings > 0',
    )
    .all();
  return new Set(rows.map(({ code }) => code));
}
