import type { Settings } from '#contract/settings.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { currentAnalyses, currentAnalysisIds, type StoredAnalysis } from '#store/recordings/analyses.ts';
import { knownPositions, placeAndTime } from '#store/range/occurrences.ts';
import { readSpeciesLists } from '#store/range/species-lists.ts';
import { plainStations } from '#store/stations/stations.ts';
import { planPictures } from '#store/pictures/picture-queue.ts';
import { placeDetections } from '#store/detections/place-detections.ts';
import { derivedMark, markOf, writeDerivedMark } from '#store/settings/derived-mark.ts';
import { deriveStored } from './derive-detections.ts';
import { holdBackAt, picturePlan, prepareRanges, type EngineCore } from '../engine.ts';
import { storedPrivate } from '../media/private-sound.ts';
import { letOthersRun } from '../watching/settle.ts';

/** Recordings that are read in one go, and for how long they are worked on before others have a turn. */
const page = { recordings: 20, milliseconds: 15 };
/** From one word about how far it is to the next. */
const tellEveryMs = 250;

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
  const isOver = (): boolean => engine.ending.signal.aborted;
  const run = (): Promise<boolean> => {
    turn += 1;
    const mine = turn;
    running = running.catch(() => false).then(() => deriveAll(engine, () => mine !== turn || isOver()));
    return running;
  };
  return {
    run,
    runIfLeftOpen: async () => {
      await engine.ranges.find();
      // Nobody may wait for it any more: the database may be closed.
      if (isOver()) return false;
      return derivedMark(engine.store.db) === wanted(engine) ? true : run();
    },
    stop: async () => {
      turn += 1;
      await running.catch(() => false);
    },
  };
}

/** What detections and waiting pictures follow from, besides the sheets. `dated`: weeks are only told from times that are sure. */
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
  return markOf([
    threshold,
    Object.entries(speciesThresholds).sort(),
    picturePolicy,
    longestDetectionSeconds,
    [rangeFilter, rangeThreshold, model, places, ...(rangeFilter === 'week' ? ['dated'] : [])],
    [...otherAnimals].sort(),
    readSpeciesLists(db),
  ]);
}

const wanted = ({ settings, ranges, store }: EngineCore): string =>
  derivedFrom(store.db, settings.current(), ranges.source()?.model ?? null);

/** Remembers that all detections follow from these settings, and from this model of where species live. */
export function markDerived(db: SongDatabase, settings: Settings, model: string | null = null): void {
  writeDerivedMark(db, derivedFrom(db, settings, model));
}

async function deriveAll(engine: EngineCore, takenOver: () => boolean): Promise<boolean> {
  const { db } = engine.store;
  await engine.ranges.find();
  if (takenOver()) return false;
  const target = wanted(engine);
  const answered = await prepareRanges(engine, knownPositions(db));
  if (takenOver()) return false;
  const tell = progress(engine, currentAnalysisIds(db).length);
  try {
    if (!(await placeAll(engine, takenOver, tell))) return false;
  } finally {
    tell(0, 'over');
  }
  if (answered) writeDerivedMark(db, target);
  return true;
}

/** @returns whether all are done, rather than the work being taken over */
async function placeAll(engine: EngineCore, takenOver: () => boolean, tell: (more: number) => void): Promise<boolean> {
  const { db } = engine.store;
  let began = performance.now();
  for (let after = 0; ;) {
    const analyses = currentAnalyses(db, after, page.recordings);
    for (const analysis of analyses) {
      if (takenOver()) return false;
      db.transaction(() => placeStored(engine, analysis)).immediate();
      tell(1);
      if (performance.now() - began < page.milliseconds) continue;
      await letOthersRun();
      began = performance.now();
    }
    const last = analyses.at(-1);
    if (last === undefined) return true;
    after = last.id;
    await letOthersRun();
  }
}

/** Tells how many recordings are done, now and then and at the end. */
function progress({ events }: EngineCore, known: number): (more: number, over?: 'over') => void {
  let [done, told] = [0, Number.NEGATIVE_INFINITY];
  return (more, over) => {
    done += more;
    if (over === undefined && performance.now() - told < tellEveryMs) return;
    told = performance.now();
    // Recordings may have come meanwhile, or have been heard again.
    events.emit('settings.deriving', { done, total: over === 'over' ? done : Math.max(known, done + 1) });
  };
}

/** Places the detections of a stored analysis under the settings in force. Call it inside a transaction. */
export function placeStored(engine: EngineCore, analysis: StoredAnalysis): void {
  const hold = holdBackAt(engine, placeAndTime(engine.store.db, analysis.recording));
  const detections = deriveStored(analysis, engine.settings.current(), hold);
  placeDetections(engine.store.db, analysis.recording, analysis.id, detections);
  planPictures(
    engine.store.db,
    analysis.recording,
    picturePlan(engine, analysis.contentId, storedPrivate(engine.store.db, analysis.recording), analysis.windowSeconds),
  );
}
