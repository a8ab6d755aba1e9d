import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SongDatabase } from '../opening/song-database.ts';

/** After a restore or a repair: pictures whose files are gone wait to be painted again, from the same sound with the same seed. */
export function mendPictures(db: SongDatabase, picturesPath: string): void {
  const named = db
    .prepare<[], { id: number; file: string }>('SELECT id, file FROM pictures WHERE file IS NOT NULL')
    .all();
  const again = db.prepare(
    `UPDATE pictures SET state = 'waiting', file = NULL, bytes = 0, not_before_ms = 0 WHERE id = ?`,
  );
  const hide = db.prepare('UPDATE detections SET picture_id = NULL WHERE picture_id = ?');
  db.transaction(() => {
    for (const { id, file } of named) {
      if (existsSync(join(picturesPath, file))) continue;
      again.run(id);
      hide.run(id);
    }
  }).immediate();
}
