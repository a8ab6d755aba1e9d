import { Bug } from '#contract/failure.ts';
import type { ModelSession, Tensor } from '../models/onnx-session.ts';
import type { Activation, EncoderFacts } from '../models/encoder-schema.ts';

/**
 * Per clip: `probabilities` in label order, and the `features` the painter is conditioned on, [feature, width] flat; empty where
 * the encoder gives none.
 */
export type Encoded = { readonly probabilities: Float32Array; readonly features: Float32Array };
/** What the encoder hears of one clip: a mel patch or the samples themselves, flat. */
export type Heard = { readonly data: Float32Array };

function row(data: Float32Array, index: number, count: number): Float32Array {
  const width = data.length / count;
  return data.subarray(index * width, (index + 1) * width);
}

function sigmoid(logits: Float32Array): Float32Array {
  return logits.map((logit) => 1 / (1 + Math.exp(-logit)));
}

function softmax(logits: Float32Array): Float32Array {
  const largest = logits.reduce((most, logit) => Math.max(most, logit), -Infinity);
  const powers = logits.map((logit) => Math.exp(logit - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Probabilities from a model's answer for one clip. */
function activated(answer: Float32Array, activation: Activation): Float32Array {
  switch (activation) {
    case 'none':
      return answer;
    case 'sigmoid':
      return sigmoid(answer);
    case 'softmax':
      return softmax(answer);
  }
}

/** One forward pass over a batch of clips, or one pass per clip where the model takes them one by one. @returns one entry per clip, in order. */
export async function encode(session: ModelSession, facts: EncoderFacts, clips: readonly Heard[]): Promise<Encoded[]> {
  if (facts.inputs.sound.oneByOne !== true || clips.length < 2) return encodeBatch(session, facts, clips);
  const all: Encoded[] = [];
  for (const clip of clips) all.push(...(await encodeBatch(session, facts, [clip])));
  return all;
}

async function encodeBatch(session: ModelSession, facts: EncoderFacts, clips: readonly Heard[]): Promise<Encoded[]> {
  const { name, sizes } = facts.inputs.sound;
  const clipSize = sizes.reduce((product, size) => product * size, 1);
  const sound = new Float32Array(clips.length * clipSize);
  for (const [i, clip] of clips.entries()) sound.set(clip.data, i * clipSize);
  const answers = await session.run({ [name]: { data: sound, shape: [clips.length, ...sizes] } });
  const probabilities = answers[facts.outputs.probabilities.name];
  if (probabilities === undefined) throw new Bug('The encoder gave no probabilities.');
  const features = featuresOf(answers, facts);
  return clips.map((_, i) => ({
    probabilities: activated(row(probabilities.data, i, clips.length), facts.activation),
    features: row(features, i, clips.length),
  }));
}

function featuresOf(answers: Readonly<Record<string, Tensor>>, { outputs }: EncoderFacts): Float32Array {
  if (outputs.features === undefined) return new Float32Array(0);
  const features = answers[outputs.features.name];
  if (features === undefined) throw new Bug('The encoder gave no features.');
  return features.data;
}
