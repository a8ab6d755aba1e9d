import { Bug } from '#contract/failure.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import { detectionWhere } from '../detections/detection-filter.ts';
import type { SongDatabase } from '../opening/song-database.ts';

/** How many detections an export holds, by what decides whether a format takes them. */
export type ExportCounts = {
  readonly detections: number;
  readonly species: number;
  readonly recordings: number;
  readonly confirmed: number;
  readonly rejected: number;
  readonly unsure: number;
  readonly undated: number;
  /** With a time that is only the disk's. */
  readonly guessed: number;
  /** With a time whose offset from UTC is not known. */
  readonly zoneless: number;
  readonly unplaced: number;
  /** Not rejected, with a time whose offset is known. */
  readonly instants: number;
  /** Not rejected, with a guessed time. */
  readonly guessedUnrejected: number;
  /** Confirmed, with a time; those of them whose time is a guess. */
  readonly confirmedDated: number;
  readonly confirmedGuessed: number;
  /** Not reviewed, with a time; those of them whose time is a guess. */
  readonly unjudgedDated: number;
  readonly unjudgedGuessed: number;
};

const guessedSql = `r.time_source = 'modified-time' AND r.corrected_s = 0`;

/** One walk over the detections under a filter; the default of `review` is `all`, as in every export. */
export function readExportCounts(db: SongDatabase, filter: DetectionFilter): ExportCounts {
  const where = detectionWhere({ ...filter, review: filter.review ?? 'all' });
  const row = db
    .prepare<[object], ExportCounts>(
      `SELECT count(*) AS detections, count(DISTINCT d.species_id) AS species, count(DISTINCT d.recording_id) AS recordings,
         count(*) FILTER (WHERE w.verdict = 'confirmed') AS confirmed, count(*) FILTER (WHERE w.verdict = 'rejected') AS rejected,
         count(*) FILTER (WHERE w.verdict = 'unsure') AS unsure, count(*) FILTER (WHERE d.wall_ms IS NULL) AS undated,
         count(*) FILTER (WHERE d.wall_ms IS NOT NULL AND ${guessedSql}) AS guessed,
         count(*) FILTER (WHERE d.wall_ms IS NOT NULL AND d.utc_ms IS NULL) AS zoneless,
         count(*) FILTER (WHERE r.station_id IS NULL) AS unplaced,
         count(*) FILTER (WHERE d.utc_ms IS NOT NULL AND w.verdict IS NOT 'rejected') AS instants,
         count(*) FILTER (WHERE d.wall_ms IS NOT NULL AND w.verdict IS NOT 'rejected' AND ${guessedSql}) AS guessedUnrejected,
         count(*) FILTER (WHERE d.wall_ms IS NOT NULL AND w.verdict = 'confirmed') AS confirmedDated,
         count(*) FILTER (WHERE d.wall_ms IS NOT NULL AND w.verdict = 'confirmed' AND ${guessedSql}) AS confirmedGuessed,
         count(*) FILTER (WHERE d.wall_ms IS NOT NULL AND w.verdict IS NULL) AS unjudgedDated,
         count(*) FILTER (WHERE d.wall_ms IS NOT NULL AND w.verdict IS NULL AND ${guessedSql}) AS unjudgedGuessed
       FROM detections d JOIN recordings r ON r.id = d.recording_id LEFT JOIN reviews w ON w.detection_id = d.id
       WHERE ${where.sql}`,
    )
    .get(where.values);
  if (row === undefined) throw new Bug('a count without a row');
  return row;
}

/** How many detections there are under a filter: as cheap as the indexes allow. */
export function countExported(db: SongDatabase, filter: DetectionFilter): number {
  const where = detectionWhere({ ...filter, review: filter.review ?? 'all' });
  const row = db
    .prepare<[object], { n: number }>(`SELECT count(*) AS n FROM detections d WHERE ${where.sql}`)
    .get(where.values);
  return row?.n ?? 0;
}
