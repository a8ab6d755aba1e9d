import { Bug } from '#contract/failure.ts';
import { sentence } from '#contract/words/sentence.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import type { TellConflict } from './conflict.ts';
import { copyRows } from './merge-tables.ts';

/** A file of the source and where it would lie here. */
type FileRow = {
  source: number;
  folder: number;
  path: string;
  relativePath: string;
  recording: number | null;
  shorter: number;
};

const kept = `x.state IN ('done', 'failed', 'missing')`;
const free = `NOT EXISTS (SELECT 1 FROM main.files t WHERE t.folder_id = f.here AND t.relative_path = x.relative_path)`;
const other = {
  id: 'NULL',
  folder_id: 'f.here',
  heard_before: 'NULL',
  not_before_ms: '0',
};
const ofFresh = `temp.fresh m JOIN source.files x ON x.recording_id = m.source JOIN temp.map_folder f ON f.source = x.folder_id`;

/** The files of the recordings in `temp.fresh`, after these. Call it inside a transaction. */
export function mergeFreshFiles(db: SongDatabase, tell: TellConflict): void {
  const taken = db
    .prepare<[], FileRow>(
      `SELECT x.id AS source, f.here AS folder, d.path, x.relative_path AS relativePath, m.here AS recording, x.shorter
       FROM ${ofFresh} JOIN main.folders d ON d.id = f.here WHERE ${kept} AND NOT ${free} ORDER BY x.id`,
    )
    .all();
  copyRows(db, 'files', `${ofFresh} WHERE ${kept} AND ${free} ORDER BY x.id`, { ...other, recording_id: 'm.here' });
  for (const row of taken) placeFile(db, row, tell);
  noteLastFiles(db, 'SELECT here FROM temp.fresh');
}

/** Where recordings were last heard. @param which numbers of recordings, as SQL. */
export function noteLastFiles(db: SongDatabase, which: string, values: object = {}): void {
  db.prepare(
    `UPDATE main.recordings AS r SET last_file_id = (SELECT t.id FROM main.files t WHERE t.recording_id = r.id
       AND t.shorter = 0 ORDER BY t.relative_path DESC, t.id LIMIT 1) WHERE r.id IN (${which})`,
  ).run(values);
}

/** The files in which a known recording lies on the source's side. @param shorter they hold only its beginning. */
export function mergeKnownFiles(
  db: SongDatabase,
  recording: { readonly source: number; readonly here: number },
  shorter: boolean,
  tell: TellConflict,
): boolean {
  const rows = db
    .prepare<[object], FileRow>(
      `SELECT x.id AS source, f.here AS folder, d.path, x.relative_path AS relativePath, @here AS recording,
         max(x.shorter, @shorter) AS shorter
       FROM source.files x JOIN temp.map_folder f ON f.source = x.folder_id JOIN main.folders d ON d.id = f.here
       WHERE x.recording_id = @source AND ${kept} ORDER BY x.id`,
    )
    .all({ ...recording, shorter: shorter ? 1 : 0 });
  return rows.map((row) => placeFile(db, row, tell)).includes(true);
}

/**
 * Files that hold nothing, with the reason; one that was heard elsewhere is no longer failed. Call it inside a transaction.
 * @returns how many files of the source still wait to be heard: they are left out.
 */
export function mergeFailedFiles(db: SongDatabase): number {
  const from = `source.files x JOIN temp.map_folder f ON f.source = x.folder_id`;
  copyRows(db, 'files', `${from} WHERE ${kept} AND x.recording_id IS NULL AND ${free} ORDER BY x.id`, other);
  return (
    db.prepare<[], number>(`SELECT count(*) FROM source.files WHERE state IN ('waiting', 'working')`).pluck().get() ?? 0
  );
}

type Known = { id: number; recording: number | null; content: string | null; shorter: number };

/**
 * Writes a file at its place. Where another recording is known to lie at the same place, as on two computers whose folders have the
 * same name, it is shown in a folder with a number after its name.
 * @returns whether anything is different now.
 */
function placeFile(db: SongDatabase, row: FileRow, tell: TellConflict): boolean {
  const at = db.prepare<[object], Known>(
    `SELECT t.id, t.recording_id AS recording, r.content_id AS content, t.shorter FROM main.files t
       LEFT JOIN main.recordings r ON r.id = t.recording_id
     WHERE t.folder_id = @folder AND t.relative_path = @relativePath`,
  );
  let { folder } = row;
  for (let turn = 2; ; turn += 1) {
    const known = at.get({ folder, relativePath: row.relativePath });
    if (known === undefined) {
      insertFile(db, row, folder);
      if (folder !== row.folder) tellPlace(row, turn - 1, tell);
      return true;
    }
    if (known.recording === row.recording) return false;
    if (known.recording === null) {
      fillFile(db, row, known.id);
      return true;
    }
    folder = numberedFolder(db, row, turn);
  }
}

function tellPlace({ path, relativePath }: FileRow, number: number, tell: TellConflict): void {
  const values = { file: `${path}/${relativePath}`, folder: `${path} (${number})` };
  tell({ kind: 'file', sentence: sentence('merge-file', values) });
}

function insertFile(db: SongDatabase, { source, recording, shorter }: FileRow, folder: number): void {
  const values = { source, recording, shorter, folder };
  copyRows(
    db,
    'files',
    'source.files x WHERE x.id = @source',
    { ...other, folder_id: '@folder', recording_id: '@recording', shorter: '@shorter' },
    values,
  );
}

/** A file that failed here, or waits, was heard there. */
function fillFile(db: SongDatabase, { source, recording, shorter }: FileRow, file: number): void {
  const same = [
    'size_bytes',
    'modified_ms',
    'state',
    'failure_code',
    'failure_message',
    'finished_at',
    'probe',
    'entry',
    'raw_path',
  ];
  db.prepare(
    `UPDATE main.files SET (${same.join(', ')}) = (SELECT ${same.join(', ')} FROM source.files WHERE id = @source),
       recording_id = @recording, shorter = @shorter, heard_before = NULL WHERE id = @file`,
  ).run({ source, recording, shorter, file });
}

function numberedFolder(db: SongDatabase, { folder, path }: FileRow, number: number): number {
  const id = db
    .prepare<[object], number>(
      `INSERT INTO main.folders (path, added_at, watched, turn)
       SELECT @path, added_at, 0, 'normal' FROM main.folders WHERE id = @folder
       ON CONFLICT (path) DO UPDATE SET path = excluded.path RETURNING id`,
    )
    .pluck()
    .get({ path: `${path} (${number})`, folder });
  if (id === undefined) throw new Bug('SQLite returned no row for an inserted folder');
  return id;
}
