import { expect, test } from 'vitest';
import { seededRandom } from '../../../build/demo/random.ts';
import { temporaryFile } from '../temporary-file.ts';
import { chirp, infoChunk, wavBytes, type ExtraChunk } from '../wav-fixtures.ts';
import { readFacts } from '#analysis/reading/read-facts.ts';
import { sentence } from '#contract/words/sentence.ts';
import { largestDifference } from '../golden.ts';
import { joined, readAll } from './read-all.ts';

const rateHz = 8000;
const blockFrames = 256;

/** What stands in the file for so many left-out blocks: the bits of the number as 1 and -1, lowest first, then zeros. */
function mark(blocks: number): Float32Array {
  const samples = new Float32Array(blockFrames);
  for (let bit = 0; bit < 32; bit += 1) samples[bit] = (Math.floor(blocks / 2 ** bit) % 2 === 1 ? 1 : -1) / 32768;
  return samples;
}

const whole = (sound: Float32Array, blocks: number, from = 0): Float32Array =>
  sound.slice(from, from + blocks * blockFrames);

/** A header of 488 bytes, as AudioMoth writes it: sound does not start at a block's edge, blocks lie at multiples of 512. */
const header: ExtraChunk = { id: 'LIST', content: infoChunk({ ICMT: 'x'.repeat(410) }).content };
const headerBytes = wavBytes({ channels: [new Float32Array(0)], rateHz, before: [header] }).length;
const leadFrames = ((512 - (headerBytes % 512)) % 512) / 2;

/** Stored parts and the true sound they stand for. */
function written(plan: readonly (number | Float32Array)[]): { stored: Float32Array; truth: Float32Array } {
  const stored = plan.map((part) => (typeof part === 'number' ? mark(part) : part));
  const truth = plan.map((part) => (typeof part === 'number' ? new Float32Array(part * blockFrames) : part));
  return { stored: joined(stored), truth: joined(truth) };
}

async function triggeredFile(stored: Float32Array, name = '20260523_043000T.WAV'): Promise<string> {
  return temporaryFile(name, wavBytes({ channels: [stored], rateHz, before: [header] }));
}

const song = chirp(rateHz, 2);

test('what was left out is silence of its true length, at the start, in the middle and at the end', async () => {
  const plan = [song.slice(0, leadFrames), 100, whole(song, 20, 300), 1, whole(song, 3), 70_000, whole(song, 2), 5];
  const { stored, truth } = written(plan);
  const path = await triggeredFile(stored);
  const sound = await readAll(path);
  expect(sound.promisedFrames).toBe(truth.length);
  expect(sound.channels[0]!.length).toBe(truth.length);
  expect(largestDifference(sound.channels[0]!, truth)).toBeLessThanOrEqual(2 ** -15);
  expect(sound.warnings).toEqual([expect.stringContaining('silence')]);
  const facts = await readFacts(path);
  expect(facts.durationSeconds).toBeCloseTo(truth.length / rateHz, 6);
  expect(facts.warnings).toEqual([sentence('doubt-triggered')]);
});

test('an excerpt starts where it truly starts, in sound and in silence', async () => {
  const { stored, truth } = written([song.slice(0, leadFrames), 10, whole(song, 8), 40, whole(song, 4, 700)]);
  const path = await triggeredFile(stored);
  for (const start of [0, 1, leadFrames + 17, leadFrames + 2570, leadFrames + 5000, truth.length - 5]) {
    const sound = await readAll(path, start);
    expect(largestDifference(sound.channels[0]!, truth.slice(start))).toBeLessThanOrEqual(2 ** -15);
  }
});

test('any arrangement of sound and silence comes back whole', async () => {
  const random = seededRandom(11);
  for (let round = 0; round < 20; round += 1) {
    const plan: (number | Float32Array)[] = [song.slice(0, leadFrames)];
    for (let part = 0; part < 12; part += 1) {
      const blocks = Math.ceil(random.between(0, 30));
      plan.push(random.between(0, 1) < 0.5 ? blocks : whole(song, blocks, Math.floor(random.between(0, 5000))));
    }
    plan.push(song.slice(0, Math.floor(random.between(0, blockFrames))));
    const { stored, truth } = written(plan);
    const sound = await readAll(await triggeredFile(stored));
    expect(sound.channels[0]!.length).toBe(truth.length);
    expect(largestDifference(sound.channels[0]!, truth)).toBeLessThanOrEqual(2 ** -15);
  }
});

test('the same bytes under an ordinary name, and a triggered file that left nothing out, are taken as they are', async () => {
  const { stored } = written([song.slice(0, leadFrames), 10, whole(song, 8)]);
  const plain = await readAll(await triggeredFile(stored, '20260523_043000.WAV'));
  expect(plain.promisedFrames).toBe(stored.length);
  const full = await readAll(await triggeredFile(song));
  expect(full).toMatchObject({ promisedFrames: song.length, warnings: [] });
});

test('a triggered file that ends in the middle of a block', async () => {
  const { stored, truth } = written([song.slice(0, leadFrames), 10, whole(song, 8)]);
  const bytes = wavBytes({ channels: [stored], rateHz, before: [header] });
  const sound = await readAll(await temporaryFile('043000T.WAV', bytes.subarray(0, bytes.length - 100)));
  expect(sound.promisedFrames).toBe(truth.length - 50);
  expect(sound.warnings).toContainEqual(expect.stringContaining('before its header says'));
});
