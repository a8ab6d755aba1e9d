import { isAbsolute } from 'node:path';
import { backupsFolder, removeHalfBackup } from './backups.ts';
import { endFile, filesInWork } from './files-in-work.ts';
import type { SongDatabase } from './song-database.ts';
import { removeEmbeddingCopy } from '../merging/merge-embeddings.ts';
import { removeCopyFiles } from '../merging/source-copy.ts';
import { removeOwnFile, removeOwnFolder } from './own-files.ts';

const picturesPrefix = 'pictures/';
const backupsPrefix = 'backups/';
const packsPrefix = 'packs/';
const mergeCopy = 'merging/source.db';

/**
 * Removes what a crash left of files that this database knows to have begun: no other file is touched, whatever its name. What
 * was begun outside of the data folder stays on record until somebody writes there again.
 */
export function cleanAfterCrash(db: SongDatabase, dataFolder: string, picturesPath: string): void {
  const named = db.prepare<[string], { id: number }>('SELECT id FROM pictures WHERE file = ?');
  for (const path of filesInWork(db)) {
    if (isAbsolute(path)) continue;
    const picture = path.startsWith(picturesPrefix) ? path.slice(picturesPrefix.length) : null;
    if (picture !== null && named.get(picture) === undefined) {
      removeOwnFile(picturesPath, picture, 'picture', ['.part']);
    }
    if (path.startsWith(backupsPrefix)) removeHalfBackup(backupsFolder(dataFolder), path.slice(backupsPrefix.length));
    if (path.startsWith(packsPrefix)) removeOwnFolder(dataFolder, path, 'importStage');
    if (path === mergeCopy) {
      removeCopyFiles(dataFolder);
      removeEmbeddingCopy(dataFolder);
    }
    endFile(db, path);
  }
}
