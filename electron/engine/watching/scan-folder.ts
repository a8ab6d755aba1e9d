import { isUtf8 } from 'node:buffer';
import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { answered, isNoAnswer } from '#analysis/reading/file-bytes.ts';
import { entryOf } from './content-probe.ts';
import { isGone } from './folder-presence.ts';
import { isRecordingName, isSearchedFolder } from './recording-files.ts';

/** A recording file as it lies there. `relativePath` has forward slashes. */
export type SeenFile = {
  readonly relativePath: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  /** Number and change time of its entry on the disk. */
  readonly entry: string;
  /** The relative path as it lies there, where that is no UTF-8 and `relativePath` is only a way to show it. */
  readonly rawPath: Uint8Array | null;
};

export type Scan = {
  /** Folders that could not be looked into, relative: what lies in them is unknown, not missing. */
  readonly unreadable: string[];
  /** Entries that the disk said nothing of, relative: unknown as well, with what lies in them. */
  readonly unknown: string[];
};

/** A place inside the folder: as bytes, which is what the disk keeps, and as text. */
type Place = { readonly bytes: Buffer; readonly text: string; readonly isText: boolean };

/**
 * Walks a folder and gives its recordings one by one, in the order of their names. Links are followed; a folder reached twice is walked once, so a loop of
 * links ends. A folder that cannot be read is noted and left out. Pipes, devices and links that lead nowhere are given, too, where they
 * have the name of a recording: they fail with a sentence.
 * @throws the file system's error when the folder itself cannot be read; KnownFailure when its drive does not answer.
 */
export async function* scanFolder(root: string, scan: Scan): AsyncGenerator<SeenFile> {
  const walked = new Set<string>();
  yield* walk(Buffer.from(root), { bytes: Buffer.alloc(0), text: '', isText: true }, walked, scan);
}

async function* walk(root: Buffer, at: Place, walked: Set<string>, scan: Scan): AsyncGenerator<SeenFile> {
  const real = await enter(root, at, scan);
  if (real === null || walked.has(real.place)) return;
  walked.add(real.place);
  for (let from = 0; from < real.entries.length; from += atOnce) {
    const entries = real.entries.slice(from, from + atOnce);
    for (const { place, name, kind, file } of await Promise.all(entries.map((entry) => look(root, at, entry, scan)))) {
      if (kind === 'folder' && isSearchedFolder(name)) yield* walk(root, place, walked, scan);
      if (file !== null) yield file;
    }
  }
}

/** Entries that the drive is asked about at once: it answers thirty as soon as one. */
const atOnce = 32;

type Looked = {
  readonly place: Place;
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
  /** null: no recording, by its name. */
  readonly file: SeenFile | null;
};

async function look(root: Buffer, at: Place, entry: Dirent<Buffer>, scan: Scan): Promise<Looked> {
  const place = inside(at, entry.name);
  const name = place.text.slice(place.text.lastIndexOf('/') + 1);
  const path = onDisk(root, place);
  const ask = (how: typeof stat): Promise<Stats | null> => factsOf(path, how, () => scan.unknown.push(place.text));
  const real = entry.isSymbolicLink() ? await ask(stat) : entry;
  const kind = kindOf(real);
  if (kind === 'folder' || !isRecordingName(name)) return { place, name, kind, file: null };
  // What is no file is described as it lies there itself.
  const facts = await ask(kind === 'file' ? stat : lstat);
  const rawPath = place.isText ? null : place.bytes;
  return { place, name, kind, file: facts === null ? null : { ...seenFile(place.text, facts), rawPath } };
}

const slash = Buffer.from('/');

function inside(at: Place, name: Buffer): Place {
  const isText = isUtf8(name);
  const text = shown(name);
  if (at.text === '') return { bytes: name, text, isText };
  return { bytes: Buffer.concat([at.bytes, slash, name]), text: `${at.text}/${text}`, isText: isText && at.isText };
}

/** Bytes that are no text, so that a person can tell which file is meant: `M\\xE9sange`. */
export function shown(name: Buffer): string {
  if (isUtf8(name)) return name.toString('utf8');
  const letters = Array.from(name, (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16).toUpperCase()}`,
  );
  return letters.join('');
}

const onDisk = (root: Buffer, { bytes }: Place): Buffer =>
  bytes.length === 0 ? root : Buffer.concat([root, Buffer.from(sep), bytes]);

type Entered = { readonly place: string; readonly entries: readonly Dirent<Buffer>[] };

/** The folder's real place and what is in it by name, or null when it cannot be read, which is an error only for the root. */
async function enter(root: Buffer, at: Place, scan: Scan): Promise<Entered | null> {
  const path = onDisk(root, at);
  try {
    const entries = await answered(readdir(path, { withFileTypes: true, encoding: 'buffer' }), shown(path));
    entries.sort((a, b) => Buffer.compare(a.name, b.name));
    return { place: (await answered(realpath(path, 'buffer'), shown(path))).toString('latin1'), entries };
  } catch (thrown) {
    if (at.text === '' || isNoAnswer(thrown)) throw thrown;
    scan.unreadable.push(at.text);
    return null;
  }
}

/** null: it is gone, or leads nowhere, or the disk did not say. @throws KnownFailure when the drive does not answer */
function factsOf(path: Buffer, ask: typeof stat, unknown: () => void): Promise<Stats | null> {
  return answered(ask(path), shown(path)).catch((thrown: unknown) => {
    if (isNoAnswer(thrown)) throw thrown;
    if (!isGone(thrown)) unknown();
    return null;
  });
}

function kindOf(real: Pick<Stats, 'isDirectory' | 'isFile'> | null): Looked['kind'] {
  if (real === null) return 'other';
  if (real.isDirectory()) return 'folder';
  return real.isFile() ? 'file' : 'other';
}

/** A file as the system describes it. */
export function seenFile(
  relativePath: string,
  { size, mtimeMs, ino, ctimeMs }: Pick<Stats, 'size' | 'mtimeMs' | 'ino' | 'ctimeMs'>,
): SeenFile {
  const entry = entryOf({ ino, ctimeMs });
  return { relativePath, sizeBytes: size, modifiedMs: Math.round(mtimeMs), entry, rawPath: null };
}
