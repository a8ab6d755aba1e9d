import type { DetectionFilter } from '#contract/detections.ts';
import type { DetectionId } from '#contract/ids.ts';
import type { ReviewItem, ReviewOrder } from '#contract/review.ts';
import { countedAlong, detectionWhere } from '../detections/detection-filter.ts';
import { guessedTimeSql, momentAt } from '../recordings/local-time.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { readReviewStates } from './reviews.ts';

const orderSql: Readonly<Record<ReviewOrder, string>> = {
  'oldest-heard': 'd.wall_ms IS NULL, d.wall_ms, d.id',
  'newest-heard': 'd.wall_ms DESC, d.id DESC',
  'best-score': 'd.score DESC, d.id',
  'lowest-score': 'd.score, d.id',
  species: '(SELECT common_name FROM species s WHERE s.id = d.species_id), d.score DESC, d.id',
};

/**
 * Which detections a person is to go through. A snapshot of ids, so that judging does not move the ones that follow. The
 * default of `review` is `all`: a rejected detection can be looked at again.
 */
export function readReviewQueue(
  db: SongDatabase,
  filter: DetectionFilter,
  order: ReviewOrder,
  limit: number,
): { total: number; reviewed: number; detections: DetectionId[] } {
  const { from, where } = countedAlong(detectionWhere({ ...filter, review: filter.review ?? 'all' }));
  const total = db
    .prepare<[object], { n: number }>(`SELECT count(*) AS n FROM ${from} WHERE ${where.sql}`)
    .get(where.values);
  const rows = db
    .prepare<[object], { id: DetectionId }>(
      `SELECT d.id FROM detections d WHERE ${where.sql} ORDER BY ${orderSql[order]} LIMIT @limit`,
    )
    .all({ ...where.values, limit });
  const detections = rows.map((row) => row.id);
  return { total: total?.n ?? 0, reviewed: reviewedOf(db, detections), detections };
}

function reviewedOf(db: SongDatabase, detections: readonly DetectionId[]): number {
  const row = db
    .prepare<[string], { n: number }>(
      'SELECT count(*) AS n FROM reviews WHERE detection_id IN (SELECT value FROM json_each(?))',
    )
    .get(JSON.stringify(detections));
  return row?.n ?? 0;
}

type Fact = {
  score: number;
  byPerson: 0 | 1;
  wallMs: number | null;
  offsetMinutes: number | null;
  guessed: 0 | 1;
  recordingName: string;
  startSeconds: number;
  endSeconds: number;
};

/** What a list of detections under review shows, in the order asked for; those that are gone are left out. */
export function readReviewItems(db: SongDatabase, detections: readonly DetectionId[]): ReviewItem[] {
  const read = db.prepare<[DetectionId], Fact>(
    `SELECT d.score, d.by_person AS byPerson, d.wall_ms AS wallMs, (d.wall_ms - d.utc_ms) / 60000 AS offsetMinutes, r.name AS recordingName,
       d.start_s AS startSeconds, d.end_s AS endSeconds, ${guessedTimeSql} AS guessed
     FROM detections d JOIN recordings r ON r.id = d.recording_id WHERE d.id = ?`,
  );
  return readReviewStates(db, detections).flatMap((state) => {
    const fact = read.get(state.detection);
    if (fact === undefined) return [];
    const { wallMs, offsetMinutes, guessed, byPerson, ...plain } = fact;
    const own = byPerson === 1 && { own: true as const };
    return [{ ...state, ...plain, ...own, at: momentAt(wallMs, offsetMinutes, guessed === 1) }];
  });
}
