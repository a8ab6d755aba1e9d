import type { Handlers } from '#contract/requests.ts';
import type { ReviewRequests } from '#contract/review.ts';
import { setFavourites } from '#store/gallery/favourites.ts';
import { keepSample, readSamples, removeSample, restoreSample } from '#store/review/review-samples.ts';
import type { EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';
import { saveVerdicts, restore, type Who } from './save-verdicts.ts';
import { addOwnLabel, learnLabel } from './own-labels.ts';
import type { QuestionName } from '../reading/questions.ts';

type ReviewHandlers = {
  readonly [K in Exclude<keyof ReviewRequests, QuestionName> | 'sample.draw']: (
    ask: ReviewRequests[K]['ask'],
  ) => ReviewRequests[K]['answer'] | Promise<ReviewRequests[K]['answer']>;
} & Pick<Handlers, 'favourites.set'>;

/** One short function per request of a review. */
export function createReviewHandlers(engine: EngineCore): ReviewHandlers {
  const { db } = engine.store;
  const who = (): Who => ({ reviewer: engine.settings.current().reviewer, now: nowText(engine.clock) });
  return {
    'review.change': async ({ detections, change }) => {
      if (change.species !== undefined && change.species !== null) await learnLabel(engine, change.species);
      return saveVerdicts(db, detections, change, who());
    },
    'labels.all': async () => ({ labels: [...(await engine.labels.all())] }),
    'label.add': ({ name }) => ({ label: addOwnLabel(db, name, nowText(engine.clock)) }),
    'review.restore': ({ states }) => restore(db, states, who()),
    'favourites.set': ({ detections, favourite }) => {
      setFavourites(db, detections, favourite, nowText(engine.clock));
      return {};
    },
    'sample.draw': async (ask) => {
      const drawn = await engine.reader.ask('sample.draw', ask);
      return keepSample(db, { ...ask, now: nowText(engine.clock) }, drawn);
    },
    'sample.remove': ({ sample }) => {
      removeSample(db, sample, nowText(engine.clock));
      return { samples: readSamples(db) };
    },
    'sample.restore': ({ sample }) => {
      restoreSample(db, sample, nowText(engine.clock));
      return { samples: readSamples(db) };
    },
  };
}
