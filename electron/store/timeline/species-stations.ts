import type { DetectionFilter } from '#contract/detections.ts';
import type { SpeciesRow, SpeciesAnswer } from '#contract/species.ts';
import type { DetectionId, StationId } from '#contract/ids.ts';
import { detectionWhere } from '../detections/detection-filter.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { speciesRows } from './species-rows.ts';

type Counted = { readonly speciesId: number; readonly detections: number };
type StationRow = {
  id: StationId | null;
  name: string;
  zone: string;
  detections: number;
  bestScore: number;
};

/** One species under a filter, or null where it was not heard. */
export function oneSpecies(db: SongDatabase, filter: DetectionFilter): SpeciesRow | null {
  const where = detectionWhere(filter);
  const counted = db
    .prepare<[object], Counted>(
      `SELECT d.species_id AS speciesId, count(*) AS detections FROM detections d WHERE ${where.sql} GROUP BY d.species_id`,
    )
    .all(where.values);
  const sums = new Map(counted.map(({ speciesId, detections }): [number, number] => [speciesId, detections]));
  return speciesRows(db, filter, sums)[0]?.row ?? null;
}

/** Where the filtered detections were made, the station with most first. */
export function detectionsByStation(db: SongDatabase, filter: DetectionFilter): SpeciesAnswer['stations'] {
  const where = detectionWhere(filter);
  return db
    .prepare<[object], StationRow>(
      `SELECT t.id, t.name, t.zone, sum(c.n) AS detections, max(c.best) AS bestScore FROM (
         SELECT d.recording_id AS recording, count(*) AS n, max(d.score) AS best FROM detections d
         WHERE ${where.sql} GROUP BY d.recording_id) c
       JOIN recordings r ON r.id = c.recording LEFT JOIN stations t ON t.id = r.station_id
       GROUP BY r.station_id ORDER BY detections DESC`,
    )
    .all(where.values)
    .map(({ id, name, zone, detections, bestScore }) => ({
      station: id === null ? null : { id, name, zone },
      detections,
      bestScore,
    }));
}

/** The detections with the best scores. */
export function bestDetections(db: SongDatabase, filter: DetectionFilter, limit: number): DetectionId[] {
  const where = detectionWhere(filter);
  return db
    .prepare<[object], { id: DetectionId }>(
      `SELECT d.id FROM detections d WHERE ${where.sql} ORDER BY d.score DESC, d.id DESC LIMIT @limit`,
    )
    .all({ ...where.values, limit })
    .map(({ id }) => id);
}
