import type { Failure } from '#contract/failure.ts';
import type { FileId, FolderId } from '#contract/ids.ts';
import { sentence } from '#contract/words/sentence.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { storedSentence } from '../opening/stored-sentence.ts';
import { inScope, scopeValues, type FileScope } from './file-scope.ts';

/** A file as the folder shows it now. `relativePath` has forward slashes on every system. */
export type FoundFile = {
  readonly relativePath: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  /** Unix milliseconds before which the file is not taken: it may still grow. */
  readonly notBeforeMs: number;
  /** Number and change time of its entry on the disk. */
  readonly entry?: string | null;
  /** The path as bytes where it is no UTF-8. */
  readonly rawPath?: Uint8Array | null;
  /** A look inside showed another content than the one that is known, although size and time are the same. */
  readonly other?: boolean;
  /** Something touched it, although a look inside shows what is known: it is read whole again, and keeps its results meanwhile. */
  readonly touched?: boolean;
};

export type QueuedFile = {
  readonly id: FileId;
  readonly folder: FolderId;
  readonly folderPath: string;
  readonly relativePath: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  /** The path as bytes where it is no UTF-8. */
  readonly rawPath: Uint8Array | null;
  /** How often it was begun before this time. */
  readonly attempts: number;
};

/** A file that was begun this often without an end, across restarts, is given up: it takes the program down. */
const attemptLimit = 5;

const isAsKnown = 'size_bytes = excluded.size_bytes AND modified_ms = excluded.modified_ms AND @other = 0';
/** Written on in its place, rather than replaced by another file. */
const isSameEntry = `entry IS NOT NULL AND excluded.entry IS NOT NULL
  AND substr(entry, 1, instr(entry, '-')) = substr(excluded.entry, 1, instr(excluded.entry, '-'))`;

const enqueueSql = `
INSERT INTO files (folder_id, relative_path, size_bytes, modified_ms, state, not_before_ms, queued_at, entry,
  raw_path)
VALUES (@folder, @relativePath, @sizeBytes, @modifiedMs, 'waiting', @notBeforeMs, @now, @entry, @rawPath)
ON CONFLICT (folder_id, relative_path) DO UPDATE SET
  size_bytes = excluded.size_bytes, modified_ms = excluded.modified_ms, not_before_ms = excluded.not_before_ms,
  queued_at = excluded.queued_at, attempts = 0, failure_code = NULL, failure_message = NULL, entry = excluded.entry,
  recording_id = CASE WHEN ${isAsKnown} THEN recording_id END,
  heard_before = CASE WHEN ${isAsKnown} OR (${isSameEntry}) THEN coalesce(recording_id, heard_before) END,
  probe = CASE WHEN ${isAsKnown} THEN probe END,
  shorter = CASE WHEN ${isAsKnown} THEN shorter ELSE 0 END,
  state = CASE WHEN recording_id IS NOT NULL AND ${isAsKnown} AND @touched = 0 THEN 'done' ELSE 'waiting' END
WHERE state = 'missing' OR size_bytes <> excluded.size_bytes OR modified_ms <> excluded.modified_ms OR @other = 1
  OR @touched = 1`;

/** Puts new and changed files into the queue, in one transaction; known and unchanged ones stay as they are. */
export function enqueueFiles(db: SongDatabase, folder: FolderId, found: readonly FoundFile[], now: string): void {
  const enqueue = db.prepare(enqueueSql);
  db.transaction(() => {
    for (const { entry = null, rawPath = null, other = false, touched = false, ...file } of found) {
      enqueue.run({ ...file, entry, rawPath, other: other ? 1 : 0, touched: touched ? 1 : 0, folder, now });
    }
  }).immediate();
}

const queuedColumns = `f.id, f.folder_id AS folder, d.path AS folderPath, f.relative_path AS relativePath,
  f.size_bytes AS sizeBytes, f.modified_ms AS modifiedMs, f.raw_path AS rawPath, f.attempts`;

/** From where and when files are taken. */
export type TakeScope = {
  /** Only these folders, watched or not, and these files; null takes from every watched folder that nobody holds back. */
  readonly only: FileScope | null;
  /** Folders that cannot be reached now. */
  readonly away: readonly FolderId[];
  readonly nowMs: number;
  /**
   * No file is held back longer than this, in milliseconds: one that waits for a later time was put there before the computer's
   * clock jumped back.
   */
  readonly longestWaitMs: number;
};

/** Folders to take from, by turn: each is asked for its own oldest file, so that one folder's backlog never slows another's. */
function openFolders(db: SongDatabase, { only, away }: TakeScope): FolderId[][] {
  if (only !== null) return [only.folders.filter((folder) => !away.includes(folder))];
  const rows = db
    .prepare<[], { id: FolderId; turn: string }>(
      `SELECT id, turn FROM folders WHERE watched = 1 AND turn <> 'held' ORDER BY id`,
    )
    .all()
    .filter(({ id }) => !away.includes(id));
  return ['first', 'normal'].map((turn) => rows.filter((row) => row.turn === turn).map(({ id }) => id));
}

/** Takes the longest waiting file, of folders whose turn comes first if there are any, and marks it as being worked on. */
export function takeFile(db: SongDatabase, scope: TakeScope): QueuedFile | null {
  const oldest = db.prepare<[FolderId, number, number], { id: FileId }>(
    `SELECT id FROM files WHERE state = 'waiting' AND folder_id = ? AND (not_before_ms <= ? OR not_before_ms > ?)
       ORDER BY id LIMIT 1`,
  );
  const latest = scope.nowMs + scope.longestWaitMs;
  for (const folders of openFolders(db, scope)) {
    const ids = folders.flatMap((folder) => oldest.get(folder, scope.nowMs, latest)?.id ?? []);
    const single = oldestOf(db, scope, latest);
    if (single !== null) ids.push(single);
    if (ids.length > 0) return takeById(db, Math.min(...ids));
  }
  return null;
}

/** Of the single files of a scope. */
function oldestOf(db: SongDatabase, { only, nowMs, away }: TakeScope, latest: number): FileId | null {
  if (only === null || only.files.length === 0) return null;
  const row = db
    .prepare<[string, string, number, number], { id: FileId }>(
      `SELECT id FROM files WHERE id IN (SELECT value FROM json_each(?)) AND state = 'waiting'
         AND folder_id NOT IN (SELECT value FROM json_each(?)) AND (not_before_ms <= ? OR not_before_ms > ?) ORDER BY id LIMIT 1`,
    )
    .get(JSON.stringify(only.files), JSON.stringify(away), nowMs, latest);
  return row?.id ?? null;
}

function takeById(db: SongDatabase, id: number): QueuedFile | null {
  db.prepare(`UPDATE files SET state = 'working', attempts = attempts + 1 WHERE id = ?`).run(id);
  const row = db
    .prepare<[number], QueuedFile>(
      `SELECT ${queuedColumns} FROM files f JOIN folders d ON d.id = f.folder_id WHERE f.id = ?`,
    )
    .get(id);
  return row === undefined ? null : { ...row, attempts: row.attempts - 1 };
}

/** When the next waiting file may be taken, in Unix milliseconds, or null when none waits that could be reached. */
export function nextFileAtMs(db: SongDatabase, scope: TakeScope): number | null {
  const soonest = db.prepare<[FolderId], { at: number | null }>(
    `SELECT min(not_before_ms) AS at FROM files WHERE state = 'waiting' AND folder_id = ?`,
  );
  const times = openFolders(db, scope)
    .flat()
    .flatMap((folder) => soonest.get(folder)?.at ?? []);
  if (scope.only !== null && scope.only.files.length > 0) {
    const single = db
      .prepare<[string, string], { at: number | null }>(
        `SELECT min(not_before_ms) AS at FROM files WHERE id IN (SELECT value FROM json_each(?)) AND state = 'waiting'
           AND folder_id NOT IN (SELECT value FROM json_each(?))`,
      )
      .get(JSON.stringify(scope.only.files), JSON.stringify(scope.away));
    if (typeof single?.at === 'number') times.push(single.at);
  }
  const next = times.length === 0 ? null : Math.min(...times);
  return next !== null && next > scope.nowMs + scope.longestWaitMs ? scope.nowMs : next;
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
  ).run(failure.code, storedSentence(failure), now, file);
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
      `UPDATE files SET state = 'failed', failure_code = 'analyst-crashed', finished_at = ?, failure_message = ?
       WHERE state = 'working' AND attempts >= ${attemptLimit}`,
    ).run(now, storedSentence(sentence('file-stops-songsight', { times: attemptLimit })));
    db.prepare(`UPDATE files SET state = 'waiting', not_before_ms = 0 WHERE state = 'working'`).run();
  }).immediate();
}

/** Puts failed files back into the queue: one, all of a folder or a scope, or all. @returns how many. */
export function retryFailed(
  db: SongDatabase,
  which: { file: FileId } | { folder: FolderId } | FileScope | 'all',
): number {
  const where =
    which === 'all'
      ? '1'
      : 'file' in which
        ? 'id = @file'
        : 'folder' in which
          ? 'folder_id = @folder'
          : inScope('files');
  return db
    .prepare(
      `UPDATE files SET state = 'waiting', attempts = 0, not_before_ms = 0, failure_code = NULL, failure_message = NULL
       WHERE state = 'failed' AND ${where}`,
    )
    .run(which === 'all' ? {} : 'files' in which ? scopeValues(which) : which).changes;
}

/** Waiting files of a folder leave the queue; they are listed as failed with this reason and come back by a retry. @returns how many. */
export function cancelWaiting(db: SongDatabase, folder: FolderId, now: string): number {
  return db
    .prepare(
      `UPDATE files SET state = 'failed', failure_code = 'cancelled', finished_at = ?, failure_message = ?
       WHERE state = 'waiting' AND folder_id = ?`,
    )
    .run(now, storedSentence(sentence('file-taken-out')), folder).changes;
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
