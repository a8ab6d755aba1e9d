import type { DetectionFilter, Verdict } from '#contract/detections.ts';
import type { DetectionId, RecordingId } from '#contract/ids.ts';
import type { SpeciesCode } from '#contract/species.ts';
import type { TimeSource } from '#contract/recordings.ts';
import { detectionWhere } from '../detections/detection-filter.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { scopeOf, scopeValues } from '../queue/file-scope.ts';
import { boxColumns, boxJoin, type BoxRow } from '../review/boxes.ts';
import { placeSql } from './recordings-export.ts';

/** A person's verdict as it is exported; `relabelled` is confirmed as another species than the machine's. */
type ReviewedState = Verdict | 'relabelled';

/** A detection as it is exported, with the bounds that a person drew. */
export type ExportedDetection = BoxRow & {
  readonly id: DetectionId;
  readonly recording: RecordingId;
  /** Relative to the watched folder, with forward slashes. */
  readonly recordingPath: string;
  /** Path of the watched folder it lies in. */
  readonly folderPath: string;
  readonly contentId: string;
  readonly rateHz: number;
  readonly recorder: string | null;
  readonly recorderId: string | null;
  readonly wallMs: number | null;
  readonly offsetMinutes: number | null;
  /** Unix milliseconds; null where the offset from UTC is not known. */
  readonly utcMs: number | null;
  readonly timeSource: TimeSource;
  /** Seconds that clock corrections moved it. */
  readonly correctedSeconds: number;
  /** Name of its station. */
  readonly station: string | null;
  /** IANA name of the station's zone. */
  readonly zone: string | null;
  /** Of the station, else as the recorder says; decimal degrees. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Where its best clip begins: what stays the same of a detection whatever the thresholds are. */
  readonly bestClipSeconds: number;
  /** The label in force: the machine's, or the one a person gave instead. */
  readonly code: SpeciesCode;
  readonly scientificName: string;
  readonly commonName: string;
  /** What the machine said. */
  readonly machineCode: SpeciesCode;
  readonly machineScientificName: string;
  readonly machineCommonName: string;
  readonly score: number;
  /** Tags in their order, joined by `; `; null: none. */
  readonly tags: string | null;
  /** 1: a person detected it, not the model. */
  readonly own: 0 | 1;
  /** The highest frequency that the model hears; null: nobody said. */
  readonly heardToHz: number | null;
  readonly modelName: string;
  readonly modelVersion: string;
  readonly modelHash: string;
  readonly analysedAt: string;
  readonly state: ReviewedState | null;
  readonly comment: string | null;
  readonly callType: string | null;
  readonly individuals: number | null;
  readonly reviewer: string | null;
  readonly reviewedAt: string | null;
  /** Relative to `pictures/`. */
  readonly pictureFile: string | null;
};

const columns = `
SELECT d.id, d.recording_id AS recording, r.recorder, r.recorder_id AS recorderId, r.content_id AS contentId,
  r.rate_hz AS rateHz, d.wall_ms AS wallMs, (d.wall_ms - d.utc_ms) / 60000 AS offsetMinutes, d.utc_ms AS utcMs,
  r.time_source AS timeSource, r.corrected_s AS correctedSeconds, t.name AS station, t.zone,
  coalesce(t.latitude, r.latitude) AS latitude, coalesce(t.longitude, r.longitude) AS longitude,
  d.start_s AS startSeconds, d.end_s AS endSeconds, d.best_clip_start_s AS bestClipSeconds,
  s.code, s.scientific_name AS scientificName, s.common_name AS commonName,
  coalesce(m.code, s.code) AS machineCode, coalesce(m.scientific_name, s.scientific_name) AS machineScientificName,
  coalesce(m.common_name, s.common_name) AS machineCommonName, d.score, ${boxColumns},
  (SELECT group_concat(tag, '; ' ORDER BY tag) FROM detection_tags WHERE detection_id = d.id) AS tags,
  d.by_person AS own, k.heard_to_hz AS heardToHz, k.name AS modelName, k.version AS modelVersion,
  k.hash AS modelHash, a.created_at AS analysedAt, p.file AS pictureFile,
  CASE WHEN w.verdict = 'confirmed' AND m.id IS NOT NULL THEN 'relabelled' ELSE w.verdict END AS state,
  w.comment, w.call_type AS callType, w.individuals, w.reviewer, w.reviewed_at AS reviewedAt,
  coalesce(f.relative_path, r.name) AS recordingPath, coalesce(o.path, '') AS folderPath`;

// CROSS JOIN keeps the order of the tables: a page of detections first, everything else looked up for each of them.
const joins = `
  CROSS JOIN recordings r ON r.id = d.recording_id CROSS JOIN species s ON s.id = d.species_id
  CROSS JOIN analyses a ON a.id = d.analysis_id CROSS JOIN packs k ON k.id = a.pack_id
  LEFT JOIN species m ON m.id = d.machine_species_id
  LEFT JOIN reviews w ON w.detection_id = d.id LEFT JOIN pictures p ON p.id = d.picture_id ${boxJoin}
  LEFT JOIN files f ON f.id = ${placeSql} LEFT JOIN folders o ON o.id = f.folder_id
  LEFT JOIN stations t ON t.id = r.station_id`;

/** Detections looked at for one page: some milliseconds of reading. */
const pageSize = 1000;

/** The last recording of the next page: whole recordings, as many as hold `pageSize` detections. */
const pageEndSql = `
SELECT max(recording) AS upto FROM (SELECT d.recording_id AS recording FROM detections d INDEXED BY detections_recording
  WHERE d.recording_id > @after ORDER BY d.recording_id LIMIT ${pageSize})`;

/**
 * All detections under the filter, recording by recording. An export hides nothing unless it is asked to: the default of
 * `review` is `all` here. Reads whole recordings in pages by their number, so that page a thousand takes as long as the first.
 */
export function* exportDetections(db: SongDatabase, filter: DetectionFilter): Generator<ExportedDetection> {
  const where = detectionWhere({ ...filter, review: filter.review ?? 'all' }, 'few');
  const pageEnd = db.prepare<[object], { upto: number | null }>(pageEndSql);
  const page = db.prepare<[object], ExportedDetection>(
    `${columns} FROM detections d INDEXED BY detections_recording ${joins}
     WHERE d.recording_id > @after AND d.recording_id <= @upto AND ${where.sql}
     ORDER BY d.recording_id, d.start_s, d.id`,
  );
  for (let after = -1; ;) {
    const upto = pageEnd.get({ after })?.upto ?? null;
    if (upto === null) return;
    yield* page.all({ ...where.values, after, upto, ...scopeValues(scopeOf(filter)) });
    after = upto;
  }
}

/** One detection, or null where there is none of this number. */
export function exportedDetection(db: SongDatabase, detection: DetectionId): ExportedDetection | null {
  const row = db
    .prepare<[object], ExportedDetection>(`${columns} FROM detections d ${joins} WHERE d.id = @detection`)
    .get({ detection, ...scopeValues(null) });
  return row ?? null;
}

/** The detections under the filter in one hour of the recorders' clocks, in whole hours since 1970-01-01. */
export function exportDetectionsOfHour(db: SongDatabase, filter: DetectionFilter, hour: number): ExportedDetection[] {
  const where = detectionWhere({ ...filter, review: filter.review ?? 'all' }, 'few');
  return db
    .prepare<[object], ExportedDetection>(
      `${columns} FROM detections d INDEXED BY detections_time ${joins}
       WHERE d.wall_ms >= @hourMs AND d.wall_ms < @hourMs + 3600000 AND ${where.sql}
       ORDER BY d.recording_id, d.start_s, d.id`,
    )
    .all({ ...where.values, hourMs: hour * 3_600_000, ...scopeValues(scopeOf(filter)) });
}
