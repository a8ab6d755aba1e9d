import { KnownFailure, type Failure } from '#contract/failure.ts';
import type { FailedFile, FileCounts, WatchState } from '#contract/watch.ts';
import type { FolderId } from '#contract/ids.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { requeueOutdated, type AnalysisKey } from '#store/recordings/analyses.ts';
import { failedFiles } from '#store/queue/failed-files.ts';
import { retryFailed } from '#store/queue/file-queue.ts';
import { ofFolder, type FileScope } from '#store/queue/file-scope.ts';
import type { FolderRow } from '#store/queue/folders.ts';
import { isAnyWaiting, pictureCounts, scopeCounts } from '#store/queue/watch-counts.ts';
import { analysisKey, folderKeys, type EngineCore } from '../engine.ts';
import type { Engine } from '../start-engine.ts';
import { copiedElsewhere, type CopiedElsewhere } from '../review/recording-notes.ts';
import { enqueueFolder } from './enqueue.ts';
import { guessedTimes, warningCounts } from '#store/recordings/warning-counts.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { enqueueSingle, type SingleFile, type Targets } from './find-targets.ts';
import { isNoAnswer } from '#analysis/reading/file-bytes.ts';
import { noAnswer } from './work-on.ts';
import { knownFolder } from '../watching/watch-control.ts';
import { modelGone } from '../watching/watch-state.ts';

export type RunProgress = {
  readonly files: FileCounts;
  readonly pictures: WatchState['pictures'];
  readonly current: WatchState['current'];
  readonly realTimeFactor: number | null;
  readonly troubles: readonly Failure[];
};

export type RunResult = {
  /** The folders and files that were gone through. */
  readonly scope: FileScope;
  readonly files: FileCounts;
  readonly failed: readonly FailedFile[];
  readonly pictures: WatchState['pictures'];
  readonly realTimeFactor: number | null;
  /** What a person should know although nothing failed. */
  readonly notes: readonly Sentence[];
  /** What kept files from being listened to, although nothing is wrong with them. */
  readonly troubles: readonly Failure[];
};

export type FolderResult = RunResult & { readonly folder: FolderId };

/**
 * The same as `analyseTargets` for one folder.
 * @param folder absolute path.
 * @throws KnownFailure `folder-missing`, and what `analyseTargets` throws
 */
export async function analyseFolder(
  running: Engine,
  folder: string,
  progress: (now: RunProgress) => void,
  signal: AbortSignal,
  share: ReadonlySet<string> | null = null,
): Promise<FolderResult> {
  const row = await knownFolder(running.inside.engine, folder, false);
  const result = await goThrough(running, { folders: [row], files: [], share }, progress, signal);
  return { ...result, folder: row.id };
}

/**
 * Goes once through folders and single files: finds their recordings, listens to those that are new, have changed, have failed
 * before or were listened to under other settings, and paints the pictures asked for. Wants an engine started with `watch: false`.
 * @param share relative paths of the recordings that are listened to in the folders; null: all.
 * @throws KnownFailure `cancelled` after the signal: what is done stays done, a second call goes on.
 */
export async function analyseTargets(
  running: Engine,
  { folders, files, failures }: Targets,
  progress: (now: RunProgress) => void,
  signal: AbortSignal,
  share: ReadonlySet<string> | null = null,
): Promise<RunResult> {
  const { engine } = running.inside;
  const rows = await Promise.all(folders.map((folder) => knownFolder(engine, folder, false)));
  const result = await goThrough(running, { folders: rows, files, share }, progress, signal);
  return { ...result, troubles: [...failures, ...result.troubles] };
}

type Wanted = {
  readonly folders: readonly FolderRow[];
  readonly files: readonly string[];
  /** Relative paths of the recordings that are listened to in the folders; null: all. */
  readonly share: ReadonlySet<string> | null;
};

async function goThrough(
  running: Engine,
  wanted: Wanted,
  progress: (now: RunProgress) => void,
  signal: AbortSignal,
): Promise<RunResult> {
  const { engine, parts } = running.inside;
  const { db } = engine.store;
  let scope: FileScope = { folders: wanted.folders.map(({ id }) => id), files: [] };
  const read = (): RunProgress => ({
    files: scopeCounts(db, scope),
    pictures: pictureCounts(db),
    ...parts.queue.state(),
  });
  const tell = (): void => {
    progress(read());
  };
  const stop = running.on('watch.changed', tell);
  try {
    const single = await enqueueSingle(engine, wanted.files);
    scope = { ...scope, files: single.map(({ id }) => id) };
    retryFailed(db, scope);
    requeueAll(engine, scope.folders, single);
    await parts.deriveAgain.runIfLeftOpen();
    // Listening begins with the first recording that is found: a season's folder takes minutes to look through.
    parts.queue.scopeTo(scope);
    parts.queue.pause(false);
    const { unread, silent } = await enqueueFolders(running, wanted, signal);
    parts.queue.scopeTo(scope, silent);
    await Promise.race([parts.queue.idle(), aborted(signal), lost(running)]);
    const { files, pictures, realTimeFactor, ...now } = read();
    tell();
    const troubles = [...unread, ...modelsGone(engine, wanted.folders, single), ...now.troubles];
    const copied = wanted.folders.flatMap(({ id }) => copiedElsewhere(db, id)).map(copiedNote);
    const notes = [...copied, ...oddNotes(db, scope)];
    return { scope, files, pictures, realTimeFactor, failed: failedFiles(db, scope), troubles, notes };
  } finally {
    stop();
    parts.queue.pause(true);
  }
}

/** Folders that rest because their own models are not there. */
function modelsGone(
  engine: EngineCore,
  folders: readonly FolderRow[],
  single: readonly SingleFile[],
): readonly Failure[] {
  const ids = new Set([...folders.map(({ id }) => id), ...single.map(({ folder }) => folder)]);
  return [...ids].flatMap((folder) => {
    const what = modelGone(engine, folder);
    return what === null ? [] : [{ code: 'pack-invalid', ...what }];
  });
}

/** What was analysed by another model, or under other settings, than each folder asks for. */
function requeueAll(engine: EngineCore, folders: readonly FolderId[], single: readonly SingleFile[]): void {
  const own = folderKeys(engine);
  const keyOf = (folder: FolderId): AnalysisKey => own.get(folder) ?? analysisKey(engine);
  const there = folders.filter((folder) => !engine.folderModels.gone().has(folder));
  for (const folder of there) requeueOutdated(engine.store.db, ofFolder(folder), keyOf(folder));
  for (const [folder, files] of Map.groupBy(single, (file) => file.folder)) {
    if (engine.folderModels.gone().has(folder)) continue;
    requeueOutdated(engine.store.db, { folders: [], files: files.map(({ id }) => id) }, keyOf(folder));
  }
}

/**
 * A folder that cannot be looked into keeps no other from it.
 * @returns what kept recordings from being found, and the folders whose drives do not answer
 */
async function enqueueFolders(
  { inside: { engine, parts } }: Engine,
  { folders, share }: Wanted,
  signal: AbortSignal,
): Promise<{ readonly unread: readonly Failure[]; readonly silent: ReadonlyMap<FolderId, Failure> }> {
  const unread: Failure[] = [];
  const silent = new Map<FolderId, Failure>();
  const listens = (): boolean => {
    parts.queue.wake();
    return isAnyWaiting(engine.store.db);
  };
  for (const folder of folders) {
    try {
      const within = await enqueueFolder(engine, folder, listens, signal, share);
      if (within !== null) unread.push({ code: 'file-unreadable', ...within });
    } catch (thrown) {
      const { code } = thrown as NodeJS.ErrnoException;
      if (isNoAnswer(thrown)) silent.set(folder.id, noAnswer(folder.path));
      else if (code !== 'EACCES' && code !== 'EPERM') throw thrown;
      else
        unread.push({ code: 'file-unreadable', ...sentence('path-denied', { path: folder.path }), path: folder.path });
    }
  }
  return { unread, silent };
}

const copiedNote = ({ files, here, counted }: CopiedElsewhere): Sentence =>
  sentence('copied-elsewhere', { files, here, counted });

/** What is odd about the recordings, each kind in one sentence: a season of one recorder has the same fault in every file. */
function oddNotes(db: SongDatabase, scope: FileScope): Sentence[] {
  const guessed = guessedTimes(db, scope);
  return [
    ...warningCounts(db, scope).map(({ recordings, first, warning }) =>
      sentence('run-odd', { count: recordings, first, warning }),
    ),
    ...(guessed === null ? [] : [sentence('run-guessed', { count: guessed.recordings, first: guessed.first })]),
  ];
}

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
