import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { DetectionId } from '#contract/ids.ts';
import type { Species } from '#contract/species.ts';
import { hasLearnt, isToldByName } from '#analysis/painting/default-painter.ts';
import type { PackFacts } from '#analysis/process/analyst.ts';
import { detectionPictures } from '#store/detections/detection-detail.ts';
import { addPictures } from '#store/pictures/picture-queue.ts';
import { findDetection } from '../review/detection-page.ts';
import { picturePlan, type EngineCore } from '../engine.ts';
import { howToPaint, type PaintWish } from './how-to-paint.ts';
import { refusePrivate } from '../media/private-sound.ts';

/** Steps through all 32-bit numbers without meeting one twice soon (2^32 over the golden ratio, odd). */
const seedStep = 0x9e37_79b9;

/** null lets the engine choose. */
export type PictureWish = PaintWish & {
  readonly seed: number | null;
  /** A species that the painter has never seen is painted from the sound alone. */
  readonly anyway: boolean;
  /** Asked for where nobody could ask by mistake: also where the settings say that there are no pictures. */
  readonly evenWhenOff?: boolean;
};

/** Why a pack, with the default painter where it has none, does not know how to paint a species, in one sentence; null where it can. */
export function unpaintable(pack: PackFacts, { code, scientificName, commonName }: Species): Sentence | null {
  if (pack.painter === null) {
    return pack.noPictures ?? sentence('picture-no-painter');
  }
  if (hasLearnt(pack, code) || isToldByName(pack, scientificName)) return null;
  return sentence('picture-species-unknown', { species: commonName });
}

/**
 * Puts a picture a person asks for into the queue, ahead of the others. Without a seed the first one takes the clip's own,
 * and each further one another.
 * @throws KnownFailure `not-found`, `not-allowed`.
 */
export function requestPicture(
  engine: EngineCore,
  id: DetectionId,
  { seed, anyway, evenWhenOff = false, ...wish }: PictureWish,
): void {
  const { detection, recording } = findDetection(engine.store.db, id);
  const { pack } = engine.analyst.facts();
  const clipStartSeconds = detection.bestClipStartSeconds;
  const refusal = unpaintable(pack, detection.species);
  if (refusal !== null && !(anyway && pack.painter !== null)) {
    throw KnownFailure.of({ code: 'not-allowed', ...refusal });
  }
  if (!evenWhenOff && engine.settings.current().picturePolicy === 'off') {
    throw new KnownFailure('not-allowed', 'pictures-off');
  }
  refusePrivate(engine.store.db, detection.recording, clipStartSeconds, clipStartSeconds + pack.windowSeconds);
  const how = howToPaint(pack, engine.settings.current(), wish);
  const plan = { ...picturePlan(engine, recording.contentId), ...how };
  const used = new Set(detectionPictures(engine.store.db, id).map((picture) => picture.provenance.seed));
  let chosen = seed ?? plan.seedFor(clipStartSeconds);
  while (seed === null && used.has(chosen)) chosen = (chosen + seedStep) >>> 0;
  addPictures(engine.store.db, [{ id, clipStartSeconds }], plan, 'person', () => chosen);
}
