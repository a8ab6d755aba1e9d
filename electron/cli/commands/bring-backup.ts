import { constants, copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import { besideBackup, type Backup } from '#contract/upkeep.ts';

/**
 * The name of the backup a person means by a name or a path. One that lies elsewhere, such as on a USB stick, is copied beside the
 * others first, with its embeddings; the copy on the stick stays as it is.
 * @throws KnownFailure `not-found` with the names there are.
 */
export function bringBackup(dataFolder: string, there: readonly Backup[], meant: string): string {
  const name = path.basename(meant);
  if (there.some((backup) => backup.name === name)) return name;
  if (!existsSync(meant)) throw unknown(meant, there);
  const folder = path.join(dataFolder, 'backups');
  mkdirSync(folder, { recursive: true });
  if (existsSync(besideBackup(meant))) copyFileSync(besideBackup(meant), besideBackup(path.join(folder, name)));
  copyFileSync(meant, path.join(folder, name), constants.COPYFILE_EXCL);
  return name;
}

function unknown(name: string, there: readonly Backup[]): KnownFailure {
  if (there.length === 0) return new KnownFailure('not-found', 'backup-unknown-none', { values: { name } });
  const names = there.map((backup) => backup.name).join(', ');
  return new KnownFailure('not-found', 'backup-unknown', { values: { name, names } });
}
