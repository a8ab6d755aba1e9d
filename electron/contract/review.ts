import * as v from 'valibot';
import { Box, DetectionFilter, Review, Tag, Verdict } from './detections.ts';
import { DetectionId, SampleId } from './ids.ts';
import { LocalMoment } from './recordings.ts';
import { between, distinct, filled, list, longestList, text, trimmed, whole } from './schema/fields.ts';
import { Said } from './schema/said.ts';
import { request, type Exchanges, type Value } from './schema/request.ts';
import { Species, SpeciesCode } from './species.ts';

/** What a person changes about detections; an absent field stays as it is. */
export const ReviewChange = v.strictObject({
  /** null takes the whole review back. */
  verdict: v.exactOptional(v.nullable(Verdict)),
  /** The right species; null: the machine's label stands. Another species than the machine's confirms that one. */
  species: v.exactOptional(v.nullable(SpeciesCode)),
  comment: v.exactOptional(text(10_000)),
  callType: v.exactOptional(text(100)),
  /** How many individuals were heard; null: nobody counted. */
  individuals: v.exactOptional(v.nullable(whole(1, 100_000))),
  /** Its bounds as drawn on the spectrogram; null takes them away. They need no verdict. */
  box: v.exactOptional(v.nullable(Box)),
  /** Tags to be added and taken away; they need no verdict. */
  addTags: v.exactOptional(list(Tag, 50)),
  removeTags: v.exactOptional(list(Tag, 50)),
});
export type ReviewChange = Value<typeof ReviewChange>;

/** How a detection is reviewed at one moment; what `review.restore` puts back. */
export const ReviewState = v.strictObject({
  detection: DetectionId,
  /** The label in force. */
  species: Species,
  review: v.nullable(Review),
  /** Bounds that a person drew; null: nobody did. Absent: they stay as they are. */
  box: v.exactOptional(v.nullable(Box)),
  /** In their order. Absent: they stay as they are. */
  tags: v.exactOptional(list(Tag, 1000)),
});
export type ReviewState = Value<typeof ReviewState>;

/** A tag, and on how many detections it is. */
export const CountedTag = v.strictObject({ tag: v.string(), detections: v.number() });
export type CountedTag = Value<typeof CountedTag>;

/** A detection in the list of a review. */
export const ReviewItem = v.strictObject({
  ...ReviewState.entries,
  score: v.number(),
  /** A person made the detection: it has no score. */
  own: v.exactOptional(v.literal(true)),
  at: v.nullable(LocalMoment),
  recordingName: v.string(),
  startSeconds: v.number(),
  endSeconds: v.number(),
});
export type ReviewItem = Value<typeof ReviewItem>;

export const ReviewOrder = v.picklist(['oldest-heard', 'newest-heard', 'best-score', 'lowest-score', 'species']);
export type ReviewOrder = Value<typeof ReviewOrder>;

/**
 * `random`: every detection has the same chance. `stratified`: the same number from every species and every tenth of the
 * score, as far as there are that many.
 */
export const SampleKind = v.picklist(['random', 'stratified']);
export type SampleKind = Value<typeof SampleKind>;

/** Detections drawn by chance, to be reviewed one after the other. */
export const ReviewSample = v.strictObject({
  id: SampleId,
  name: v.string(),
  kind: SampleKind,
  filter: DetectionFilter,
  /** Detections under the filter when it was drawn. */
  drawnFrom: v.number(),
  size: v.number(),
  reviewed: v.number(),
  /** ISO 8601 UTC. */
  createdAt: v.string(),
});
export type ReviewSample = Value<typeof ReviewSample>;

/** What came of the reviewed detections whose scores lie between two bounds. */
export const ScoreBin = v.strictObject({
  fromScore: v.number(),
  toScore: v.number(),
  right: v.number(),
  wrong: v.number(),
  /** Share that was right with its 95 % interval (Wilson); null where none was reviewed. */
  share: v.nullable(v.strictObject({ value: v.number(), low: v.number(), high: v.number() })),
});
export type ScoreBin = Value<typeof ScoreBin>;

/** What to expect of a threshold. */
export const ThresholdPoint = v.strictObject({
  threshold: v.number(),
  /** Detections with at least this score, reviewed or not. */
  kept: v.number(),
  /** Expected share of them that is right, with its 95 % interval. */
  precision: v.number(),
  low: v.number(),
  high: v.number(),
  /** Chance that a detection with exactly this score is right. */
  chance: v.number(),
});
export type ThresholdPoint = Value<typeof ThresholdPoint>;

/** Precision as it follows from what was reviewed, by a logistic fit of right and wrong over the score. */
export const PrecisionAnswer = v.strictObject({
  right: v.number(),
  wrong: v.number(),
  /** Reviewed as unsure: in no figure. */
  unsure: v.number(),
  /** All detections of the species that are not hidden by a threshold now. */
  detections: v.number(),
  bins: v.array(ScoreBin),
  /** Chance = 1 / (1 + exp(-(intercept + slope x ln(score / (1 - score))))); null where too little was reviewed. */
  fit: v.nullable(v.strictObject({ intercept: v.number(), slope: v.number() })),
  points: v.array(ThresholdPoint),
  /** Why there is no fit, or what speaks against trusting it, in one sentence each. */
  doubts: v.array(Said),
});
export type PrecisionAnswer = Value<typeof PrecisionAnswer>;

/** How detections were and are reviewed; each is what `review.restore` takes. */
export const BeforeAndAfter = v.strictObject({ before: v.array(ReviewState), after: v.array(ReviewState) });
const SamplesAnswer = v.strictObject({ samples: v.array(ReviewSample) });

export const reviewRequests = {
  /** Reviews one or many detections at once. `before` is what `review.restore` takes to undo it. */
  'review.change': request({ detections: distinct(DetectionId), change: ReviewChange }, BeforeAndAfter),
  /** Puts verdicts back as they were, with their reviewer and time. `before` is what undoes that again. */
  'review.restore': request({ states: list(ReviewState) }, BeforeAndAfter),
  /** Which detections are to be gone through, at most `limit`, in the order asked for. */
  'review.queue': request(
    { filter: DetectionFilter, order: ReviewOrder, limit: whole(0, longestList) },
    v.strictObject({
      total: v.number(),
      /** Of `detections`, how many are reviewed. */
      reviewed: v.number(),
      detections: v.array(DetectionId),
    }),
  ),
  /** In the order asked for; those that are no longer there are left out. */
  'review.items': request({ detections: distinct(DetectionId, 500) }, v.strictObject({ items: v.array(ReviewItem) })),
  /** Every label a detection can be given, by common name. */
  'labels.read': request({}, v.strictObject({ labels: v.array(Species) })),
  /** The same, and every species of every installed model and of the world's birds (AviList), in that order. */
  'labels.all': request({}, v.strictObject({ labels: v.array(Species) })),
  /** Adds a label of a person's own: a call type, `car`, `rain`. One of that name is given back. */
  'label.add': request({ name: trimmed(100) }, v.strictObject({ label: Species })),
  /** Every tag in use, the most used one first. */
  'tags.read': request({}, v.strictObject({ tags: v.array(CountedTag) })),
  'samples.read': request({}, SamplesAnswer),
  /** Draws detections by chance, to be reviewed one after the other. */
  'sample.draw': request(
    {
      name: filled(200),
      kind: SampleKind,
      filter: DetectionFilter,
      size: whole(1, longestList),
      seed: between(0, 0xffff_ffff),
    },
    ReviewSample,
  ),
  /** Its verdicts stay; `sample.restore` brings it back as long as the program runs. */
  'sample.remove': request({ sample: SampleId }, SamplesAnswer),
  'sample.restore': request({ sample: SampleId }, SamplesAnswer),
  'sample.read': request(
    { sample: SampleId },
    v.strictObject({ sample: ReviewSample, detections: v.array(DetectionId) }),
  ),
  /** Of one species as the machine named it; from everything reviewed, or from one sample alone. */
  'precision.read': request({ species: SpeciesCode, sample: v.nullable(SampleId) }, PrecisionAnswer),
};
export type ReviewRequests = Exchanges<typeof reviewRequests>;
