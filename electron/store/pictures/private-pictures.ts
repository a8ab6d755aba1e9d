import { dirname, join } from 'node:path';
import type { RecordingId } from '#contract/ids.ts';
import { removeOwnFile } from '../opening/own-files.ts';
import type { SongDatabase } from '../opening/song-database.ts';

type Row = {
  readonly id: number;
  readonly detection: number;
  readonly file: string | null;
  readonly clipStartSeconds: number;
};

const picturesSql = `
SELECT p.id, p.detection_id AS detection, p.file, p.clip_start_s AS clipStartSeconds
FROM detections d JOIN pictures p INDEXED BY pictures_detection ON p.detection_id = d.id
WHERE d.recording_id = ? AND p.state <> 'drawing'`;

const showOtherSql = `
UPDATE detections SET picture_id = (SELECT max(p.id) FROM pictures p WHERE p.detection_id = @detection AND p.state = 'done')
WHERE id = @detection AND picture_id = @id`;

/**
 * Takes away the pictures of a recording that were painted, or wait to be, of what was found to be private since then. Whoever calls it
 * is in a transaction: should that fail, a row without its file is painted again.
 */
export function dropPrivatePictures(
  db: SongDatabase,
  recording: RecordingId,
  isPrivate: (clipStartSeconds: number) => boolean,
): void {
  const going = db
    .prepare<[RecordingId], Row>(picturesSql)
    .all(recording)
    .filter(({ clipStartSeconds }) => isPrivate(clipStartSeconds));
  if (going.length === 0) return;
  const remove = db.prepare('DELETE FROM pictures WHERE id = ?');
  const hide = db.prepare(showOtherSql);
  const folder = join(dirname(db.name), 'pictures');
  for (const { id, detection, file } of going) {
    remove.run(id);
    hide.run({ id, detection });
    if (file !== null) removeOwnFile(folder, file, 'picture');
  }
}
