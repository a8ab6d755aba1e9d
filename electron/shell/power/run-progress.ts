import type { WatchState } from '#contract/watch.ts';

/** What a run was, once nothing waits any more. */
export type EndedRun = { readonly recordings: number; readonly failed: number };

export type RunStep = {
  /** How much of the run is done, 0 to 1; null while there is none. */
  readonly fraction: number | null;
  /** A run is under way, or pictures are being painted. */
  readonly busy: boolean;
  /** A run that has just ended. */
  readonly ended: EndedRun | null;
};

/**
 * Makes runs out of the counts of the watch. A run begins with the first recording that waits, grows with every one that is
 * found meanwhile, and ends when none waits and no folder is being looked through.
 */
export class RunProgress {
  #before: EndedRun | null = null;

  take(state: WatchState): RunStep {
    const { done, failed, waiting } = state.totals;
    const scanning = state.folders.some((folder) => folder.state === 'scanning');
    const working = waiting > 0 || state.current !== null;
    if (working) this.#before ??= { recordings: done, failed };
    const before = this.#before;
    if (before === null) return { fraction: null, busy: isPainting(state), ended: null };
    const run = { recordings: Math.max(0, done - before.recordings), failed: Math.max(0, failed - before.failed) };
    if (working || scanning) return { fraction: fractionOf(run, state), busy: true, ended: null };
    this.#before = null;
    return { fraction: null, busy: isPainting(state), ended: run.recordings + run.failed > 0 ? run : null };
  }
}

function isPainting(state: WatchState): boolean {
  return state.pictures.waiting > 0;
}

/** The recording at hand counts with the part of it that is heard. */
function fractionOf({ recordings, failed }: EndedRun, { totals, current }: WatchState): number {
  const finished = recordings + failed;
  const all = finished + Math.max(totals.waiting, current === null ? 0 : 1);
  return all === 0 ? 0 : Math.min(1, (finished + (current?.fraction ?? 0)) / all);
}
