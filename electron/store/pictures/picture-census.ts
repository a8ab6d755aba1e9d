import { readdir, lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SongDatabase } from '../opening/song-database.ts';
import { filesInWork } from '../opening/files-in-work.ts';
import { ownNames } from '../opening/own-files.ts';

/** What lies in `pictures/` beside what the database says. */
type PictureCensus = {
  /** Pictures that are finished by the database and have no file. */
  readonly missing: readonly number[];
  /** Files and folders that no row names: never touched. */
  readonly foreignFiles: number;
  readonly foreignBytes: number;
};

type Named = { readonly id: number; readonly file: string };
type Foreign = { files: number; bytes: number };

/**
 * Compares the folder of pictures with the database, one of its 256 folders after the other, so that everything else goes on.
 * @param going false ends it early; what was found by then is returned.
 */
export function pictureCensus(
  db: SongDatabase,
  picturesPath: string,
  going: () => boolean = () => true,
): Promise<PictureCensus> {
  return compared(db, picturesPath, going, true);
}

/** Only what no row names: nothing is looked for that is not there, and an empty folder asks nothing of the database. */
export function foreignPictures(
  db: SongDatabase,
  picturesPath: string,
  going: () => boolean,
): Promise<Omit<PictureCensus, 'missing'>> {
  return compared(db, picturesPath, going, false);
}

async function compared(
  db: SongDatabase,
  picturesPath: string,
  going: () => boolean,
  withMissing: boolean,
): Promise<PictureCensus> {
  const missing: number[] = withMissing ? strangeNames(db).map(({ id }) => id) : [];
  const foreign: Foreign = { files: 0, bytes: 0 };
  const inside = await readdir(picturesPath, { withFileTypes: true }).catch(() => []);
  for (const entry of inside) {
    if (!entry.isDirectory() || !/^[0-9a-f]{2}$/.test(entry.name))
      await addForeign(join(picturesPath, entry.name), foreign);
  }
  const folders = new Set(inside.filter((entry) => entry.isDirectory()).map(({ name }) => name));
  for (let at = 0; at < 256 && going(); at += 1) {
    const folder = at.toString(16).padStart(2, '0');
    const there = folders.has(folder) ? await readdir(join(picturesPath, folder)).catch(() => []) : [];
    if (!going()) break;
    if (!withMissing && there.length === 0) continue;
    const listed = { picturesPath, folder, there, withMissing };
    for (const id of await compareFolder(db, listed, foreign)) missing.push(id);
  }
  return { missing, foreignFiles: foreign.files, foreignBytes: foreign.bytes };
}

type Listed = {
  readonly picturesPath: string;
  readonly folder: string;
  readonly there: readonly string[];
  readonly withMissing: boolean;
};

/** @returns ids of the rows whose files are not there, where they are asked for. */
async function compareFolder(
  db: SongDatabase,
  { picturesPath, folder, there, withMissing }: Listed,
  foreign: Foreign,
): Promise<number[]> {
  const named = db
    .prepare<[string, string], Named>('SELECT id, file FROM pictures WHERE file > ? AND file < ?')
    .all(`${folder}/`, `${folder}0`);
  const ours = new Set(named.map(({ file }) => file));
  const inWork = there.length > named.length ? new Set(filesInWork(db)) : new Set<string>();
  for (const name of there) {
    const file = `${folder}/${name}`;
    if (ours.has(file) || inWork.has(`pictures/${file.replace(/\.part$/, '')}`)) continue;
    await addForeign(join(picturesPath, file), foreign);
  }
  if (!withMissing) return [];
  const seen = new Set(there.map((name) => `${folder}/${name}`));
  const gone: number[] = [];
  for (const { id, file } of named) {
    // Painted since the folder was listed: looked for once more.
    if (!seen.has(file) && (await lstat(join(picturesPath, file)).catch(() => null)) === null) gone.push(id);
  }
  return gone;
}

/** Rows of a database from elsewhere that name files which cannot be ours. */
function strangeNames(db: SongDatabase): Named[] {
  return db
    .prepare<[], Named>(`SELECT id, file FROM pictures WHERE file IS NOT NULL AND file NOT GLOB '[0-9a-f][0-9a-f]/*'`)
    .all()
    .filter(({ file }) => !ownNames.picture.test(file));
}

async function addForeign(path: string, foreign: Foreign): Promise<void> {
  const facts = await lstat(path).catch(() => null);
  if (facts === null) return;
  if (!facts.isDirectory()) {
    foreign.files += 1;
    foreign.bytes += facts.size;
    return;
  }
  for (const name of await readdir(path).catch(() => [])) await addForeign(join(path, name), foreign);
}
