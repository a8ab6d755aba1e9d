import { Bug } from '#contract/failure.ts';
import type { ModelSession, Tensor } from '../models/onnx-session.ts';
import type { PortFacts, UnetFacts } from '../models/port-schema.ts';
import type { Denoise } from './sampler.ts';

/** The same numbers `batch` times over, one after another. */
function repeated(data: Float32Array, batch: number): Float32Array {
  const out = new Float32Array(data.length * batch);
  for (let i = 0; i < batch; i++) out.set(data, i * data.length);
  return out;
}

/** The two halves of a batch of two by equation 1 of the paper: eps~ = (1 - w) eps(z) + w eps(z, s). */
export function guided(both: Float32Array, guidanceScale: number): Float32Array {
  const half = both.length / 2;
  const out = new Float32Array(half);
  for (let i = 0; i < half; i++) out[i] = (1 - guidanceScale) * (both[i] ?? 0) + guidanceScale * (both[half + i] ?? 0);
  return out;
}

/**
 * The U-Net as the sampler takes it. With guidance both halves run as one batch, `conditioned` = [0, 1]; at w = 1 the half without
 * sound has no weight and is left out, at w = 0 the half with it.
 * @param features the encoder's tokens of one clip, [feature, width]
 */
export function unetDenoise(
  unet: ModelSession,
  facts: UnetFacts,
  features: Float32Array,
  guidanceScale: number,
): Denoise {
  const halves = guidanceScale === 1 ? [1] : guidanceScale === 0 ? [0] : [0, 1];
  const batch = halves.length;
  const { inputs, outputs } = facts;
  const tensor = (data: Float32Array, port: PortFacts): Tensor => ({
    data,
    shape: [batch, ...port.sizes],
  });
  const tokens = tensor(repeated(features, batch), inputs.features);
  const conditioned = tensor(Float32Array.from(halves), inputs.conditioned);
  return async (sample, timestep) => {
    const answers = await unet.run({
      [inputs.sample.name]: tensor(repeated(sample, batch), inputs.sample),
      [inputs.timestep.name]: tensor(new Float32Array(batch).fill(timestep), inputs.timestep),
      [inputs.features.name]: tokens,
      [inputs.conditioned.name]: conditioned,
    });
    const predicted = answers[outputs.prediction.name];
    if (predicted === undefined) throw new Bug(`The U-Net gave no ${outputs.prediction.name}.`);
    return batch === 2 ? guided(predicted.data, guidanceScale) : predicted.data;
  };
}
