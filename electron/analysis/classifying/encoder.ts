import { Bug } from '#contract/failure.ts';
import type { ModelSession, Tensor } from '../models/onnx-session.ts';
import type { Activation, EncoderFacts } from '../models/encoder-schema.ts';

/**
 * Per clip: `probabilities` in label order, the `features` the painter is conditioned on, [feature, width] flat, and the
 * `embedding`, [width], by which clips are compared; the last two are empty where the encoder gives none.
 */
export type Encoded = {
  readonly probabilities: Float32Array;
  readonly features: Float32Array;
  readonly embedding: Float32Array;
};
/** What the encoder hears of one clip: a mel patch or the samples themselves, flat. */
export type Heard = { readonly data: Float32Array };

function row(data: Float32Array, index: number, count: number): Float32Array {
  const width = data.length / count;
  return data.subarray(index * width, (index + 1) * width);
}

function sigmoid(logits: Float32Array): Float32Array {
  const made = new Float32Array(logits.length);
  // By index: thousands of labels for every three seconds of sound.
  for (let at = 0; at < logits.length; at += 1) made[at] = 1 / (1 + Math.exp(-(logits[at] ?? 0)));
  return made;
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

/**
 * One forward pass over a batch of clips, or one pass per clip where the model takes them one by one.
 * @param room numbers of the clips on their way to the model, for whoever encodes again and again
 * @returns one entry per clip, in order.
 */
export async function encode(
  session: ModelSession,
  facts: EncoderFacts,
  clips: readonly Heard[],
  room?: Float32Array,
): Promise<Encoded[]> {
  if (facts.inputs.sound.oneByOne !== true || clips.length < 2) return encodeBatch(session, facts, clips, room);
  const all: Encoded[] = [];
  for (const clip of clips) all.push(...(await encodeBatch(session, facts, [clip], room)));
  return all;
}

/** How many numbers the encoder hears of one clip. */
export function clipSizeOf({ inputs }: EncoderFacts): number {
  return inputs.sound.sizes.reduce((product, size) => product * size, 1);
}

async function encodeBatch(
  session: ModelSession,
  facts: EncoderFacts,
  clips: readonly Heard[],
  room: Float32Array | undefined,
): Promise<Encoded[]> {
  const { name, sizes } = facts.inputs.sound;
  const clipSize = clipSizeOf(facts);
  const sound = room?.subarray(0, clips.length * clipSize) ?? new Float32Array(clips.length * clipSize);
  for (const [i, clip] of clips.entries()) sound.set(clip.data, i * clipSize);
  const answers = await session.run({ [name]: { data: sound, shape: [clips.length, ...sizes] } });
  const probabilities = answers[facts.outputs.probabilities.name];
  if (probabilities === undefined) throw new Bug('The encoder gave no probabilities.');
  const features = featuresOf(answers, facts);
  const embeddings = answers[facts.outputs.embeddings?.name ?? '']?.data ?? nothing;
  return clips.map((_, i) => {
    const own = row(features, i, clips.length);
    return {
      probabilities: activated(row(probabilities.data, i, clips.length), facts.activation),
      features: own,
      embedding: facts.outputs.embeddings === undefined ? pooled(own, facts) : row(embeddings, i, clips.length),
    };
  });
}

const nothing = new Float32Array(0);

/** How many numbers the embedding of a clip has; null where the encoder gives none. */
export function embeddingWidth({ outputs }: Pick<EncoderFacts, 'outputs'>): number | null {
  const { embeddings, features } = outputs;
  if (embeddings !== undefined) return embeddings.sizes.reduce((product, size) => product * size, 1);
  return features?.sizes.at(-1) ?? null;
}

/** The mean of a clip's features, [feature, width] -> [width]: what an encoder without an embedding is compared by. */
function pooled(features: Float32Array, facts: EncoderFacts): Float32Array {
  const width = features.length === 0 ? 0 : (embeddingWidth(facts) ?? 0);
  const mean = new Float32Array(width);
  const share = width / features.length;
  for (let from = 0; from < features.length; from += width)
    for (let at = 0; at < width; at += 1) mean[at] = (mean[at] ?? 0) + (features[from + at] ?? 0) * share;
  return mean;
}

function featuresOf(answers: Readonly<Record<string, Tensor>>, { outputs }: EncoderFacts): Float32Array {
  if (outputs.features === undefined) return new Float32Array(0);
  const features = answers[outputs.features.name];
  if (features === undefined) throw new Bug('The encoder gave no features.');
  return features.data;
}
