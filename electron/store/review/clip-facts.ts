import type { Verdict } from '#contract/detections.ts';
import type { DetectionId, RecordingId } from '#contract/ids.ts';
import type { LocalMoment } from '#contract/recordings.ts';
import type { Species } from '#contract/species.ts';
import { guessedTimeSql, momentAt } from '../recordings/local-time.ts';
import { detectionTime, recordingClock } from '../recordings/recording-times.ts';
import type { SongDatabase } from '../opening/song-database.ts';

/** What a recording is called and where it was made. */
export type RecordingName = { readonly recordingName: string; readonly station: string | null };

export function recordingName(db: SongDatabase, recording: RecordingId): RecordingName {
  return (
    db
      .prepare<[RecordingId], RecordingName>(
        `SELECT r.name AS recordingName, s.name AS station FROM recordings r LEFT JOIN stations s ON s.id = r.station_id
         WHERE r.id = ?`,
      )
      .get(recording) ?? { recordingName: '', station: null }
  );
}

/** When a moment of a recording was, on the clock of its place; null where that is unknown. */
export function momentIn(db: SongDatabase, recording: RecordingId, seconds: number): LocalMoment | null {
  const { wallMs, utcMs } = detectionTime(recordingClock(db, recording), seconds);
  const guessed = db
    .prepare<[RecordingId], number>(`SELECT ${guessedTimeSql} FROM recordings r WHERE r.id = ?`)
    .pluck()
    .get(recording);
  return momentAt(wallMs, wallMs === null || utcMs === null ? null : (wallMs - utcMs) / 60_000, guessed === 1);
}

export type DetectedThere = {
  readonly id: DetectionId;
  readonly species: Species;
  readonly score: number;
  readonly verdict: Verdict | null;
};

type Row = Species & Omit<DetectedThere, 'species'>;

/** What was detected or named in a stretch, named ones first, then by score. */
export function detectedThere(
  db: SongDatabase,
  recording: RecordingId,
  startSeconds: number,
  endSeconds: number,
): DetectedThere[] {
  return db
    .prepare<[object], Row>(
      `SELECT d.id, d.score, w.verdict, s.code, s.scientific_name AS scientificName, s.common_name AS commonName
       FROM detections d JOIN species s ON s.id = d.species_id LEFT JOIN reviews w ON w.detection_id = d.id
       WHERE d.recording_id = @recording AND d.current = 1 AND d.start_s < @endSeconds - 0.5 AND d.end_s > @startSeconds + 0.5
       ORDER BY w.verdict IS NULL, d.score DESC, d.id LIMIT 20`,
    )
    .all({ recording, startSeconds, endSeconds })
    .map(({ code, scientificName, commonName, ...row }) => ({ ...row, species: { code, scientificName, commonName } }));
}
