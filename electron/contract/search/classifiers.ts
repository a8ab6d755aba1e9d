import * as v from 'valibot';
import { PackName } from '../models.ts';
import { filled, list, Path, trimmed, whole } from '../schema/fields.ts';
import { request, type Exchanges, type Value } from '../schema/request.ts';
import { Said } from '../schema/said.ts';
import { Species, SpeciesCode } from '../species.ts';
import { FoundClip } from './search.ts';

/** What people said that a classifier could learn from. */
export const TrainingLabel = v.strictObject({
  species: Species,
  /** Clips in which it was confirmed or named, and their recordings. */
  clips: v.number(),
  recordings: v.number(),
  /** Clips in which somebody said that it is not. */
  rejected: v.number(),
});
export type TrainingLabel = Value<typeof TrainingLabel>;

/** How well one label does on recordings it was not trained on. */
const TrainedLabel = v.strictObject({
  species: Species,
  clips: v.number(),
  recordings: v.number(),
  negatives: v.number(),
  /** Area under the precision-recall curve; null: too few recordings to hold any back. */
  averagePrecision: v.nullable(v.number()),
  curve: v.array(v.strictObject({ threshold: v.number(), precision: v.number(), recall: v.number() })),
  /** The score with the best balance of precision and recall. */
  threshold: v.number(),
});
type TrainedLabel = Value<typeof TrainedLabel>;

export const TrainedClassifier = v.strictObject({
  /** Its id among the models. */
  pack: PackName,
  title: v.string(),
  labels: v.array(TrainedLabel),
  /** What speaks against trusting it, in one sentence each. */
  doubts: v.array(Said),
  /** Clips that were labelled and whose embeddings are not kept. */
  missing: v.number(),
  seconds: v.number(),
});
export type TrainedClassifier = Value<typeof TrainedClassifier>;

/** From the verdicts in the database, or from a table with columns for recording, start, end and label. */
export const TrainingSource = v.variant('kind', [
  v.strictObject({ kind: v.literal('verdicts') }),
  v.strictObject({ kind: v.literal('table'), path: Path }),
]);
export type TrainingSource = Value<typeof TrainingSource>;

export const classifierRequests = {
  'classifier.labels': request({}, v.strictObject({ labels: v.array(TrainingLabel) })),
  /**
   * Trains a classifier on the embeddings of labelled clips and keeps it as a model beside the one in use, whose labels it has, too.
   * `packs.use` takes it up; recordings whose embeddings are kept are not analysed again for it.
   */
  'classifier.train': request(
    {
      name: trimmed(60),
      source: TrainingSource,
      /** Codes of the labels to learn; empty: all there are. */
      labels: list(SpeciesCode, 1000),
    },
    TrainedClassifier,
  ),
  /** The clips of the season that a trained classifier is least sure of: to review these helps it most. */
  'classifier.unsure': request(
    { pack: filled(200), limit: whole(1, 200) },
    v.strictObject({ clips: v.array(FoundClip) }),
  ),
};
export type ClassifierRequests = Exchanges<typeof classifierRequests>;
