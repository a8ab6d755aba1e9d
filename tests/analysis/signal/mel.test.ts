import { expect, test } from 'vitest';
import { MelSpectrogram } from '#analysis/signal/mel.ts';
import { melFilters, melFrequencies } from '#analysis/signal/mel-filters.ts';
import { float32, golden, largestDifference } from '../golden.ts';

type MelFile = {
  toleranceDb: number;
  samplesPerClip: number;
  shape: [number, number];
  filterBank: { shape: [number, number]; sum: number; rowSums: string; rows: { band: number; weights: string }[] };
  melFrequencies40: number[];
  cases: { name: string; samples: string; db: string; cells: { band: number; frame: number; db: number }[] }[];
};
const file = golden('mel.json') as MelFile;
const settings = {
  fftSize: 2048,
  hopLength: 512,
  bands: 128,
  frames: 128,
  minHz: 0,
  maxHz: 11_025,
  refPower: 1,
  amin: 1e-10,
  topDb: 80,
};
/** What issue 2 asks for, whatever the file allows. */
const toleranceDb = Math.min(1e-3, file.toleranceDb);

function clip(base64: string): Float32Array {
  const bytes = Buffer.from(base64, 'base64');
  const samples = new Float32Array(file.samplesPerClip);
  for (let i = 0; i < bytes.length / 2; i++) samples[i] = bytes.readInt16LE(2 * i) / 32_768;
  return samples;
}

test.each(file.cases.map((one) => [one.name, one] as const))('%s equals librosa to 1e-3 dB', (_name, one) => {
  const mel = new MelSpectrogram(22_050, settings).whole(clip(one.samples));
  expect([mel.bands, mel.frames]).toEqual(file.shape);
  expect(largestDifference(mel.data, float32(one.db))).toBeLessThanOrEqual(toleranceDb);
  for (const { band, frame, db } of one.cells) expect(mel.data[band * mel.frames + frame]).toBeCloseTo(db, 2);
});

test('the patch is the first 128 frames of every band, with the floor of all 130', () => {
  const mel = new MelSpectrogram(22_050, settings);
  // Loud only in the last two frames, which the patch leaves out.
  const samples = new Float32Array(66_150).fill(1e-4);
  samples.fill(0.9, 66_000);
  const whole = mel.whole(samples);
  const patch = mel.patch(samples);
  expect([patch.bands, patch.frames, patch.data.length]).toEqual([128, 128, 16_384]);
  for (const band of [0, 64, 127]) {
    expect(patch.data.subarray(band * 128, band * 128 + 128)).toEqual(
      whole.data.subarray(band * 130, band * 130 + 128),
    );
  }
  expect(Math.min(...patch.data)).toBeCloseTo(Math.max(...whole.data) - 80, 4);
});

test('a clip of fewer frames than are transformed at once is not darkened by what lies behind it', () => {
  const few = { ...settings, frames: 2, hopLength: 30_000 };
  const short = Float32Array.from({ length: 59_999 }, (_, i) => 1e-3 * Math.sin(i * 0.3));
  const mel = new MelSpectrogram(22_050, few);
  // The same frames of a clip that goes on loudly, one by one.
  const found = mel.whole(short);
  expect([found.bands, found.frames]).toEqual([128, 2]);
  const alone = [0, 1].map((frame) => {
    const around = new Float32Array(2048);
    for (let i = 0; i < 2048; i += 1) around[i] = short[frame * 30_000 - 1024 + i] ?? 0;
    return new MelSpectrogram(22_050, { ...few, hopLength: 1024, topDb: 1000 }).whole(around).data;
  });
  const loudest = Math.max(...alone.flatMap((data) => Array.from({ length: 128 }, (_, band) => data[band * 3 + 1]!)));
  for (const [frame, data] of alone.entries())
    for (let band = 0; band < 128; band += 1)
      expect(found.data[band * 2 + frame]).toBeCloseTo(Math.max(loudest - 80, data[band * 3 + 1]!), 3);
});

test('one spectrogram after another gives the same numbers: buffers are reused, not shared', () => {
  const mel = new MelSpectrogram(22_050, settings);
  const [first, second] = file.cases.map((one) => clip(one.samples));
  const before = mel.patch(first!).data.slice();
  mel.patch(second!);
  expect(mel.patch(first!).data).toEqual(before);
});

test('filters and mel frequencies equal the reference', () => {
  const bank = { rateHz: 22_050, fftSize: 2048, bands: 128, minHz: 0, maxHz: 11_025 };
  const dense = melFilters(bank).map(({ firstBin, weights }) => {
    const row = new Float32Array(1025);
    row.set(weights, firstBin);
    return row;
  });
  expect(
    largestDifference(
      Float32Array.from(dense, (row) => row.reduce((sum, weight) => sum + weight, 0)),
      float32(file.filterBank.rowSums),
    ),
  ).toBeLessThan(1e-6);
  for (const { band, weights } of file.filterBank.rows)
    expect(largestDifference(dense[band]!, float32(weights))).toBeLessThan(1e-6);
  melFrequencies(40, 0, 11_025).forEach((hz, i) => expect(hz).toBeCloseTo(file.melFrequencies40[i]!, 6));
});
