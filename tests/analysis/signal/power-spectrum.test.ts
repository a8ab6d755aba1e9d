import { describe, expect, test } from 'vitest';
import { PowerSpectrum } from '#analysis/signal/power-spectrum.ts';

const noise = (length: number): Float32Array => Float32Array.from({ length }, (_, i) => Math.sin(i * i * 0.37) * 0.5);

/** By the definition, one frequency after the other. */
function powerByDefinition(frame: Float32Array, weights: readonly number[], bin: number): number {
  let [re, im] = [0, 0];
  for (const [i, sample] of frame.entries()) {
    const turn = (2 * Math.PI * bin * i) / frame.length;
    re += weights[i]! * sample * Math.cos(turn);
    im -= weights[i]! * sample * Math.sin(turn);
  }
  return re * re + im * im;
}

describe.each([8, 16, 32, 64, 512, 2048, 4096])('frames of %d samples', (size) => {
  test('four at once have the power that the definition gives each of them', () => {
    const spectrum = new PowerSpectrum(size, 'hamming');
    const weights = Array.from({ length: size }, (_, i) => 0.54 - 0.46 * Math.cos((2 * Math.PI * i) / size));
    const samples = noise(4 * size);
    const [before, start, hop] = [5, 3, Math.ceil(size / 3)];
    spectrum.place(samples, before, 0);
    spectrum.transform(start, hop);
    const found = new Float32Array(spectrum.bins);
    const padded = new Float32Array(before + samples.length);
    padded.set(samples, before);
    for (const frame of [0, 1, 2, 3]) {
      spectrum.frame(frame, found);
      const from = start + frame * hop;
      const bins = [0, 1, 2, Math.floor(size / 4), size / 2 - 1, size / 2];
      const loudest = found.reduce((most, each) => Math.max(most, each), 0);
      for (const bin of bins) {
        const truth = powerByDefinition(padded.subarray(from, from + size), weights, bin);
        expect(Math.abs(found[bin]! - truth), `frame ${frame}, frequency ${bin}`).toBeLessThan(1e-6 * loudest);
      }
    }
  });
});

test('a faint tone far from a loud one is right to a thousandth: single precision would not do', () => {
  const spectrum = new PowerSpectrum(2048, 'rectangular');
  const tones = Float32Array.from({ length: 2048 }, (_, i) => Math.cos((2 * Math.PI * 100 * i) / 2048));
  const faint = Float64Array.from({ length: 2048 }, (_, i) => 1e-6 * Math.cos((2 * Math.PI * 700 * i) / 2048));
  const both = tones.map((each, i) => each + faint[i]!);
  const power = new Float32Array(spectrum.bins);
  spectrum.place(both, 0, 4 * 2048);
  spectrum.transform(0, 2048);
  spectrum.frame(0, power);
  // What float32 samples hold of the faint tone, by the definition.
  const ones = Array.from({ length: 2048 }, () => 1);
  const truth = powerByDefinition(both, ones, 700);
  expect(Math.abs(power[700]! / truth - 1)).toBeLessThan(1e-3);
});
