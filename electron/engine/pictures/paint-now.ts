import { KnownFailure } from '#contract/failure.ts';
import type { FrameId } from '#contract/pictures.ts';
import type { Species } from '#contract/species.ts';
import type { DrawAsk, DrawnPicture } from '#analysis/process/analyst.ts';
import { haveFrames, writeFrames } from '#store/pictures/painting-cache.ts';
import type { EngineCore } from '../engine.ts';
import { unpaintable } from './request-picture.ts';

/**
 * What is painted while a person waits: one after the other, between the recordings, and kept for a while. The same wish
 * is painted once.
 */
export type PaintNow = {
  /** @throws KnownFailure what is wrong with the recording, the model or the disk. */
  (frames: readonly FrameId[], ask: DrawAsk, pngs: (drawn: DrawnPicture) => readonly Uint8Array[]): Promise<void>;
};

export function createPaintNow(engine: EngineCore): PaintNow {
  let last: Promise<unknown> = Promise.resolve();
  return (frames, ask, pngs) => {
    const work = last.then(async () => {
      const { folder } = engine.store;
      if (haveFrames(folder, frames)) return;
      const drawn = await engine.analyst.analyst().draw({ ...ask, urgent: true }, new AbortController().signal);
      writeFrames(folder, frames, pngs(drawn));
    });
    last = work.catch(() => undefined);
    return work;
  };
}

/** The hash of the model that paints now, whether it knows the species or not. @throws KnownFailure `not-allowed` where nothing is painted. */
export function painterHash({ analyst, settings }: EngineCore, species: Species): string {
  const { pack } = analyst.facts();
  const refusal = pack.painter === null ? unpaintable(pack, species) : null;
  if (refusal !== null) throw KnownFailure.of({ code: 'not-allowed', ...refusal });
  if (settings.current().picturePolicy === 'off') {
    throw new KnownFailure('not-allowed', 'pictures-off');
  }
  return pack.painter?.byDefault?.hash ?? pack.hash;
}
