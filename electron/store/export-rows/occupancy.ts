import type { DetectionFilter } from '#contract/detections.ts';
import { detectionWhere } from '../detections/detection-filter.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { dayNumber, dayStartMs } from '../recordings/local-time.ts';

/** A station as a site of an occupancy model. */
export type Site = {
  readonly id: number;
  readonly name: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
};

/** Seconds of recordings at a site on one local day, days since 1970. */
export type SiteEffort = { readonly site: number; readonly day: number; readonly seconds: number };

/** What was detected of a species at a site on one local day. */
export type SiteDay = {
  readonly site: number;
  readonly day: number;
  readonly code: string;
  readonly scientificName: string;
  readonly commonName: string;
  readonly detections: number;
  /** Of the first one, on the clock of the place and in Unix milliseconds; null where the offset from UTC is not known. */
  readonly firstWallMs: number;
  readonly firstUtcMs: number | null;
};

const siteTerm = ({ station }: DetectionFilter): string => (station === undefined ? '1' : 's.id = @station');

export function occupancySites(db: SongDatabase, filter: DetectionFilter): Site[] {
  return db
    .prepare<[object], Site>(
      `SELECT s.id, s.name, s.latitude, s.longitude FROM stations s WHERE ${siteTerm(filter)} ORDER BY s.name`,
    )
    .all({ station: filter.station ?? null });
}

/** Where nothing was recorded nothing is said: days without a row. */
export function occupancyEffort(db: SongDatabase, { station, fromDay, toDay }: DetectionFilter): SiteEffort[] {
  const from = fromDay === undefined ? null : dayStartMs(fromDay);
  const to = toDay === undefined ? null : dayStartMs(toDay);
  return db
    .prepare<[object], SiteEffort>(
      `SELECT r.station_id AS site, e.day, sum(e.seconds) AS seconds FROM effort e JOIN recordings r ON r.id = e.recording_id
       WHERE r.station_id IS NOT NULL AND (@station IS NULL OR r.station_id = @station)
         AND (@from IS NULL OR e.day >= @from) AND (@to IS NULL OR e.day <= @to)
       GROUP BY 1, 2 ORDER BY 1, 2`,
    )
    .all({
      station: station ?? null,
      from: from === null ? null : dayNumber(from),
      to: to === null ? null : dayNumber(to),
    });
}

/** @param confirmedOnly only what a person confirmed */
export function occupancyDetections(db: SongDatabase, filter: DetectionFilter, confirmedOnly: boolean): SiteDay[] {
  const where = detectionWhere({ ...filter, review: filter.review ?? 'unrejected' });
  const confirmed = confirmedOnly
    ? `AND EXISTS (SELECT 1 FROM reviews w WHERE w.detection_id = d.id AND w.verdict = 'confirmed')`
    : '';
  return db
    .prepare<[object], SiteDay>(
      // Of bare columns beside min() SQLite takes the row of the minimum.
      `SELECT r.station_id AS site, d.wall_hours / 24 AS day, s.code, s.scientific_name AS scientificName,
         s.common_name AS commonName, count(*) AS detections, min(d.wall_ms) AS firstWallMs, d.utc_ms AS firstUtcMs
       FROM detections d JOIN recordings r ON r.id = d.recording_id JOIN species s ON s.id = d.species_id
       WHERE r.station_id IS NOT NULL AND d.wall_ms IS NOT NULL AND ${where.sql} ${confirmed}
       GROUP BY 1, 2, 3 ORDER BY s.scientific_name, s.code, 1, 2`,
    )
    .all(where.values);
}
