import { Bug, KnownFailure } from '#contract/failure.ts';
import type { Blend } from '#contract/pictures.ts';
import type { DetectionId } from '#contract/ids.ts';
import type { ClipPlace } from '#analysis/process/analyst.ts';
import { detectionPictures, type DetectionRecord } from '#store/detections/detection-detail.ts';
import { shownPicture } from '#store/pictures/kept-pictures.ts';
import { frameIds } from '#store/pictures/painting-cache.ts';
import { findDetection } from '../review/detection-page.ts';
import { channelFrom, recordingPath } from '../media/recording-path.ts';
import { picturePlan, type EngineCore } from '../engine.ts';
import { howToPaint } from './how-to-paint.ts';
import { refusePrivate } from '../media/private-sound.ts';
import { painterHash, type PaintNow } from './paint-now.ts';

/** Blends are counted in thousandths, so that two asks for the same one meet. */
const wholeShare = 1000;

export type BlendAsk = { readonly from: DetectionId; readonly to: DetectionId; readonly share: number };

/**
 * Paints one picture from two clips of a species: the features of both mixed, the noise of the first.
 * @throws KnownFailure `not-found`, `bad-request`, `not-allowed`, `file-missing`.
 */
export async function paintBlend(engine: EngineCore, paintNow: PaintNow, ask: BlendAsk): Promise<Blend> {
  const { db } = engine.store;
  const [from, to] = [findDetection(db, ask.from), findDetection(db, ask.to)];
  if (from.detection.species.code !== to.detection.species.code) {
    throw new KnownFailure('bad-request', 'blend-two-species');
  }
  const modelHash = painterHash(engine, from.detection.species);
  const [place, other] = [await clipPlace(engine, from), await clipPlace(engine, to)];
  const manner = howToPaint(engine.analyst.facts().pack, engine.settings.current());
  const seed = seedOf(engine, from);
  const share = Math.round(ask.share * wholeShare) / wholeShare;
  const facts = { kind: 'blend', from: ask.from, to: ask.to, share, seed, ...manner, modelHash };
  const frames = frameIds(facts, 1);
  const [frame] = frames;
  if (frame === undefined) throw new Bug('A blend has one frame.');
  const how = { seed, ...manner, recordingName: from.recordingName };
  await paintNow(frames, { ...place, ...how, blend: { ...other, share } }, ({ png }) => [png]);
  return { frame, share, seed };
}

/** The seed of the picture on show, so that a blend begins with the picture the person knows. */
function seedOf(engine: EngineCore, { detection, recording }: DetectionRecord): number {
  const { db } = engine.store;
  const shown = shownPicture(db, detection.id);
  const picture = detectionPictures(db, detection.id).find(({ id }) => id === shown?.picture);
  return picture?.provenance.seed ?? picturePlan(engine, recording.contentId).seedFor(detection.bestClipStartSeconds);
}

async function clipPlace(engine: EngineCore, record: DetectionRecord): Promise<ClipPlace> {
  const { db } = engine.store;
  const { recording, bestClipStartSeconds, species } = record.detection;
  const { windowSeconds } = engine.analyst.facts().pack;
  refusePrivate(db, recording, bestClipStartSeconds, bestClipStartSeconds + windowSeconds);
  const path = await recordingPath(db, recording, record.recordingName);
  return { path, channel: channelFrom(record.channel), clipStartSeconds: bestClipStartSeconds, species };
}
