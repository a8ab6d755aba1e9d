import { KnownFailure } from '#contract/failure.ts';
import type { Handlers } from '#contract/requests.ts';
import type { ReviewerRequests } from '#contract/search/reviewers.ts';
import { blindItems, blindQueue } from '#store/reviewers/blind-queue.ts';
import { giveSecondVerdicts, readDisputed, readOpinions } from '#store/reviewers/opinions.ts';
import type { EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';
import { learnLabel } from '../review/own-labels.ts';
import { reviewerAgreement } from './reviewer-agreement.ts';
import { exportReviews, mergeReviewFile } from './review-files.ts';

/** Reviews of several people: a second pass, how far they agree, and other copies of the season. */
export function createReviewerHandlers(engine: EngineCore): Pick<Handlers, keyof ReviewerRequests> {
  const { db } = engine.store;
  const named = (): string => {
    const { reviewer } = engine.settings.current();
    if (reviewer.trim() === '') throw new KnownFailure('not-allowed', 'second-no-name');
    return reviewer;
  };
  return {
    'second.queue': ({ filter, limit }) => blindQueue(db, named(), filter, limit),
    'second.give': async ({ detections, verdict, species }) => {
      const reviewer = named();
      if (species !== null) await learnLabel(engine, species);
      const now = nowText(engine.clock);
      giveSecondVerdicts(
        db,
        detections.map((detection) => ({ detection, verdict, species, reviewer, now })),
      );
      return {};
    },
    'reviewers.agreement': () => {
      const opinions = readOpinions(db);
      return { pairs: reviewerAgreement(opinions), disputed: readDisputed(db).length };
    },
    'reviewers.disputed': ({ offset, limit }) => {
      const all = readDisputed(db);
      const page = all.slice(offset, offset + limit);
      const items = blindItems(
        db,
        page.map(({ detection }) => detection),
      );
      return {
        total: all.length,
        items: items.map((item) => ({
          ...item,
          opinions: page.find(({ detection }) => detection === item.detection)?.opinions ?? [],
        })),
      };
    },
    'reviews.export': ({ path }) => exportReviews(engine, path),
    'reviews.merge': ({ source }) => mergeReviewFile(engine, source),
  };
}
