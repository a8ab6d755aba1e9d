import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, relative, sep } from 'node:path';
import { answered, isNoAnswer } from '#analysis/reading/file-bytes.ts';
import type { Failure } from '#contract/failure.ts';
import type { FileId, FolderId } from '#contract/ids.ts';
import { sentence } from '#contract/words/sentence.ts';
import { fileAt } from '#store/queue/known-files.ts';
import { addFolder, knownFolders, type FolderRow } from '#store/queue/folders.ts';
import type { EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';
import { restedAtMs } from '../watching/content-probe.ts';
import { enqueueSeen } from '../watching/enqueue-seen.ts';
import { noAnswer } from './work-on.ts';
import { isRecordingName, isSearchedFolder } from '../watching/recording-files.ts';
import { seenFile } from '../watching/scan-folder.ts';

type Place = { readonly kind: 'file' | 'folder'; readonly path: string };

/** What paths come to: whole folders, single recordings, and what is wrong with the others. */
export type Targets = {
  /** Absolute and real, none within another. */
  readonly folders: readonly string[];
  readonly files: readonly string[];
  readonly failures: readonly Failure[];
};

/** Looks at every path a person named. One that is named twice, or lies in a folder that is named, counts once. */
export async function findTargets(paths: readonly string[]): Promise<Targets> {
  const found = await Promise.all(paths.map(placeAt));
  const failures = found.flatMap((place) => ('failure' in place ? [place.failure] : []));
  const places = found.flatMap((place) => ('failure' in place ? [] : [place]));
  const named = (kind: Place['kind']): string[] => [
    ...new Set(places.filter((place) => place.kind === kind).map(({ path }) => path)),
  ];
  const all = named('folder');
  const folders = all.filter((path) => !all.some((other) => other !== path && reaches(other, path)));
  const files = named('file').filter((path) => !folders.some((folder) => reaches(folder, path)));
  return { folders, files, failures };
}

async function placeAt(path: string): Promise<Place | { readonly failure: Failure }> {
  try {
    const facts = await answered(stat(path), path);
    const kind = facts.isDirectory() ? 'folder' : 'file';
    if (kind === 'folder' || (facts.isFile() && isRecordingName(basename(path))))
      return { kind, path: await answered(realpath(path), path) };
    return { failure: { code: 'file-not-audio', ...sentence('path-no-recording', { path }), path } };
  } catch (thrown) {
    if (isNoAnswer(thrown)) return { failure: noAnswer(path) };
    const code = (thrown as NodeJS.ErrnoException).code;
    if (code === 'EACCES' || code === 'EPERM')
      return { failure: { code: 'file-unreadable', ...sentence('path-denied', { path }), path } };
    return { failure: { code: 'folder-missing', ...sentence('path-missing', { path }), path } };
  }
}

/** Whether looking through a folder comes upon a file or folder: it does not look into hidden ones. */
function reaches(folder: string, path: string): boolean {
  const inside = relative(folder, path).split(sep);
  if (inside[0] === '' || inside[0] === '..') return false;
  return inside.slice(0, -1).every(isSearchedFolder) && !inside.at(-1)?.startsWith('.');
}

/** A recording that was named by itself. */
export type SingleFile = { readonly id: FileId; readonly folder: FolderId };

/**
 * Puts single recordings into the queue, each in the known folder nearest above it, else in its own, which becomes known.
 * @param files absolute and real
 */
export async function enqueueSingle(engine: EngineCore, files: readonly string[]): Promise<SingleFile[]> {
  const { db } = engine.store;
  const found: SingleFile[] = [];
  for (const path of files) {
    const folder = folderOf(engine, path);
    const relativePath = relative(folder.path, path).split(sep).join('/');
    const facts = await answered(stat(path), path).catch(() => null);
    if (facts !== null) {
      const file = seenFile(relativePath, facts);
      const notBeforeMs = restedAtMs(file, engine.clock.now(), engine.settings.current().stableSeconds * 1000);
      await enqueueSeen(engine, folder, [{ ...file, notBeforeMs }]);
    }
    const id = fileAt(db, folder.id, relativePath);
    if (id !== null) found.push({ id, folder: folder.id });
  }
  return found;
}

function folderOf({ store, clock }: EngineCore, path: string): FolderRow {
  const [nearest] = knownFolders(store.db)
    .filter((folder) => reaches(folder.path, path))
    .toSorted((one, other) => other.path.length - one.path.length);
  return nearest ?? addFolder(store.db, dirname(path), false, nowText(clock));
}
