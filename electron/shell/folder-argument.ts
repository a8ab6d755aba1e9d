import { statSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder a person handed over when starting the program (`songsight <folder>`, or dropped on its icon), or null. What is
 * no folder is ignored: Electron and the system put words of their own on the command line.
 * @param words command line without the program itself
 */
export function folderArgument(words: readonly string[], workingFolder: string): string | null {
  for (const word of words) {
    if (word.startsWith('-')) continue;
    const folder = path.resolve(workingFolder, word);
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return folder;
  }
  return null;
}
