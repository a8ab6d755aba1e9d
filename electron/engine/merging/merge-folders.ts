import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { KnownFailure, toFailure, type Failure } from '#contract/failure.ts';
import type { Conflict } from '#store/merging/conflict.ts';
import { isUntouched } from '#store/merging/merged-sources.ts';
import { buildIndices, dropIndices } from '#store/opening/late-indices.ts';
import { openStore, type Store } from '#store/opening/open-store.ts';
import { diskFailure } from '#store/opening/sqlite-failure.ts';
import { nowText, type Clock } from '../log.ts';
import { mergeSource, type MergedSourceCounts } from './merge-source.ts';
import { placeMerged } from './place-merged.ts';

/** What came of a data folder that was to be merged. */
type SourceResult = {
  readonly folder: string;
  readonly counts: MergedSourceCounts | null;
  /** Why nothing was taken from it. */
  readonly failure: Failure | null;
};

export type MergeResult = { readonly sources: readonly SourceResult[]; readonly conflicts: readonly Conflict[] };

export type Merge = {
  readonly into: string;
  readonly sources: readonly string[];
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Called with the source at hand and how many of its recordings are merged. */
  readonly progress: (folder: string, done: number, of: number) => void;
  /** Called before each step that the copy of an older source takes to today's version. */
  readonly upgrades?: (folder: string, step: number, of: number) => void;
};

/**
 * Joins data folders into one, in the order of their names, whatever the order they are given in. A source that cannot be used is told
 * in the result, and the others are merged.
 * @throws KnownFailure when the folder to merge into cannot be used, `disk-full`, `cancelled`.
 */
export async function mergeFolders(merge: Merge): Promise<MergeResult> {
  const store = openStore(merge.into);
  try {
    return await mergeInto(store, merge);
  } catch (thrown) {
    throw diskFailure(thrown);
  } finally {
    store.close();
  }
}

async function mergeInto(store: Store, { sources, clock, signal, progress, upgrades }: Merge): Promise<MergeResult> {
  const folders = [...new Set(sources.map((folder) => resolve(folder)))].sort();
  // Millions of rows are put into their places in many indices.
  store.db.pragma('cache_size = -524288');
  store.db.pragma('wal_autocheckpoint = 20000');
  const wasEmpty = isUntouched(store.db);
  try {
    if (wasEmpty) dropIndices(store.db);
    const conflicts = new Map<string, Conflict>();
    const results: SourceResult[] = [];
    for (const folder of folders) {
      const task = {
        store,
        signal,
        now: () => nowText(clock),
        progress: (done: number, of: number) => progress(folder, done, of),
        upgrades: (step: number, of: number) => upgrades?.(folder, step, of),
        tell: (conflict: Conflict) => void conflicts.set(JSON.stringify(conflict), conflict),
      };
      results.push(await mergeOrTell(folder, store.folder, () => mergeSource(task, folder)));
    }
    await placeMerged(store.db, signal);
    return { sources: results, conflicts: [...conflicts.values()] };
  } finally {
    if (wasEmpty) buildIndices(store.db);
  }
}

/** What keeps the season itself from being written ends the merge; what is wrong with a source does not. */
const ending = ['disk-full', 'cancelled', 'internal'];

async function mergeOrTell(
  folder: string,
  into: string,
  merge: () => Promise<MergedSourceCounts>,
): Promise<SourceResult> {
  try {
    if (isSamePlace(folder, into)) {
      throw new KnownFailure('bad-request', 'merge-into-itself', { values: { path: folder }, path: folder });
    }
    return { folder, counts: await merge(), failure: null };
  } catch (raw) {
    const thrown = diskFailure(raw);
    const failure = toFailure(thrown);
    if (ending.includes(failure.code)) throw thrown;
    return { folder, counts: null, failure };
  }
}

function isSamePlace(a: string, b: string): boolean {
  try {
    return realpathSync(a) === realpathSync(b);
  } catch {
    return false;
  }
}
