import { KnownFailure, type Failure } from '#contract/failure.ts';
import type { FailedFile, FileCounts, WatchState } from '#contract/watch.ts';
import type { FolderId } from '#contract/ids.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { requeueOutdated } from '#store/recordings/analyses.ts';
import { failedFiles } from '#store/queue/failed-files.ts';
import { retryFailed } from '#store/queue/file-queue.ts';
import { fileCounts, noFiles, pictureCounts } from '#store/queue/watch-counts.ts';
import { analysisKey, folderKeys } from '../engine.ts';
import type { Engine } from '../start-engine.ts';
import { copiedElsewhere, type CopiedElsewhere } from '../review/recording-notes.ts';
import { enqueueFolder } from './enqueue.ts';
import { knownFolder } from '../watching/watch-control.ts';

export type FolderProgress = {
  readonly files: FileCounts;
  readonly pictures: WatchState['pictures'];
  readonly current: WatchState['current'];
  readonly realTimeFactor: number | null;
  readonly troubles: readonly Failure[];
};

export type FolderResult = {
  readonly folder: FolderId;
  readonly files: FileCounts;
  readonly failed: readonly FailedFile[];
  readonly pictures: WatchState['pictures'];
  readonly realTimeFactor: number | null;
  /** What a person should know although nothing failed. */
  readonly notes: readonly Sentence[];
  /** What kept files from being listened to, although nothing is wrong with them. */
  readonly troubles: readonly Failure[];
};

/**
 * Goes once through a folder: finds its recordings, listens to those that are new, have changed, have failed before or were
 * listened to under other settings, and paints the pictures asked for. Wants an engine started with `watch: false`.
 * @param folder absolute path. @param share relative paths of the recordings that are listened to; null: all.
 * @throws KnownFailure `folder-missing`, or `cancelled` after the signal: what is done stays done, a second call goes on.
 */
export async function analyseFolder(
  running: Engine,
  folder: string,
  progress: (now: FolderProgress) => void,
  signal: AbortSignal,
  share: ReadonlySet<string> | null = null,
): Promise<FolderResult> {
  const { engine, parts } = running.inside;
  const { db } = engine.store;
  const row = await knownFolder(engine, folder, false);
  retryFailed(db, { folder: row.id });
  requeueOutdated(db, row.id, folderKeys(engine).get(row.id) ?? analysisKey(engine));
  const read = (): FolderProgress => ({
    files: fileCounts(db).get(row.id) ?? noFiles,
    pictures: pictureCounts(db),
    ...parts.queue.state(),
  });
  const tell = (): void => {
    progress(read());
  };
  const stop = running.on('watch.changed', tell);
  try {
    const unread = await enqueueFolder(engine, row, () => undefined, signal, share);
    await parts.deriveAgain.runIfLeftOpen();
    parts.queue.scopeTo(row.id);
    parts.queue.pause(false);
    await Promise.race([parts.queue.idle(), aborted(signal), lost(running)]);
    const { files, pictures, realTimeFactor, ...now } = read();
    tell();
    const unreadable: Failure[] = unread === null ? [] : [{ code: 'file-unreadable', ...unread }];
    const troubles = [...unreadable, ...now.troubles];
    const notes = copiedElsewhere(db, row.id).map(copiedNote);
    return { folder: row.id, files, pictures, realTimeFactor, failed: failedFiles(db, row.id), troubles, notes };
  } finally {
    stop();
    parts.queue.pause(true);
  }
}

const copiedNote = ({ files, here, counted }: CopiedElsewhere): Sentence =>
  sentence('copied-elsewhere', { files, here, counted });

async function lost({ lost: failure }: Engine): Promise<never> {
  throw await failure;
}

function aborted(signal: AbortSignal): Promise<never> {
  const failure = new KnownFailure('cancelled', 'run-stopped');
  return new Promise((_, reject) => {
    if (signal.aborted) reject(failure);
    signal.addEventListener('abort', () => {
      reject(failure);
    });
  });
}
