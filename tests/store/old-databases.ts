import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Versions of which a database is kept in `tests/fixtures/databases`, written by the program of that time. */
export const keptVersions = [3, 4] as const;

/** Puts a database of an earlier version into a data folder. */
export function putOldDatabase(dataFolder: string, version: (typeof keptVersions)[number]): void {
  const kept = join(import.meta.dirname, `../fixtures/databases/version-${version}.db.gz`);
  writeFileSync(join(dataFolder, 'songsight.db'), gunzipSync(readFileSync(kept)));
}
