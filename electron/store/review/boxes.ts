import type { Box } from '#contract/detections.ts';
import type { DetectionId, RecordingId } from '#contract/ids.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { detectionTime, recordingClock } from '../recordings/recording-times.ts';

/** Who drew a box, and when. */
type Drawn = { readonly reviewer: string; readonly now: string };

/** The columns a `BoxRow` needs, of `detections d` joined by `boxJoin`. */
export const boxColumns = `b.start_s AS boxStartSeconds, b.end_s AS boxEndSeconds, b.low_hz AS lowHz, b.high_hz AS highHz`;
export const boxJoin = 'LEFT JOIN boxes b ON b.detection_id = d.id';

export type BoxRow = {
  readonly boxStartSeconds: number | null;
  readonly boxEndSeconds: number | null;
  readonly lowHz: number | null;
  readonly highHz: number | null;
};

/** @returns null where nobody drew one. */
export function boxFrom(row: BoxRow): Box | null {
  const { boxStartSeconds: startSeconds, boxEndSeconds: endSeconds, lowHz, highHz } = row;
  if (startSeconds === null || endSeconds === null || lowHz === null || highHz === null) return null;
  return { startSeconds, endSeconds, lowHz, highHz };
}

/**
 * Gives a detection the bounds that a person drew, or takes them away. What the machine said of its time stays beside them; a detection of
 * the person's own lies where its box lies. Call it inside a transaction.
 */
export function writeBox(db: SongDatabase, detection: DetectionId, box: Box | null, { reviewer, now }: Drawn): void {
  db.prepare(
    `INSERT INTO boxes (detection_id, start_s, end_s, low_hz, high_hz, reviewer, drawn_at)
     VALUES (@detection, @startSeconds, @endSeconds, @lowHz, @highHz, @reviewer, @now)
     ON CONFLICT (detection_id) DO UPDATE SET start_s = excluded.start_s, end_s = excluded.end_s, low_hz = excluded.low_hz,
       high_hz = excluded.high_hz, reviewer = excluded.reviewer, drawn_at = excluded.drawn_at`,
  ).run({ ...(box ?? noBox), detection, reviewer, now });
  if (box !== null) moveOwn(db, detection, box);
}

const noBox = { startSeconds: null, endSeconds: null, lowHz: null, highHz: null };

function moveOwn(db: SongDatabase, detection: DetectionId, { startSeconds, endSeconds }: Box): void {
  const recording = db
    .prepare<[DetectionId], RecordingId>('SELECT recording_id FROM detections WHERE id = ? AND by_person = 1')
    .pluck()
    .get(detection);
  if (recording === undefined) return;
  db.prepare(
    `UPDATE detections SET start_s = @startSeconds, end_s = @endSeconds, best_clip_start_s = @startSeconds, wall_ms = @wallMs,
       wall_hours = @wallHours, utc_ms = @utcMs
     WHERE id = @detection AND (start_s <> @startSeconds OR end_s <> @endSeconds)`,
  ).run({ detection, startSeconds, endSeconds, ...detectionTime(recordingClock(db, recording), startSeconds) });
}

/** Up to where a box may reach: the length of the detection's recording and half its rate; null where it is not there. */
export function boxLimits(db: SongDatabase, recording: RecordingId): { seconds: number; hz: number } | null {
  return (
    db
      .prepare<[RecordingId], { seconds: number; hz: number }>(
        'SELECT duration_s AS seconds, rate_hz / 2.0 AS hz FROM recordings WHERE id = ?',
      )
      .get(recording) ?? null
  );
}

/** In which recording a detection lies. */
export function recordingOf(db: SongDatabase, detection: DetectionId): RecordingId | null {
  const read = db.prepare<[DetectionId], RecordingId>('SELECT recording_id FROM detections WHERE id = ?').pluck();
  return read.get(detection) ?? null;
}
