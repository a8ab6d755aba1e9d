import type { DetectionFilter } from '#contract/detections.ts';
import type { LocalMoment } from '#contract/recordings.ts';
import { detectionWhere, type Where } from '../detections/detection-filter.ts';
import { momentAt } from '../recordings/local-time.ts';
import type { SongDatabase } from '../opening/song-database.ts';

/** What is known of one species over all recordings under the filter. */
export type ReportedSpecies = {
  readonly scientificName: string;
  readonly commonName: string;
  readonly detections: number;
  readonly recordings: number;
  /** Local dates on which it was heard; recordings without a time count in none. */
  readonly days: number;
  readonly first: LocalMoment | null;
  readonly last: LocalMoment | null;
  /** Hours of the day, 0 to 23, in which it was heard. */
  readonly hours: readonly number[];
  readonly bestScore: number;
  readonly medianScore: number;
  readonly confirmed: number;
  /** Counted nowhere else. */
  readonly rejected: number;
  readonly unsure: number;
  /** Detections whose time is only the disk's. */
  readonly guessedTimes: number;
  /** Names of the stations where it was heard. */
  readonly stations: readonly string[];
};

type Row = {
  speciesId: number;
  scientificName: string;
  commonName: string;
  detections: number;
  recordings: number;
  days: number;
  firstMs: number | null;
  lastMs: number | null;
  bestScore: number;
  confirmed: number;
  rejected: number;
  unsure: number;
  guessedTimes: number;
};

/**
 * One entry per species, most detections first. What a person rejected is not counted but in `rejected`; a species of which
 * everything was rejected is there with no detections, so that the work of rejecting is seen.
 */
export function readSpeciesReport(db: SongDatabase, filter: DetectionFilter): ReportedSpecies[] {
  const where = detectionWhere({ ...filter, review: filter.review ?? 'all' });
  return db
    .prepare<[object], Row>(
      `SELECT s.id AS speciesId, s.scientific_name AS scientificName, s.common_name AS commonName,
         count(*) FILTER (WHERE d.rejected = 0) AS detections,
         count(DISTINCT d.recording_id) FILTER (WHERE d.rejected = 0) AS recordings,
         count(DISTINCT d.wall_ms / 86400000) FILTER (WHERE d.rejected = 0) AS days,
         min(d.wall_ms) FILTER (WHERE d.rejected = 0) AS firstMs, max(d.wall_ms) FILTER (WHERE d.rejected = 0) AS lastMs,
         coalesce(max(d.score) FILTER (WHERE d.rejected = 0 AND d.machine_species_id IS NULL),
           max(d.score) FILTER (WHERE d.rejected = 0), 0) AS bestScore,
         count(*) FILTER (WHERE w.verdict = 'confirmed') AS confirmed,
         count(*) FILTER (WHERE d.rejected = 1) AS rejected,
         count(*) FILTER (WHERE w.verdict = 'unsure') AS unsure,
         count(*) FILTER (WHERE d.rejected = 0 AND d.wall_ms IS NOT NULL AND d.recording_id IN (
           SELECT id FROM recordings WHERE time_source = 'modified-time' AND corrected_s = 0)) AS guessedTimes
       FROM detections d JOIN species s ON s.id = d.species_id LEFT JOIN reviews w ON w.detection_id = d.id
       WHERE ${where.sql} GROUP BY s.id ORDER BY detections DESC, s.common_name`,
    )
    .all(where.values)
    .map(({ speciesId, firstMs, lastMs, ...row }) => {
      const sql = `${where.sql} AND d.rejected = 0 AND d.species_id = @speciesId`;
      const scope = { sql, values: { ...where.values, speciesId } };
      return {
        ...row,
        first: momentOf(db, scope, firstMs),
        last: momentOf(db, scope, lastMs),
        hours: hoursHeard(db, scope),
        medianScore: medianScore(db, scope, row.detections),
        stations: stationsHeard(db, scope),
      };
    });
}

function hoursHeard(db: SongDatabase, where: Where): number[] {
  return db
    .prepare<[object], { hour: number }>(
      `SELECT DISTINCT d.wall_ms / 3600000 % 24 AS hour FROM detections d
       WHERE ${where.sql} AND d.wall_ms IS NOT NULL ORDER BY hour`,
    )
    .all(where.values)
    .map((row) => row.hour);
}

function stationsHeard(db: SongDatabase, where: Where): string[] {
  return db
    .prepare<[object], { name: string }>(
      `SELECT DISTINCT t.name FROM detections d JOIN recordings r ON r.id = d.recording_id JOIN stations t ON t.id = r.station_id
       WHERE ${where.sql} ORDER BY t.name`,
    )
    .all(where.values)
    .map((row) => row.name);
}

/** The middle score, or the mean of the two in the middle. */
function medianScore(db: SongDatabase, where: Where, count: number): number {
  const middle = db
    .prepare<[object], { score: number }>(
      `SELECT d.score FROM detections d WHERE ${where.sql} ORDER BY d.score LIMIT @take OFFSET @skip`,
    )
    .all({ ...where.values, take: count % 2 === 0 ? 2 : 1, skip: Math.floor((count - 1) / 2) });
  return middle.length === 0 ? 0 : middle.reduce((sum, row) => sum + row.score, 0) / middle.length;
}

function momentOf(db: SongDatabase, where: Where, wallMs: number | null): LocalMoment | null {
  const row = db
    .prepare<[object], { offsetMinutes: number | null }>(
      `SELECT (d.wall_ms - d.utc_ms) / 60000 AS offsetMinutes FROM detections d
       WHERE ${where.sql} AND d.wall_ms = @wallMs LIMIT 1`,
    )
    .get({ ...where.values, wallMs });
  return row === undefined ? null : momentAt(wallMs, row.offsetMinutes);
}
