import * as v from 'valibot';
import { PackName } from '../models.ts';
import { list, Path, trimmed, whole } from '../schema/fields.ts';
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
  /** Of all of these, those whose embeddings by the model in use are not kept: nothing is learned from them. */
  missing: v.number(),
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
  /** ISO 8601 UTC. */
  trainedAt: v.string(),
});
export type TrainedClassifier = Value<typeof TrainedClassifier>;

/** From the verdicts in the database, or from a table with columns for recording, start, end and label. */
export const TrainingSource = v.variant('kind', [
  v.strictObject({ kind: v.literal('verdicts') }),
  v.strictObject({ kind: v.literal('table'), path: Path }),
]);
export type TrainingSource = Value<typeof TrainingSource>;

/** A training under way. */
export const TrainingProgress = v.strictObject({
  /** What the classifier is to be called. */
  name: v.string(),
  /** 0 to 1. */
  fraction: v.number(),
});
export type TrainingProgress = Value<typeof TrainingProgress>;

const Running = v.strictObject({ running: v.nullable(TrainingProgress) });

export const TrainingState = v.strictObject({
  /** The best known first. */
  labels: v.array(TrainingLabel),
  /** Why nothing can be trained at all; null: there is no reason. */
  problem: v.nullable(Said),
  ...Running.entries,
});
export type TrainingState = Value<typeof TrainingState>;

export const classifierEvents = {
  /** A training began, went on or ended. */
  'classifier.changed': Running,
};

export const classifierRequests = {
  /** What people said that a classifier could learn, and whether one is being trained. */
  'classifier.labels': request({}, TrainingState),
  /**
   * Trains a classifier on the embeddings of labelled clips and keeps it as a model beside the one in use, whose labels it has, too.
   * `packs.use` takes it up; recordings whose embeddings are kept are not analysed again for it. One is trained at a time.
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
  /** Stops the training that runs, where one does; its `classifier.train` answers `cancelled` and nothing is kept. */
  'classifier.cancel': request({}, v.strictObject({})),
  /** How a classifier that was trained here or imported did on recordings that were held back. */
  'classifier.read': request({ pack: PackName }, TrainedClassifier),
  /** The clips of the season that a trained classifier is least sure of: to review these helps it most. `top` are its own labels, the one in doubt first. */
  'classifier.unsure': request({ pack: PackName, limit: whole(1, 200) }, v.strictObject({ clips: v.array(FoundClip) })),
};
export type ClassifierRequests = Exchanges<typeof classifierRequests>;
