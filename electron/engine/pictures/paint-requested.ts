import { KnownFailure, toFailure, type Failure } from '#contract/failure.ts';
import type { DetectionId } from '#contract/ids.ts';
import type { Picture } from '#contract/pictures.ts';
import type { Species } from '#contract/species.ts';
import { detectionPictures } from '#store/detections/detection-detail.ts';
import { bestDetections } from '#store/pictures/best-detections.ts';
import { pictureFile } from '#store/pictures/picture-files.ts';
import { failPicture, takePicture } from '#store/pictures/picture-queue.ts';
import { picturePlan, type EngineCore } from '../engine.ts';
import { isOfPrivate } from '../media/private-sound.ts';
import { drawPicture } from '../queue/paint-job.ts';
import { findDetection } from '../review/detection-page.ts';
import { howToPaint, type PaintWish } from './how-to-paint.ts';
import { requestPicture } from './request-picture.ts';

/** What came of one detection whose picture was asked for. */
export type RequestedPicture = {
  readonly detection: DetectionId;
  readonly species: Species;
  /** null: there is none, and `failure` says why. */
  readonly picture: Picture | null;
  /** Absolute path of the PNG. */
  readonly file: string | null;
  /** Whether it was painted now; false: the same picture was there. */
  readonly painted: boolean;
  readonly failure: Failure | null;
};

export type Requested = {
  readonly detections: readonly DetectionId[];
  readonly wish: PaintWish;
  /** Also a species that the painter has not learnt. */
  readonly anyway: boolean;
  /** Told before each. */
  readonly progress: (done: number, all: number) => void;
  readonly signal: AbortSignal;
};

/**
 * Paints the pictures of these detections now, one after the other, with the noise that each clip has of its own: a picture that was
 * painted this way before is there at once. What keeps one from being painted does not keep the others.
 * @throws KnownFailure `cancelled` after the signal, and what is wrong with all of them: the disk, the model
 */
export async function paintRequested(engine: EngineCore, requested: Requested): Promise<RequestedPicture[]> {
  const { detections, progress, signal } = requested;
  const painted: RequestedPicture[] = [];
  for (const id of detections) {
    progress(painted.length, detections.length);
    painted.push(await paintOne(engine, id, requested));
    if (signal.aborted) throw new KnownFailure('cancelled', 'work-stopped');
  }
  return painted;
}

async function paintOne(
  engine: EngineCore,
  id: DetectionId,
  { wish, anyway, signal }: Requested,
): Promise<RequestedPicture> {
  const { detection, recording } = findDetection(engine.store.db, id);
  const { species, bestClipStartSeconds } = detection;
  const seed = picturePlan(engine, recording.contentId).seedFor(bestClipStartSeconds);
  const there = samePicture(engine, id, wish, seed);
  if (there !== null)
    return withFile(engine, { detection: id, species, picture: there, painted: false, failure: null });
  try {
    requestPicture(engine, id, { seed, anyway, evenWhenOff: true, ...wish });
    const picture = await paintAsked(engine, id, signal);
    return withFile(engine, { detection: id, species, picture, painted: true, failure: null });
  } catch (thrown) {
    if (!(thrown instanceof KnownFailure) || ofAll.has(thrown.code)) throw thrown;
    return { detection: id, species, picture: null, file: null, painted: false, failure: toFailure(thrown) };
  }
}

/** What keeps every picture from being painted. */
const ofAll: ReadonlySet<string> = new Set([
  'cancelled',
  'disk-full',
  'data-folder-unusable',
  'pack-invalid',
  'provider-failed',
]);

/** The picture that is to be painted, where it was painted before and its file is there. */
function samePicture(engine: EngineCore, id: DetectionId, wish: PaintWish, seed: number): Picture | null {
  const { pack } = engine.analyst.facts();
  const how = howToPaint(pack, engine.settings.current(), wish);
  const hash = pack.painter?.byDefault?.hash ?? pack.hash;
  const found = detectionPictures(engine.store.db, id).find(
    ({ state, provenance }) =>
      state === 'done' &&
      provenance.seed === seed &&
      provenance.modelHash === hash &&
      provenance.painter === how.painter &&
      provenance.sampler === how.sampler &&
      provenance.steps === how.steps &&
      provenance.guidanceScale === how.guidanceScale,
  );
  if (found === undefined || isOfPrivate(engine.store.db, found.id)) return null;
  return pictureFile(engine.store, found.id) !== null ? found : null;
}

/** Paints the picture that was put into the queue last. It fails there as one of the queue's own would. */
async function paintAsked(engine: EngineCore, id: DetectionId, signal: AbortSignal): Promise<Picture> {
  const { db } = engine.store;
  const [asked] = detectionPictures(db, id);
  const job =
    asked === undefined
      ? null
      : takePicture(db, { scope: null, nowMs: engine.clock.now(), only: 'person', besides: false, picture: asked.id });
  if (job === null) throw new KnownFailure('not-found', 'picture-not-there');
  try {
    await drawPicture(engine, job, signal);
  } catch (thrown) {
    failPicture(db, job.id, toFailure(thrown));
    throw thrown;
  }
  const drawn = detectionPictures(db, id).find((each) => each.id === job.id);
  if (drawn === undefined) throw new KnownFailure('not-found', 'picture-not-there');
  return drawn;
}

function withFile(engine: EngineCore, found: Omit<RequestedPicture, 'file'>): RequestedPicture {
  const file = found.picture === null ? null : pictureFile(engine.store, found.picture.id);
  return { ...found, file };
}

/** Of a species the best detection of every recording, the best first. @param limit so many at most; null: all */
export function bestOfSpecies({ store }: EngineCore, species: string, limit: number | null): DetectionId[] {
  return bestDetections(store.db, species, limit);
}
