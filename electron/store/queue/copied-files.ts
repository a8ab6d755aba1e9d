import type { FolderId } from '#contract/ids.ts';
import type { SongDatabase } from '../opening/song-database.ts';

export type CopiedFile = {
  readonly relativePath: string;
  readonly recorderId: string | null;
  readonly deploymentId: string | null;
  /** Name of the station at which its recording is counted. */
  readonly station: string;
};

/** Files of a folder whose recording lies in another file, too, and belongs to a station. */
export function copiedFiles(db: SongDatabase, folder: FolderId): CopiedFile[] {
  return db
    .prepare<[FolderId], CopiedFile>(
      `SELECT f.relative_path AS relativePath, r.recorder_id AS recorderId, r.deployment_id AS deploymentId, s.name AS station
       FROM files f JOIN recordings r ON r.id = f.recording_id JOIN stations s ON s.id = r.station_id
       WHERE f.folder_id = ? AND f.state = 'done'
         AND EXISTS (SELECT 1 FROM files o WHERE o.recording_id = f.recording_id AND o.id <> f.id)
       ORDER BY f.id`,
    )
    .all(folder);
}
