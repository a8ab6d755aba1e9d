import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { backupsFolder, stagedRestore } from './backups.ts';
import { migrations, newestVersion } from './migrate.ts';

/** SQLite's file format: 100 bytes of header, which begin with its name; a program's own version is a big-endian number in them. */
const [headerBytes, magic, versionAt] = [100, 'SQLite format 3\0', 60] as const;

/**
 * Whether the database of this folder, or the backup that takes its place at this start, is of an older Songsight, as far as its
 * header says: nothing is opened, so it costs nothing and disturbs nobody.
 */
export function isOlder(dataFolder: string): boolean {
  const backup = stagedRestore(dataFolder);
  const paths = [
    join(dataFolder, 'songsight.db'),
    ...(backup === null ? [] : [join(backupsFolder(dataFolder), backup)]),
  ];
  return paths.some((path) => {
    const version = versionInHeader(path);
    return version !== null && version > 0 && version < newestVersion(migrations);
  });
}

function versionInHeader(path: string): number | null {
  if (!existsSync(path)) return null;
  const header = Buffer.alloc(headerBytes);
  let handle: number | null = null;
  try {
    handle = openSync(path, 'r');
    if (readSync(handle, header, 0, headerBytes, 0) < headerBytes) return null;
  } catch {
    // Whoever opens it says what is wrong with it.
    return null;
  } finally {
    if (handle !== null) closeSync(handle);
  }
  return header.toString('latin1', 0, magic.length) === magic ? header.readUInt32BE(versionAt) : null;
}
