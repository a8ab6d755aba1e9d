import { KnownFailure } from '#contract/failure.ts';
import type { DenoisingSteps } from '#contract/pictures.ts';
import type { PictureId } from '#contract/ids.ts';
import { paintedPicture } from '#store/pictures/painted-pictures.ts';
import { frameIds } from '#store/pictures/painting-cache.ts';
import { channelFrom, recordingPath } from '../media/recording-path.ts';
import type { EngineCore } from '../engine.ts';
import { refusePrivate } from '../media/private-sound.ts';
import { painterHash, type PaintNow } from './paint-now.ts';

/**
 * Paints a finished picture once more from the same noise and keeps what each step foresaw.
 * @throws KnownFailure `not-found`, `not-allowed`, `file-missing`.
 */
export async function paintSteps(engine: EngineCore, paintNow: PaintNow, id: PictureId): Promise<DenoisingSteps> {
  const { db } = engine.store;
  const picture = paintedPicture(db, id);
  if (picture === null) throw new KnownFailure('not-found', 'picture-not-there');
  const { seed, painter, sampler, steps, guidanceScale, species, recordingName, clipStartSeconds, modelHash } = picture;
  if (painterHash(engine, species) !== modelHash) {
    throw new KnownFailure('not-allowed', 'picture-other-model');
  }
  const { windowSeconds } = engine.analyst.facts().pack;
  refusePrivate(db, picture.recording, clipStartSeconds, clipStartSeconds + windowSeconds);
  const frames = frameIds(
    { kind: 'steps', picture: id, seed, painter, sampler, steps, guidanceScale, modelHash },
    steps,
  );
  const path = await recordingPath(db, picture.recording, recordingName);
  const channel = channelFrom(picture.channel);
  const how = { seed, painter, sampler, steps, guidanceScale };
  await paintNow(
    frames,
    { path, channel, clipStartSeconds, ...how, species, recordingName, allSteps: true },
    (drawn) => drawn.frames,
  );
  return { picture: id, steps, frames };
}
