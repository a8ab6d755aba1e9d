import * as v from 'valibot';
import { DetectionFilter, Verdict } from '../detections.ts';
import { DetectionId } from '../ids.ts';
import { LocalMoment } from '../recordings.ts';
import { distinct, Path, whole } from '../schema/fields.ts';
import { request, type Exchanges, type Value } from '../schema/request.ts';
import { Said } from '../schema/said.ts';
import { Species, SpeciesCode } from '../species.ts';
import { BroughtTable } from './annotations.ts';

/** A detection as a second reviewer sees it: what the machine said, and nothing of what anybody else said. */
const BlindItem = v.strictObject({
  detection: DetectionId,
  /** The machine's. */
  species: Species,
  score: v.number(),
  at: v.nullable(LocalMoment),
  recordingName: v.string(),
  startSeconds: v.number(),
  endSeconds: v.number(),
});
export type BlindItem = Value<typeof BlindItem>;

/** What one reviewer said without knowing what others said. */
const Opinion = v.strictObject({
  reviewer: v.string(),
  verdict: Verdict,
  /** The label given instead of the machine's; null: that one. */
  species: v.nullable(Species),
  comment: v.string(),
  /** ISO 8601 UTC. */
  reviewedAt: v.string(),
});
export type Opinion = Value<typeof Opinion>;

const DisputedItem = v.strictObject({ ...BlindItem.entries, opinions: v.array(Opinion) });
export type DisputedItem = Value<typeof DisputedItem>;

/** How far two reviewers agree on detections that both judged on their own: that it is the machine's species, that it is not, or unsure. */
const ReviewerPair = v.strictObject({
  one: v.string(),
  other: v.string(),
  /** null: all species together. */
  species: v.nullable(Species),
  detections: v.number(),
  /** Rows: what `one` said, columns: what `other` said; it is, it is not, unsure. */
  table: v.array(v.array(v.number())),
  observed: v.nullable(v.number()),
  /** Cohen's kappa with its 95 % interval; null where it is not defined: both always said the same one thing. */
  kappa: v.nullable(v.strictObject({ value: v.number(), low: v.nullable(v.number()), high: v.nullable(v.number()) })),
});
export type ReviewerPair = Value<typeof ReviewerPair>;

const AgreementAnswer = v.strictObject({
  /** All species together first, then species by species. */
  pairs: v.array(ReviewerPair),
  /** Detections on which reviewers differ and nobody has decided. */
  disputed: v.number(),
});
export type AgreementAnswer = Value<typeof AgreementAnswer>;

const MergedReviews = v.strictObject({
  /** Detections whose reviews were taken or completed, and those that were known already. */
  taken: v.number(),
  known: v.number(),
  /** Recordings that are not here, or were not analysed here; their reviews can be merged later. */
  missing: v.array(v.string()),
  /** What two copies say differently. Both are kept; the later one is shown until somebody decides. */
  conflicts: v.array(Said),
});
export type MergedReviews = Value<typeof MergedReviews>;

export const reviewerRequests = {
  /** Detections that somebody else has reviewed and the reviewer of the settings has not given a second verdict on. */
  'second.queue': request(
    { filter: DetectionFilter, limit: whole(1, 500) },
    v.strictObject({ total: v.number(), items: v.array(BlindItem) }),
  ),
  /** Gives or takes back (null) a second verdict in the name of the settings. Nothing of the first one is changed. */
  'second.give': request(
    { detections: distinct(DetectionId, 500), verdict: v.nullable(Verdict), species: v.nullable(SpeciesCode) },
    v.strictObject({}),
  ),
  'reviewers.agreement': request({}, AgreementAnswer),
  /** On which they differ; a verdict by `review.change` settles one. */
  'reviewers.disputed': request(
    { offset: whole(0, 1e9), limit: whole(1, 500) },
    v.strictObject({ total: v.number(), items: v.array(DisputedItem) }),
  ),
  /** Writes every review of this season into one file, for another copy of the same season. */
  'reviews.export': request({ path: Path }, v.strictObject({ path: v.string(), reviews: v.number() })),
  /** Takes the reviews of another copy. The same file twice, and files in any order, come to the same; nothing is overwritten unsaid. */
  'reviews.merge': request({ source: BroughtTable }, MergedReviews),
};
export type ReviewerRequests = Exchanges<typeof reviewerRequests>;
