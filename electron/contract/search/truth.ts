import * as v from 'valibot';
import { AnnotationSetId } from '../ids.ts';
import { between, filled, Path } from '../schema/fields.ts';
import { Said } from '../schema/said.ts';
import { request, type Exchanges, type Value } from '../schema/request.ts';
import { Species } from '../species.ts';

/** How well a model does on one species, clip by clip. */
export const MeasuredSpecies = v.strictObject({
  species: Species,
  /** Clips of the annotated recordings in which it is, by the table. */
  clips: v.number(),
  /** At the threshold in force: of what is detected, the share that is right, and of what is there, the share that is detected. */
  precision: v.nullable(v.number()),
  recall: v.number(),
  f1: v.number(),
  /** Area under the precision-recall curve over all thresholds. */
  averagePrecision: v.number(),
  /** From the highest score that there is down. */
  curve: v.array(v.strictObject({ threshold: v.number(), precision: v.number(), recall: v.number() })),
  /** The lowest threshold with a precision of 0.9 or more, its recall, and the 95 % interval (Wilson) of its precision; null: there is none. */
  ninety: v.nullable(
    v.strictObject({
      threshold: v.number(),
      precision: v.number(),
      low: v.number(),
      high: v.number(),
      recall: v.number(),
    }),
  ),
});
export type MeasuredSpecies = Value<typeof MeasuredSpecies>;

export const TruthAnswer = v.strictObject({
  /** Recordings that the table speaks of and that were analysed here, and their clips. */
  recordings: v.number(),
  clips: v.number(),
  species: v.array(MeasuredSpecies),
  /** Files of the table that no recording here is called or that several are, and labels that no species is called. */
  unknownFiles: v.array(v.string()),
  unknownLabels: v.array(v.string()),
  /** Rows that were left out, one sentence for each reason. */
  left: v.array(Said),
});
export type TruthAnswer = Value<typeof TruthAnswer>;

/** What is to be heard: a table of this computer, or annotations that were imported. */
const TruthSource = v.variant('kind', [
  v.strictObject({ kind: v.literal('table'), path: Path }),
  v.strictObject({ kind: v.literal('set'), set: AnnotationSetId }),
]);

/** One of two that are compared: a model that analysed recordings here, by its hash, an imported set, or a table of this computer. */
const Rater = v.variant('kind', [
  v.strictObject({ kind: v.literal('pack'), hash: filled(200) }),
  v.strictObject({ kind: v.literal('set'), set: AnnotationSetId }),
  v.strictObject({ kind: v.literal('table'), path: Path }),
]);
export type Rater = Value<typeof Rater>;

/** A model that analysed recordings here. */
const ModelRater = v.strictObject({
  hash: v.string(),
  title: v.string(),
  version: v.string(),
  recordings: v.number(),
  inUse: v.boolean(),
});
export type ModelRater = Value<typeof ModelRater>;

const AgreedSpecies = v.strictObject({
  species: Species,
  /** Stretches in which both name it, and those in which only one of the two does. */
  both: v.number(),
  onlyOne: v.number(),
  onlyOther: v.number(),
  /** Of the stretches in which anybody names it, the share in which both do. */
  shared: v.nullable(v.number()),
  /** Cohen's kappa with its 95 % interval; null where it is not defined: one of the two cannot name it, or each always says the same. */
  kappa: v.nullable(v.strictObject({ value: v.number(), low: v.nullable(v.number()), high: v.nullable(v.number()) })),
  knownToOne: v.boolean(),
  knownToOther: v.boolean(),
});
export type AgreedSpecies = Value<typeof AgreedSpecies>;

const Agreement = v.strictObject({
  /** Recordings that both know, cut into stretches of so many seconds. */
  recordings: v.number(),
  stretches: v.number(),
  seconds: v.number(),
  species: v.array(AgreedSpecies),
});
export type Agreement = Value<typeof Agreement>;

export const truthRequests = {
  /** The models that analysed recordings here. */
  'truth.raters': request({}, v.strictObject({ models: v.array(ModelRater) })),
  /**
   * How far two agree, species by species: models that analysed the same recordings, imported detections, or a person's annotations.
   * `threshold`: the least score that counts; null: models at their thresholds in force, tables with all rows.
   */
  'truth.agree': request({ one: Rater, other: Rater, threshold: v.nullable(between(0, 1)) }, Agreement),
  /**
   * Holds a model's scores against what is to be heard: annotations that were imported, or a table as `annotations.import` takes them.
   * A recording that it speaks of counts as annotated from its beginning to its end. `of`: another model, or detections of another
   * program, of which every row counts; absent: the model by which each recording is shown.
   */
  'truth.measure': request({ truth: TruthSource, of: v.exactOptional(Rater) }, TruthAnswer),
};
export type TruthRequests = Exchanges<typeof truthRequests>;
