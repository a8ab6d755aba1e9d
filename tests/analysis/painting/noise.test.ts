import { expect, test } from 'vitest';
import { seededNoise } from '#analysis/painting/noise.ts';
import { seedFromClip } from '#analysis/painting/seed-from-clip.ts';

test('the same seed gives the same numbers, however they are asked for', () => {
  const whole = seededNoise(7)(10);
  const pieces = seededNoise(7);
  expect([...pieces(3), ...pieces(7)]).toEqual([...whole]);
  expect(seededNoise(8)(10)).not.toEqual(whole);
});

test('pinned numbers: a picture drawn today looks the same after every change of the code', () => {
  expect([...seededNoise(42)(4)].map((value) => value.toFixed(6))).toMatchInlineSnapshot(`
    [
      "0.341098",
      "-0.466459",
      "0.045264",
      "0.185611",
    ]
  `);
});

test('is standard normal', () => {
  const values = seededNoise(1)(200_000);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const moment = (power: number): number =>
    values.reduce((sum, value) => sum + (value - mean) ** power, 0) / values.length;
  expect(mean).toBeCloseTo(0, 2);
  expect(moment(2)).toBeCloseTo(1, 1.5);
  expect(moment(3)).toBeCloseTo(0, 1);
  expect(moment(4) / moment(2) ** 2).toBeCloseTo(3, 1);
});

test('a clip has a seed of its own that follows the content, not the path', () => {
  const seed = seedFromClip('sha256-abc', 12);
  expect(seed).toBe(seedFromClip('sha256-abc', 12));
  expect(new Set([seed, seedFromClip('sha256-abc', 15), seedFromClip('sha256-abd', 12)]).size).toBe(3);
  expect(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32).toBe(true);
});
