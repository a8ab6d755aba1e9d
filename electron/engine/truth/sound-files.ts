import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { filesToShare } from '../parts/file-list.ts';
import { readContent } from '../watching/content-id.ts';
import { isRecordingName } from '../watching/recording-files.ts';

/** A file with sound that a table may be about. */
export type SoundFile = { readonly path: string; readonly sizeBytes: number };

/** Where the sound files of tables lie, so that recordings that were renamed are known by their content. */
export type SoundFiles = { find(written: string, name: string): Promise<SoundFile | null> };

const never = new AbortController().signal;

/**
 * Looks where the table says, then in the folder that was given, then beside the tables.
 * @param folder with sound files; null: none was given
 * @throws KnownFailure `folder-missing` for a folder that is not there
 */
export async function soundFiles(folder: string | null, tableFolders: readonly string[]): Promise<SoundFiles> {
  const given = folder === null ? [] : await filesIn(folder);
  const beside = new Map<string, Promise<readonly SoundFile[]>>();
  const besideTables = async (): Promise<SoundFile[]> => {
    for (const each of tableFolders) if (!beside.has(each)) beside.set(each, besideTable(each));
    return (await Promise.all(beside.values())).flat();
  };
  return {
    find: async (written, name) =>
      (await fileAt(written)) ?? calledSo(given, written, name) ?? calledSo(await besideTables(), written, name),
  };
}

async function filesIn(folder: string): Promise<SoundFile[]> {
  const files = await filesToShare(folder, never);
  return files.map(({ relativePath, sizeBytes }) => ({ path: path.join(folder, relativePath), sizeBytes }));
}

/** Not in the folders below: a table may lie at the top of a disk. */
async function besideTable(folder: string): Promise<SoundFile[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const files = await Promise.all(names.filter(isRecordingName).map((name) => fileAt(path.join(folder, name))));
  return files.flatMap((file) => file ?? []);
}

async function fileAt(written: string): Promise<SoundFile | null> {
  if (!path.isAbsolute(written) || !isRecordingName(path.basename(written))) return null;
  const facts = await stat(written).catch(() => null);
  return facts?.isFile() === true ? { path: written, sizeBytes: facts.size } : null;
}

const plain = (name: string): string => name.normalize('NFC').toLowerCase();
const stem = (name: string): string => plain(name).replace(/\.[a-z0-9]{1,5}$/, '');

/** Of several of one name the one in the same folders; none where that does not tell them apart. */
function calledSo(files: readonly SoundFile[], written: string, name: string): SoundFile | null {
  const base = (file: SoundFile): string => path.basename(file.path);
  const whole = files.filter((file) => plain(base(file)) === plain(name));
  const found = whole.length > 0 ? whole : files.filter((file) => stem(base(file)) === stem(name));
  const [first, ...more] = found;
  if (first === undefined || more.length === 0) return first ?? null;
  const ending = plain(written.replaceAll('\\', '/'));
  const [same, ...others] = found.filter((file) => plain(file.path.replaceAll('\\', '/')).endsWith(ending));
  return others.length === 0 ? (same ?? null) : null;
}

/** SHA-256 of a file's content; null where it cannot be read. */
export function contentOf(file: string): Promise<string | null> {
  return readContent(file, never).then(
    ({ hash }) => hash,
    () => null,
  );
}
