import { isPrivate } from '#analysis/classifying/private-sound.ts';
import type { DetectionDetail } from '#contract/clip.ts';
import type { DetectionId } from '#contract/ids.ts';
import { sentence } from '#contract/words/sentence.ts';
import { readDetectionPage } from './detection-page.ts';
import type { EngineCore } from '../engine.ts';
import { unpaintable } from '../pictures/request-picture.ts';

/** A detection with everything its page shows, and why it can have no picture where the painter does not know its species. */
export function readClipPage(engine: EngineCore, id: DetectionId): DetectionDetail {
  return withUnpaintable(engine, readDetectionPage(engine.store.db, id));
}

/** The page of a detection with what the loaded pack says of it. */
export function withUnpaintable(engine: EngineCore, page: DetectionDetail): DetectionDetail {
  const { pack } = engine.analyst.facts();
  const { bestClipStartSeconds: from } = page.detection;
  if (isPrivate(page.hushed ?? [], from, from + page.clipSeconds))
    return { ...page, unpaintable: sentence('private-voice') };
  const why = unpaintable(pack, page.detection.species);
  if (why === null) return page;
  return { ...page, unpaintable: why, ...(pack.painter === null ? {} : { paintableAnyway: true as const }) };
}
