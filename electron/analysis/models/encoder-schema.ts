import * as v from 'valibot';
import { whole } from '#contract/schema/fields.ts';
import type { Value } from '#contract/schema/request.ts';
import { modelFile, PlainName, Port, type PortFacts } from './port-schema.ts';

const activations = { probabilities: 'none', 'logits-sigmoid': 'sigmoid', 'logits-softmax': 'softmax' } as const;

/** What turns a model's answer into probabilities: nothing, or what its training left out of the graph. */
const Scores = v.pipe(
  v.picklist(['probabilities', 'logits-sigmoid', 'logits-softmax']),
  v.transform((scores) => activations[scores]),
);
export type Activation = Value<typeof Scores>;

type Outputs = {
  readonly probabilities: PortFacts;
  /** Only an encoder of mel patches gives what a painter works from. */
  readonly features?: PortFacts;
  /** What it knows of a clip beside its species, [clip, width]. */
  readonly embeddings?: PortFacts;
};

/** A classifier of a person's own on the embedding: little-endian float32 [label, width + 1], the constant of each label last. */
const Head = v.object({
  file: PlainName,
  sha256: v.string(),
  labels: whole(1, 1000),
  /** How it did on recordings that were held back, as JSON. */
  report: v.nullish(PlainName, null),
});
type HeadFacts = Value<typeof Head>;

type Told = {
  readonly head: HeadFacts | null;
  readonly file: string;
  readonly sha256: string;
  readonly sound: PortFacts;
  readonly outputs: Outputs;
};

/** mel: [clip, band, frame] in dB; waveform: [clip, sample] in -1 ... 1. */
const facts = (hears: 'mel' | 'waveform', activation: Activation, { file, sha256, sound, outputs, head }: Told) => ({
  file,
  sha256,
  hears,
  activation,
  /** Its labels are the last ones of the pack. */
  head,
  inputs: { sound },
  outputs,
});

const WaveformEncoder = v.pipe(
  v.object({
    ...modelFile,
    head: v.nullish(Head, null),
    scores: Scores,
    inputs: v.object({ waveform: Port }),
    outputs: v.object({ scores: Port, embeddings: v.nullish(Port) }),
  }),
  v.transform(({ scores, inputs, outputs, head, ...file }) => {
    const embeddings = outputs.embeddings ?? null;
    const kept = { probabilities: outputs.scores, ...(embeddings === null ? {} : { embeddings }) };
    return facts('waveform', scores, { ...file, head: head ?? null, sound: inputs.waveform, outputs: kept });
  }),
);

const MelEncoder = v.pipe(
  v.object({
    ...modelFile,
    head: v.nullish(Head, null),
    inputs: v.object({ mel: Port }),
    outputs: v.object({ probabilities: Port, features: v.nullish(Port), embeddings: v.nullish(Port) }),
  }),
  v.transform(({ inputs, outputs: { probabilities, features = null, embeddings = null }, head, ...file }) => {
    const given = { ...(features === null ? {} : { features }), ...(embeddings === null ? {} : { embeddings }) };
    const kept = { probabilities, ...given };
    return facts('mel', 'none', { ...file, head: head ?? null, sound: inputs.mel, outputs: kept });
  }),
);

const waveform = v.looseObject({ inputs: v.looseObject({ waveform: v.looseObject({}) }) });

/** What names the species: it hears the waveform where it has such an input, else mel patches. */
export const Encoder = v.lazy((raw) => (v.is(waveform, raw) ? WaveformEncoder : MelEncoder));
export type EncoderFacts = Value<typeof Encoder>;
