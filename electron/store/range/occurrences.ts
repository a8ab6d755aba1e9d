import { deflateSync, inflateSync } from 'node:zlib';
import type { Position } from '#contract/stations.ts';
import { isGuessedTime } from '#contract/recordings.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { guessedTimeSql } from '../recordings/local-time.ts';
import type { PlacedTime } from '../recordings/recording-times.ts';
import { readStoredJson } from '../opening/stored-sentence.ts';

/** What a location model said of one place, as it was told: [whole year and 48 weeks, species]. */
export type StoredOccurrence = { readonly species: readonly string[]; readonly likelihoods: Uint16Array };

/** @param model SHA-256 of the location model. @returns null where it was never asked for this place. */
export function readOccurrences(db: SongDatabase, model: string, position: Position): StoredOccurrence | null {
  const row = db
    .prepare<[object], { species: string; likelihoods: Buffer }>(
      `SELECT m.species, o.likelihoods FROM occurrences o JOIN occurrence_models m ON m.model = o.model
       WHERE o.model = @model AND o.latitude = @latitude AND o.longitude = @longitude`,
    )
    .get({ ...position, model });
  if (row === undefined) return null;
  const { buffer } = new Uint8Array(inflateSync(row.likelihoods));
  // Written by `writeOccurrences`, nobody else.
  return { species: readStoredJson(row.species) as string[], likelihoods: new Uint16Array(buffer) };
}

/** @param likelihoods one for each position */
export function writeOccurrences(
  db: SongDatabase,
  told: { readonly model: string; readonly species: readonly string[]; readonly likelihoods: readonly Uint16Array[] },
  positions: readonly Position[],
): void {
  const { model, species, likelihoods } = told;
  db.transaction(() => {
    db.prepare('INSERT INTO occurrence_models (model, species) VALUES (?, ?) ON CONFLICT DO NOTHING').run(
      model,
      JSON.stringify(species),
    );
    const write = db.prepare(
      `INSERT INTO occurrences (model, latitude, longitude, likelihoods)
       VALUES (@model, @latitude, @longitude, @bytes) ON CONFLICT DO NOTHING`,
    );
    for (const [index, position] of positions.entries()) {
      const numbers = likelihoods[index];
      if (numbers === undefined) continue;
      const bytes = deflateSync(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
      write.run({ ...position, model, bytes });
    }
  }).immediate();
}

/** Where and when a recording was made, as far as species depend on it. */
export type RecordingPlaceAndTime = {
  readonly position: Position | null;
  readonly station: number | null;
  /** Local start; null: unknown, as by a clock that was never set, or where there is nothing but the file's date. */
  readonly local: string | null;
};

/** The local start that a week may be told from: January 1970 is no winter, and a copy's date no date of recording. */
export function dated({
  start,
  source,
  correctedSeconds,
  clockUnset,
}: Pick<PlacedTime, 'start' | 'source' | 'correctedSeconds' | 'clockUnset'>): string | null {
  return clockUnset || isGuessedTime(source, correctedSeconds) ? null : (start?.local ?? null);
}

/** The station's position, else the recorder's own. */
export function placeAndTime(db: SongDatabase, recording: number): RecordingPlaceAndTime {
  const row = db
    .prepare<
      [number],
      { station: number | null; latitude: number | null; longitude: number | null; local: string | null }
    >(
      `SELECT r.station_id AS station,
         CASE WHEN r.clock_unset = 1 OR ${guessedTimeSql} THEN NULL ELSE r.started_local END AS local,
         CASE WHEN s.latitude IS NULL THEN r.latitude ELSE s.latitude END AS latitude,
         CASE WHEN s.latitude IS NULL THEN r.longitude ELSE s.longitude END AS longitude
       FROM recordings r LEFT JOIN stations s ON s.id = r.station_id WHERE r.id = ?`,
    )
    .get(recording);
  if (row === undefined) return { position: null, station: null, local: null };
  const { station, latitude, longitude, local } = row;
  return { station, local, position: latitude === null || longitude === null ? null : { latitude, longitude } };
}

/** Every place where something was recorded or where a station stands. */
export function knownPositions(db: SongDatabase): Position[] {
  return db
    .prepare<[], Position>(
      `SELECT latitude, longitude FROM stations WHERE latitude IS NOT NULL AND longitude IS NOT NULL
       UNION SELECT latitude, longitude FROM recordings WHERE latitude IS NOT NULL AND longitude IS NOT NULL`,
    )
    .all();
}

/** How many recordings have no coordinates, of how many. */
export function recordingsWithoutPosition(db: SongDatabase): { readonly without: number; readonly all: number } {
  const row = db
    .prepare<[], { without: number; all: number }>(
      `SELECT count(*) AS "all", coalesce(sum(r.latitude IS NULL AND s.latitude IS NULL), 0) AS without
       FROM recordings r LEFT JOIN stations s ON s.id = r.station_id`,
    )
    .get();
  return row ?? { without: 0, all: 0 };
}
