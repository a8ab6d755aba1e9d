import { lstatSync, rmSync, type Stats } from 'node:fs';
import { join } from 'node:path';

/** The names that files of ours have in the data folder, relative to the folder they lie in. Nothing else is ever read as ours or removed. */
export const ownNames = {
  picture: /^[0-9a-f]{2}\/[0-9a-f]{32}\.png$/,
  photo: /^[0-9a-f]{32}\.(?:png|jpg|webp)$/,
  frame: /^[0-9a-f]{20}-\d{1,5}\.png$/,
  backup: /^songsight-(?:backup|before-update|before-restore|damaged)-[A-Za-z0-9-]+\.db$/,
  /** Where a model is made ready: a folder. */
  importStage: /^packs\/\.import-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  embeddingBackup: /^songsight-backup-[A-Za-z0-9-]+\.embeddings\.db$/,
  halfBackup: /^songsight-backup-[A-Za-z0-9-]+(?:\.embeddings)?\.db\.part(?:-wal|-shm|-journal)?$/,
  mergeCopy: /^source(?:-embeddings)?\.db(?:-wal|-shm|-journal)?$/,
} as const;

type OwnName = keyof typeof ownNames;

/**
 * Where a file of ours lies, or null for a name that is not one of ours, and where a link stands in the way: a data folder may
 * come from somebody else, and what its database says leads nowhere else. The file need not exist.
 */
function ownPath(folder: string, name: string, kind: OwnName): string | null {
  if (!ownNames[kind].test(name)) return null;
  let at = folder;
  for (const part of name.split('/')) {
    at = join(at, part);
    if (facts(at)?.isSymbolicLink() === true) return null;
  }
  return at;
}

/** The same for a file that is there. */
export function ownFile(folder: string, name: string, kind: OwnName): string | null {
  const path = ownPath(folder, name, kind);
  return path !== null && facts(path)?.isFile() === true ? path : null;
}

/** Removes a file of ours, and with it what writing it may have left beside it. */
export function removeOwnFile(folder: string, name: string, kind: OwnName, sides: readonly string[] = []): void {
  const path = ownPath(folder, name, kind);
  if (path === null) return;
  for (const side of ['', ...sides]) {
    if (facts(path + side)?.isFile() === true) rmSync(path + side, { force: true });
  }
}

/** Removes a folder of ours with all that is in it; links in it go, and not what they lead to. */
export function removeOwnFolder(folder: string, name: string, kind: OwnName): void {
  const path = ownPath(folder, name, kind);
  if (path !== null && facts(path)?.isDirectory() === true) rmSync(path, { recursive: true, force: true });
}

function facts(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    // A part of the path is no folder.
    return undefined;
  }
}
