import { expect, test } from 'vitest';
import { SampleTools, ShortRoom } from '#analysis/signal/loops/sample-tools.ts';

/** As identities of recordings were always made: half away from zero, what no int32 holds goes round. */
const whole = (sample: number): number => (sample * 2 ** 23 + (sample < 0 || Object.is(sample, -0) ? -0.5 : 0.5)) | 0;

test('whole numbers of 24 bits are those of JavaScript, halves and extremes too', () => {
  const tools = new SampleTools();
  const unit = 2 ** -23;
  const edges = [
    0,
    -0,
    0.5,
    -0.5,
    1.5,
    -1.5,
    0.499_999_97,
    -0.499_999_97,
    4_194_303.75,
    -4_194_303.75,
    4_194_304.5,
    2 ** 23,
  ];
  const samples = Float32Array.from({ length: 1001 }, (_, i) =>
    i < edges.length ? edges[i]! * unit : Math.sin(i * 12.9) * (i % 7 === 0 ? unit * 9 : 1.1),
  );
  for (const length of [1001, 1, 2, 3, 4, 5, 998]) {
    const part = samples.subarray(0, length);
    expect([...tools.wholeNumbers(part)]).toEqual(Array.from(part, whole));
  }
});

test('a recording with absurdly large numbers keeps the identity that it always had', () => {
  for (const large of [1e3, -1e3, 256, -256, 1e9, -1e20, Number.POSITIVE_INFINITY, Number.NaN]) {
    const samples = Float32Array.of(0.25, -0.5, large, 0.125, 255, -255, 0.75);
    expect([...new SampleTools().wholeNumbers(samples)]).toEqual(Array.from(samples, whole));
  }
});

test('the loudest sample is found wherever it stands, whatever was there before', () => {
  const tools = new SampleTools();
  const bits = (value: number): number => new Int32Array(Float32Array.of(Math.abs(value)).buffer)[0]!;
  for (const length of [9, 8, 7, 4, 1]) {
    for (let at = 0; at < length; at += 1) {
      const samples = new Float32Array(length).fill(0.1);
      samples[at] = -0.75;
      expect(tools.loudestBits(samples)).toBe(bits(0.75));
    }
    expect(tools.loudestBits(new Float32Array(length))).toBe(0);
  }
});

test('shorts become floats, in pieces of any length', () => {
  const room = new ShortRoom(70_000);
  const shorts = Int16Array.from({ length: 70_000 }, (_, i) => (i * 7919) % 65_536);
  new Int16Array(room.bytes, 0, shorts.length).set(shorts);
  for (const [from, frames] of [
    [0, 65_536],
    [65_536, 4464],
    [69_999, 1],
  ] as const)
    expect(room.floats(from, frames)).toEqual(
      Float32Array.from(shorts.subarray(from, from + frames), (short) => short / 32_768),
    );
});
