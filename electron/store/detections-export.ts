import type { DetectionFilter } from '#contract/requests.ts';
import type { DetectionId, Verdict } from '#contract/recordings.ts';
import { detectionWhere } from './detection-filter.ts';
import type { SongDatabase } from './open-store.ts';

/** A detection as it is exported. */
export type ExportedDetection = {
  readonly id: DetectionId;
  /** Relative to the watched folder, with forward slashes. */
  readonly recordingPath: string;
  readonly recorderId: string | null;
  readonly wallMs: number | null;
  readonly offsetMinutes: number | null;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly scientificName: string;
  readonly commonName: string;
  readonly score: number;
  readonly modelName: string;
  readonly modelHash: string;
  readonly verdict: Verdict | null;
  /** Relative to `pictures/`. */
  readonly pictureFile: string | null;
};

const exportSql = (where: string): string => `
SELECT d.id, d.recording_id AS recording, r.recorder_id AS recorderId, d.wall_ms AS wallMs, r.utc_offset_min AS offsetMinutes,
  d.start_s AS startSeconds, d.end_s AS endSeconds, s.scientific_name AS scientificName, s.common_name AS commonName, d.score,
  k.name AS modelName, k.hash AS modelHash, w.verdict, p.file AS pictureFile,
  coalesce((SELECT f.relative_path FROM files f WHERE f.recording_id = r.id AND (@folder IS NULL OR f.folder_id = @folder)
    ORDER BY f.state = 'missing', f.id LIMIT 1), l.relative_path, r.name) AS recordingPath
FROM detections d JOIN recordings r ON r.id = d.recording_id JOIN species s ON s.id = d.species_id
  JOIN analyses a ON a.id = d.analysis_id JOIN packs k ON k.id = a.pack_id
  LEFT JOIN reviews w ON w.detection_id = d.id LEFT JOIN pictures p ON p.id = d.picture_id
  LEFT JOIN files l ON l.id = r.last_file_id
WHERE ${where} AND (d.recording_id, d.start_s, d.id) > (@recording, @start, @id)
ORDER BY d.recording_id, d.start_s, d.id LIMIT 500`;

type Row = ExportedDetection & { recording: number };

/**
 * All detections under the filter, recording by recording. An export hides nothing unless it is asked to: the default of
 * `review` is `all` here. Reads in pages, so the database stays free between them.
 */
export function* exportDetections(db: SongDatabase, filter: DetectionFilter): Generator<ExportedDetection> {
  const where = detectionWhere({ ...filter, review: filter.review ?? 'all' });
  const page = db.prepare<[object], Row>(exportSql(where.sql));
  let after = { recording: -1, start: -1, id: -1 };
  for (;;) {
    const rows = page.all({ ...where.values, ...after, folder: filter.folder ?? null });
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = { recording: last.recording, start: last.startSeconds, id: last.id };
  }
}
