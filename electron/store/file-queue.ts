import type { Failure } from '#contract/failure.ts';
import type { FileId, FolderId } from '#contract/recordings.ts';
import type { SongDatabase } from './open-store.ts';

/** A file as the folder shows it now. `relativePath` has forward slashes on every system. */
export type FoundFile = {
  readonly relativePath: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  /** Unix milliseconds before which the file is not taken: it may still grow. */
  readonly notBeforeMs: number;
};

export type QueuedFile = {
  readonly id: FileId;
  readonly folder: FolderId;
  readonly folderPath: string;
  readonly relativePath: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  /** How often it was begun before this time. */
  readonly attempts: number;
};

/** A file that was begun this often without an end, across restarts, is given up: it takes the program down. */
const attemptLimit = 5;

const enqueueSql = `
INSERT INTO files (folder_id, relative_path, size_bytes, modified_ms, state, not_before_ms, queued_at)
VALUES (@folder, @relativePath, @sizeBytes, @modifiedMs, 'waiting', @notBeforeMs, @now)
ON CONFLICT (folder_id, relative_path) DO UPDATE SET
  size_bytes = excluded.size_bytes, modified_ms = excluded.modified_ms, not_before_ms = excluded.not_before_ms,
  queued_at = excluded.queued_at, attempts = 0, failure_code = NULL, failure_message = NULL,
  recording_id = CASE WHEN size_bytes = excluded.size_bytes AND modified_ms = excluded.modified_ms THEN recording_id END,
  state = CASE WHEN recording_id IS NOT NULL AND size_bytes = excluded.size_bytes
    AND modified_ms = excluded.modified_ms THEN 'done' ELSE 'waiting' END
WHERE state = 'missing' OR size_bytes <> excluded.size_bytes OR modified_ms <> excluded.modified_ms`;

/** Puts new and changed files into the queue, in one transaction; known and unchanged ones stay as they are. */
export function enqueueFiles(db: SongDatabase, folder: FolderId, found: readonly FoundFile[], now: string): void {
  const enqueue = db.prepare(enqueueSql);
  db.transaction(() => {
    for (const file of found) enqueue.run({ ...file, folder, now });
  }).immediate();
}

const queuedColumns = `f.id, f.folder_id AS folder, d.path AS folderPath, f.relative_path AS relativePath,
  f.size_bytes AS sizeBytes, f.modified_ms AS modifiedMs, f.attempts`;

/**
 * Takes the longest waiting file and marks it as being worked on.
 * @param scope only this folder, watched or not; null takes from every watched folder.
 * @param away folders that cannot be reached now.
 */
export function takeFile(
  db: SongDatabase,
  scope: FolderId | null,
  away: readonly FolderId[],
  nowMs: number,
): QueuedFile | null {
  const row = db
    .prepare<[object], QueuedFile>(
      `SELECT ${queuedColumns} FROM files f JOIN folders d ON d.id = f.folder_id
       WHERE f.state = 'waiting' AND f.not_before_ms <= @nowMs AND f.folder_id NOT IN (SELECT value FROM json_each(@away))
         AND CASE WHEN @scope IS NULL THEN d.watched = 1 ELSE d.id = @scope END
       ORDER BY f.id LIMIT 1`,
    )
    .get({ scope, nowMs, away: JSON.stringify(away) });
  if (row === undefined) return null;
  db.prepare(`UPDATE files SET state = 'working', attempts = attempts + 1 WHERE id = ?`).run(row.id);
  return row;
}

/** When the next waiting file may be taken, in Unix milliseconds, or null when none waits that could be reached. */
export function nextFileAtMs(db: SongDatabase, scope: FolderId | null, away: readonly FolderId[]): number | null {
  const row = db
    .prepare<[object], { at: number | null }>(
      `SELECT min(f.not_before_ms) AS at FROM files f JOIN folders d ON d.id = f.folder_id
       WHERE f.state = 'waiting' AND f.folder_id NOT IN (SELECT value FROM json_each(@away))
         AND CASE WHEN @scope IS NULL THEN d.watched = 1 ELSE d.id = @scope END`,
    )
    .get({ scope, away: JSON.stringify(away) });
  return row?.at ?? null;
}

/** Gives a taken file back to the queue. `counted` false: the attempt was not the file's fault. */
export function requeueFile(db: SongDatabase, file: FileId, options: { notBeforeMs: number; counted: boolean }): void {
  db.prepare(
    `UPDATE files SET state = 'waiting', not_before_ms = ?, attempts = max(0, attempts - ?)
     WHERE id = ? AND state = 'working'`,
  ).run(options.notBeforeMs, options.counted ? 0 : 1, file);
}

export function failFile(db: SongDatabase, file: FileId, failure: Failure, now: string): void {
  db.prepare(
    `UPDATE files SET state = 'failed', failure_code = ?, failure_message = ?, finished_at = ?
     WHERE id = ? AND state = 'working'`,
  ).run(failure.code, failure.message, now, file);
}

/** The file is gone from its place; what was heard in it stays. */
export function markMissing(db: SongDatabase, folder: FolderId, relativePaths: readonly string[]): void {
  const mark = db.prepare(`UPDATE files SET state = 'missing' WHERE folder_id = ? AND relative_path = ?`);
  db.transaction(() => {
    for (const path of relativePaths) mark.run(folder, path);
  }).immediate();
}

/** Known files of a folder that are not marked missing, by relative path. */
export function* presentFiles(db: SongDatabase, folder: FolderId): Generator<string> {
  const page = db.prepare<[FolderId, string], { relative_path: string }>(
    `SELECT relative_path FROM files WHERE folder_id = ? AND relative_path > ? AND state <> 'missing'
     ORDER BY relative_path LIMIT 1000`,
  );
  for (let after = ''; ;) {
    const rows = page.all(folder, after);
    for (const row of rows) yield row.relative_path;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.relative_path;
  }
}

/** After a restart: what was being worked on waits again, unless it has ended the program too often. */
export function recoverFiles(db: SongDatabase, now: string): void {
  db.transaction(() => {
    db.prepare(
      `UPDATE files SET state = 'failed', failure_code = 'analyst-crashed', finished_at = ?,
         failure_message = 'Songsight stopped ${attemptLimit} times while listening to this file and now leaves it out.'
       WHERE state = 'working' AND attempts >= ${attemptLimit}`,
    ).run(now);
    db.prepare(`UPDATE files SET state = 'waiting', not_before_ms = 0 WHERE state = 'working'`).run();
  }).immediate();
}

/** Puts failed files back into the queue: one, all of a folder, or all. @returns how many. */
export function retryFailed(db: SongDatabase, which: { file: FileId } | { folder: FolderId } | 'all'): number {
  const where = which === 'all' ? '1' : 'file' in which ? 'id = @file' : 'folder_id = @folder';
  return db
    .prepare(
      `UPDATE files SET state = 'waiting', attempts = 0, not_before_ms = 0, failure_code = NULL, failure_message = NULL
       WHERE state = 'failed' AND ${where}`,
    )
    .run(which === 'all' ? {} : which).changes;
}

/** Where a known file lies or lay. */
export function filePlace(db: SongDatabase, file: FileId): { folder: string; relativePath: string } | null {
  const row = db
    .prepare<[FileId], { folder: string; relativePath: string }>(
      `SELECT d.path AS folder, f.relative_path AS relativePath FROM files f JOIN folders d ON d.id = f.folder_id
       WHERE f.id = ?`,
    )
    .get(file);
  return row ?? null;
}
