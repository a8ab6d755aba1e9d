import type { Settings } from '#contract/settings.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { currentAnalyses, type StoredAnalysis } from '#store/recordings/analyses.ts';
import { knownPositions, placeAndTime } from '#store/range/occurrences.ts';
import { readSpeciesLists } from '#store/range/species-lists.ts';
import { plainStations } from '#store/stations/stations.ts';
import { planPictures } from '#store/pictures/picture-queue.ts';
import { placeDetections } from '#store/detections/place-detections.ts';
import { readStoredValues, writeStoredValues } from '#store/settings/settings.ts';
import { deriveStored } from './derive-detections.ts';
import { holdBackAt, picturePlan, prepareRanges, type EngineCore } from '../engine.ts';
import { storedPrivate } from '../media/private-sound.ts';
import { letOthersRun } from '../watching/settle.ts';

const pageSize = 20;
const doneKey = 'derived';

/**
 * Derives all detections again from the stored score sheets: what a changed threshold or picture policy asks for. Nothing is
 * listened to again. One transaction per recording, in pages, so that reading and listening go on meanwhile; a later call
 * takes over from an earlier one, and one cut short by the end of the program is done at the next start.
 */
export type DeriveAgain = {
  /** @returns whether this call came to its end, rather than being taken over or stopped. */
  run(): Promise<boolean>;
  runIfLeftOpen(): Promise<boolean>;
  stop(): Promise<void>;
};

export function createDeriveAgain(engine: EngineCore): DeriveAgain {
  let turn = 0;
  let running: Promise<boolean> = Promise.resolve(true);
  const run = (): Promise<boolean> => {
    turn += 1;
    const mine = turn;
    running = running.catch(() => false).then(() => deriveAll(engine, () => mine !== turn));
    return running;
  };
  return {
    run,
    runIfLeftOpen: async () => {
      await engine.ranges.find();
      return readStoredValues(engine.store.db).get(doneKey) === wanted(engine) ? true : run();
    },
    stop: async () => {
      turn += 1;
      await running.catch(() => false);
    },
  };
}

/** What detections and waiting pictures follow from, besides the sheets. */
function derivedFrom(db: SongDatabase, settings: Settings, model: string | null): string {
  const {
    threshold,
    speciesThresholds,
    picturePolicy,
    rangeFilter,
    rangeThreshold,
    otherAnimals,
    longestDetectionSeconds,
  } = settings;
  const places = rangeFilter === 'off' ? [] : plainStations(db).map(({ id, position }) => [id, position]);
  return JSON.stringify([
    threshold,
    Object.entries(speciesThresholds).sort(),
    picturePolicy,
    longestDetectionSeconds,
    [rangeFilter, rangeThreshold, model, places],
    [...otherAnimals].sort(),
    readSpeciesLists(db),
  ]);
}

const wanted = ({ settings, ranges, store }: EngineCore): string =>
  derivedFrom(store.db, settings.current(), ranges.source()?.model ?? null);

/** Remembers that all detections follow from these settings, and from this model of where species live. */
export function markDerived(db: SongDatabase, settings: Settings, model: string | null = null): void {
  writeStoredValues(db, { [doneKey]: derivedFrom(db, settings, model) });
}

async function deriveAll(engine: EngineCore, takenOver: () => boolean): Promise<boolean> {
  const { db } = engine.store;
  await engine.ranges.find();
  const target = wanted(engine);
  await prepareRanges(engine, knownPositions(db));
  for (let after = 0; ;) {
    if (takenOver()) return false;
    const page = currentAnalyses(db, after, pageSize);
    for (const analysis of page) db.transaction(() => placeStored(engine, analysis)).immediate();
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.id;
    await letOthersRun();
  }
  writeStoredValues(db, { [doneKey]: target });
  return true;
}

/** Places the detections of a stored analysis under the settings in force. Call it inside a transaction. */
export function placeStored(engine: EngineCore, analysis: StoredAnalysis): void {
  const hold = holdBackAt(engine, placeAndTime(engine.store.db, analysis.recording));
  const detections = deriveStored(analysis, engine.settings.current(), hold);
  placeDetections(engine.store.db, analysis.recording, analysis.id, detections);
  planPictures(
    engine.store.db,
    analysis.recording,
    picturePlan(engine, analysis.contentId, storedPrivate(analysis), analysis.windowSeconds),
  );
}
