import { createHash, randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { readStoredValues, writeStoredValues } from '#store/settings/settings.ts';

const key = 'folder.identity';

/**
 * Names the database that is open, in 16 letters and digits: another data folder has another one, and so have a copy of this
 * folder and a backup that took the database's place. The numbers of pictures begin at 1 in each of them, so that their
 * addresses need it: a browser keeps a picture under its address for a year.
 */
export function folderIdentity(db: SongDatabase): string {
  const facts = statSync(db.name, { bigint: true });
  const parts = [storedIdentity(db), db.name, facts.dev, facts.ino, facts.birthtimeNs];
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);
}

function storedIdentity(db: SongDatabase): string {
  const stored = readStoredValues(db).get(key);
  if (typeof stored === 'string') return stored;
  const made = randomUUID();
  writeStoredValues(db, { [key]: made });
  return made;
}
