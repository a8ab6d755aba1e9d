import { describe, expect, test } from 'vitest';
import type { SamplerName } from '#contract/pictures.ts';
import { sample, type Denoise } from '#analysis/painting/sampler.ts';
import { trailingTimesteps } from '#analysis/painting/schedule.ts';
import { float32, golden, largest, largestDifference } from '../golden.ts';

type SamplerCase = {
  denoiser: 'dummy' | 'tiny-unet';
  sampler: SamplerName;
  prediction: 'epsilon' | 'v';
  clipSample: boolean;
  schedule: 'linear' | 'cosine';
  steps: number;
  timesteps: number[];
  noise: string;
  freshNoise: string[];
  features: string;
  after: string[];
};
const file = golden('samplers.json') as { toleranceOfLargest: { dummy: number }; cases: SamplerCase[] };
const schedules = golden('schedule.json') as { linear: number[]; cosine: number[]; trailing: Record<string, number[]> };

function dummyDenoiser(features: Float32Array): Denoise {
  const mean = features.reduce((sum, value) => sum + value, 0) / features.length;
  return (current, timestep) => Promise.resolve(current.map((value) => 0.1 * value + 0.001 * timestep + mean));
}

async function stepsOf(one: SamplerCase, signal?: AbortSignal): Promise<{ after: Float32Array[]; asked: number }> {
  const after: Float32Array[] = [];
  let asked = 0;
  await sample({ ...one, alphaBar: schedules[one.schedule] }, float32(one.noise), {
    denoise: dummyDenoiser(float32(one.features)),
    freshNoise: () => float32(one.freshNoise[asked++] ?? ''),
    onStep: (current) => after.push(current),
    ...(signal === undefined ? {} : { signal }),
  });
  return { after, asked };
}

const dummies = file.cases.filter((one) => one.denoiser === 'dummy');

test('the golden file covers every sampler with both predictions', () => {
  expect(new Set(dummies.map((one) => `${one.sampler} ${one.prediction}`)).size).toBe(6);
});

describe('every step equals the reference', () => {
  test.each(
    dummies.map(
      (one) => [`${one.sampler}, ${one.prediction}, clip ${one.clipSample}, ${one.steps} steps`, one] as const,
    ),
  )('%s', async (_name, one) => {
    const { after, asked } = await stepsOf(one);
    expect(after).toHaveLength(one.after.length);
    expect(asked).toBe(one.freshNoise.length);
    for (const [i, expected] of one.after.map(float32).entries()) {
      const tolerance = file.toleranceOfLargest.dummy * Math.max(1, largest(expected));
      expect(largestDifference(after[i] ?? new Float32Array(), expected), `step ${i}`).toBeLessThanOrEqual(tolerance);
    }
  });
});

test('timesteps equal the reference for every number of steps', () => {
  for (const [count, expected] of Object.entries(schedules.trailing)) {
    expect(trailingTimesteps(1000, Number(count))).toEqual(expected);
  }
});

test.each([0, 1001, 2.5, NaN])('%s steps are refused', (count) => {
  expect(() => trailingTimesteps(1000, count)).toThrow(/steps must be a whole number from 1 to 1000/);
});

test('stops between two steps when aborted', async () => {
  const [one] = dummies;
  if (one === undefined) throw new Error('no golden case');
  const stop = new AbortController();
  stop.abort(new Error('enough'));
  await expect(stepsOf(one, stop.signal)).rejects.toThrow('enough');
});
