import type { DetectionId, Verdict } from '#contract/recordings.ts';
import type { SongDatabase } from './open-store.ts';

export type ReviewToWrite = {
  readonly detection: DetectionId;
  /** null takes the review back. */
  readonly verdict: Verdict | null;
  readonly comment: string;
  readonly reviewer: string;
  readonly reviewedAt: string;
};

/**
 * Writes a person's judgement beside the machine's, which stays as it is; every change is kept in `review_history`.
 * @returns false when there is no such detection.
 */
export function writeReview(db: SongDatabase, review: ReviewToWrite): boolean {
  const write = (): boolean => {
    const marked = db
      .prepare('UPDATE detections SET rejected = @rejected WHERE id = @detection')
      .run({ detection: review.detection, rejected: review.verdict === 'rejected' ? 1 : 0 });
    if (marked.changes === 0) return false;
    db.prepare(
      `INSERT INTO review_history (detection_id, verdict, comment, reviewer, reviewed_at,
         machine_analysis_id, machine_score, machine_start_s, machine_end_s)
       SELECT id, @verdict, @comment, @reviewer, @reviewedAt, analysis_id, score, start_s, end_s
       FROM detections WHERE id = @detection`,
    ).run(review);
    if (review.verdict === null) db.prepare('DELETE FROM reviews WHERE detection_id = ?').run(review.detection);
    else replaceReview(db, review);
    return true;
  };
  return db.transaction(write).immediate();
}

function replaceReview(db: SongDatabase, review: ReviewToWrite): void {
  db.prepare(
    `INSERT INTO reviews (detection_id, verdict, comment, reviewer, reviewed_at)
     VALUES (@detection, @verdict, @comment, @reviewer, @reviewedAt)
     ON CONFLICT (detection_id) DO UPDATE SET verdict = excluded.verdict, comment = excluded.comment,
       reviewer = excluded.reviewer, reviewed_at = excluded.reviewed_at`,
  ).run(review);
}
