import { readdir, stat } from 'node:fs/promises';

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
