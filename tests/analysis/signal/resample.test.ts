import { describe, expect, test } from 'vitest';
import { ResamplerWorkshop } from '#analysis/signal/resample.ts';
import { largestDifference } from '../golden.ts';

/** The primes share nothing with any other rate; hydrophones and damaged headers have such. */
const rates = [
  7993, 8000, 16_000, 22_050, 32_000, 44_056, 44_100, 48_000, 96_000, 191_999, 192_000, 250_000, 256_000, 384_000,
  999_983,
];
const workshop = new ResamplerWorkshop();

function tone(rateHz: number, hz: number, seconds: number): Float32Array {
  return Float32Array.from({ length: Math.round(rateHz * seconds) }, (_, i) =>
    Math.sin((2 * Math.PI * hz * i) / rateHz),
  );
}

/** Loudness against a full tone, in dB, the ends left out. */
function levelDb(samples: Float32Array): number {
  const middle = samples.subarray(Math.floor(samples.length / 4), Math.floor((samples.length * 3) / 4));
  const power = middle.reduce((sum, value) => sum + value * value, 0) / middle.length;
  return 10 * Math.log10(2 * power + 1e-20);
}

describe.each(rates)('%d Hz to 22,050 Hz', (rateHz) => {
  const nyquistHz = Math.min(rateHz, 22_050) / 2;

  test('keeps what lies in the pass-band, sample for sample', () => {
    for (const share of [0.01, 0.3, 0.6, 0.89]) {
      const hz = share * nyquistHz;
      const found = workshop.whole(tone(rateHz, hz, 0.5), rateHz, 22_050).slice(2000, 9000);
      const truth = tone(22_050, hz, 0.5).slice(2000, 9000);
      expect(largestDifference(found, truth), `${hz} Hz`).toBeLessThan(1e-3);
    }
  });

  test('takes away at least 80 dB of what lies above, and of the images of what lies below', () => {
    if (rateHz > 22_050) {
      const steps = Array.from({ length: 24 }, (_, i) => nyquistHz + ((rateHz / 2 - nyquistHz) * (i + 0.02)) / 24);
      for (const hz of steps)
        expect(levelDb(workshop.whole(tone(rateHz, hz, 0.5), rateHz, 22_050)), `${hz} Hz`).toBeLessThan(-80);
    } else if (rateHz < 22_050) {
      const hz = 0.5 * nyquistHz;
      const found = workshop.whole(tone(rateHz, hz, 0.5), rateHz, 22_050).slice(3000, 8000);
      const truth = tone(22_050, hz, 0.5).slice(3000, 8000);
      expect(levelDb(found.map((value, i) => value - truth[i]!))).toBeLessThan(-80);
    } else {
      const samples = tone(rateHz, 1000, 0.1);
      expect(workshop.whole(samples, rateHz, 22_050)).toEqual(samples);
    }
  });

  test('a constant stays that constant and the length is right', () => {
    const samples = new Float32Array(rateHz).fill(0.7);
    const found = workshop.whole(samples, rateHz, 22_050);
    expect(found.length).toBe(22_050);
    expect(largestDifference(found.slice(2000, 20_000), new Float32Array(18_000).fill(0.7))).toBeLessThan(1e-5);
  });

  test('the sizes of the pieces do not change the result', () => {
    const samples = tone(rateHz, 700, 0.3).map((value, i) => value + ((i * 7919) % 13) / 40);
    const whole = workshop.whole(samples, rateHz, 22_050);
    const worker = workshop.make(rateHz, 22_050);
    const parts: number[] = [];
    for (let at = 0, size = 1; at < samples.length; at += size, size = (size * 3 + 1) % 5003 || 1) {
      parts.push(...worker.push(samples.subarray(at, at + size)));
    }
    parts.push(...worker.flush());
    expect(Float32Array.from(parts)).toEqual(whole);
  });
});

test('the measure of the stop-band can fail: a mere thinning out would not pass it', () => {
  const aliased = tone(44_100, 15_000, 0.5).filter((_, i) => i % 2 === 0);
  expect(levelDb(aliased)).toBeGreaterThan(-1);
});

test('the filters of any pair of rates fit into a few megabytes, up to the highest rate we read', () => {
  const fresh = new ResamplerWorkshop();
  const before = process.memoryUsage().arrayBuffers;
  for (const rateHz of [9_999_991, 9_999_973, 47_999, 101]) {
    const found = fresh.whole(new Float32Array(rateHz).fill(0.5), rateHz, 48_000);
    expect(found.length).toBe(48_000);
    expect(largestDifference(found.slice(20_000, 30_000), new Float32Array(10_000).fill(0.5))).toBeLessThan(1e-3);
  }
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(300_000_000);
});
