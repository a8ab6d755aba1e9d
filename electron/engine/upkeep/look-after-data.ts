import type { KnownFailure } from '#contract/failure.ts';
import { databaseLost } from '#store/opening/database-presence.ts';
import { mendPictures } from '#store/pictures/mend-pictures.ts';
import { pictureCensus } from '#store/pictures/picture-census.ts';
import type { EngineCore } from '../engine.ts';
import { identifyOlder } from '../queue/identify-older.ts';
import type { WorkQueue } from '../queue/work-queue.ts';
import { mendEmbeddings } from '../search/keep-embeddings.ts';
import { letOthersRun } from '../watching/settle.ts';

const lookEveryMs = 1000;

/** What looks after the data folder while the program runs. */
export type DataCare = {
  /** Fulfilled when the database is no longer in its place; nothing is written any more then. */
  readonly lost: Promise<KnownFailure>;
  stop(): Promise<void>;
};

const mendedAtOnce = 200;

/** Pictures whose files are gone are painted again. Many may be gone, and everything else goes on meanwhile. */
async function mendMissing(engine: EngineCore, going: () => boolean, mended: () => void): Promise<void> {
  const { db, picturesPath } = engine.store;
  const { missing } = await pictureCensus(db, picturesPath, going);
  if (missing.length === 0) return;
  for (let at = 0; at < missing.length && going(); at += mendedAtOnce) {
    mendPictures(db, missing.slice(at, at + mendedAtOnce));
    await letOthersRun();
  }
  if (!going()) return;
  engine.log.warn(`${missing.length} pictures were not in their place and are painted again.`);
  mended();
}

/**
 * Notices a database that goes away under the running program and, where it watches, once after the start pictures whose files
 * are gone and recordings whose sound was never noted.
 * @param queue is woken when pictures wait that were finished before.
 */
export function lookAfterData(
  engine: EngineCore,
  watching: boolean,
  queue: Pick<WorkQueue, 'wake' | 'idle'>,
): DataCare {
  const { db, presence } = engine.store;
  let going = true;
  const { promise: lost, resolve } = Promise.withResolvers<KnownFailure>();
  const timer = setInterval(() => {
    const loss = presence.lost();
    if (loss === null) return;
    clearInterval(timer);
    resolve(databaseLost(db.name));
  }, lookEveryMs);
  timer.unref();
  const mayGoOn = (): boolean => going && presence.lost() === null;
  const census = watching ? mendMissing(engine, mayGoOn, () => queue.wake()) : Promise.resolve();
  if (watching) {
    mendEmbeddings(engine, mayGoOn).catch((thrown: unknown) => {
      engine.log.error('Looking through the embeddings met trouble.', thrown);
    });
    identifyOlder(engine, () => queue.idle(), mayGoOn).catch((thrown: unknown) => {
      engine.log.error('Noting the sound of older recordings met trouble.', thrown);
    });
  }
  const ended = census.catch((thrown: unknown) => {
    engine.log.error('Looking through the pictures met trouble.', thrown);
  });
  return {
    lost,
    stop: async () => {
      going = false;
      clearInterval(timer);
      await ended;
    },
  };
}
