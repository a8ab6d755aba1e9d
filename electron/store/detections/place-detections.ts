import type { RecordingId } from '#contract/ids.ts';
import type { HeldReason } from '#contract/species.ts';
import { matchDetections, type OldSpan, type Span } from './match-detections.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { showConfirmed } from './held-detections.ts';
import { detectionTime, recordingClock } from '../recordings/recording-times.ts';

export type NewDetection = Span & {
  readonly bestClipStartSeconds: number;
  readonly score: number;
  readonly clips: number;
  /** Why it is held back; absent or null: it is not. */
  readonly held?: HeldReason | null;
  /** How likely the species is there and then, 0 to 1; absent or null: nobody knows. */
  readonly likelihood?: number | null;
};

type OldRow = Omit<OldSpan, 'kept'> & { kept: number; byPerson: number; drawn: number };

/** What people say of detections; one of which something is said must not be lost. */
export const worked = [
  'review_history',
  'favourites',
  'detection_tags',
  'person_changes',
  'second_verdicts',
  'boxes',
] as const;

const oldSql = `
SELECT d.id, s.code AS species, d.start_s AS startSeconds, d.end_s AS endSeconds, d.by_person AS byPerson,
  d.by_person = 1 AND EXISTS (SELECT 1 FROM boxes b WHERE b.detection_id = d.id AND b.start_s IS NOT NULL) AS drawn,
  ${worked.map((table) => `EXISTS (SELECT 1 FROM ${table} h WHERE h.detection_id = d.id)`).join(' OR ')}
  OR EXISTS (SELECT 1 FROM pictures p WHERE p.detection_id = d.id
    AND (p.state IN ('done', 'drawing') OR p.wanted_by = 'person')) AS kept
FROM detections d JOIN species s ON s.id = coalesce(d.machine_species_id, d.species_id) WHERE d.recording_id = ?`;

const insertSql = `
INSERT INTO detections (recording_id, analysis_id, species_id, start_s, end_s, best_clip_start_s, score, clips, wall_ms,
  wall_hours, utc_ms, current, held, likelihood)
VALUES (@recording, @analysis, (SELECT id FROM species WHERE code = @species), @startSeconds, @endSeconds,
  @bestClipStartSeconds, @score, @clips, @wallMs, @wallHours, @utcMs, @current, @held, @likelihood)`;

const updateSql = `
UPDATE detections SET analysis_id = @analysis, start_s = @startSeconds, end_s = @endSeconds,
  best_clip_start_s = @bestClipStartSeconds, score = @score, clips = @clips, wall_ms = @wallMs,
  wall_hours = @wallHours, utc_ms = @utcMs, current = @current, held = @held, likelihood = @likelihood
WHERE id = @id AND (current <> @current OR held IS NOT @held OR likelihood IS NOT @likelihood OR analysis_id <> @analysis OR start_s <> @startSeconds OR end_s <> @endSeconds
  OR best_clip_start_s <> @bestClipStartSeconds OR score <> @score OR wall_ms IS NOT @wallMs OR utc_ms IS NOT @utcMs)`;

/**
 * Makes the given detections the recording's current ones. A detection that continues an older one keeps its id, and with it
 * its review and its pictures. One that is held back is
 * not current unless a person has confirmed it. One that no longer holds is hidden when a person or the painter has worked on it (it comes
 * back when the threshold does) and removed otherwise. What a person detected stays as it is, and the machine's of the same species
 * and time is no second one. Call it inside a transaction.
 */
export function placeDetections(
  db: SongDatabase,
  recording: RecordingId,
  analysis: number,
  detections: readonly NewDetection[],
): void {
  // What a person drew stands for nothing that the machine detects: both are there.
  const old = db
    .prepare<[RecordingId], OldRow>(oldSql)
    .all(recording)
    .filter(({ drawn }) => drawn === 0);
  const { pairs, left } = matchDetections(
    old.map((row) => ({ ...row, kept: row.kept === 1 })),
    detections,
  );
  const persons = new Set(old.filter(({ byPerson }) => byPerson === 1).map(({ id }) => id));
  const clock = recordingClock(db, recording);
  const insert = db.prepare(insertSql);
  const update = db.prepare(updateSql);
  for (const [index, detection] of detections.entries()) {
    const id = pairs[index] ?? null;
    if (id !== null && persons.has(id)) continue;
    const values = { ...withHeld(detection), analysis, ...detectionTime(clock, detection.startSeconds) };
    if (id === null) insert.run({ ...values, recording });
    else update.run({ ...values, id });
  }
  retire(
    db,
    left.filter(({ id }) => !persons.has(id)),
  );
  showConfirmed(
    db,
    pairs.flatMap((id) => (id === null || persons.has(id) ? [] : [id])),
  );
}

const withHeld = (detection: NewDetection): object => {
  const { held = null, likelihood = null } = detection;
  return { ...detection, held, likelihood, current: held === null ? 1 : 0 };
};

function retire(db: SongDatabase, left: readonly OldSpan[]): void {
  const hide = db.prepare(
    'UPDATE detections SET current = 0, held = NULL WHERE id = ? AND (current = 1 OR held IS NOT NULL)',
  );
  const forgetPictures = db.prepare(`DELETE FROM pictures WHERE detection_id = ? AND state IN ('waiting', 'failed')`);
  const remove = db.prepare('DELETE FROM detections WHERE id = ?');
  for (const span of left) {
    if (span.kept) {
      hide.run(span.id);
    } else {
      forgetPictures.run(span.id);
      remove.run(span.id);
    }
  }
}
