import { expect, test } from 'vitest';
import { DotProduct } from '#analysis/signal/dot-product.ts';

test('equals the plain sum of products, for any row, place and length, after the memory has grown', () => {
  const rows = Float32Array.from({ length: 64 * 40 }, (_, i) => Math.sin(i * 1.7));
  const product = new DotProduct(rows);
  for (const length of [200, 70_000, 300]) {
    const samples = Float32Array.from({ length }, (_, i) => Math.cos(i * 0.9));
    product.load(samples);
    for (const [row, place, count] of [
      [0, 0, 8],
      [64, 1, 64],
      [128, 3, 40],
      [2496, length - 64, 64],
    ] as const) {
      let truth = 0;
      for (let i = 0; i < count; i++) truth += rows[row + i]! * samples[place + i]!;
      expect(product.at(row, place, count)).toBeCloseTo(truth, 5);
    }
  }
});
