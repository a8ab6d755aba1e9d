import * as v from 'valibot';
import { whole } from '#contract/schema/fields.ts';
import type { Value } from '#contract/schema/request.ts';

/** A name inside the pack's own folder: no path leads out of it. */
export const PlainName: v.GenericSchema<string> = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'wanted-plain-name'),
);

/**
 * An input or output of a model. `sizes` are the dimensions behind the first one, the batch, which is free unless the model
 * takes one clip at a time.
 */
export const Port = v.pipe(
  v.object({
    name: v.string(),
    shape: v.tupleWithRest([v.union([v.string(), v.literal(1)], 'wanted-batch')], whole(1, 1_000_000)),
  }),
  v.transform(({ name, shape: [batch, ...sizes] }): { name: string; sizes: number[]; oneByOne?: true } => ({
    ...(batch === 1 ? { oneByOne: true } : {}),
    name,
    sizes,
  })),
);
export type PortFacts = Value<typeof Port>;

/** The file of a model and its checksum. */
export const modelFile = { file: PlainName, sha256: v.pipe(v.string(), v.toLowerCase()) };

/** A model that has these inputs and outputs. */
export type ModelFacts<In extends string, Out extends string> = {
  readonly file: string;
  readonly sha256: string;
  readonly inputs: Readonly<Record<In, PortFacts>>;
  readonly outputs: Readonly<Record<Out, PortFacts>>;
};

/** Where and when species live: [place, (latitude, longitude, week of 48)] -> one probability per species, in their order. */
export const Location = v.object({
  ...modelFile,
  inputs: v.object({ place: Port }),
  outputs: v.object({ probabilities: Port }),
  /** Scientific names in the order of its numbers; null: those of the pack's labels. */
  species: v.nullish(v.array(v.string()), null),
  /** What it is asked for the whole year: week -1, or the weeks, of which the highest counts. */
  wholeYear: v.nullish(v.picklist(['minus-one', 'highest']), null),
});
export type LocationFacts = Value<typeof Location>;

export const Unet = v.object({
  ...modelFile,
  inputs: v.object({ sample: Port, timestep: Port, features: Port, conditioned: Port }),
  outputs: v.object({ prediction: Port }),
});
export type UnetFacts = Value<typeof Unet>;

export const Decoder = v.object({
  ...modelFile,
  inputs: v.object({ latent: Port }),
  outputs: v.object({ image: Port }),
});
