import { basename, relative, sep } from 'node:path';
import { watch, type ChokidarOptions } from 'chokidar';
import { isRecordingName, isSearchedFolder } from './recording-files.ts';
import type { SeenFile } from './scan-folder.ts';

export type FolderEvents = {
  /** A recording is new or has changed, and its size has rested for the stable time. */
  changed(file: SeenFile): void;
  gone(relativePath: string): void;
  trouble(error: unknown): void;
};

/** `ready` also resolves when it is closed before. */
export type FolderWatcher = { readonly ready: Promise<void>; close(): Promise<void> };

export type WatchOptions = { readonly stableSeconds: number; readonly polling: boolean };

/** Reports what changes in a folder from now on; what is there already is `scanFolder`'s part. Never throws. */
export function watchFolder(root: string, options: WatchOptions, events: FolderEvents): FolderWatcher {
  const watcher = watch(root, chokidarOptions(root, options));
  const relativeTo = (path: string): string => relative(root, path).split(sep).join('/');
  const changed = (path: string, facts?: { size: number | bigint; mtimeMs: number | bigint }): void => {
    if (facts === undefined || !isRecordingName(basename(path))) return;
    const modifiedMs = Math.round(Number(facts.mtimeMs));
    events.changed({ relativePath: relativeTo(path), sizeBytes: Number(facts.size), modifiedMs });
  };
  watcher.on('add', changed);
  watcher.on('change', changed);
  watcher.on('unlink', (path) => {
    if (isRecordingName(basename(path))) events.gone(relativeTo(path));
  });
  watcher.on('error', (error) => {
    events.trouble(error);
  });
  const { promise: ready, resolve } = Promise.withResolvers<void>();
  watcher.once('ready', resolve);
  const close = (): Promise<void> => {
    resolve();
    return watcher.close();
  };
  return { ready, close };
}

function chokidarOptions(root: string, { stableSeconds, polling }: WatchOptions): ChokidarOptions {
  const stabilityThreshold = Math.max(50, stableSeconds * 1000);
  return {
    ignoreInitial: true,
    alwaysStat: true,
    ignorePermissionErrors: true,
    atomic: false,
    awaitWriteFinish: { stabilityThreshold, pollInterval: Math.min(250, stabilityThreshold / 2) },
    backend: polling ? 'polling' : 'auto',
    pollingInterval: 2000,
    pollingBinaryInterval: 2000,
    ignored: (path, stats) => {
      if (path === root) return false;
      const name = basename(path);
      if (stats?.isFile() === true) return !isRecordingName(name);
      return !isSearchedFolder(name);
    },
  };
}
