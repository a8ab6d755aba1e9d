import type { DetectionId } from '#contract/ids.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { noteMarks } from '../review/person-changes.ts';

/** Makes these favourites, or no longer; one that is gone is passed over. */
export function setFavourites(
  db: SongDatabase,
  detections: readonly DetectionId[],
  favourite: boolean,
  now: string,
): void {
  const values = { ids: JSON.stringify(detections) };
  const other = `detections d WHERE d.id IN (SELECT value FROM json_each(@ids))
    AND ${favourite ? 'NOT ' : ''}EXISTS (SELECT 1 FROM favourites f WHERE f.detection_id = d.id)`;
  const statement = favourite
    ? `INSERT INTO favourites (detection_id, added_at) SELECT d.id, @now FROM ${other}`
    : 'DELETE FROM favourites WHERE detection_id IN (SELECT value FROM json_each(@ids))';
  db.transaction(() => {
    const change = { kind: 'favourite', present: favourite, now } as const;
    noteMarks(db, change, `SELECT d.id AS detection, '' AS name FROM ${other}`, values);
    db.prepare(statement).run({ ...values, ...(favourite && { now }) });
  })();
}

/** The same. @returns those that were not so before. */
export function changeFavourites(
  db: SongDatabase,
  detections: readonly DetectionId[],
  favourite: boolean,
  now: string,
): DetectionId[] {
  const changed = db
    .prepare<[object], DetectionId>(
      `SELECT id FROM detections d WHERE id IN (SELECT value FROM json_each(@ids))
         AND ${favourite ? 'NOT ' : ''}EXISTS (SELECT 1 FROM favourites f WHERE f.detection_id = d.id)`,
    )
    .pluck()
    .all({ ids: JSON.stringify(detections) });
  setFavourites(db, changed, favourite, now);
  return changed;
}
