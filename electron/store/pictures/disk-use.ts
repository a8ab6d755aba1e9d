import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { DiskUse } from '#contract/upkeep.ts';
import { embeddingBytes, embeddingFileName } from '../embeddings/embedding-file.ts';
import { holdsSketches } from '../embeddings/sketch-file.ts';
import { backupsFolder } from '../opening/backups.ts';
import type { Store } from '../opening/open-store.ts';
import { picturesBytes } from './picture-budget.ts';
import { foreignPictures } from './picture-census.ts';

const databaseFiles = new Set(['songsight.db', 'songsight.db-wal', 'songsight.db-shm']);

/** Bytes of the database and of the pictures, without a look at the disk beyond the database's own files. */
export async function mainDiskUse(store: Store): Promise<Pick<DiskUse, 'databaseBytes' | 'picturesBytes'>> {
  const pictures = picturesBytes(store.db);
  return { databaseBytes: sum((await fileSizes(store.folder)).filter(isDatabase)), picturesBytes: pictures };
}

/** Bytes that each kind of thing takes in the data folder, and what is free beside it. */
export async function diskUse(store: Store): Promise<DiskUse> {
  // Asked before anything is waited for: the program may end meanwhile and close the database.
  const pictures = picturesBytes(store.db);
  const here = await fileSizes(store.folder);
  const [database, other] = [here.filter(isDatabase), here.filter((file) => !isDatabase(file) && !isEmbeddings(file))];
  const backups = backupsFolder(store.folder);
  const { foreignFiles, foreignBytes } = await foreignPictures(store.db, store.picturesPath, () => store.db.open);
  return {
    databaseBytes: sum(database),
    picturesBytes: pictures,
    embeddingsBytes: embeddingBytes(store.folder),
    backupsBytes: sum(await fileSizes(backups)),
    otherBytes: sum(other) + (await bytesBelow(store.folder, [backups, store.picturesPath])),
    foreignFiles,
    foreignBytes,
    freeBytes: await freeBytes(store.folder),
  };
}

type SizedFile = { readonly name: string; readonly bytes: number };

const isDatabase = ({ name }: SizedFile): boolean => databaseFiles.has(name);

const isEmbeddings = ({ name }: SizedFile): boolean =>
  name.replace(/-(?:wal|shm)$/, '') === embeddingFileName || holdsSketches(name);

const sum = (files: readonly SizedFile[]): number => files.reduce((total, { bytes }) => total + bytes, 0);

/** Plain files of a folder, not of those below it; none where there is no such folder. */
async function fileSizes(folder: string): Promise<SizedFile[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async ({ name }) => ({ name, bytes: (await stat(join(folder, name)).catch(() => null))?.size ?? 0 })),
  );
}

/** Bytes of all files in the folders below, save those of the folders left out: photos, denoising steps, exports, imported models. */
async function bytesBelow(folder: string, without: readonly string[]): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
  let bytes = 0;
  for (const each of folders.filter((below) => !without.includes(below))) {
    bytes += sum(await fileSizes(each)) + (await bytesBelow(each, []));
  }
  return bytes;
}

async function freeBytes(folder: string): Promise<number | null> {
  const facts = await statfs(folder).catch(() => null);
  return facts === null ? null : facts.bavail * facts.bsize;
}
