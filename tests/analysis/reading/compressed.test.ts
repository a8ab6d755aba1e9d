import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readExcerpt } from '#analysis/reading/read-excerpt.ts';
import { readFacts } from '#analysis/reading/read-facts.ts';
import { ResamplerWorkshop } from '#analysis/signal/resample.ts';
import { largestDifference } from '../golden.ts';
import { temporaryFile } from '../temporary-file.ts';
import { chirp } from '../wav-fixtures.ts';
import { failureOf, readAll } from './read-all.ts';

function fixture(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/recordings/${name}`, import.meta.url));
}

/** Name, format, encoding, channels, how far from the true sound, how much longer the coder may have made it. */
const files = [
  ['chirp.flac', 'flac', 'FLAC 16-bit', 1, 2 ** -15, 0],
  ['chirp-flac.oga', 'ogg', 'FLAC 16-bit', 1, 2 ** -15, 0],
  ['chirp.mp3', 'mp3', 'MP3', 1, 0.05, 0],
  ['chirp-stereo.ogg', 'ogg', 'Ogg Vorbis', 2, 0.12, 0],
  ['chirp.opus', 'ogg', 'Ogg Opus', 1, 0.25, 0],
  ['chirp-stereo.m4a', 'm4a', 'AAC', 2, 0.08, 0],
  ['chirp-quicktime.mov', 'm4a', 'MP3', 1, 0.05, 2400],
] as const;

const loudTruth = chirp(22_050, 2);

/** Energy of the difference as a share of the energy of the truth, ends left out. */
function error(found: Float32Array, truth: Float32Array, shift = 0): number {
  let wrong = 0;
  let all = 0;
  for (let i = 3000; i < truth.length - 3000; i++) {
    wrong += ((found[i + shift] ?? 0) - truth[i]!) ** 2;
    all += truth[i]! ** 2;
  }
  return wrong / all;
}

/** The shift of least error: where the sound begins. */
function bestShift(found: Float32Array, truth: Float32Array): number {
  const shifts = Array.from({ length: 2600 }, (_, i) => i - 100);
  return shifts.reduce((best, shift) => (error(found, truth, shift) < error(found, truth, best) ? shift : best), 0);
}

/** The AAC decoder is a native module that needs ALSA's library on Linux (Debian: libasound2, which chromium brings). */
function hasAac(): boolean {
  try {
    createRequire(import.meta.url)('node-web-audio-api');
    return true;
  } catch (thrown) {
    console.log(`SKIPPED: AAC, since its decoder cannot be loaded here: ${String(thrown).split('\n')[0]}`);
    return false;
  }
}
const readable = hasAac() ? files : files.filter(([, , encoding]) => encoding !== 'AAC');

describe.each(readable)('%s', (name, format, encoding, channels, tolerance, extraFrames) => {
  test('is read as what it is, and sounds as it should, from its first moment', async () => {
    const sound = await readAll(fixture(name));
    expect(sound).toMatchObject({ format, encoding, warnings: [] });
    expect(sound.channels).toHaveLength(channels);
    const rate =
      sound.rateHz === 22_050
        ? sound.channels[0]!
        : new ResamplerWorkshop().whole(sound.channels[0]!, sound.rateHz, 22_050);
    expect(Math.abs(rate.length - 44_100)).toBeLessThanOrEqual(extraFrames === 0 ? 2 : extraFrames);
    const shift = extraFrames === 0 ? 0 : bestShift(rate, loudTruth);
    expect(shift).toBeLessThanOrEqual(extraFrames);
    expect(Math.sqrt(error(rate, loudTruth, shift))).toBeLessThan(Math.max(tolerance, 0.001));
    if (channels === 2)
      expect(Math.sqrt(error(sound.channels[1]!, chirp(22_050, 2, 0.25)))).toBeLessThan(tolerance * 2);
  });

  test('its header tells rate, channels and length without decoding', async () => {
    const sound = await readAll(fixture(name));
    const facts = await readFacts(fixture(name));
    expect(facts).toMatchObject({ format, encoding, channels, rateHz: sound.rateHz });
    expect(facts.durationSeconds).toBeCloseTo(sound.channels[0]!.length / sound.rateHz, 0.7);
  });

  test('an excerpt from the middle is the same stretch as in the whole', async () => {
    const sound = await readAll(fixture(name));
    const excerpt = await readExcerpt(fixture(name), 1.1, 1.6, 0);
    const from = Math.round(1.1 * sound.rateHz);
    expect(
      largestDifference(excerpt.samples, sound.channels[0]!.slice(from, Math.round(1.6 * sound.rateHz))),
      // AAC fills bands with noise that does not start anew in the middle.
    ).toBeLessThan(format === 'm4a' ? 1e-3 : 1e-6);
  });

  test('damaged and cut copies end as read or as a clear failure, never as a bug', async () => {
    const whole = await readFile(fixture(name));
    for (let round = 1; round <= 12; round++) {
      const copy = Buffer.from(
        whole.subarray(0, round % 3 === 0 ? Math.floor((whole.length * round) / 14) : whole.length),
      );
      for (let hole = 0; hole < round; hole++)
        copy[Math.floor(copy.length * ((0.137 * (hole + 1) * round) % 1))]! ^= 0x5a;
      const outcome = await failureOf(readAll(await temporaryFile(name, copy)));
      expect(outcome).toMatch(/^(?:no failure$|file-|format-)/);
    }
  });
});

test('Apple Lossless is refused by its name', async () => {
  expect(await failureOf(readAll(fixture('chirp-lossless.m4a')))).toMatch(
    /^format-unsupported: .*Apple Lossless.*Convert it/,
  );
});

/** What a whole file says of itself, and a copy of it. */
async function beside(name: string, change: (whole: Buffer) => Uint8Array) {
  const copy = await temporaryFile(name, change(await readFile(fixture(name))));
  return { whole: await readAll(fixture(name)), copy: await readAll(copy) };
}

test('an ID3v1 tag behind a FLAC file costs nothing of its sound', async () => {
  const tag = Buffer.alloc(128, 'TAG Songs of the pond');
  const { whole, copy } = await beside('chirp.flac', (bytes) => Buffer.concat([bytes, tag]));
  expect(copy.warnings).toEqual([]);
  expect(copy.channels[0]).toEqual(whole.channels[0]);
});

test('other bytes behind a FLAC file: as much of its end as is lost is said, and never 0 s', async () => {
  const { copy } = await beside('chirp.flac', (bytes) => Buffer.concat([bytes, Buffer.alloc(3000, 7)]));
  for (const warning of copy.warnings) expect(warning).not.toMatch(/^0 s /);
  expect(copy.warnings).toContainEqual(expect.stringMatching(/^0\.\d+ s of the sound in this file are damaged/));
});

test('an MP3 with a count of its frames that was cut off says what is missing', async () => {
  const { whole, copy } = await beside('chirp.mp3', (bytes) => bytes.subarray(0, Math.floor(bytes.length / 2)));
  const seconds = (whole.channels[0]!.length - copy.channels[0]!.length) / whole.rateHz;
  const said = Number(/^([\d.]+) s of the sound/.exec(copy.warnings[0] ?? '')?.[1]);
  expect(Math.abs(said - seconds)).toBeLessThan(0.2);
});

test.each(['chirp-stereo.ogg', 'chirp.opus'])('a hole in %s is said, and is silence', async (name) => {
  const { whole, copy } = await beside(name, (bytes) => withoutPage(bytes));
  expect(whole.warnings).toEqual([]);
  const all = whole.channels[0]!.length;
  expect(copy.channels[0]).toHaveLength(all);
  const silent = copy.channels[0]!.findIndex((sample) => sample !== 0) / copy.rateHz;
  expect(silent).toBeGreaterThan(0.5);
  const said = Number(/^([\d.]+) s of the sound inside this file are damaged/.exec(copy.warnings[0] ?? '')?.[1]);
  expect(Math.abs(said - silent)).toBeLessThan(0.1);
  expect(copy.warnings).toHaveLength(1);
});

/** Without its first page of sound. */
function withoutPage(bytes: Buffer): Buffer {
  const pages: number[] = [];
  for (let at = bytes.indexOf('OggS'); at !== -1; at = bytes.indexOf('OggS', at + 4)) pages.push(at);
  const [first = 0, second = 0] = pages.filter((at) => bytes.readBigInt64LE(at + 6) > 0n);
  return Buffer.concat([bytes.subarray(0, first), bytes.subarray(second)]);
}
