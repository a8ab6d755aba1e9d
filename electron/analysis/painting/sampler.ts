import { Bug } from '#contract/failure.ts';
import type { SamplerName } from '#contract/pictures.ts';
import type { NoiseSource } from './noise.ts';
import { trailingTimesteps } from './schedule.ts';

/** The network's prediction for a noisy sample, guidance included. Same length as the sample. */
export type Denoise = (sample: Float32Array, timestep: number) => Promise<Float32Array>;

export type Sampling = {
  readonly sampler: SamplerName;
  readonly steps: number;
  /** Alpha-bar of every training step, from the manifest. */
  readonly alphaBar: readonly number[];
  readonly prediction: 'epsilon' | 'v';
  /** Clamp the predicted x0 to -1 ... 1 in every step (pixel models). */
  readonly clipSample: boolean;
};

export type SamplingPlace = {
  readonly denoise: Denoise;
  /** Asked for the fresh noise of every ddpm step but the last. */
  readonly freshNoise: NoiseSource;
  readonly signal?: AbortSignal;
  /** Called after every step with the sample of that step and the x0 that was predicted in it. */
  readonly onStep?: (sample: Float32Array, step: number, x0: Float32Array) => void;
};

/** What one step knows: x0 predicted now and in the last step, and the alpha-bar levels before, now and next. */
type Step = {
  readonly sample: Float32Array;
  readonly x0: Float32Array;
  readonly lastX0: Float32Array | null;
  readonly lastLevel: number;
  readonly level: number;
  readonly nextLevel: number;
};

/**
 * From noise to a sample; mirrors `songsight_training/painting/sampler.py` line by line, held by tests/fixtures/golden/samplers.json.
 * After the last timestep alpha-bar is 1, so the last step returns the predicted x0.
 * @param noise the first sample, standard normal, in the sample's shape
 * @throws the signal's reason when aborted between two steps
 */
export async function sample(settings: Sampling, noise: Float32Array, place: SamplingPlace): Promise<Float32Array> {
  const times = trailingTimesteps(settings.alphaBar.length, settings.steps);
  const levels = times.map((time) => alphaBarAt(settings.alphaBar, time));
  let current = noise;
  let lastX0: Float32Array | null = null;
  for (const [i, time] of times.entries()) {
    place.signal?.throwIfAborted();
    const level = alphaBarAt(levels, i);
    const x0 = predictedX0(await place.denoise(current, time), current, level, settings);
    if (i === times.length - 1) {
      current = x0;
    } else {
      const lastLevel = i === 0 ? 0 : alphaBarAt(levels, i - 1);
      const step: Step = { sample: current, x0, lastX0, lastLevel, level, nextLevel: alphaBarAt(levels, i + 1) };
      current = nextSample(settings.sampler, step, place.freshNoise);
    }
    lastX0 = x0;
    place.onStep?.(current, i, x0);
  }
  return current;
}

function alphaBarAt(table: readonly number[], index: number): number {
  const level = table[index];
  if (level === undefined) throw new Bug(`alpha-bar has no step ${index}`);
  return level;
}

/** x0 from epsilon (Ho et al. 2020, eq. 15) or v (Salimans and Ho 2022, appendix D). */
function predictedX0(prediction: Float32Array, current: Float32Array, level: number, settings: Sampling): Float32Array {
  const signal = Math.sqrt(level);
  const noise = Math.sqrt(1 - level);
  const x0 =
    settings.prediction === 'epsilon'
      ? combine(1 / signal, current, -noise / signal, prediction)
      : combine(signal, current, -noise, prediction);
  return settings.clipSample ? x0.map((value) => Math.min(1, Math.max(-1, value))) : x0;
}

function nextSample(sampler: SamplerName, step: Step, freshNoise: NoiseSource): Float32Array {
  switch (sampler) {
    case 'ddpm':
      return ddpmStep(step, freshNoise(step.sample.length));
    case 'ddim':
      return ddimStep(step);
    case 'dpmpp-2m':
      return dpmpp2mStep(step);
  }
}

/** Ho et al. 2020, equations 6 and 7, for a step from alpha-bar `level` to `nextLevel`. */
function ddpmStep({ sample: current, x0, level, nextLevel }: Step, fresh: Float32Array): Float32Array {
  const ratio = level / nextLevel;
  const x0Weight = (Math.sqrt(nextLevel) * (1 - ratio)) / (1 - level);
  const sampleWeight = (Math.sqrt(ratio) * (1 - nextLevel)) / (1 - level);
  const deviation = Math.sqrt(((1 - nextLevel) / (1 - level)) * (1 - ratio));
  return combine(1, combine(x0Weight, x0, sampleWeight, current), deviation, fresh);
}

/** Song et al. 2021, equation 12 with eta = 0. */
function ddimStep({ sample: current, x0, level, nextLevel }: Step): Float32Array {
  const noise = Math.sqrt(1 - level);
  const predicted = combine(1 / noise, current, -Math.sqrt(level) / noise, x0);
  return combine(Math.sqrt(nextLevel), x0, Math.sqrt(1 - nextLevel), predicted);
}

/** lambda = log(alpha / sigma), half the log signal-to-noise ratio. */
function logSnr(level: number): number {
  return 0.5 * Math.log(level / (1 - level));
}

/** DPM-Solver++(2M), Lu et al. 2022, algorithm 2; first order in the first step. */
function dpmpp2mStep({ sample: current, x0, lastX0, lastLevel, level, nextLevel }: Step): Float32Array {
  const width = logSnr(nextLevel) - logSnr(level);
  const shrink = Math.sqrt((1 - nextLevel) / (1 - level));
  const pull = -Math.sqrt(nextLevel) * Math.expm1(-width);
  if (lastX0 === null) return combine(shrink, current, pull, x0);
  const ratio = (logSnr(level) - logSnr(lastLevel)) / width;
  const data = combine(1 + 0.5 / ratio, x0, -0.5 / ratio, lastX0);
  return combine(shrink, current, pull, data);
}

/** a x + b y, element by element. */
function combine(a: number, x: Float32Array, b: number, y: Float32Array): Float32Array {
  if (x.length !== y.length) throw new Bug(`lengths differ: ${x.length} and ${y.length}`);
  const sum = new Float32Array(x.length);
  // By index: three times in every step.
  for (let i = 0; i < sum.length; i += 1) sum[i] = a * (x[i] ?? 0) + b * (y[i] ?? 0);
  return sum;
}
