import { statSync } from 'node:fs';
import path from 'node:path';
import { projectExtension } from './project-file.ts';

/** What a person opened Songsight with. */
export type OpenedFromOutside = { readonly kind: 'folder' | 'project'; readonly path: string };

/** What lies at a path, if it is something to be opened: a folder of recordings or a project file. */
export function openable(file: string): OpenedFromOutside | null {
  const facts = statSync(file, { throwIfNoEntry: false });
  if (facts?.isDirectory() === true) return { kind: 'folder', path: file };
  return facts?.isFile() === true && file.endsWith(projectExtension) ? { kind: 'project', path: file } : null;
}

/**
 * What was handed over at the start of the program (`songsight <folder or project>`, or dropped on its icon), or null. Other
 * words are ignored: Electron and the system put words of their own on the command line.
 * @param words command line without the program itself
 */
export function openedFromOutside(words: readonly string[], workingFolder: string): OpenedFromOutside | null {
  const paths = words.filter((word) => !word.startsWith('-')).map((word) => path.resolve(workingFolder, word));
  return paths.map(openable).find((each) => each !== null) ?? null;
}

/** What a second start sent to the first one. It crosses a border between programs, so it is looked at anew. */
export function sentOver(data: unknown): OpenedFromOutside | null {
  const sent: unknown = typeof data === 'object' && data !== null && 'path' in data ? data.path : null;
  return typeof sent === 'string' && path.isAbsolute(sent) ? openable(sent) : null;
}
