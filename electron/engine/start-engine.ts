import { say, type Sentence } from '#contract/words/sentence.ts';
import { join } from 'node:path';
import { toFailure, type KnownFailure } from '#contract/failure.ts';
import type { Events, EventName, Reply } from '#contract/requests.ts';
import type { WatchState } from '#contract/watch.ts';
import type { FileId } from '#contract/ids.ts';
import type { ProviderChoice } from '#contract/settings.ts';
import { recoverFiles } from '#store/queue/file-queue.ts';
import { openStore, type Store } from '#store/opening/open-store.ts';
import { savePack } from '#store/settings/model-packs.ts';
import { recoverPictures } from '#store/pictures/picture-queue.ts';
import { readStoredValues } from '#store/settings/settings.ts';
import { analystOpener, keepAnalyst, type AnalystKeeper } from './analysts/analyst-keeper.ts';
import { wantedAnalysts } from './analysts/wanted-analysts.ts';
import { createDeriveAgain } from './queue/derive-again.ts';
import { createDispatch, replyTo, type Dispatch } from './dispatch.ts';
import { requeueWatched, type EngineCore } from './engine.ts';
import type { EngineOptions } from './engine-options.ts';
import { createEnding } from './ending.ts';
import { createEventHub } from './events.ts';
import { chromiumPrinter } from './exports/report/print-pdf.ts';
import { occurrenceAsker } from './models/occurrence-in-child.ts';
import { modelPreparer } from './models/prepare-in-child.ts';
import { createHandlers, type HandlerParts } from './handlers.ts';
import { nowText, silentLog, systemClock } from './log.ts';
import { folderIdentity } from './media/folder-identity.ts';
import { openMedia, type Media } from './media/media.ts';
import { createFolderModels } from './models/folder-models.ts';
import { pathOfFile } from './media/recording-path.ts';
import { ofOneRun, orNoModel, wantedFolder } from './models/chosen-pack.ts';
import { soundReader } from './media/sound-children.ts';
import { packFolderName, type PackPlaces } from './models/pack-shelf.ts';
import { finishLeftOpen } from './finish-left-open.ts';
import { createPublishedModels } from './models/downloading/model-requests.ts';
import { openProviderMemory } from './analysts/provider-memory.ts';
import { sharedPages } from '#store/columns/shared-pages.ts';
import { readerHere } from './reading/reader.ts';
import { threadedReader } from './reading/threaded-reader.ts';
import { headTrainer } from './search/train-in-child.ts';
import { createLabelBook } from './species/label-book.ts';
import { createRangeKeeper } from './species/range-keeper.ts';
import { findRangeSource } from './species/range-source.ts';
import { openSettings } from './settings/settings-keeper.ts';
import { createPlaceAgain } from './time-and-place/time-and-station-again.ts';
import { lookAfterData } from './upkeep/look-after-data.ts';
import { createWatchedFolders } from './watching/watched-folders.ts';
import { atMost, letMoreWait } from './watching/settle.ts';
import { pausedKey } from './watching/watch-control.ts';
import { readWatchState, throttled } from './watching/watch-state.ts';
import { followEngine, stopTelling } from './telling/follow-engine.ts';
import { startTelling } from './telling/telling.ts';
import { WorkQueue } from './queue/work-queue.ts';

/** The running program without a face. */
export type Engine = {
  readonly dispatch: Dispatch;
  media(kind: string, id: string): Promise<Reply<Media>>;
  /** Part of every media address that may be kept: ids begin at 1 in every data folder. */
  readonly folderIdentity: string;
  on<K extends EventName>(name: K, hear: (event: Events[K]) => void): () => void;
  state(): WatchState;
  /** Where a known file lies, for the desktop to show it; null when it is not known. */
  pathOfFile(file: number): string | null;
  /** Lets the work rest for a reason of the computer's, shown as it is; null goes on. A person's pause is another thing. */
  hold(reason: Sentence | null): void;
  /** Looks through every watched folder again, as after a sleep of the computer. */
  lookAgain(): Promise<void>;
  /** Fulfilled when the database went away under the running program: nothing is written any more. */
  readonly lost: Promise<KnownFailure>;
  /** For `analyseFolder` and exports with a filter; transports use `dispatch` and `media`. */
  readonly inside: { readonly engine: EngineCore; readonly parts: HandlerParts };
  /** Stops the work at hand, lets the current transaction end, ends the analyst and gives the data folder free. */
  close(): Promise<void>;
};

/**
 * Opens the data folder and the model pack and starts watching and working.
 * @throws KnownFailure `data-folder-unusable`, `data-folder-in-use`, `database-too-new`, `database-damaged`, `pack-invalid`,
 * `provider-failed`.
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  letMoreWait(process.env);
  const store = openStore(options.dataFolder, { notices: options.notices ?? [] });
  const readers = readersOf(options, store);
  let analyst: AnalystKeeper | null = null;
  try {
    // While the models are opened: whoever asks first finds what is counted in memory.
    if (options.answers === true) void readers.reader.prepare();
    const openStrictly =
      options.openAnalyst ??
      analystOpener(options.fork, wantedAnalysts(store.db, options.analysts ?? null), options.listensAtOnce);
    const places = packPlaces(options);
    const memory = openProviderMemory(store.db);
    const packFolder = await wantedFolder(store.db, places, options);
    const kept = keepAnalyst(
      { open: orNoModel(openStrictly, store.db), openStrictly, memory, clock: options.clock ?? systemClock },
      {
        packFolder,
        painterFolder: places.painterFolder,
        provider: storedProvider(store),
        ...(options.threads === undefined ? {} : { threads: options.threads }),
      },
    );
    // While the models are opened: it is remembered for whoever asks next.
    const ranged = findRangeSource(places, packFolder).catch(() => null);
    analyst = await kept;
    await ranged;
    const engine = createEngine(options, store, readers, analyst);
    await Promise.all([engine.ranges.find(), engine.folderModels.load()]);
    followEngine(engine);
    return assemble(engine, options);
  } catch (thrown) {
    await Promise.all([analyst?.close(), readers.reader.close(), readers.searcher.close()]);
    store.close();
    throw thrown;
  }
}

function packPlaces(options: EngineOptions): PackPlaces {
  const { packFolder, painterFolder = packFolder, earlierFolders = [], dataFolder } = options;
  return { shippedFolder: packFolder, painterFolder, earlierFolders, ownFolder: join(dataFolder, packFolderName) };
}

function storedProvider(store: Store): ProviderChoice {
  return openSettings(store.db, null, silentLog).current().provider;
}

type Readers = Pick<EngineCore, 'reader' | 'searcher'>;

/** What answers questions, and what searches by sound, so that neither waits for the other. */
function readersOf({ readerEntry: entry }: EngineOptions, { db }: Store): Readers {
  if (entry === undefined) return { reader: readerHere(db), searcher: readerHere(db) };
  return {
    reader: threadedReader(entry, db.name, { share: () => sharedPages(db) }),
    searcher: threadedReader(entry, db.name, { threads: 1 }),
  };
}

function createEngine(options: EngineOptions, store: Store, readers: Readers, analyst: AnalystKeeper): EngineCore {
  for (const notice of store.notices) options.log.warn(say(notice, 'en'));
  const [clock, ending] = [options.clock ?? systemClock, createEnding()];
  recoverFiles(store.db, nowText(clock));
  recoverPictures(store.db);
  const settings = openSettings(store.db, analyst.facts().pack, options.log);
  let packId = savePack(store.db, analyst.facts().pack);
  return {
    store,
    ...readers,
    sound: soundReader(options.fork),
    analyst,
    settings,
    get packId() {
      return packId;
    },
    packs: packPlaces(options),
    prepareModel: modelPreparer(options.fork, ending),
    ending,
    trainHead: headTrainer(options.fork),
    labels: createLabelBook(store.db, packPlaces(options)),
    ranges: createRangeKeeper({
      db: store.db,
      log: options.log,
      ask: occurrenceAsker(options.fork, ending.signal),
      find: () => findRangeSource(packPlaces(options), analyst.packFolder()),
    }),
    folderModels: createFolderModels(store.db, analyst, ofOneRun(options) ? null : packPlaces(options)),
    takePack: () => {
      const { pack } = analyst.facts();
      packId = savePack(store.db, pack);
      settings.follow(pack);
    },
    events: createEventHub(),
    clock,
    log: options.log,
    version: options.version,
    exporting: {
      threadEntry: options.exportEntry ?? null,
      printPdf: options.printPdf ?? chromiumPrinter(process.env),
    },
    telling: tellingOf(options, { db: store.db, clock, analyst }),
  };
}

type TellingParts = Pick<EngineCore, 'clock' | 'analyst'> & { readonly db: Store['db'] };

function tellingOf(
  { telling, log, version }: EngineOptions,
  { analyst, ...parts }: TellingParts,
): EngineCore['telling'] {
  if (telling === undefined) return null;
  return startTelling({ ...parts, log, version, labels: () => analyst.facts().pack.labels }, telling);
}

const [closeWithinMs, readerCloseWithinMs] = [3300, 500];

function assemble(engine: EngineCore, options: EngineOptions): Engine {
  const watching = options.watch ?? true;
  const told = throttled(() => engine.events.emit('watch.changed', state()), 250);
  engine.analyst.onChange(told.call);
  const folders = createWatchedFolders(engine, () => queue.wake(), told.call);
  const queue = new WorkQueue(engine, {
    scope: null,
    paused: !watching || readStoredValues(engine.store.db).get(pausedKey) === true,
    away: () => [...folders.away(), ...engine.folderModels.gone().keys()],
    changed: told.call,
    troubleRestMs: options.troubleRestMs ?? 30_000,
  });
  const [deriveAgain, placeAgain] = [createDeriveAgain(engine), createPlaceAgain(engine)];
  const settingsParts = { folders, queue, deriveAgain, placeAgain, changed: told.call };
  const published = createPublishedModels(engine, settingsParts, options.stallMs);
  const parts: HandlerParts = { ...settingsParts, published };
  const state = (): WatchState => readWatchState(engine, queue, folders);
  if (watching) {
    requeueWatched(engine);
    folders.start();
  }
  queue.start();
  finishLeftOpen(parts, engine);
  const care = lookAfterData(engine, watching, queue);
  void care.lost.then((failure) => queue.end(toFailure(failure)));
  return {
    dispatch: createDispatch(createHandlers(engine, parts), engine.log),
    media: (kind, id) => replyTo(engine.log, `media ${kind}`, () => openMedia(engine, kind, id)),
    folderIdentity: folderIdentity(engine.store.db),
    on: engine.events.on,
    state,
    pathOfFile: (file) => pathOfFile(engine.store.db, file as FileId),
    hold: (reason) => queue.hold(reason),
    lookAgain: async () => {
      if (watching) await folders.restart();
      queue.wake();
    },
    lost: care.lost,
    inside: { engine, parts },
    close: async () => {
      // All at the same time: only the end of an analyst that hangs lets the queue end. No drive that hangs holds the end up.
      const works = [deriveAgain.stop(), placeAgain.stop(), published.downloads.close(), stopTelling(engine)];
      const children = [engine.analyst.close(), engine.sound.close()];
      const ends = [care.stop(), folders.close(), queue.close(), engine.ending.end(), ...works, ...children];
      await atMost(Promise.all(ends), closeWithinMs);
      told.stop();
      await atMost(Promise.all([engine.reader.close(), engine.searcher.close()]), readerCloseWithinMs);
      engine.store.close();
    },
  };
}
