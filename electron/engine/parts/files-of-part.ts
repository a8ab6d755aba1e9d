import { filesToShare, readFileList } from './file-list.ts';
import { shareOf, type Part } from './share.ts';

/**
 * The relative paths of a folder's part; null: all of it.
 * @param share `fileList` is a list of the files to share out; null: those that lie there now.
 * @throws KnownFailure when the list or the folder cannot be read.
 */
export async function filesOfPart(
  folder: string,
  share: { readonly part: Part; readonly fileList: string | null } | null,
  signal: AbortSignal,
): Promise<ReadonlySet<string> | null> {
  if (share === null) return null;
  const { part, fileList } = share;
  return shareOf(fileList === null ? await filesToShare(folder, signal) : readFileList(fileList), part);
}
