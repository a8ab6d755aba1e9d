import { lstat, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import { packFileNames, readPack } from '#analysis/models/model-set.ts';

const listName = '.songsight-files.json';

/** Notes in a pack which files it is made of, before it comes to the shelf. */
export async function notePackFiles(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  await writeFile(path.join(folder, listName), JSON.stringify(files));
}

/**
 * Removes a pack from the shelf: what was brought with it, and its folder unless somebody else has put something into it, which stays.
 * @throws KnownFailure `not-allowed` where nothing tells what came with it: then somebody else made the folder
 */
export async function removePackFiles(folder: string): Promise<void> {
  const files = (await notedFiles(folder)) ?? (await manifestFiles(folder));
  if (files === null) throw new KnownFailure('not-allowed', 'pack-not-ours', { values: { folder }, path: folder });
  for (const name of [...files, listName]) {
    const file = path.resolve(folder, name);
    const isInside = file.startsWith(folder + path.sep);
    if (isInside && (await lstat(file).catch(() => null))?.isFile() === true) await rm(file);
  }
  const within = new Set(files.filter((name) => name.includes('/')).map((name) => path.dirname(name)));
  // The innermost first; one that is not empty stays.
  for (const name of [...within].toSorted((a, b) => b.length - a.length).concat('.'))
    await rmdir(path.join(folder, name)).catch(() => undefined);
}

async function notedFiles(folder: string): Promise<readonly string[] | null> {
  try {
    const noted: unknown = JSON.parse(await readFile(path.join(folder, listName), 'utf8'));
    return Array.isArray(noted) ? noted.filter((name) => typeof name === 'string') : null;
  } catch {
    return null;
  }
}

/** Of a pack from before there was a note, or one that was copied there by hand. */
async function manifestFiles(folder: string): Promise<readonly string[] | null> {
  const pack = await readPack(folder).catch(() => null);
  return pack === null ? null : packFileNames(pack.manifest);
}
