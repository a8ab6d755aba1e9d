import type { SongDatabase } from '../opening/song-database.ts';
import { copyRows } from './merge-tables.ts';
import type { DetectionPair } from './pair-detections.ts';

/** What makes two pictures of one detection the same. */
const same = ['clip_start_s', 'seed', 'painter', 'sampler', 'steps', 'guidance_scale', 'model_hash'];
const isSame = same.map((column) => `t.${column} = x.${column}`).join(' AND ');

/** Joins the pictures of detections that both sides know; of two that people chose to keep, the later choice is shown. */
export function mergeKnownPictures(db: SongDatabase, pairs: readonly DetectionPair[]): void {
  for (const pair of pairs) mergeOne(db, pair);
}

function mergeOne(db: SongDatabase, { source, here }: DetectionPair): void {
  const values = { source, here };
  // Here it waits or failed, there it is painted.
  db.prepare(
    `DELETE FROM main.pictures AS t WHERE detection_id = @here AND state <> 'done' AND EXISTS (SELECT 1
       FROM source.pictures x WHERE x.detection_id = @source AND ${isSame} AND x.state = 'done'
         AND x.id NOT IN (SELECT source FROM temp.lost_pictures))`,
  ).run(values);
  // What was let go here to make room, and nobody chose there, does not come back.
  const letGo = `x.wanted_by = 'policy' AND NOT EXISTS (SELECT 1 FROM source.kept_pictures k WHERE k.picture_id = x.id)
    AND EXISTS (SELECT 1 FROM main.pictures_let_go l WHERE l.detection_id = @here AND l.let_go_at <> '')`;
  copyRows(
    db,
    'pictures',
    `source.pictures x WHERE x.detection_id = @source AND x.state = 'done' AND x.id NOT IN (SELECT source FROM temp.lost_pictures)
       AND NOT EXISTS (SELECT 1 FROM main.pictures t WHERE t.detection_id = @here AND ${isSame}) AND NOT (${letGo}) ORDER BY x.id`,
    { id: 'NULL', detection_id: '@here' },
    values,
  );
  db.prepare(
    `INSERT INTO main.kept_pictures (detection_id, picture_id, kept_at)
     SELECT @here, t.id, k.kept_at FROM source.kept_pictures k JOIN source.pictures x ON x.id = k.picture_id
       JOIN main.pictures t ON t.detection_id = @here AND ${isSame} WHERE k.detection_id = @source LIMIT 1
     ON CONFLICT (detection_id) DO UPDATE SET picture_id = excluded.picture_id, kept_at = excluded.kept_at
       WHERE excluded.kept_at > kept_at`,
  ).run(values);
  db.prepare(
    `UPDATE main.detections SET picture_id = coalesce(
       (SELECT picture_id FROM main.kept_pictures WHERE detection_id = @here), picture_id,
       (SELECT max(id) FROM main.pictures WHERE detection_id = @here AND state = 'done')) WHERE id = @here`,
  ).run({ here });
}
