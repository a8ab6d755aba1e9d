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
 * found meanwhile, and ends when none waits and no folder is being looked through. The watch tells its counts a few times a
 * second: what was done since it last told that nothing waits belongs to the run, though nobody saw it wait.
 */
export class RunProgress {
  #before: EndedRun | null = null;
  #atRest: EndedRun | null = null;
  #cameToAnEnd = false;

  /** A recording was analysed, or failed. */
  oneEnded(): void {
    this.#cameToAnEnd = true;
  }

  take(state: WatchState): RunStep {
    const { done, failed, waiting } = state.totals;
    const now = { recordings: done, failed };
    const scanning = state.folders.some((folder) => folder.state === 'scanning');
    const working = waiting > 0 || state.current !== null;
    if (working || this.#cameToAnEnd) this.#before ??= lower(this.#atRest ?? now, now);
    this.#cameToAnEnd = false;
    const before = this.#before;
    if (before === null) this.#atRest = now;
    if (before === null) return { fraction: null, busy: isPainting(state), ended: null };
    const run = { recordings: Math.max(0, done - before.recordings), failed: Math.max(0, failed - before.failed) };
    if (working || scanning) return { fraction: fractionOf(run, state), busy: true, ended: null };
    this.#before = null;
    this.#atRest = now;
    return { fraction: null, busy: isPainting(state), ended: run.recordings + run.failed > 0 ? run : null };
  }
}

/** A recording that changed waits again and is done no longer: it counts with the run that hears it anew. */
function lower(before: EndedRun, now: EndedRun): EndedRun {
  return {
    recordings: Math.min(before.recordings, now.recordings),
    failed: Math.min(before.failed, now.failed),
  };
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
