import { expect, test } from 'vitest';
import { Rotation } from '#analysis/signal/rotation.ts';
import { nearest, SketchScan } from '#analysis/signal/sketch-scan.ts';
import { random } from '../../store/generated-database.ts';

/** Like embeddings of birds: no number is negative, a few are large, and those of one voice are large together. */
function embeddings(width: number, count: number): { readonly vectors: Int8Array; readonly scales: Float32Array } {
  const next = random(width);
  const voices = Array.from({ length: 60 }, () => Float32Array.from({ length: width }, () => next() ** 8));
  const vectors = new Int8Array(width * count);
  const scales = Float32Array.from({ length: count }, (_, clip) => {
    const [one, other] = [voices[clip % 60], voices[Math.floor(next() * 60)]];
    const share = next() / 2;
    const made = new Float32Array(width);
    for (let at = 0; at < width; at += 1) made[at] = one![at]! + share * other![at]! + 0.4 * next() ** 4;
    const largest = Math.max(...made);
    for (let at = 0; at < width; at += 1) vectors[clip * width + at] = Math.round((127 * (made[at] ?? 0)) / largest);
    return 1 / Math.hypot(...vectors.subarray(clip * width, (clip + 1) * width));
  });
  return { vectors, scales };
}

function product(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += one[at]! * other[at]!;
  return sum;
}

test.each([1024, 1280, 1536, 512, 20])(
  'a rotation of %d numbers keeps lengths and angles, and spreads one over all',
  (width) => {
    const rotation = new Rotation(width);
    const next = random(7);
    const [one, other] = [1, 2].map(() => Float32Array.from({ length: width }, () => next() - 0.5));
    const before = product(one!, other!);
    const length = Math.hypot(...one!);
    rotation.turn(one!);
    rotation.turn(other!);
    expect(Math.hypot(...one!)).toBeCloseTo(length, 3);
    expect(product(one!, other!)).toBeCloseTo(before, 3);
    const single = new Float32Array(width);
    single[3] = 1;
    rotation.turn(single);
    expect(Math.max(...single.map(Math.abs))).toBeLessThan(Math.sqrt(4 / width) + 0.4);
  },
);

test.each([1024, 1280, 1536])('of %d numbers the nearest sketches hold the nearest embeddings', (width) => {
  const count = 3000;
  const { vectors, scales } = embeddings(width, count);
  const unit = (clip: number): Float32Array => {
    const row = new Float32Array(vectors.subarray(clip * width, (clip + 1) * width));
    for (let at = 0; at < width; at += 1) row[at]! *= scales[clip]!;
    return row;
  };
  const all = Array.from({ length: count }, (_, clip) => unit(clip));
  const centre = new Float32Array(width);
  for (const each of all)
    for (let at = 0; at < width; at += 1) centre[at] = (centre[at] ?? 0) + (each[at] ?? 0) / count;
  const scan = new SketchScan(width);
  for (let clip = 0; clip < count; clip += 1) scan.add(vectors, clip * width, centre, scales[clip] ?? 0);
  const allowed = new Uint8Array(count).fill(1);
  let found = 0;
  const looked = [0, 401, 802, 1203, 1604, 2005, 2406, 2807];
  for (const clip of looked) {
    const distances = scan.distances(all[clip]!, centre);
    const cosines = all.map((each) => product(each, all[clip]!));
    // What the distance says of the cosine is right to a few hundredths.
    const said = cosines.map((cosine, at) => Math.abs(1 - (distances[at] ?? NaN) / 32_767.5 - cosine));
    expect(Math.max(...said)).toBeLessThan(0.15);
    const best = [...cosines.keys()].sort((one, other) => (cosines[other] ?? 0) - (cosines[one] ?? 0)).slice(0, 20);
    const near = new Set(nearest(distances, allowed, 150));
    found += best.filter((at) => near.has(at)).length / 20 / looked.length;
  }
  expect(found).toBeGreaterThan(0.98);
});
