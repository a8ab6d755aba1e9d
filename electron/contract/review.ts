import type { Review, Verdict } from './detections.ts';
import type { DetectionFilter } from './filter.ts';
import type { DetectionId, SampleId } from './ids.ts';
import type { LocalMoment } from './recordings.ts';
import type { Species, SpeciesCode } from './species.ts';

/** What a person changes about detections; an absent field stays as it is. */
export type ReviewChange = {
  /** null takes the whole review back. */
  readonly verdict?: Verdict | null;
  /** The right species; null: the machine's label stands. Another species than the machine's confirms that one. */
  readonly species?: SpeciesCode | null;
  readonly comment?: string;
  readonly callType?: string;
  /** How many individuals were heard; null: nobody counted. */
  readonly individuals?: number | null;
};

/** How a detection is reviewed at one moment; what `review.restore` puts back. */
export type ReviewState = {
  readonly detection: DetectionId;
  /** The label in force. */
  readonly species: Species;
  readonly review: Review | null;
};

/** A detection in the list of a review. */
export type ReviewItem = ReviewState & {
  readonly score: number;
  readonly at: LocalMoment | null;
  readonly recordingName: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
};

export type ReviewOrder = 'oldest-heard' | 'newest-heard' | 'best-score' | 'lowest-score' | 'species';

export type SampleKind =
  /** Every detection has the same chance. */
  | 'random'
  /** The same number from every species and every tenth of the score, as far as there are that many. */
  | 'stratified';

/** Detections drawn by chance, to be reviewed one after the other. */
export type ReviewSample = {
  readonly id: SampleId;
  readonly name: string;
  readonly kind: SampleKind;
  readonly filter: DetectionFilter;
  /** Detections under the filter when it was drawn. */
  readonly drawnFrom: number;
  readonly size: number;
  readonly reviewed: number;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
};

/** What came of the reviewed detections whose scores lie between two bounds. */
export type ScoreBin = {
  readonly fromScore: number;
  readonly toScore: number;
  readonly right: number;
  readonly wrong: number;
  /** Share that was right with its 95 % interval (Wilson); null where none was reviewed. */
  readonly share: { readonly value: number; readonly low: number; readonly high: number } | null;
};

/** What to expect of a threshold. */
export type ThresholdPoint = {
  readonly threshold: number;
  /** Detections with at least this score, reviewed or not. */
  readonly kept: number;
  /** Expected share of them that is right, with its 95 % interval. */
  readonly precision: number;
  readonly low: number;
  readonly high: number;
  /** Chance that a detection with exactly this score is right. */
  readonly chance: number;
};

/** Precision as it follows from what was reviewed, by a logistic fit of right and wrong over the score. */
export type PrecisionAnswer = {
  readonly right: number;
  readonly wrong: number;
  /** Judged unsure: in no figure. */
  readonly unsure: number;
  /** All detections of the species that are not hidden by a threshold now. */
  readonly detections: number;
  readonly bins: readonly ScoreBin[];
  /** Chance = 1 / (1 + exp(-(intercept + slope x ln(score / (1 - score))))); null where too little was reviewed. */
  readonly fit: { readonly intercept: number; readonly slope: number } | null;
  readonly points: readonly ThresholdPoint[];
  /** Why there is no fit, or what speaks against trusting it, in one sentence each. */
  readonly doubts: readonly string[];
};

export type ReviewRequests = {
  /** Judges one or many detections at once. `before` is what `review.restore` takes to undo it. */
  'review.change': {
    ask: { detections: readonly DetectionId[]; change: ReviewChange };
    answer: { readonly before: readonly ReviewState[]; readonly after: readonly ReviewState[] };
  };
  /** Puts verdicts back as they were, with their reviewer and time. `before` is what undoes that again. */
  'review.restore': {
    ask: { states: readonly ReviewState[] };
    answer: { readonly before: readonly ReviewState[]; readonly after: readonly ReviewState[] };
  };
  /** Which detections are to be gone through, at most `limit`, in the order asked for. */
  'review.queue': {
    ask: { filter: DetectionFilter; order: ReviewOrder; limit: number };
    answer: {
      readonly total: number;
      /** Of `detections`, how many are reviewed. */
      readonly reviewed: number;
      readonly detections: readonly DetectionId[];
    };
  };
  /** In the order asked for; those that are no longer there are left out. */
  'review.items': { ask: { detections: readonly DetectionId[] }; answer: { readonly items: readonly ReviewItem[] } };
  /** Every label a detection can be given, by common name. */
  'labels.read': { ask: Record<string, never>; answer: { readonly labels: readonly Species[] } };
  'samples.read': { ask: Record<string, never>; answer: { readonly samples: readonly ReviewSample[] } };
  'sample.draw': {
    ask: { name: string; kind: SampleKind; filter: DetectionFilter; size: number; seed: number };
    answer: ReviewSample;
  };
  /** Its verdicts stay. */
  'sample.remove': { ask: { sample: SampleId }; answer: { readonly samples: readonly ReviewSample[] } };
  'sample.read': {
    ask: { sample: SampleId };
    answer: { readonly sample: ReviewSample; readonly detections: readonly DetectionId[] };
  };
  /** Of one species as the machine named it; from everything reviewed, or from one sample alone. */
  'precision.read': { ask: { species: SpeciesCode; sample: SampleId | null }; answer: PrecisionAnswer };
};
