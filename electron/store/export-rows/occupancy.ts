import type { DetectionFilter } from '#contract/detections.ts';
import { detectionColumns, recordingColumns } from '../columns/columns.ts';
import { bits, unknownHour, verdictBits } from '../columns/detection-columns.ts';
import { selectDetections } from '../columns/select-detections.ts';
import { speciesCodes } from '../columns/species-names.ts';
import { detectionWhere } from '../detections/detection-filter.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { effortByStation } from '../recordings/effort.ts';

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
  return effortByStation(db, filter)
    .filter(({ seconds }) => seconds > 0.001)
    .map(({ station: site, day, seconds }) => ({ site, day, seconds }));
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

type Sum = { readonly at: number; clips: number; confirmed: number; open: number };

/** Numbers of sites and of species are below these; days since 1970 lie between the half of `days` before and after. */
const [sites, days] = [2 ** 16, 2 ** 18];

/** What has been reviewed, rejected or not, day by day. A detection that was given another species is that one's. */
export function reviewedDays(db: SongDatabase, filter: DetectionFilter): ReviewedDay[] {
  const [{ recording, species, hours, state }, { station }] = [detectionColumns(db), recordingColumns(db)];
  const sums = new Map<number, Sum>();
  let sum: Sum | undefined;
  for (const id of selectDetections(db, { ...filter, review: 'all' })) {
    const [site, hour] = [station[recording[id] ?? 0] ?? 0, hours[id] ?? 0];
    if (site === 0 || hour === unknownHour) continue;
    const at = ((species[id] ?? 0) * sites + site) * days + Math.floor(hour / 24) + days / 2;
    // Detections of one day follow each other.
    if (sum?.at !== at) sum = sums.get(at) ?? { at, clips: 0, confirmed: 0, open: 0 };
    if (sum.clips === 0) sums.set(at, sum);
    const verdict = (state[id] ?? 0) & bits.verdict;
    sum.clips += 1;
    if (verdict === verdictBits.confirmed) sum.confirmed += 1;
    if (verdict === 0) sum.open += 1;
  }
  const codes = speciesCodes(db);
  return Array.from(sums.values(), ({ at, ...plain }) => {
    const ofSite = Math.floor(at / days);
    const code = codes.get(Math.floor(ofSite / sites)) ?? '';
    return { ...plain, site: ofSite % sites, day: (at % days) - days / 2, code };
  });
}
