import type { ReviewRequests } from '#contract/review.ts';
import { readReviewedScores } from '#store/review/reviewed-scores.ts';
import { readReviewItems, readReviewQueue } from '#store/review/review-queue.ts';
import { drawSample, readSample, readSamples, removeSample } from '#store/review/review-samples.ts';
import { readLabels } from '#store/review/reviews.ts';
import type { EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';
import { saveVerdicts, restore, type Who } from './save-verdicts.ts';
import { precisionOf } from './precision.ts';

type ReviewHandlers = {
  readonly [K in keyof ReviewRequests]: (ask: ReviewRequests[K]['ask']) => ReviewRequests[K]['answer'];
};

/** One short function per request of a review. */
export function createReviewHandlers(engine: EngineCore): ReviewHandlers {
  const { db } = engine.store;
  const who = (): Who => ({ reviewer: engine.settings.current().reviewer, now: nowText(engine.clock) });
  return {
    'review.change': ({ detections, change }) => saveVerdicts(db, detections, change, who()),
    'review.restore': ({ states }) => restore(db, states, who()),
    'review.queue': ({ filter, order, limit }) => readReviewQueue(db, filter, order, limit),
    'review.items': ({ detections }) => ({ items: readReviewItems(db, detections) }),
    'labels.read': () => ({ labels: readLabels(db) }),
    'samples.read': () => ({ samples: readSamples(db) }),
    'sample.draw': (ask) => drawSample(db, { ...ask, now: nowText(engine.clock) }),
    'sample.remove': ({ sample }) => {
      removeSample(db, sample);
      return { samples: readSamples(db) };
    },
    'sample.read': ({ sample }) => readSample(db, sample),
    'precision.read': ({ species, sample }) => precisionOf(readReviewedScores(db, species, sample)),
  };
}
