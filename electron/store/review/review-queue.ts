import type { DetectionFilter } from '#contract/detections.ts';
import type { DetectionId } from '#contract/ids.ts';
import type { ReviewItem, ReviewOrder } from '#contract/review.ts';
import { detectionColumns } from '../columns/columns.ts';
import { bits } from '../columns/detection-columns.ts';
import { stretchInOrder, type Order } from '../columns/in-order.ts';
import { selectDetections } from '../columns/select-detections.ts';
import { guessedTimeSql, momentAt } from '../recordings/local-time.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { readReviewStates } from './reviews.ts';

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
  const found = selectDetections(db, { ...filter, review: filter.review ?? 'all' });
  const detections = stretchInOrder(found, orderOf(db, order), 0, limit) as DetectionId[];
  const { state } = detectionColumns(db);
  const reviewed = detections.filter((id) => ((state[id] ?? 0) & bits.verdict) !== 0).length;
  return { total: found.length, reviewed, detections };
}

/** Detections without a time come last. */
function orderOf(db: SongDatabase, order: ReviewOrder): Order {
  const { wallMs, score, species } = detectionColumns(db);
  switch (order) {
    case 'oldest-heard':
      return { by: wallMs, direction: 1, ids: 1 };
    case 'newest-heard':
      return { by: wallMs, direction: -1, ids: -1 };
    case 'best-score':
      return { by: score, direction: -1, ids: 1 };
    case 'lowest-score':
      return { by: score, direction: 1, ids: 1 };
    case 'species': {
      const named = db
        .prepare<[], [number, number]>('SELECT id, dense_rank() OVER (ORDER BY common_name) FROM species')
        .raw()
        .all();
      const places = new Uint32Array(named.reduce((most, [id]) => Math.max(most, id), 0) + 1);
      for (const [id, place] of named) places[id] = place;
      return { by: score, direction: -1, ids: 1, rank: { keys: species, places } };
    }
  }
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
