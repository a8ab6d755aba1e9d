import type { FolderId } from '#contract/ids.ts';
import type { StoredRecording } from '#contract/recordings.ts';
import type { MissingFile } from '#contract/watch.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { fileCounts } from './watch-counts.ts';

type Row = Omit<MissingFile, 'recording'> & { recording: StoredRecording['id'] | null };

const missingSql = `
SELECT f.id AS file, f.folder_id AS folder, d.path AS folderPath, f.relative_path AS relativePath, f.recording_id AS recording,
  (SELECT count(*) FROM detections x WHERE x.recording_id = f.recording_id AND x.current = 1) AS detections,
  (SELECT e.path || '/' || o.relative_path FROM files o JOIN folders e ON e.id = o.folder_id
   WHERE o.recording_id = f.recording_id AND o.state = 'done' ORDER BY o.id DESC LIMIT 1) AS nowAt
FROM files f JOIN folders d ON d.id = f.folder_id
WHERE f.state = 'missing' AND (@folder IS NULL OR f.folder_id = @folder)
ORDER BY f.folder_id, f.relative_path LIMIT @limit`;

/** Files that are no longer in their place, by folder and path, with what was heard in them. @param folder null: of every folder. */
function missingFiles(db: SongDatabase, folder: FolderId | null, limit = 1000): MissingFile[] {
  return db.prepare<[object], Row>(missingSql).all({ folder, limit });
}

/** The first of them, and how many there are in all. */
export function missingFilesAnswer(
  db: SongDatabase,
  folder: FolderId | null,
): { readonly files: MissingFile[]; readonly total: number } {
  const counts = [...fileCounts(db)].filter(([id]) => folder === null || id === folder);
  return { files: missingFiles(db, folder), total: counts.reduce((sum, [, { missing }]) => sum + missing, 0) };
}

export type KnownPlace = { readonly relativePath: string; readonly sizeBytes: number };

/** Some files of a folder whose recordings are known, spread over all of them, to look for them in another place. */
export function knownPlaces(db: SongDatabase, folder: FolderId, limit: number): KnownPlace[] {
  return db
    .prepare<[object], KnownPlace>(
      `SELECT relative_path AS relativePath, size_bytes AS sizeBytes FROM files
       WHERE folder_id = @folder AND recording_id IS NOT NULL
       ORDER BY (id * 2654435761) % 4294967296 LIMIT @limit`,
    )
    .all({ folder, limit });
}
