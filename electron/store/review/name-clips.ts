import type { Box, Verdict } from '#contract/detections.ts';
import type { DetectionId, RecordingId } from '#contract/ids.ts';
import type { ReviewState } from '#contract/review.ts';
import type { SpeciesCode } from '#contract/species.ts';
import { detectionTime, recordingClock } from '../recordings/recording-times.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { writeBox } from './boxes.ts';
import { readReviewStates, writeReviews } from './reviews.ts';

/** What a person heard in a stretch of a recording. */
export type NamedClip = {
  readonly recording: RecordingId;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly species: SpeciesCode;
  readonly verdict: Verdict;
  readonly comment: string;
  readonly callType: string;
  /** As drawn; null: nothing was drawn. */
  readonly box: Box | null;
  /** What the model gave the species there; 0 where it did not consider it. */
  readonly score: number;
  readonly reviewer: string;
  readonly now: string;
};

/**
 * Writes what a person heard: a verdict on the detection of that species that is there, else a detection of the person's own. All or
 * none are on the disk.
 * @returns the detections, each with how it was reviewed before; null where the recording, its analysis or the species is not there
 */
export function nameClips(db: SongDatabase, clips: readonly NamedClip[]): (ReviewState | null)[] {
  return db.transaction(() => clips.map((clip) => nameClip(db, clip))).immediate();
}

function nameClip(db: SongDatabase, clip: NamedClip): ReviewState | null {
  const detection = detectedAs(db, clip) ?? makeDetection(db, clip);
  if (detection === null) return null;
  const { verdict, comment, callType, reviewer, now } = clip;
  const [before = null] = readReviewStates(db, [detection]);
  writeReviews(db, [{ detection, verdict, comment, callType, reviewer, reviewedAt: now }]);
  if (clip.box !== null) writeBox(db, detection, clip.box, clip);
  return before;
}

/** One that the machine or a person made of this species, and that shares most of the stretch. A drawn box is always its own. */
function detectedAs(db: SongDatabase, clip: NamedClip): DetectionId | null {
  if (clip.box !== null) return null;
  return (
    db
      .prepare<[object], DetectionId>(
        `SELECT d.id FROM detections d JOIN species s ON s.id = d.species_id
         WHERE d.recording_id = @recording AND d.current = 1 AND s.code = @species
           AND NOT EXISTS (SELECT 1 FROM boxes b WHERE b.detection_id = d.id AND d.by_person = 1 AND b.start_s IS NOT NULL)
           AND min(d.end_s, @endSeconds) - max(d.start_s, @startSeconds) >= (@endSeconds - @startSeconds) / 2
         ORDER BY min(d.end_s, @endSeconds) - max(d.start_s, @startSeconds) DESC, d.id LIMIT 1`,
      )
      .pluck()
      .get(valuesOf(clip)) ?? null
  );
}

const valuesOf = ({ box: _, ...values }: NamedClip): object => values;

function makeDetection(db: SongDatabase, clip: NamedClip): DetectionId | null {
  const made = db
    .prepare<[object], DetectionId>(
      `INSERT INTO detections (recording_id, analysis_id, species_id, start_s, end_s, best_clip_start_s, score, clips, wall_ms,
         wall_hours, utc_ms, current, by_person)
       SELECT a.recording_id, a.id, s.id, @startSeconds, @endSeconds, @startSeconds, @score, 1, @wallMs, @wallHours, @utcMs, 1, 1
       FROM analyses a, species s WHERE a.recording_id = @recording AND a.current = 1 AND s.code = @species RETURNING id`,
    )
    .pluck()
    .get({ ...valuesOf(clip), ...detectionTime(recordingClock(db, clip.recording), clip.startSeconds) });
  return made ?? null;
}
