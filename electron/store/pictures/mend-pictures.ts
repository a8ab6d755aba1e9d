import type { SongDatabase } from '../opening/song-database.ts';

/** By the detection, which is looked up: no index leads from a picture to what shows it, and a season has thousands of both. */
const hideSql = `UPDATE detections SET picture_id = NULL
  WHERE id = (SELECT detection_id FROM pictures WHERE id = @id) AND picture_id = @id`;

/** Pictures whose files are gone wait to be painted again, from the same sound with the same seed. */
export function mendPictures(db: SongDatabase, missing: readonly number[]): void {
  if (missing.length === 0) return;
  const again = db.prepare(
    `UPDATE pictures SET state = 'waiting', file = NULL, bytes = 0, attempts = 0, not_before_ms = 0
     WHERE id = ? AND state = 'done'`,
  );
  const hide = db.prepare(hideSql);
  db.transaction(() => {
    for (const id of missing) {
      if (again.run(id).changes > 0) hide.run({ id });
    }
  }).immediate();
}
