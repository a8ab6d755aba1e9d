import { expect, test } from 'vitest';
import { isRecordingName } from '#engine/watching/recording-files.ts';
import { largestDifference } from '../golden.ts';
import { aiffBytes, wave64Bytes } from '../other-fixtures.ts';
import { temporaryFile } from '../temporary-file.ts';
import { chirp, wavBytes } from '../wav-fixtures.ts';
import { failureOf, readAll } from './read-all.ts';

const left = chirp(8000, 0.5);
const right = chirp(8000, 0.5, 0.25);

const aiff = (bits: number, coding: string | null): Buffer => aiffBytes([left, right], bits, coding);

test.each([
  [8, null, 'pcm'],
  [16, null, 'pcm'],
  [24, null, 'pcm'],
  [32, null, 'pcm'],
  [16, 'NONE', 'pcm'],
  [16, 'sowt', 'pcm'],
  [24, 'in24', 'pcm'],
  [32, 'fl32', 'float'],
  [64, 'FL64', 'float'],
] as const)('AIFF of %d bits, coding %s', async (bits, coding, kind) => {
  const sound = await readAll(await temporaryFile('a.aif', aiff(bits, coding)));
  expect(sound).toMatchObject({ format: 'aiff', rateHz: 8000, promisedFrames: 4000, warnings: [] });
  const tolerance = kind === 'float' ? 1e-7 : 2 ** (2 - Math.min(bits, 24));
  expect(largestDifference(sound.channels[0]!, left)).toBeLessThanOrEqual(tolerance);
  expect(largestDifference(sound.channels[1]!, right)).toBeLessThanOrEqual(tolerance);
});

test('an AIFF that was cut off is read as far as it goes; compressed ones and broken ones are told', async () => {
  const cut = await readAll(await temporaryFile('a.aiff', aiff(16, null).subarray(0, -8000)));
  expect(cut.channels[0]).toHaveLength(2000);
  expect(cut.warnings).toEqual([expect.stringContaining('ends 0.3 s before')]);
  const refused = async (bytes: Buffer): Promise<string> => failureOf(readAll(await temporaryFile('a.aifc', bytes)));
  expect(await refused(aiff(16, 'ima4'))).toMatch(/^format-unsupported: .*\(ima4\)/);
  expect(await refused(aiff(16, null).subarray(0, 40))).toMatch(/^file-damaged: The header/);
});

test('Wave64 is read, whole and cut off', async () => {
  const bytes = wave64Bytes(wavBytes({ channels: [left, right], rateHz: 8000 }));
  const sound = await readAll(await temporaryFile('a.w64', bytes));
  expect(sound).toMatchObject({ format: 'w64', rateHz: 8000, promisedFrames: 4000, warnings: [] });
  expect(largestDifference(sound.channels[1]!, right)).toBeLessThanOrEqual(2 ** -15);
  const cut = await readAll(await temporaryFile('b.w64', bytes.subarray(0, -8000)));
  expect(cut.channels[0]).toHaveLength(2000);
  expect(cut.warnings).toHaveLength(1);
  expect(await failureOf(readAll(await temporaryFile('c.w64', bytes.subarray(0, 60))))).toMatch(/^file-damaged/);
});

test('recordings that cannot be read are listed with what to do, whatever is in them', async () => {
  for (const ending of 'wma caf amr 3gp webm aac ape wv dsf dff ra dss voc au snd mka tta mpc spx ac3 W4V'.split(' ')) {
    expect(isRecordingName(`a.${ending}`), ending).toBe(true);
    const path = await temporaryFile(`a.${ending}`, 'something that no reader knows '.repeat(9));
    expect(await failureOf(readAll(path)), ending).toMatch(/^format-unsupported: .*(onvert it to WAV|Kaleidoscope)/);
  }
  for (const name of ['notes.txt', 'picture.jpg', '.hidden.wma', 'wma', 'CONFIG.TXT'])
    expect(isRecordingName(name)).toBe(false);
});
