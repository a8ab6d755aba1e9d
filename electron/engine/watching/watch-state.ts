import type { FolderId } from '#contract/ids.ts';
import type { FileCounts, WatchedFolder, WatchState } from '#contract/watch.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { PackLabel } from '#analysis/process/analyst.ts';
import { heardCodes } from '#store/queue/heard-before.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { folderTurns } from '#store/queue/folders.ts';
import { fileCounts, noFiles, pictureCounts } from '#store/queue/watch-counts.ts';
import type { EngineCore } from '../engine.ts';
import type { WatchedFolders } from './watched-folders.ts';
import type { WorkQueue } from '../queue/work-queue.ts';

/** The state of the whole watch, as the folder bar shows it. */
export function readWatchState(engine: EngineCore, queue: WorkQueue, folders: WatchedFolders): WatchState {
  const counts = fileCounts(engine.store.db);
  const { pack, provider } = engine.analyst.facts();
  const turns = folderTurns(engine.store.db);
  const [models, gone] = [engine.folderModels.chosen(), engine.folderModels.gone()];
  const shown = folders.statuses().map((status) => ({
    ...status,
    ...(counts.get(status.id) ?? noFiles),
    turn: turns.get(status.id) ?? 'normal',
    model: models.get(status.id)?.id ?? gone.get(status.id) ?? null,
    note: status.note ?? modelGone(engine, status.id),
  }));
  return {
    folders: shown,
    paused: queue.paused,
    totals: [...shown, ...unwatched(counts, shown)].reduce(sumCounts, noFiles),
    ...queue.state(),
    provider,
    mended: engine.analyst.mended(),
    pictures: pictureCounts(engine.store.db),
    model: {
      name: pack.name,
      title: pack.title,
      hash: pack.hash,
      ...nameable(engine.store.db, pack.labels),
    },
  };
}

/** Why the recordings of a folder wait whose own model is not there. */
export function modelGone({ folderModels }: EngineCore, folder: FolderId): Sentence | null {
  const model = folderModels.gone().get(folder);
  return model === undefined ? null : sentence('folder-model-gone', { model });
}

/** A list this long is still read; BirdNET's 6,522 labels several times a second would keep the window from its work. */
const mostListed = 200;

function nameable(
  db: SongDatabase,
  labels: readonly PackLabel[],
): Pick<WatchState['model'], 'species' | 'speciesCount'> {
  const known = labels.filter(({ kind }) => kind === 'species');
  const heard = known.length > mostListed ? heardCodes(db) : null;
  const listed = heard === null ? known : known.filter(({ code }) => heard.has(code));
  const species = listed.map(({ code, scientificName, commonName }) => ({ code, scientificName, commonName }));
  return { species, speciesCount: known.length };
}

/** Folders whose results stay although they are no longer watched, or were gone through once; nothing waits there. */
function unwatched(counts: ReadonlyMap<FolderId, FileCounts>, shown: readonly WatchedFolder[]): FileCounts[] {
  const others = [...counts].filter(([id]) => shown.every((folder) => folder.id !== id));
  return others.map(([, files]) => ({ ...files, waiting: 0 }));
}

function sumCounts(sum: FileCounts, { waiting, done, failed, missing }: FileCounts): FileCounts {
  return {
    waiting: sum.waiting + waiting,
    done: sum.done + done,
    failed: sum.failed + failed,
    missing: sum.missing + missing,
  };
}

/** Calls `act` soon after a call, but not more often than this; the last call is never lost. Nothing is done after a stop, whoever calls. */
export function throttled(act: () => void, everyMs: number): { call(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let [again, stopped] = [false, false];
  const fire = (): void => {
    timer = undefined;
    if (!again) return;
    again = false;
    timer = setTimeout(fire, everyMs);
    act();
  };
  return {
    call: () => {
      if (stopped) return;
      again = true;
      timer ??= setTimeout(fire, 0);
    },
    stop: () => {
      clearTimeout(timer);
      stopped = true;
    },
  };
}
