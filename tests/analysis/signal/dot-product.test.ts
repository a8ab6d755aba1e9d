import { expect, test } from 'vitest';
import { DotProduct } from '#analysis/signal/dot-product.ts';

test('equals the plain sum of products, for any row, place and length, after the memory has grown', () => {
  const rows = Float32Array.from({ length: 64 * 40 }, (_, i) => Math.sin(i * 1.7));
  const product = new DotProduct(rows);
  for (const length of [200, 70_000, 300]) {
    const samples = Float32Array.from({ length }, (_, i) => Math.cos(i * 0.9));
    product.load(samples.subarray(0, 100), samples.subarray(100));
    for (const [row, place, count] of [
      [0, 0, 16],
      [64, 1, 64],
      [128, 3, 48],
      [2496, length - 64, 64],
    ] as const) {
      let truth = 0;
      for (let i = 0; i < count; i++) truth += rows[row + i]! * samples[place + i]!;
      expect(product.at(row, place, count)).toBeCloseTo(truth, 5);
    }
  }
});

test('a series is the sums one by one, at any pair of rates', () => {
  const row = 48;
  for (const [up, down] of [
    [160, 147],
    [147, 320],
    [1, 5],
    [3, 1],
  ] as const) {
    const rows = Float32Array.from({ length: up * row }, (_, i) => Math.sin(i * 0.3));
    const product = new DotProduct(rows);
    product.load(
      new Float32Array(0),
      Float32Array.from({ length: 5000 }, (_, i) => Math.cos(i * 0.7)),
    );
    const [count, first] = [900, 11];
    const series = product.series(count, { phase: first % up, sampleAt: 7, up, down, row }).slice();
    const single = Array.from({ length: count }, (_, index) => {
      const place = (first % up) + index * down;
      return product.at((place % up) * row, 7 + Math.floor(place / up), row);
    });
    expect([...series]).toEqual(single);
    expect(product.series(0, { phase: 0, sampleAt: 0, up, down, row })).toHaveLength(0);
  }
});
