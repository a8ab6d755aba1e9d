import { app } from 'electron';
import type { KeptState } from '../kept-state.ts';

const longest = 10;

/** Folders and projects opened last, newest first: in our own menu, and in the system's list where it has one. */
export type Recent = { list(): readonly string[]; add(path: string): void };

export function createRecent(kept: KeptState, platform: NodeJS.Platform): Recent {
  const stored = kept.read();
  let paths = Array.isArray(stored) ? stored.filter((each) => typeof each === 'string') : [];
  return {
    list: () => paths,
    add: (path) => {
      paths = [path, ...paths.filter((each) => each !== path)].slice(0, longest);
      kept.write(paths);
      if (platform !== 'linux') app.addRecentDocument(path);
    },
  };
}
