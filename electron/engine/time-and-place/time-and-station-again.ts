import type { RecordingId } from '#contract/ids.ts';
import { currentAnalysis } from '#store/recordings/analyses.ts';
import { readCorrections } from '#store/recordings/clock-corrections.ts';
import { timeInputs, timeInputsOf, writePlacedTime, type TimeInputs } from '#store/recordings/recording-times.ts';
import { knownPositions } from '#store/range/occurrences.ts';
import { readStoredValues, writeStoredValues } from '#store/settings/settings.ts';
import { plainStations } from '#store/stations/stations.ts';
import { readTimeOrders } from '#store/recordings/time-orders.ts';
import { prepareRanges, type EngineCore } from '../engine.ts';
import { placeStored } from '../queue/derive-again.ts';
import { readPlaceRules, storedNamePattern, type PlaceRules } from './time-and-station-rules.ts';
import { letOthersRun } from '../watching/settle.ts';

const pageSize = 50;
const doneKey = 'placed';

/**
 * Gives recordings their station and their local time again, after a station, a time order or a clock changed. Nothing is
 * listened to. One transaction per page, so that reading and listening go on meanwhile; a later call takes over from an
 * earlier one, and one cut short by the end of the program is done at the next start.
 */
export type PlaceAgain = {
  /** @returns how many recordings are elsewhere or at another time now; null when another call took over or the program ends. */
  all(): Promise<number | null>;
  allIfLeftOpen(): Promise<void>;
  some(recordings: readonly RecordingId[]): Promise<void>;
  stop(): Promise<void>;
};

export function createPlaceAgain(engine: EngineCore): PlaceAgain {
  let turn = 0;
  let running: Promise<number | null> = Promise.resolve(null);
  const all = (): Promise<number | null> => {
    turn += 1;
    const mine = turn;
    running = running
      .catch(() => null)
      .then(() => placeAll(engine, () => mine !== turn || engine.ending.signal.aborted));
    return running;
  };
  return {
    all,
    allIfLeftOpen: async () => {
      const done = readStoredValues(engine.store.db).get(doneKey);
      if (done !== undefined && done !== wanted(engine)) await all();
    },
    some: (recordings) => placeSome(engine, recordings),
    stop: async () => {
      turn += 1;
      await running.catch(() => null);
    },
  };
}

/** What places and times follow from, besides the files. */
function wanted({ store }: EngineCore): string {
  const corrections = readCorrections(store.db).map(({ id, undoneAt }) => [id, undoneAt !== null]);
  return JSON.stringify([plainStations(store.db), readTimeOrders(store.db), corrections, storedNamePattern(store.db)]);
}

async function placeAll(engine: EngineCore, takenOver: () => boolean): Promise<number | null> {
  if (takenOver()) return null;
  const { db } = engine.store;
  const target = wanted(engine);
  await prepareRanges(engine, knownPositions(db));
  if (takenOver()) return null;
  const rules = readPlaceRules(db);
  // Marked as open first, so that a start after a crash knows of it.
  if (readStoredValues(db).get(doneKey) === undefined) writeStoredValues(db, { [doneKey]: '' });
  let changed = 0;
  for (let after = 0; ;) {
    if (takenOver()) return null;
    const page = timeInputs(db, after, pageSize);
    changed += placePage(engine, rules, page);
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.recording;
    await letOthersRun();
  }
  writeStoredValues(db, { [doneKey]: target });
  engine.events.emit('places.changed', {});
  return changed;
}

function placePage(engine: EngineCore, rules: PlaceRules, page: readonly TimeInputs[]): number {
  const { db } = engine.store;
  const place = (): number => {
    const moved = page.filter((inputs) => writePlacedTime(db, inputs.recording, rules.place(inputs)));
    // Which species are to be expected depends on where and when.
    for (const { recording } of moved) {
      const analysis = currentAnalysis(db, recording);
      if (analysis !== null) placeStored(engine, analysis);
    }
    return moved.length;
  };
  return db.transaction(place).immediate();
}

async function placeSome(engine: EngineCore, recordings: readonly RecordingId[]): Promise<void> {
  const { db } = engine.store;
  const rules = readPlaceRules(db);
  for (let at = 0; at < recordings.length; at += pageSize) {
    const page = recordings.slice(at, at + pageSize).flatMap((recording) => timeInputsOf(db, recording) ?? []);
    placePage(engine, rules, page);
    await letOthersRun();
  }
  writeStoredValues(db, { [doneKey]: wanted(engine) });
  engine.events.emit('places.changed', {});
}

/** One recording, e.g. after a copy of it was found in another folder. Call it inside a transaction. @returns whether anything is different now */
export function placeOne({ store }: EngineCore, recording: RecordingId): boolean {
  const inputs = timeInputsOf(store.db, recording);
  return inputs !== null && writePlacedTime(store.db, recording, readPlaceRules(store.db).place(inputs));
}
