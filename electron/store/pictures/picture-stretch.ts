import type { PictureId, RecordingId } from '#contract/ids.ts';
import type { SongDatabase } from '../opening/song-database.ts';

export type PictureStretch = {
  readonly recording: RecordingId;
  readonly startSeconds: number;
  readonly endSeconds: number;
};

/** The clip that a picture was painted of; null where there is no such picture. */
export function pictureStretch(db: SongDatabase, picture: PictureId): PictureStretch | null {
  const row = db
    .prepare<[PictureId], PictureStretch>(
      `SELECT d.recording_id AS recording, p.clip_start_s AS startSeconds, p.clip_start_s + k.window_s AS endSeconds
       FROM pictures p JOIN detections d ON d.id = p.detection_id JOIN analyses a ON a.id = d.analysis_id
       JOIN packs k ON k.id = a.pack_id WHERE p.id = ?`,
    )
    .get(picture);
  return row ?? null;
}
