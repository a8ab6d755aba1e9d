import { expect, test } from 'vitest';
import { spectrogramGrid } from '#analysis/signal/spectrogram.ts';

const rateHz = 48_000;
const seconds = 3;

type Sound = (at: number, seconds: number) => number;

/** Share of the cells that are more ink than paper, and the darkest and the inkiest of them. */
function drawn(sound: Sound): { ink: number; most: number; width: number } {
  const samples = Float32Array.from({ length: rateHz * seconds }, (_, at) => sound(at, at / rateHz));
  const { data, width } = spectrogramGrid({ samples, rateHz }, 'card');
  return { ink: data.filter((value) => value > 128).length / data.length, most: Math.max(...data), width };
}

let state = 1;
const noise = (): number => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
  return state / 2 ** 30 - 1;
};
const whistle = (t: number): number => 0.3 * Math.sin(2 * Math.PI * 4000 * t);

test('a song over noise is ink, the noise is paper, and the rumble below it is not there', () => {
  const { ink, most, width } = drawn(
    (_, t) => 0.01 * noise() + 0.5 * Math.sin(2 * Math.PI * 60 * t) + (t > 1 && t < 1.5 ? whistle(t) : 0),
  );
  expect(most).toBeGreaterThan(200);
  expect(ink).toBeGreaterThan(0.001);
  expect(ink).toBeLessThan(0.05);
  expect(width).toBeLessThanOrEqual(400);
});

test('a song that fills the clip is not taken for noise', () => {
  const { ink, most } = drawn((_, t) => 0.003 * noise() + whistle(t));
  expect(most).toBeGreaterThan(128);
  expect(ink).toBeGreaterThan(0.005);
});

test('holes of perfect silence, as codecs leave them, do not turn everything else to ink', () => {
  const { ink } = drawn((_, t) => (t % 0.5 < 0.4 ? 0 : 0.002 * noise()) + (t > 2 && t < 2.2 ? whistle(t) : 0));
  expect(ink).toBeLessThan(0.2);
});

test('silence is an empty sheet', () => {
  expect(drawn(() => 0).ink).toBe(0);
});
