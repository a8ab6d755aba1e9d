import { expect, test } from 'vitest';
import { largestDifference } from '../golden.ts';
import { temporaryFile } from '../temporary-file.ts';
import { bextChunk, chirp, infoChunk, wavBytes, type WavPlan } from '../wav-fixtures.ts';
import { readAll } from './read-all.ts';

const left = chirp(8000, 0.5);
const right = chirp(8000, 0.5, 0.25);
const stereo = [left, right];

async function read(plan: WavPlan) {
  return readAll(await temporaryFile('test.WAV', wavBytes(plan)));
}

const kinds: readonly [string, Partial<WavPlan>, number][] = [
  ['PCM 8-bit', { kind: 'pcm', bits: 8 }, 2 ** -7],
  ['PCM 16-bit', { kind: 'pcm', bits: 16 }, 2 ** -15],
  ['PCM 24-bit', { kind: 'pcm', bits: 24 }, 2 ** -23],
  ['PCM 32-bit', { kind: 'pcm', bits: 32 }, 2 ** -24],
  ['IEEE float 32-bit', { kind: 'float', bits: 32 }, 0],
  ['IEEE float 64-bit', { kind: 'float', bits: 64 }, 0],
];

test.each(kinds)(
  '%s, mono and stereo, plain and extensible, RIFF, RF64 and BW64',
  async (encoding, kind, tolerance) => {
    for (const container of ['RIFF', 'RF64', 'BW64'] as const) {
      for (const extensible of [false, true]) {
        for (const channels of [[left], stereo]) {
          const sound = await read({ ...kind, container, extensible, channels, rateHz: 8000 });
          expect(sound).toMatchObject({ format: 'wav', encoding, rateHz: 8000, promisedFrames: 4000, warnings: [] });
          expect(sound.channels).toHaveLength(channels.length);
          channels.forEach((channel, c) => {
            expect(largestDifference(sound.channels[c]!, channel)).toBeLessThanOrEqual(tolerance);
          });
        }
      }
    }
  },
);

test('the extremes of integers are -1 and just under 1', async () => {
  for (const bits of [8, 16, 24, 32]) {
    const { channels } = await read({ bits, channels: [Float32Array.of(-1, 1, 0)], rateHz: 8000 });
    expect(channels[0]![0]).toBe(-1);
    expect(channels[0]![1]).toBeCloseTo(1 - 2 ** (1 - bits), 7);
    expect(channels[0]![2]).toBe(0);
  }
});

const strange = [
  { id: 'JUNK', content: new Uint8Array(27) },
  bextChunk('Song Meter', '2026-05-23', '04:30:00'),
  { id: 'guan', content: 'GUANO|Version:1.0' },
  { id: 'id3 ', content: new Uint8Array(33) },
  infoChunk({ ICMT: 'odd', IART: 'someone' }),
];

test.each([false, true])('odd-sized chunks before and after the sound, pad bytes left out: %s', async (unpadded) => {
  const sound = await read({ channels: stereo, rateHz: 8000, before: strange, after: strange, unpadded });
  expect(largestDifference(sound.channels[1]!, right)).toBeLessThanOrEqual(2 ** -15);
  expect(sound.promisedFrames).toBe(4000);
});

test('an odd number of 8-bit samples with a chunk behind them', async () => {
  for (const unpadded of [false, true]) {
    const sound = await read({ bits: 8, channels: [left.slice(0, 333)], rateHz: 8000, unpadded, after: strange });
    expect(sound.promisedFrames).toBe(333);
    expect(sound.warnings).toEqual([]);
  }
});

test.each([0, 0xffffffff])('a data size of %d means: to the end of the file', async (dataSize) => {
  const sound = await read({ channels: [left], rateHz: 8000, stated: { dataSize } });
  expect(sound.channels[0]).toHaveLength(4000);
  expect(sound.warnings).toEqual(['The recorder did not finish the header; everything after it was taken as sound.']);
});

test.each([0x7ffff000, 0x7fffff00, 0x7fffffff, 0x80000000])(
  'what SoX and arecord write for a length they do not know (%d) means the same',
  async (dataSize) => {
    const sound = await read({ channels: [left], rateHz: 8000, stated: { dataSize } });
    expect(sound.channels[0]).toHaveLength(4000);
    expect(sound.warnings).toEqual([expect.stringContaining('did not finish the header')]);
  },
);

test('an empty data part before the one with the sound is passed over', async () => {
  const before = [{ id: 'data', content: '' }];
  const sound = await read({ channels: [left], rateHz: 8000, before });
  expect(sound.channels[0]).toHaveLength(4000);
  expect(sound.warnings).toEqual([]);
});

test('of two data parts with sound the first is read, and that there are two is said', async () => {
  const after = [{ id: 'data', content: new Uint8Array(3000) }];
  const sound = await read({ channels: [left], rateHz: 8000, after });
  expect(sound.channels[0]).toHaveLength(4000);
  expect(sound.warnings).toEqual([expect.stringContaining('2 pieces of sound')]);
});

test('a data size beyond the file is cut to what is there, and said', async () => {
  const sound = await read({ channels: [left], rateHz: 8000, stated: { dataSize: 4000 * 2 + 16_000 * 3 } });
  expect(sound.channels[0]).toHaveLength(4000);
  expect(sound.warnings).toEqual(['The file ends 3 s before its header says.']);
});

test('a file cut in the middle of a sample loses that sample only', async () => {
  const whole = wavBytes({ bits: 24, channels: stereo, rateHz: 8000 });
  const sound = await readAll(await temporaryFile('cut.wav', whole.subarray(0, whole.length - 6 * 100 - 4)));
  expect(sound.channels[0]).toHaveLength(3899);
  expect(largestDifference(sound.channels[0]!, left.slice(0, 3899))).toBeLessThanOrEqual(2 ** -23);
  expect(sound.warnings[0]).toMatch(/The file ends 0\.013 s before its header says/);
});

test('a wrong block alignment is corrected, and said', async () => {
  const sound = await read({ channels: stereo, rateHz: 8000, stated: { blockAlign: 2 } });
  expect(largestDifference(sound.channels[1]!, right)).toBeLessThanOrEqual(2 ** -15);
  expect(sound.warnings).toEqual([expect.stringContaining('2 bytes per frame where 4 are right')]);
});

test('float samples that are not numbers are silence', async () => {
  const { channels, warnings } = await read({
    kind: 'float',
    bits: 32,
    channels: [Float32Array.of(0.5, NaN, -Infinity)],
  });
  expect([...channels[0]!]).toEqual([0.5, 0, 0]);
  expect(warnings).toEqual(['Some samples are not numbers; they were read as silence.']);
});

test('reading from the middle gives the same samples as reading from the start', async () => {
  const long = chirp(48_000, 4);
  const path = await temporaryFile('long.wav', wavBytes({ channels: [long] }));
  const whole = (await readAll(path)).channels[0]!;
  expect(whole).toHaveLength(192_000);
  for (const start of [1, 65_535, 65_536, 191_999]) {
    expect((await readAll(path, start)).channels[0]).toEqual(whole.slice(start));
  }
});

test('the name does not matter: a WAV called .mp3 is a WAV', async () => {
  const sound = await readAll(await temporaryFile('wrong.mp3', wavBytes({ channels: [left], rateHz: 8000 })));
  expect(sound.format).toBe('wav');
});
