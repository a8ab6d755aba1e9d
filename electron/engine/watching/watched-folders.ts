import type { FolderId } from '#contract/ids.ts';
import { watchedFolders, type FolderRow } from '#store/queue/folders.ts';
import { openFolderWatch, type FolderStatus, type FolderWatch } from './folder-watch.ts';
import type { EngineCore } from '../engine.ts';

/** All folders being watched. */
export type WatchedFolders = {
  start(): void;
  add(folder: FolderRow): void;
  remove(folder: FolderId): Promise<void>;
  /** Watches all anew, after a change of the settings that concern watching. */
  restart(): Promise<void>;
  statuses(): FolderStatus[];
  /** Folders that cannot be reached now. */
  away(): FolderId[];
  close(): Promise<void>;
};

/** @param found something may wait in the queue now. @param changed a status is another. */
export function createWatchedFolders(engine: EngineCore, found: () => void, changed: () => void): WatchedFolders {
  const watches = new Map<FolderId, FolderWatch>();
  const add = (folder: FolderRow): void => {
    if (!watches.has(folder.id)) watches.set(folder.id, openFolderWatch(engine, folder, found, changed));
  };
  const start = (): void => {
    for (const folder of watchedFolders(engine.store.db)) add(folder);
  };
  const close = async (): Promise<void> => {
    const open = [...watches.values()];
    watches.clear();
    await Promise.all(open.map((watch) => watch.close()));
  };
  const statuses = (): FolderStatus[] => [...watches.values()].map((watch) => watch.status());
  return {
    start,
    add,
    remove: async (folder) => {
      const watch = watches.get(folder);
      watches.delete(folder);
      await watch?.close();
    },
    restart: async () => {
      await close();
      start();
    },
    statuses,
    away: () => statuses().flatMap((status) => (status.state === 'unreachable' ? [status.id] : [])),
    close,
  };
}
