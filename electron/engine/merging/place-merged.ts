import { KnownFailure } from '#contract/failure.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { forgetDerivedMark } from '#store/settings/derived-mark.ts';
import { readStoredValues, writeStoredValues } from '#store/settings/settings.ts';
import { timeInputs, writePlacedTime } from '#store/recordings/recording-times.ts';
import { readPlaceRules } from '../time-and-place/time-and-station-rules.ts';
import { letOthersRun } from '../watching/settle.ts';

const key = 'placed';
/** Every place was looked at here; what is to be expected there is derived by the next start. */
const placed = 'merged';
const pageSize = 500;

/** Recordings may lie elsewhere now. Call it in the transaction of the change: a merge that is cut short leaves it to the next, or to a start. */
export function leavePlacingOpen(db: SongDatabase): void {
  writeStoredValues(db, { [key]: '' });
}

/** Gives recordings the stations and times that follow from what was merged, where something of it changed. @throws KnownFailure `cancelled` */
export async function placeMerged(db: SongDatabase, signal: AbortSignal): Promise<void> {
  if (readStoredValues(db).get(key) !== '') return;
  const rules = readPlaceRules(db);
  let moved = 0;
  for (let after = 0; ;) {
    if (signal.aborted) throw new KnownFailure('cancelled', 'merge-stopped');
    const page = timeInputs(db, after, pageSize);
    const last = page.at(-1);
    if (last === undefined) break;
    db.transaction(() => {
      for (const inputs of page) if (writePlacedTime(db, inputs.recording, rules.place(inputs))) moved += 1;
    }).immediate();
    after = last.recording;
    await letOthersRun();
  }
  if (moved > 0) forgetDerivedMark(db);
  writeStoredValues(db, { [key]: placed });
}
