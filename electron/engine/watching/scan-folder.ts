import type { Dirent, Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { entryOf } from './content-probe.ts';
import { isRecordingName, isSearchedFolder } from './recording-files.ts';

/** A recording file as it lies there. `relativePath` has forward slashes. */
export type SeenFile = {
  readonly relativePath: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  /** Number and change time of its entry on the disk. */
  readonly entry: string;
};

export type Scan = {
  /** Folders that could not be looked into, relative: what lies in them is unknown, not missing. */
  readonly unreadable: string[];
};

/**
 * Walks a folder and gives its recordings one by one, in the order of their names. Links are followed; a folder reached twice is walked once, so a loop of
 * links ends. A folder that cannot be read is noted and left out.
 * @throws the file system's error when the folder itself cannot be read.
 */
export async function* scanFolder(root: string, scan: Scan): AsyncGenerator<SeenFile> {
  const walked = new Set<string>();
  yield* walk(root, '', walked, scan);
}

async function* walk(root: string, relative: string, walked: Set<string>, scan: Scan): AsyncGenerator<SeenFile> {
  const real = await enter(root, relative, scan);
  if (real === null || walked.has(real.place)) return;
  walked.add(real.place);
  for (const entry of real.entries) {
    const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
    const kind = await kindOf(join(root, path), entry);
    if (kind === 'folder' && isSearchedFolder(entry.name)) yield* walk(root, path, walked, scan);
    if (kind === 'file' && isRecordingName(entry.name)) yield* seen(root, path);
  }
}

type Entered = { readonly place: string; readonly entries: readonly Dirent[] };

/** The folder's real place and what is in it by name, or null when it cannot be read, which is an error only for the root. */
async function enter(root: string, relative: string, scan: Scan): Promise<Entered | null> {
  try {
    const entries = await readdir(join(root, relative), { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    return { place: await realpath(join(root, relative)), entries };
  } catch (thrown) {
    if (relative === '') throw thrown;
    scan.unreadable.push(relative);
    return null;
  }
}

async function kindOf(path: string, entry: Dirent): Promise<'file' | 'folder' | 'other'> {
  const real = entry.isSymbolicLink() ? await stat(path).catch(() => null) : entry;
  if (real === null) return 'other';
  if (real.isDirectory()) return 'folder';
  return real.isFile() ? 'file' : 'other';
}

/** A file as the system describes it. */
export function seenFile(
  relativePath: string,
  { size, mtimeMs, ino, ctimeMs }: Pick<Stats, 'size' | 'mtimeMs' | 'ino' | 'ctimeMs'>,
): SeenFile {
  return { relativePath, sizeBytes: size, modifiedMs: Math.round(mtimeMs), entry: entryOf({ ino, ctimeMs }) };
}

async function* seen(root: string, relativePath: string): AsyncGenerator<SeenFile> {
  const facts = await stat(join(root, relativePath)).catch(() => null);
  if (facts !== null) yield seenFile(relativePath, facts);
}
