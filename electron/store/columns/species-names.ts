import type { SongDatabase } from '../opening/song-database.ts';

/** The species' row ids by common name: the order of every list of species. */
export function speciesByName(db: SongDatabase): number[] {
  return db.prepare<[], number>('SELECT id FROM species ORDER BY common_name COLLATE NOCASE, id').pluck().all();
}

/** The codes of all species by their row ids. */
export function speciesCodes(db: SongDatabase): ReadonlyMap<number, string> {
  const rows = db.prepare<[], { id: number; code: string }>('SELECT id, code FROM species').all();
  return new Map(rows.map(({ id, code }): [number, string] => [id, code]));
}

/** No species has a larger row id. */
export function mostSpecies(db: SongDatabase): number {
  return db.prepare<[], number | null>('SELECT max(id) FROM species').pluck().get() ?? 0;
}
