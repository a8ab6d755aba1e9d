import type { DetectionFilter } from '#contract/detections.ts';
import type { DetectionId } from '#contract/ids.ts';
import type { BlindItem } from '#contract/search/reviewers.ts';
import type { Species } from '#contract/species.ts';
import { detectionWhere } from '../detections/detection-filter.ts';
import { guessedTimeSql, momentAt } from '../recordings/local-time.ts';
import type { SongDatabase } from '../opening/song-database.ts';

const waiting = `EXISTS (SELECT 1 FROM reviews w WHERE w.detection_id = d.id AND w.reviewer <> @reviewer)
  AND NOT EXISTS (SELECT 1 FROM second_verdicts v WHERE v.detection_id = d.id AND v.reviewer = @reviewer)`;

/** What somebody else has reviewed and this reviewer has not, by chance in an order that is the same every time. */
export function blindQueue(
  db: SongDatabase,
  reviewer: string,
  filter: DetectionFilter,
  limit: number,
): { readonly total: number; readonly items: readonly BlindItem[] } {
  const where = detectionWhere({ ...filter, review: 'all' });
  const values = { ...where.values, reviewer, limit };
  const from = `FROM detections d WHERE ${where.sql} AND ${waiting}`;
  const total = db.prepare<[object], number>(`SELECT count(*) ${from}`).pluck().get(values) ?? 0;
  const ids = db
    .prepare<[object], DetectionId>(`SELECT d.id ${from} ORDER BY d.id * 2654435761 % 4294967296, d.id LIMIT @limit`)
    .pluck()
    .all(values);
  return { total, items: blindItems(db, ids) };
}

type Row = Omit<BlindItem, 'species' | 'at'> &
  Species & { wallMs: number | null; offsetMinutes: number | null; guessed: number };

/** Detections with nothing of what people said about them, in the order asked for. */
export function blindItems(db: SongDatabase, detections: readonly DetectionId[]): BlindItem[] {
  const read = db.prepare<[DetectionId], Row>(
    `SELECT d.id AS detection, d.score, d.start_s AS startSeconds, d.end_s AS endSeconds, r.name AS recordingName,
       d.wall_ms AS wallMs, (d.wall_ms - d.utc_ms) / 60000 AS offsetMinutes, ${guessedTimeSql} AS guessed,
       s.code, s.scientific_name AS scientificName, s.common_name AS commonName
     FROM detections d JOIN recordings r ON r.id = d.recording_id
       JOIN species s ON s.id = coalesce(d.machine_species_id, d.species_id) WHERE d.id = ?`,
  );
  return detections.flatMap((id) => {
    const row = read.get(id);
    if (row === undefined) return [];
    const { code, scientificName, commonName, wallMs, offsetMinutes, guessed, ...plain } = row;
    const at = momentAt(wallMs, offsetMinutes, guessed === 1);
    return [{ ...plain, species: { code, scientificName, commonName }, at }];
  });
}
