import { describe, expect, it } from 'vitest';
import type { WatchState } from '#contract/watch.ts';
import { RunProgress } from '../../electron/shell/power/run-progress.ts';

type Counts = { done?: number; failed?: number; waiting?: number; scanning?: boolean };

/** As the watch tells it; only what a run is made of differs. */
function told({ done = 0, failed = 0, waiting = 0, scanning = false }: Counts): WatchState {
  return {
    folders: scanning ? [{ state: 'scanning' } as WatchState['folders'][number]] : [],
    totals: { done, failed, waiting, missing: 0 },
    current: null,
    pictures: { waiting: 0, done: 0, failed: 0 },
  } as unknown as WatchState;
}

describe('a run, made out of counts that are told a few times a second', () => {
  it('counts the recordings that were done before anyone saw them wait', () => {
    const progress = new RunProgress();
    progress.take(told({ done: 10 }));
    progress.oneEnded();
    expect(progress.take(told({ done: 11, waiting: 2 }))).toMatchObject({ fraction: 1 / 3, busy: true });
    expect(progress.take(told({ done: 13 })).ended).toEqual({ recordings: 3, failed: 0 });
  });

  it('sees a run that began and ended between two tellings', () => {
    const progress = new RunProgress();
    progress.take(told({ done: 10 }));
    progress.oneEnded();
    expect(progress.take(told({ done: 10, failed: 1 })).ended).toEqual({ recordings: 0, failed: 1 });
    expect(progress.take(told({ done: 10, failed: 1 })).ended).toBeNull();
  });

  it('takes results that come by another way, such as those of another station, for no run', () => {
    const progress = new RunProgress();
    progress.take(told({}));
    expect(progress.take(told({ done: 500 })).ended).toBeNull();
    progress.take(told({ done: 500, waiting: 1 }));
    expect(progress.take(told({ done: 501 })).ended).toEqual({ recordings: 1, failed: 0 });
  });

  it('counts a recording that changed and is heard anew', () => {
    const progress = new RunProgress();
    progress.take(told({ done: 3 }));
    progress.take(told({ done: 2, waiting: 1 }));
    expect(progress.take(told({ done: 3 })).ended).toEqual({ recordings: 1, failed: 0 });
  });

  it('goes on while a folder is looked through', () => {
    const progress = new RunProgress();
    progress.take(told({ scanning: true }));
    progress.take(told({ scanning: true, waiting: 1 }));
    expect(progress.take(told({ scanning: true, done: 1 }))).toMatchObject({ busy: true, ended: null });
    expect(progress.take(told({ done: 4 })).ended).toEqual({ recordings: 4, failed: 0 });
  });
});
