import type { SamplerName } from '#contract/recordings.ts';
import type { Prediction } from '../pack-manifest.ts';
import { trailingTimesteps } from './schedule.ts';

/** How to sample. model-training's sampler.py is the same algorithm, held equal by golden numbers. */
export type Sampling = {
  readonly alphaBar: readonly number[];
  readonly prediction: Prediction;
  readonly sampler: SamplerName;
  readonly steps: number;
  /** Clamp the predicted x0 to -1 ... 1 in every step. */
  readonly clipSample: boolean;
};

/** The network with guidance: its prediction for `sample` at `timestep`, of the same length. */
export type Denoise = (sample: Float32Array, timestep: number) => Promise<Float32Array>;
/** Fresh standard normal numbers for step `step`; only ddpm asks. */
export type FreshNoise = (step: number) => Float32Array;

/** a * x + b * y + c * z, element by element. */
function weighted(a: number, x: Float32Array, b: number, y: Float32Array, c = 0, z: Float32Array = y): Float32Array {
  const out = new Float32Array(x.length);
  for (let i = 0; i < out.length; i++) out[i] = a * (x[i] ?? 0) + b * (y[i] ?? 0) + (c === 0 ? 0 : c * (z[i] ?? 0));
  return out;
}

/** x0 from epsilon (Ho et al. 2020, eq. 15) or v (Salimans and Ho 2022, appendix D). */
function predictedX0(prediction: Float32Array, sample: Float32Array, level: number, kind: Prediction): Float32Array {
  const signal = Math.sqrt(level);
  const noise = Math.sqrt(1 - level);
  return kind === 'epsilon'
    ? weighted(1 / signal, sample, -noise / signal, prediction)
    : weighted(signal, sample, -noise, prediction);
}

/** Ho et al. 2020, equations 6 and 7, for a step from alpha-bar `level` to `next`. */
function ddpmStep(
  sample: Float32Array,
  x0: Float32Array,
  level: number,
  next: number,
  fresh: Float32Array,
): Float32Array {
  const ratio = level / next;
  const x0Weight = (Math.sqrt(next) * (1 - ratio)) / (1 - level);
  const sampleWeight = (Math.sqrt(ratio) * (1 - next)) / (1 - level);
  return weighted(x0Weight, x0, sampleWeight, sample, Math.sqrt(((1 - next) / (1 - level)) * (1 - ratio)), fresh);
}

/** Song et al. 2021, equation 12 with eta = 0. */
function ddimStep(sample: Float32Array, x0: Float32Array, level: number, next: number): Float32Array {
  const noiseWeight = Math.sqrt(1 - next) / Math.sqrt(1 - level);
  return weighted(Math.sqrt(next) - noiseWeight * Math.sqrt(level), x0, noiseWeight, sample);
}

/** lambda = log(alpha / sigma), half the log signal-to-noise ratio. */
function logSnr(level: number): number {
  return 0.5 * Math.log(level / (1 - level));
}

type Before = { readonly x0: Float32Array; readonly level: number };

/** DPM-Solver++(2M), Lu et al. 2022, algorithm 2; first order when there is nothing before. */
function dpmppStep(
  sample: Float32Array,
  x0: Float32Array,
  before: Before | null,
  level: number,
  next: number,
): Float32Array {
  const width = logSnr(next) - logSnr(level);
  const shrink = Math.sqrt((1 - next) / (1 - level));
  const push = -Math.sqrt(next) * Math.expm1(-width);
  if (before === null) return weighted(shrink, sample, push, x0);
  const ratio = (logSnr(level) - logSnr(before.level)) / width;
  return weighted(shrink, sample, push * (1 + 0.5 / ratio), x0, push * (-0.5 / ratio), before.x0);
}

function clamped(x0: Float32Array): Float32Array {
  return x0.map((value) => Math.min(1, Math.max(-1, value)));
}

/**
 * The sample after every step, from noise to picture; after the last step alpha-bar is 1, so that one returns the predicted x0.
 * Stop asking for steps to stop sampling.
 */
export async function* sampleSteps(
  settings: Sampling,
  noise: Float32Array,
  denoise: Denoise,
  freshNoise: FreshNoise,
): AsyncGenerator<Float32Array, void, void> {
  const times = trailingTimesteps(settings.alphaBar.length, settings.steps);
  let sample = noise;
  let before: Before | null = null;
  for (const [i, time] of times.entries()) {
    const level = settings.alphaBar[time] ?? Number.NaN;
    const predicted = predictedX0(await denoise(sample, time), sample, level, settings.prediction);
    const x0 = settings.clipSample ? clamped(predicted) : predicted;
    const nextTime = times[i + 1];
    if (nextTime === undefined) sample = x0;
    else {
      const next = settings.alphaBar[nextTime] ?? Number.NaN;
      if (settings.sampler === 'ddpm') sample = ddpmStep(sample, x0, level, next, freshNoise(i));
      else if (settings.sampler === 'ddim') sample = ddimStep(sample, x0, level, next);
      else sample = dpmppStep(sample, x0, before, level, next);
    }
    before = { x0, level };
    yield sample;
  }
}
