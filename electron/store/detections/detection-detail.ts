import { readSentence } from '../opening/stored-sentence.ts';
import { isGuessedTime, type FileState, type StoredRecording } from '#contract/recordings.ts';
import type { Detection } from '#contract/detections.ts';
import type { DetectionId, FileId, FolderId, PictureId, RecordingId } from '#contract/ids.ts';
import type { Picture, PictureState, PainterName, SamplerName } from '#contract/pictures.ts';
import type { HeldReason, Species } from '#contract/species.ts';
import { momentAt } from '../recordings/local-time.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { readRecording } from '../recordings/stored-recording.ts';
import { boxColumns, boxFrom, boxJoin, type BoxRow } from '../review/boxes.ts';
import { tagsColumn, tagsFrom } from '../review/tags.ts';
import { reviewColumns, reviewFrom, reviewJoins, type ReviewRow } from '../review/reviews.ts';

export type RecordingPlace = {
  readonly id: FileId;
  readonly folder: string;
  readonly folderId: FolderId;
  readonly relativePath: string;
  readonly state: FileState;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  readonly probe: string | null;
  /** 1: it holds only the recording's beginning. */
  readonly shorter: number;
};

/** A detection with all that its page shows, but for the scores, which are still packed. */
export type DetectionRecord = {
  readonly detection: Detection;
  readonly analysis: number;
  readonly channel: string;
  /** Of the clips of the pack that heard it. */
  readonly windowSeconds: number;
  readonly recording: StoredRecording;
  readonly recordingName: string;
};

type Row = Species &
  ReviewRow &
  BoxRow & {
    id: DetectionId;
    recording: RecordingId;
    analysis: number;
    channel: string;
    windowSeconds: number;
    startSeconds: number;
    endSeconds: number;
    bestClipStartSeconds: number;
    score: number;
    wallMs: number | null;
    offsetMinutes: number | null;
    held: HeldReason | null;
    likelihood: number | null;
    byPerson: number;
    tags: string;
  };

const detectionSql = `
SELECT d.id, d.recording_id AS recording, d.analysis_id AS analysis, a.channel,
  (SELECT window_s FROM packs WHERE id = a.pack_id) AS windowSeconds, d.start_s AS startSeconds,
  d.end_s AS endSeconds, d.best_clip_start_s AS bestClipStartSeconds, d.score, d.wall_ms AS wallMs,
  (d.wall_ms - d.utc_ms) / 60000 AS offsetMinutes,
  s.code, s.scientific_name AS scientificName, s.common_name AS commonName, d.held, d.likelihood,
  d.by_person AS byPerson, ${reviewColumns}, ${boxColumns}, ${tagsColumn}
FROM detections d JOIN species s ON s.id = d.species_id JOIN analyses a ON a.id = d.analysis_id ${reviewJoins} ${boxJoin}
WHERE d.id = ?`;

/** @returns null when there is no such detection. */
export function readDetection(db: SongDatabase, id: DetectionId): DetectionRecord | null {
  const row = db.prepare<[DetectionId], Row>(detectionSql).get(id);
  if (row === undefined) return null;
  const { name, ...recording } = readRecording(db, row.recording);
  const { code, scientificName, commonName, wallMs, offsetMinutes, analysis, channel, windowSeconds } = row;
  const { startSeconds, endSeconds, bestClipStartSeconds, score, held, likelihood, byPerson } = row;
  const [box, tags] = [boxFrom(row), tagsFrom(row.tags)];
  const detection: Detection = {
    id: row.id,
    recording: row.recording,
    startSeconds,
    endSeconds,
    bestClipStartSeconds,
    score,
    species: { code, scientificName, commonName },
    at: momentAt(wallMs, offsetMinutes, isGuessedTime(recording.timeSource, recording.correctedSeconds)),
    review: reviewFrom(row),
    ...(box !== null && { box }),
    ...(tags.length > 0 && { tags }),
    ...(byPerson === 1 && { own: true as const }),
    ...(held === null ? {} : { held: { reason: held, likelihood } }),
  };
  return { detection, analysis, channel, windowSeconds, recording, recordingName: name };
}

/** Where a detection's best clip begins, in seconds of its recording, and which analysis heard it; null when it is gone. */
export function bestClip(db: SongDatabase, id: DetectionId): { analysis: number; startSeconds: number } | null {
  const row = db
    .prepare<[DetectionId], { analysis: number; startSeconds: number }>(
      'SELECT analysis_id AS analysis, best_clip_start_s AS startSeconds FROM detections WHERE id = ?',
    )
    .get(id);
  return row ?? null;
}

/** The files that hold a recording now, those that are there and whole first; where none does, the file it was last heard in. */
export function recordingPlaces(db: SongDatabase, recording: RecordingId): RecordingPlace[] {
  const columns = `f.id, d.path AS folder, d.id AS folderId, f.relative_path AS relativePath, f.size_bytes AS sizeBytes,
    f.modified_ms AS modifiedMs, f.probe, f.shorter`;
  const places = db
    .prepare<[RecordingId], RecordingPlace>(
      `SELECT ${columns}, f.state FROM files f JOIN folders d ON d.id = f.folder_id
       WHERE f.recording_id = ? ORDER BY f.state = 'missing', f.shorter, f.id`,
    )
    .all(recording);
  if (places.length > 0) return places;
  return db
    .prepare<[RecordingId], RecordingPlace>(
      `SELECT ${columns}, 'missing' AS state FROM recordings r JOIN files f ON f.id = r.last_file_id
         JOIN folders d ON d.id = f.folder_id WHERE r.id = ?`,
    )
    .all(recording);
}

type PictureRow = {
  id: PictureId;
  state: PictureState;
  note: string | null;
  seed: number;
  painter: PainterName;
  sampler: SamplerName;
  steps: number;
  guidanceScale: number;
  modelName: string;
  modelHash: string;
  drawnAt: string | null;
};

/** All pictures of a detection, newest first. */
export function detectionPictures(db: SongDatabase, detection: DetectionId): Picture[] {
  return db
    .prepare<[DetectionId], PictureRow>(
      `SELECT id, state, note, seed, painter, sampler, steps, guidance_scale AS guidanceScale, model_name AS modelName,
         model_hash AS modelHash, drawn_at AS drawnAt
       FROM pictures WHERE detection_id = ? ORDER BY id DESC`,
    )
    .all(detection)
    .map(({ id, state, note, ...provenance }) => ({
      id,
      state,
      note: note === null ? null : readSentence(note),
      provenance,
    }));
}
