import type { DetectionId, PictureId } from '#contract/ids.ts';
import type { SongDatabase } from '../opening/song-database.ts';

export type ShownPicture = { readonly picture: PictureId; readonly kept: boolean };

/** The picture a detection is shown with, or null. */
export function shownPicture(db: SongDatabase, detection: DetectionId): ShownPicture | null {
  const row = db
    .prepare<[DetectionId], { picture: PictureId; kept: number }>(
      `SELECT d.picture_id AS picture, k.picture_id IS NOT NULL AS kept FROM detections d
       LEFT JOIN kept_pictures k ON k.detection_id = d.id AND k.picture_id = d.picture_id
       WHERE d.id = ? AND d.picture_id IS NOT NULL`,
    )
    .get(detection);
  return row === undefined ? null : { picture: row.picture, kept: row.kept === 1 };
}

/** Shows a detection with this picture, also after others are painted. @returns its detection, or null for a picture that is not finished. */
export function keepPicture(db: SongDatabase, picture: PictureId, now: string): DetectionId | null {
  const found = db
    .prepare<[PictureId], { detection: DetectionId }>(
      `SELECT detection_id AS detection FROM pictures WHERE id = ? AND state = 'done' AND file IS NOT NULL`,
    )
    .get(picture);
  if (found === undefined) return null;
  const keep = db.prepare(
    `INSERT INTO kept_pictures (detection_id, picture_id, kept_at) VALUES (?, ?, ?)
     ON CONFLICT (detection_id) DO UPDATE SET picture_id = excluded.picture_id, kept_at = excluded.kept_at`,
  );
  const show = db.prepare('UPDATE detections SET picture_id = ? WHERE id = ?');
  db.transaction(() => {
    keep.run(found.detection, picture, now);
    show.run(picture, found.detection);
  }).immediate();
  return found.detection;
}
