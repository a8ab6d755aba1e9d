import type { DetectionId } from '#contract/ids.ts';
import type { CountedTag } from '#contract/review.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { noteMarks } from './person-changes.ts';

/** Tags of `detections d` in their order, as a JSON list. */
export const tagsColumn =
  '(SELECT json_group_array(tag ORDER BY tag) FROM detection_tags WHERE detection_id = d.id) AS tags';

/** What `tagsColumn` holds. */
export function tagsFrom(json: string): string[] {
  // Written by SQLite from a column of text.
  return JSON.parse(json) as string[];
}

/** Gives a detection exactly these tags. Call it inside a transaction. */
export function writeTags(db: SongDatabase, detection: DetectionId, tags: readonly string[], now: string): void {
  const values = { detection, tags: JSON.stringify(tags) };
  const wanted = 'SELECT value FROM json_each(@tags)';
  const lost = `detection_tags WHERE detection_id = @detection AND tag NOT IN (${wanted})`;
  noteMarks(
    db,
    { kind: 'tag', present: false, now },
    `SELECT detection_id AS detection, tag AS name FROM ${lost}`,
    values,
  );
  noteMarks(
    db,
    { kind: 'tag', present: true, now },
    `SELECT @detection AS detection, value AS name FROM json_each(@tags)
     WHERE value NOT IN (SELECT tag FROM detection_tags WHERE detection_id = @detection)`,
    values,
  );
  db.prepare(`DELETE FROM ${lost}`).run(values);
  db.prepare(
    `INSERT INTO detection_tags (detection_id, tag)
     SELECT @detection, value FROM json_each(@tags) WHERE true ON CONFLICT DO NOTHING`,
  ).run(values);
}

/** Every tag that a detection on show has, the most used one first. */
export function readTags(db: SongDatabase): CountedTag[] {
  return db
    .prepare<[], CountedTag>(
      `SELECT t.tag, count(*) AS detections FROM detection_tags t JOIN detections d ON d.id = t.detection_id
       WHERE d.current = 1 GROUP BY t.tag ORDER BY detections DESC, t.tag COLLATE NOCASE`,
    )
    .all();
}
