import type { KnownFailure } from '#contract/failure.ts';
import { databaseLost } from '#store/opening/database-presence.ts';
import { mendPictures } from '#store/pictures/mend-pictures.ts';
import { pictureCensus } from '#store/pictures/picture-census.ts';
import type { EngineCore } from '../engine.ts';

const lookEveryMs = 1000;

/** What looks after the data folder while the program runs. */
export type DataCare = {
  /** Fulfilled when the database is no longer in its place; nothing is written any more then. */
  readonly lost: Promise<KnownFailure>;
  stop(): Promise<void>;
};

/**
 * Notices a database that goes away under the running program, and once after the start pictures whose files are gone.
 * @param mended called when pictures wait that were finished before.
 */
export function lookAfterData(engine: EngineCore, mended: () => void): DataCare {
  const { db, picturesPath, presence } = engine.store;
  let going = true;
  const { promise: lost, resolve } = Promise.withResolvers<KnownFailure>();
  const timer = setInterval(() => {
    const loss = presence.lost();
    if (loss === null) return;
    clearInterval(timer);
    resolve(databaseLost(db.name));
  }, lookEveryMs);
  timer.unref();
  const census = pictureCensus(db, picturesPath, () => going && presence.lost() === null).then(
    ({ missing }) => {
      if (!going || missing.length === 0 || presence.lost() !== null) return;
      mendPictures(db, missing);
      engine.log.warn(`${missing.length} pictures were not in their place and are painted again.`);
      mended();
    },
    (thrown: unknown) => {
      engine.log.error('Looking through the pictures met trouble.', thrown);
    },
  );
  return {
    lost,
    stop: async () => {
      going = false;
      clearInterval(timer);
      await census;
    },
  };
}
