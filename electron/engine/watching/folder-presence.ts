import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { atMost } from './settle.ts';

/** A drive that does not answer within this time is out of reach, and nothing more is asked of it until it does. */
export const answerWithinMs = 10_000;

/** How a folder lies there now. */
export type FolderPresence =
  | { readonly kind: 'absent' }
  /** `identity` is another one when another card or disk is mounted at the same path. */
  | { readonly kind: 'there'; readonly identity: string; readonly empty: boolean };

/**
 * Looks at a folder. A card that is taken out often leaves its mount point behind, as an empty folder on another device.
 */
export async function folderPresence(path: string): Promise<FolderPresence> {
  const facts = await stat(path).catch(() => null);
  if (facts === null || !facts.isDirectory()) return { kind: 'absent' };
  const entries = await readdir(path).catch(() => null);
  return { kind: 'there', identity: `${facts.dev}-${facts.ino}`, empty: entries !== null && entries.length === 0 };
}

/** Which of these files, relative to the folder, are really gone; of one whose drive does not answer nothing is known. */
export async function goneOf(folder: string, paths: readonly string[]): Promise<string[]> {
  const gone: string[] = [];
  for (const path of paths) {
    const look = stat(join(folder, path)).then(
      () => false,
      () => true,
    );
    if ((await atMost(look, answerWithinMs)) === true) gone.push(path);
  }
  return gone;
}
