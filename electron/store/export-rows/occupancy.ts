import type { DetectionFilter } from '#contract/detections.ts';
import { detectionColumns, recordingColumns } from '../columns/columns.ts';
import { bits, verdictBits } from '../columns/detection-columns.ts';
import { selectDetections } from '../columns/select-detections.ts';
import { speciesCodes } from '../columns/species-names.ts';
import { detectionWhere } from '../detections/detection-filter.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { eachEffort } from '../recordings/effort.ts';
import { dayNumber } from '../recordings/local-time.ts';

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

/**
 * Where nothing was recorded nothing is said: days without a row. Only sound in the places, hours and part of the day of the
 * filter counts: a day on which a recorder ran only outside of them says nothing about the species either.
 */
export function occupancyEffort(db: SongDatabase, filter: DetectionFilter): SiteEffort[] {
  const { station } = recordingColumns(db);
  const sums = new Map<string, { site: number; day: number; seconds: number }>();
  eachEffort(db, filter, 'all', ({ recording, day, seconds }) => {
    const site = station[recording] ?? 0;
    if (site === 0 || !(seconds > 0.001)) return;
    const key = `${site} ${day}`;
    const sum = sums.get(key) ?? { site, day, seconds: 0 };
    sum.seconds += seconds;
    sums.set(key, sum);
  });
  return [...sums.values()].sort((a, b) => a.site - b.site || a.day - b.day);
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

/** How the detections of one species at a site on one local day are reviewed. */
export type ReviewedDay = {
  readonly site: number;
  readonly day: number;
  readonly code: string;
  readonly clips: number;
  readonly confirmed: number;
  /** Reviewed by nobody. */
  readonly open: number;
};

/** What has been reviewed, rejected or not, day by day. A detection that was given another species is that one's. */
export function reviewedDays(db: SongDatabase, filter: DetectionFilter): ReviewedDay[] {
  const [{ recording, species, wallMs, state }, { station }] = [detectionColumns(db), recordingColumns(db)];
  const codes = speciesCodes(db);
  const sums = new Map<string, { -readonly [K in keyof ReviewedDay]: ReviewedDay[K] }>();
  for (const id of selectDetections(db, { ...filter, review: 'all' })) {
    const [site, ms] = [station[recording[id] ?? 0] ?? 0, wallMs[id] ?? Number.NaN];
    if (site === 0 || Number.isNaN(ms)) continue;
    const [day, code] = [dayNumber(ms), codes.get(species[id] ?? 0) ?? ''];
    const key = `${site} ${day} ${code}`;
    const sum = sums.get(key) ?? { site, day, code, clips: 0, confirmed: 0, open: 0 };
    const verdict = (state[id] ?? 0) & bits.verdict;
    sum.clips += 1;
    if (verdict === verdictBits.confirmed) sum.confirmed += 1;
    if (verdict === 0) sum.open += 1;
    sums.set(key, sum);
  }
  return [...sums.values()];
}
