import * as v from 'valibot';
import { AnnotationSetId } from '../ids.ts';
import { Path } from '../schema/fields.ts';
import { Said } from '../schema/said.ts';
import { request, type Exchanges, type Value } from '../schema/request.ts';
import { Species } from '../species.ts';

/** How well the model does on one species, clip by clip. */
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

export const truthRequests = {
  /**
   * Holds the model's scores against what is to be heard: annotations that were imported, or a table as `annotations.import` takes them.
   * A recording that it speaks of counts as annotated from its beginning to its end.
   */
  'truth.measure': request({ truth: TruthSource }, TruthAnswer),
};
export type TruthRequests = Exchanges<typeof truthRequests>;
