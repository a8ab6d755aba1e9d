import type { ModelSession } from '../onnx-session.ts';
import type { EncoderFacts } from '../pack-manifest.ts';
import type { MelPatch } from '../signal/mel.ts';

/** Per clip: `probabilities` in label order, and the `features` the painter is conditioned on, [feature, width] flat. */
export type Encoded = { readonly probabilities: Float32Array; readonly features: Float32Array };

function row(data: Float32Array, index: number, count: number): Float32Array {
  const width = data.length / count;
  return data.subarray(index * width, (index + 1) * width);
}

/** One forward pass over a batch of patches. @returns one entry per patch, in order. */
export async function encode(
  session: ModelSession,
  facts: EncoderFacts,
  patches: readonly MelPatch[],
): Promise<Encoded[]> {
  const { sizes: patchShape } = facts.inputs.mel;
  const patchSize = patchShape.reduce((product, size) => product * size, 1);
  const mel = new Float32Array(patches.length * patchSize);
  for (const [i, patch] of patches.entries()) mel.set(patch.data, i * patchSize);
  const answers = await session.run({ [facts.inputs.mel.name]: { data: mel, shape: [patches.length, ...patchShape] } });
  const probabilities = answers[facts.outputs.probabilities.name];
  const features = answers[facts.outputs.features.name];
  if (probabilities === undefined || features === undefined)
    throw new Error('The encoder gave no probabilities or features.');
  return patches.map((_, i) => ({
    probabilities: row(probabilities.data, i, patches.length),
    features: row(features.data, i, patches.length),
  }));
}
