import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import { readExcerpt } from '#analysis/reading/read-excerpt.ts';
import { readFacts } from '#analysis/reading/read-facts.ts';
import { wavFile } from '#analysis/writing/wav-writer.ts';
import { spectrogramFile } from '#analysis/signal/spectrogram.ts';
import { largestDifference } from '../golden.ts';
import { hugeSeconds, writeHugeRecording } from '../huge-recording.ts';
import { processorMs } from '../../processor-time.ts';
import { temporaryFile } from '../temporary-file.ts';
import { chirp, wavBytes } from '../wav-fixtures.ts';
import { failureOf, readAll } from './read-all.ts';

const sound = chirp(48_000, 4);

test('an excerpt is the stretch asked for, cut at the end of the recording', async () => {
  const path = await temporaryFile('x.wav', wavBytes({ kind: 'float', bits: 32, channels: [sound] }));
  expect((await readExcerpt(path, 1, 2.5, 'mix')).samples).toEqual(sound.slice(48_000, 120_000));
  expect((await readExcerpt(path, 3.5, 9, 0)).samples).toEqual(sound.slice(168_000));
  expect(await failureOf(readExcerpt(path, 5, 6, 'mix'))).toMatch(
    /^file-damaged: The recording is shorter than it was/,
  );
  for (const [start, end] of [
    [-1, 2],
    [2, 2],
    [Number.NaN, 1],
    [0, 1e9],
  ] as const)
    expect(await failureOf(readExcerpt(path, start, end, 'mix'))).toMatch(/^bad-request/);
});

test('a WAV we write is one we read, 16-bit; loud peaks are held, ultrasonic rates come down to 48 kHz', async () => {
  const again = await readAll(await temporaryFile('x.wav', wavFile({ samples: sound, rateHz: 48_000 })));
  expect(again).toMatchObject({ encoding: 'PCM 16-bit', rateHz: 48_000, warnings: [] });
  expect(largestDifference(again.channels[0]!, sound)).toBeLessThanOrEqual(2 ** -15);
  const loud = await readAll(await temporaryFile('y.wav', wavFile({ samples: Float32Array.of(2, -2), rateHz: 8000 })));
  expect([...loud.channels[0]!]).toEqual([1 - 2 ** -15, -1]);
  const bats = await readAll(await temporaryFile('z.wav', wavFile({ samples: chirp(384_000, 1), rateHz: 384_000 })));
  expect([bats.rateHz, bats.channels[0]!.length]).toEqual([48_000, 48_000]);
});

/** Row of the brightest cell in a column, counted from the bottom, as a share of the height. */
function brightest(png: Uint8Array, column: number): number {
  const { width, height, data } = decode(png);
  const cells = Array.from({ length: height }, (_, row) => data[row * width + column]!);
  return (height - 1 - cells.indexOf(Math.max(...cells))) / height;
}

test('spectrograms: a tone is a white line at its height, low at the bottom, silence is black', () => {
  const samples = new Float32Array(96_000);
  samples.set(Float32Array.from({ length: 48_000 }, (_, i) => 0.5 * Math.sin((2 * Math.PI * 6000 * i) / 48_000)));
  const linear = spectrogramFile({ samples, rateHz: 48_000 }, 'linear');
  const { width, height, channels, depth, data } = decode(linear);
  expect([width, height, channels, depth]).toEqual([1600, 513, 1, 8]);
  expect(brightest(linear, 300)).toBeCloseTo(6000 / 24_000, 2);
  expect(data.includes(255)).toBe(true);
  expect(data[100 * width + 1300]).toBe(0);
  const mel = spectrogramFile({ samples, rateHz: 48_000 }, 'mel');
  expect(decode(mel).height).toBe(192);
  // Slaney's mel of 6 kHz is 41.06, of 24 kHz 61.22.
  expect(brightest(mel, 300)).toBeCloseTo(41.06 / 61.22, 1.5);
});

test('a 15 GB recording opens at once and is read anywhere, in little memory', async () => {
  const path = await temporaryFile('huge.wav', '');
  await writeHugeRecording(path);
  const before = process.memoryUsage().rss;
  const tookMs = await processorMs(async () => {
    const facts = await readFacts(path);
    const lastSecond = facts.durationSeconds - 1;
    const { samples } = await readExcerpt(path, lastSecond, facts.durationSeconds, 'mix');
    expect(facts).toMatchObject({ durationSeconds: hugeSeconds, warnings: [] });
    expect([samples.length, samples[24_000]]).toEqual([48_000, 0.5]);
  });
  expect(tookMs).toBeLessThan(5000);
  expect(process.memoryUsage().rss - before).toBeLessThan(200e6);
});
