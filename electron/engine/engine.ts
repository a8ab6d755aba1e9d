import type { FolderId } from '#contract/ids.ts';
import type { Position } from '#contract/stations.ts';
import { requeueAllOutdated, type AnalysisKey } from '#store/recordings/analyses.ts';
import type { Store } from '#store/opening/open-store.ts';
import type { RecordingPlaceAndTime } from '#store/range/occurrences.ts';
import { readSpeciesLists } from '#store/range/species-lists.ts';
import { forgetDerivedMark } from '#store/settings/derived-mark.ts';
import type { PicturePlan } from '#store/pictures/picture-queue.ts';
import { plainStations } from '#store/stations/stations.ts';
import { hasLearnt } from '#analysis/painting/default-painter.ts';
import { howToPaint } from './pictures/how-to-paint.ts';
import { isPrivate, type PrivateStretch } from '#analysis/classifying/private-sound.ts';
import { seedFromClip } from '#analysis/painting/seed-from-clip.ts';
import type { AnalystKeeper } from './analysts/analyst-keeper.ts';
import type { EventHub } from './events.ts';
import type { Clock, Log } from './log.ts';
import type { SoundReader } from './media/sound-children.ts';
import type { FolderModels } from './models/folder-models.ts';
import type { PackPlaces } from './models/pack-shelf.ts';
import type { Ending } from './ending.ts';
import type { PrepareModel } from './models/prepare-in-child.ts';
import type { TrainHead } from './search/train-in-child.ts';
import type { Telling } from './telling/telling.ts';
import type { Reader } from './reading/reader.ts';
import type { PrintPdf } from './exports/report/print-pdf.ts';
import type { SettingsKeeper } from './settings/settings-keeper.ts';
import { holdBack, type HoldBack } from './species/hold-back.ts';
import type { LabelBook } from './species/label-book.ts';
import type { RangeKeeper } from './species/range-keeper.ts';

/** What every part of the engine works with. */
export type EngineCore = {
  readonly store: Store;
  /** Answers what is only read. */
  readonly reader: Reader;
  /** The same for questions that look through the sounds of a whole season, which it keeps in memory. */
  readonly searcher: Reader;
  /** Reads recordings, each within a budget. */
  readonly sound: SoundReader;
  readonly analyst: AnalystKeeper;
  readonly settings: SettingsKeeper;
  /** Row of the loaded pack. */
  readonly packId: number;
  readonly packs: PackPlaces;
  /** Makes a checked pack of files that come from anywhere. */
  readonly prepareModel: PrepareModel;
  readonly ending: Ending;
  /** Trains a classifier on embeddings. */
  readonly trainHead: TrainHead;
  readonly labels: LabelBook;
  readonly ranges: RangeKeeper;
  readonly folderModels: FolderModels;
  /** Works with the pack that the analyst has now. */
  readonly takePack: () => void;
  readonly events: EventHub;
  readonly clock: Clock;
  readonly log: Log;
  readonly version: string;
  readonly exporting: Exporting;
  /** Tells others what is heard; null: nobody is told. */
  readonly telling: Telling | null;
};

/** How exports are run. */
type Exporting = {
  /** Path of the bundled `export-thread.js`; null writes exports in this thread. */
  readonly threadEntry: string | null;
  readonly printPdf: PrintPdf;
};

/** What makes an analysis of now the same as one of before. @param packId row of the pack that listens */
export function analysisKey({ settings, packId: inUse }: EngineCore, packId = inUse): AnalysisKey {
  const { overlapSeconds, channel } = settings.current();
  return { packId, overlapSeconds, channel: String(channel) };
}

/** The same for folders that have a model of their own. */
export function folderKeys(engine: EngineCore): ReadonlyMap<FolderId, AnalysisKey> {
  const chosen = [...engine.folderModels.chosen()];
  return new Map(chosen.map(([folder, { packId }]) => [folder, analysisKey(engine, packId)]));
}

/** What watched folders ask to be analysed anew waits again. A folder whose model is gone keeps what it has. */
export function requeueWatched(engine: EngineCore): void {
  const resting = new Set(engine.folderModels.gone().keys());
  requeueAllOutdated(engine.store.db, analysisKey(engine), folderKeys(engine), resting);
}

/** What is held back of a recording made there and then, under the settings and lists in force. */
export function holdBackAt(engine: EngineCore, { position, ...rest }: RecordingPlaceAndTime): HoldBack {
  const here = position === null ? null : engine.ranges.at(position);
  return holdBack({ settings: engine.settings.current(), lists: readSpeciesLists(engine.store.db), here }, rest);
}

/**
 * Asks for what is known of these places and of every station, before it is needed inside a transaction. Where asking fails nothing is
 * filtered there, and the next start looks again.
 * @returns whether it was answered
 */
export async function prepareRanges(
  { settings, ranges, store }: EngineCore,
  others: readonly Position[],
): Promise<boolean> {
  if (settings.current().rangeFilter === 'off') return true;
  const stations = plainStations(store.db).flatMap(({ position }) => position ?? []);
  const answered = await ranges.prepare([...stations, ...others]);
  if (!answered) forgetDerivedMark(store.db);
  return answered;
}

/**
 * How the pictures of a recording are to be painted under the settings in force. A pack without a painter paints none.
 * @param hushed times of which nothing may be kept.
 * @param windowSeconds of the clips of the pack that listened.
 */
export function picturePlan(
  engine: EngineCore,
  contentId: string,
  hushed: readonly PrivateStretch[] = [],
  windowSeconds = engine.analyst.facts().pack.windowSeconds,
): PicturePlan {
  const settings = engine.settings.current();
  const { pack } = engine.analyst.facts();
  const byDefault = pack.painter?.byDefault;
  return {
    policy: pack.painter === null ? 'off' : settings.picturePolicy,
    ...howToPaint(pack, settings),
    modelName: byDefault?.name ?? pack.name,
    modelHash: byDefault?.hash ?? pack.hash,
    paints: (species) => hasLearnt(pack, species),
    seedFor: (clipStartSeconds) => seedFromClip(contentId, clipStartSeconds),
    isPrivate: (clipStartSeconds) => isPrivate(hushed, clipStartSeconds, clipStartSeconds + windowSeconds),
  };
}
