import { readdir, stat } from 'node:fs/promises';

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

/** Whether an error of the file system says that there is no such file; any other leaves open whether there is one. */
export function isGone(thrown: unknown): boolean {
  const code: unknown = thrown instanceof Error && 'code' in thrown ? thrown.code : null;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
