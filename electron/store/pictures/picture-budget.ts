import type { DiskSpacePlan } from '#contract/upkeep.ts';
import { removeOwnFile } from '../opening/own-files.ts';
import type { SongDatabase } from '../opening/song-database.ts';

/** Painted by the policy for a detection that nobody has reviewed, and not chosen to be kept: it can be painted again from the same sound. */
const expendable = `p.state = 'done' AND p.file IS NOT NULL AND p.wanted_by = 'policy'
  AND NOT EXISTS (SELECT 1 FROM kept_pictures k WHERE k.picture_id = p.id)
  AND NOT EXISTS (SELECT 1 FROM reviews v WHERE v.detection_id = p.detection_id)
  AND NOT EXISTS (SELECT 1 FROM review_history h WHERE h.detection_id = p.detection_id)`;

type Sum = { n: number; bytes: number };

export function picturesBytes(db: SongDatabase): number {
  return db.prepare<[], { bytes: number }>('SELECT bytes FROM picture_bytes').get()?.bytes ?? 0;
}

type Expendable = { readonly id: number; readonly detection: number; readonly file: string; readonly bytes: number };

/** The order in which they go: worst scores first. */
const worstFirst = 'd.current, d.rejected DESC, d.score, p.id';

/** How many of them go, and what these take: a million are added up where they lie. */
function goingPictures(db: SongDatabase, budgetBytes: number): Sum {
  const over = picturesBytes(db) - budgetBytes;
  if (over <= 0) return { n: 0, bytes: 0 };
  const row = db
    .prepare<[number], Sum>(
      `SELECT count(*) AS n, coalesce(sum(bytes), 0) AS bytes FROM (
         SELECT p.bytes, sum(p.bytes) OVER (ORDER BY ${worstFirst} ROWS UNBOUNDED PRECEDING) - p.bytes AS before
         FROM pictures p JOIN detections d ON d.id = p.detection_id WHERE ${expendable}) WHERE before < ?`,
    )
    .get(over);
  return row ?? { n: 0, bytes: 0 };
}

/** Worst scores first, until what is left fits the budget. */
function* expendablePictures(db: SongDatabase, budgetBytes: number): Generator<Expendable> {
  let over = picturesBytes(db) - budgetBytes;
  if (over <= 0) return;
  const rows = db.prepare<[], Expendable>(
    `SELECT p.id, p.detection_id AS detection, p.file, p.bytes FROM pictures p JOIN detections d ON d.id = p.detection_id
     WHERE ${expendable} ORDER BY ${worstFirst}`,
  );
  for (const row of rows.all()) {
    if (over <= 0) return;
    over -= row.bytes;
    yield row;
  }
}

/** What a budget would take away; nothing is changed. */
export function planDiskSpace(db: SongDatabase, budgetBytes: number): DiskSpacePlan {
  const going = goingPictures(db, budgetBytes);
  const kept = keptPictures(db);
  return {
    budgetBytes,
    picturesBytes: picturesBytes(db),
    pictures: going.n,
    bytes: going.bytes,
    keptPictures: kept.n,
    keptBytes: kept.bytes,
  };
}

/**
 * Files that are not expendable: what a person asked for, chose or reviewed. There are few beside a season's pictures: CROSS
 * keeps SQLite from going through all of these.
 */
function keptPictures(db: SongDatabase): Sum {
  const row = db
    .prepare<[], Sum>(
      `SELECT count(*) AS n, coalesce(sum(p.bytes), 0) AS bytes FROM pictures p WHERE p.file IS NOT NULL AND p.id IN (
         SELECT picture_id FROM kept_pictures
         UNION SELECT q.id FROM reviews v CROSS JOIN pictures q ON q.detection_id = v.detection_id
         UNION SELECT q.id FROM review_history h CROSS JOIN pictures q ON q.detection_id = h.detection_id
         UNION SELECT id FROM pictures INDEXED BY pictures_person WHERE wanted_by = 'person'
         UNION SELECT id FROM pictures INDEXED BY pictures_undone WHERE state <> 'done' AND file IS NOT NULL)`,
    )
    .get();
  return row ?? { n: 0, bytes: 0 };
}

const showOtherSql = `
UPDATE detections SET picture_id = (SELECT max(p.id) FROM pictures p WHERE p.detection_id = @detection
  AND p.state = 'done' AND p.id <> @id) WHERE id = @detection AND picture_id = @id`;

/**
 * Lets pictures go until the rest fits the budget: rows first, in one transaction, then their files. Detections, reviews and
 * recordings stay; the policy does not paint these pictures again.
 */
export function freeDiskSpace(db: SongDatabase, picturesPath: string, budgetBytes: number, now: string): DiskSpacePlan {
  const plan = planDiskSpace(db, budgetBytes);
  const going = [...expendablePictures(db, budgetBytes)];
  const note = db.prepare('INSERT OR REPLACE INTO pictures_let_go (detection_id, let_go_at) VALUES (?, ?)');
  const hide = db.prepare(showOtherSql);
  const remove = db.prepare('DELETE FROM pictures WHERE id = ?');
  db.transaction(() => {
    for (const { id, detection } of going) {
      note.run(detection, now);
      hide.run({ id, detection });
      remove.run(id);
    }
  }).immediate();
  for (const { file } of going) removeOwnFile(picturesPath, file, 'picture');
  return plan;
}

/** There is room again: the policy may paint all of them anew. @returns how many. */
export function forgetLetGo(db: SongDatabase): number {
  return db.prepare('DELETE FROM pictures_let_go').run().changes;
}
