import type { DetectionDetail } from '#contract/clip.ts';
import type { DetectionId } from '#contract/ids.ts';
import { readDetectionPage } from './detection-page.ts';
import type { EngineCore } from '../engine.ts';
import { unpaintable } from '../pictures/request-picture.ts';

/** A detection with everything its page shows, and why it can have no picture where the painter does not know its species. */
export function readClipPage(engine: EngineCore, id: DetectionId): DetectionDetail {
  const page = readDetectionPage(engine.store.db, id);
  const why = unpaintable(engine.analyst.facts().pack, page.detection.species);
  return why === null ? page : { ...page, unpaintable: why };
}
