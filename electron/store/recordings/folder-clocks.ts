import type { FolderClock, FolderPlace } from '#contract/clock.ts';
import type { FolderId, RecordingId } from '#contract/ids.ts';
import type { LocalMoment } from '#contract/recordings.ts';
import { inPlaceSql } from './clock-corrections.ts';
import { guessedTimeSql } from './local-time.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { readTimeOrders } from './time-orders.ts';

type Row = {
  folder: FolderId;
  path: string;
  subfolder: string;
  recordings: number;
  unset: number;
  guessed: number;
  first: string | null;
  last: string | null;
  firstOffset: number | null;
};

/** A relative path without its file's name: '' for a file in the watched folder itself. */
const subfolderSql = `CASE WHEN instr(f.relative_path, '/') = 0 THEN ''
  ELSE rtrim(rtrim(f.relative_path, replace(f.relative_path, '/', '')), '/') END`;

/** How time stands in every folder that holds recordings itself. */
export function readFolderClocks(db: SongDatabase): FolderClock[] {
  const orders = readTimeOrders(db);
  return db
    .prepare<[], Row>(
      `SELECT f.folder_id AS folder, d.path, ${subfolderSql} AS subfolder, count(DISTINCT r.id) AS recordings,
         count(DISTINCT r.id) FILTER (WHERE r.clock_unset = 1) AS unset,
         count(DISTINCT r.id) FILTER (WHERE ${guessedTimeSql}) AS guessed, min(r.started_local) AS first, max(r.started_local) AS last, r.utc_offset_min AS firstOffset
       FROM files f JOIN folders d ON d.id = f.folder_id JOIN recordings r ON r.id = f.recording_id
       GROUP BY 1, 3 ORDER BY d.path, 3`,
    )
    .all()
    .map(({ first, last, firstOffset, ...row }) => ({
      ...row,
      first: moment(first, firstOffset),
      last: moment(last, firstOffset),
      order: orders.find((order) => order.folder === row.folder && order.subfolder === row.subfolder)?.sources ?? null,
    }));
}

const moment = (local: string | null, offsetMinutes: number | null): LocalMoment | null =>
  local === null ? null : { local, offsetMinutes };

export type FirstRecording = {
  readonly recording: RecordingId;
  readonly relativePath: string;
  readonly start: LocalMoment;
};

/** The recording that began first in a place, and how many there are. */
export function firstRecordingIn(
  db: SongDatabase,
  { folder, subfolder }: FolderPlace,
): { readonly recordings: number; readonly first: FirstRecording | null } {
  const counted = db
    .prepare<[object], { n: number }>(
      `SELECT count(DISTINCT f.recording_id) AS n FROM files f WHERE ${inPlaceSql} AND f.recording_id IS NOT NULL`,
    )
    .get({ folder, subfolder });
  const row = db
    .prepare<[object], { recording: RecordingId; relativePath: string; local: string; offsetMinutes: number | null }>(
      `SELECT r.id AS recording, f.relative_path AS relativePath, r.started_local AS local, r.utc_offset_min AS offsetMinutes
       FROM files f JOIN recordings r ON r.id = f.recording_id
       WHERE ${inPlaceSql} AND r.started_local IS NOT NULL ORDER BY r.started_local, f.relative_path LIMIT 1`,
    )
    .get({ folder, subfolder });
  if (row === undefined) return { recordings: counted?.n ?? 0, first: null };
  const { local, offsetMinutes, ...plain } = row;
  return { recordings: counted?.n ?? 0, first: { ...plain, start: { local, offsetMinutes } } };
}
