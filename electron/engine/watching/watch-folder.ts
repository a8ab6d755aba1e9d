import type { BigIntStats, Stats } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { FSWatcher, type ChokidarOptions } from 'chokidar';
import { isRecordingName, isSearchedFolder } from './recording-files.ts';
import { seenFile, type SeenFile } from './scan-folder.ts';

export type FolderEvents = {
  /** A recording is new or has changed, and its size has rested for the stable time. */
  changed(file: SeenFile): void;
  /** A recording may be gone: look before you believe it. */
  gone(relativePath: string): void;
  trouble(error: unknown): void;
};

/** `ready` also resolves when it is closed before. */
export type FolderWatcher = { readonly ready: Promise<void>; close(): Promise<void> };

export type WatchOptions = {
  readonly stableSeconds: number;
  readonly polling: boolean;
  /** Whether this file is in the queue or done just as it is: then nothing about it is kept in memory. */
  known(file: SeenFile): boolean;
};

const askedAtOnce = 8;

/**
 * chokidar looks into all folders at once and asks the system for so many files of each at once: by itself for thousands, so that
 * a season of 800,000 files takes 1.4 GB for a moment. With few it takes 0.4 GB and no longer.
 */
class FewAtATime extends FSWatcher {
  override createScanStream(...[folder, options]: Parameters<FSWatcher['createScanStream']>): ScanStream {
    return super.createScanStream(folder, { ...options, highWaterMark: askedAtOnce });
  }
}

type ScanStream = ReturnType<FSWatcher['createScanStream']>;

/**
 * Reports what changes in a folder, and what lies there and is not known. Never throws. Known files are left out of the
 * watcher's memory, so that it holds folders and not hundreds of thousands of files; one that changes is no longer known as it
 * is, and one that goes away is seen in what the system says about its folder.
 */
export function watchFolder(root: string, options: WatchOptions, events: FolderEvents): FolderWatcher {
  const relativeTo = (path: string): string => relative(root, path).split(sep).join('/');
  const watcher = new FewAtATime(chokidarOptions(root, options, relativeTo));
  const changed = (path: string, facts?: SystemFacts): void => {
    if (facts === undefined || !isRecordingName(basename(path))) return;
    events.changed(seenFile(relativeTo(path), plainFacts(facts)));
  };
  watcher.on('add', changed);
  watcher.on('change', changed);
  watcher.on('unlink', (path) => {
    if (isRecordingName(basename(path))) events.gone(relativeTo(path));
  });
  watcher.on('raw', (_event, path, details) => {
    const folder: unknown =
      typeof details === 'object' && details !== null ? Reflect.get(details, 'watchedPath') : null;
    if (typeof folder !== 'string' || typeof path !== 'string' || !isRecordingName(basename(path))) return;
    events.gone(relativeTo(folder.endsWith(path) ? folder : join(folder, path)));
  });
  watcher.on('error', (error) => {
    events.trouble(error);
  });
  const { promise: ready, resolve } = Promise.withResolvers<void>();
  watcher.once('ready', resolve);
  watcher.add(root);
  const close = (): Promise<void> => {
    resolve();
    return watcher.close();
  };
  return { ready, close };
}

type SystemFacts = Stats | BigIntStats;

/** On Windows they may come as whole nanoseconds; plain numbers are made of them the way Node makes its own. */
function plainFacts(facts: SystemFacts): Pick<Stats, 'size' | 'mtimeMs' | 'ino' | 'ctimeMs'> {
  if (typeof facts.size === 'number') return facts as Stats;
  const { size, ino, mtimeNs, ctimeNs } = facts as BigIntStats;
  const inMs = (ns: bigint): number => Number(ns / 1_000_000_000n) * 1e3 + Number(ns % 1_000_000_000n) / 1e6;
  return { size: Number(size), ino: Number(ino), mtimeMs: inMs(mtimeNs), ctimeMs: inMs(ctimeNs) };
}

function chokidarOptions(
  root: string,
  { stableSeconds, polling, known }: WatchOptions,
  relativeTo: (path: string) => string,
): ChokidarOptions {
  const stabilityThreshold = Math.max(50, stableSeconds * 1000);
  return {
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
      if (stats?.isFile() === true) {
        return !isRecordingName(name) || known(seenFile(relativeTo(path), plainFacts(stats)));
      }
      return !isSearchedFolder(name);
    },
  };
}
