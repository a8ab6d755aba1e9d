import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readFacts } from '#analysis/reading/read-facts.ts';
import type { RecordingFacts } from '#contract/recordings.ts';
import { sentence } from '#contract/words/sentence.ts';
import { bextChunk, chirp, infoChunk, wavBytes, type ExtraChunk } from '../wav-fixtures.ts';

const comment =
  'Recorded at 04:30:00 23/05/2026 (UTC+2) by AudioMoth 24F319055FDF2D20 at medium gain while battery was 4.1V and temperature was 9.3C.';
const unsetComment = comment.replace('23/05/2026', '01/01/1970').replace('(UTC+2)', '(UTC)');
const info = infoChunk({ ICMT: comment, IART: 'AudioMoth 24F319055FDF2D20' });
const guano: ExtraChunk = {
  id: 'guan',
  content:
    'GUANO|Version:1.0\nMake:Wildlife Acoustics, Inc.\nModel:Song Meter Mini\nSerial:SMM01234\nTimestamp:2026-05-23T04:30:01+02:00\nTemperature Int:11.5\n',
};
const bext = bextChunk('Zoom', '2026-05-23', '04:30:02');

/** Two seconds of sound under a name, changed last at noon UTC on 24 May 2026. */
async function facts(name: string, extras: readonly ExtraChunk[] = []): Promise<RecordingFacts> {
  const folder = await mkdtemp(join(tmpdir(), 'songsight-analysis-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, wavBytes({ rateHz: 8000, channels: [chirp(8000, 2)], after: extras }));
  const noon = new Date('2026-05-24T12:00:00Z');
  await utimes(path, noon, noon);
  return readFacts(path);
}

const sources: readonly [string, string, ExtraChunk[], string, string, number | null][] = [
  ['GUANO before all others', '20260522_010101.wav', [info, bext, guano], 'guano', '2026-05-23T04:30:01.000', 120],
  [
    "AudioMoth's comment before bext and names",
    '20260522_010101.wav',
    [bext, info],
    'audiomoth-comment',
    '2026-05-23T04:30:00.000',
    120,
  ],
  ['bext before names', '20260522_010101.wav', [bext], 'bext', '2026-05-23T04:30:02.000', null],
  ['the name', 'A_20260522_010101.wav', [], 'file-name', '2026-05-22T01:01:01.000', null],
  ['the folder', '20260522/010101.WAV', [], 'folder-name', '2026-05-22T01:01:01.000', null],
  ['last change minus length', 'bird.wav', [], 'modified-time', '2026-05-24T11:59:58.000', 0],
  [
    'a name after an unset clock',
    '20260522_010101.wav',
    [infoChunk({ ICMT: unsetComment })],
    'file-name',
    '2026-05-22T01:01:01.000',
    null,
  ],
];

const impossible: [string, ExtraChunk, string][] = [
  [
    'GUANO with a month 13',
    { id: 'guan', content: 'GUANO|Version:1.0\nTimestamp:2026-13-45T04:30:01\n' },
    '2026-13-45T04:30:01',
  ],
  ['GUANO in words', { id: 'guan', content: 'GUANO|Version:1.0\nTimestamp:23rd of May 2026\n' }, '23rd of May 2026'],
  ['bext at 25 o’clock', bextChunk('Zoom', '2026-05-23', '25:30:02'), '2026-05-23T25:30:02'],
];

impossible.push([
  'AudioMoth’s comment on the 45th',
  infoChunk({ ICMT: comment.replace('23/05/2026', '45/13/2026') }),
  '04:30:00 45/13/2026 (UTC+2)',
]);

test.each(impossible)('%s is said, and the name tells the time', async (_what, extra, text) => {
  const warnings = [sentence('doubt-time-impossible', { text })];
  expect(await facts('20260522_010101.wav', [extra])).toMatchObject({ timeSource: 'file-name', warnings });
});

test.each([
  [{ id: 'guan', content: 'GUANO|Version:1.0\nTimestamp:\n' }],
  [bextChunk('Zoom', '0000-00-00', '00:00:00')],
  [bextChunk('Zoom', '2026-05-23', '')],
  [bextChunk('Zoom', '', '')],
])('where a writer knew no time nothing is said: %o', async (extra: ExtraChunk) => {
  expect(await facts('20260522_010101.wav', [extra])).toMatchObject({ timeSource: 'file-name', warnings: [] });
});

test.each(sources)('start time from %s', async (_what, name, extras, timeSource, local, offsetMinutes) => {
  expect(await facts(name, extras)).toMatchObject({ timeSource, start: { local, offsetMinutes }, warnings: [] });
});

test('what AudioMoth says of itself', async () => {
  expect(await facts('x.wav', [info])).toMatchObject({
    format: 'wav',
    encoding: 'PCM 16-bit',
    rateHz: 8000,
    channels: 1,
    durationSeconds: 2,
    recorder: 'AudioMoth',
    recorderId: '24F319055FDF2D20',
    gain: 'medium',
    batteryVolts: 4.1,
    temperatureC: 9.3,
  });
});

test('what GUANO says of the recorder', async () => {
  expect(await facts('x.wav', [guano])).toMatchObject({
    recorder: 'Wildlife Acoustics, Inc. Song Meter Mini',
    recorderId: 'SMM01234',
    temperatureC: 11.5,
  });
});

test('a clock that was never set is said', async () => {
  const found = await facts('x.wav', [infoChunk({ ICMT: unsetComment })]);
  expect(found.timeSource).toBe('audiomoth-comment');
  expect(found.timeDoubts).toEqual([sentence('doubt-clock-unset', { year: '1970' })]);
  expect((await facts('20000101_000000.wav')).timeDoubts).toEqual([sentence('doubt-clock-unset', { year: '2000' })]);
});

test('an early stop is said', async () => {
  const stopped = infoChunk({ ICMT: `${comment} Recording stopped due to file size limit.` });
  expect((await facts('x.wav', [stopped])).warnings).toEqual([sentence('recorder-stopped-file-size')]);
  const strange = infoChunk({ ICMT: `${comment} Recording stopped due to full moon.` });
  expect((await facts('x.wav', [strange])).warnings).toEqual([
    sentence('recorder-stopped-other', { reason: 'full moon' }),
  ]);
});

test('a time in the name that does not exist is said, unless the name holds a real one or none', async () => {
  const said = async (name: string): Promise<unknown> => (await facts(name)).warnings;
  const doubt = (text: string): unknown => [sentence('doubt-name-time-impossible', { text })];
  expect(await said('20261345_043000.WAV')).toEqual(doubt('20261345_043000'));
  expect(await said('SMM01234_20260523_250000.wav')).toEqual(doubt('20260523_250000'));
  expect(await said('2026-02-30T04:30:00.wav')).toEqual(doubt('2026-02-30T04:30:00'));
  expect(await said('20261345_043000 copied 20260523_043000.wav')).toEqual([]);
  expect(await said('123_20131012_123456-9_456.wav')).toEqual([]);
  expect(await said('20191399.wav')).toEqual([]);
  expect(await said('XC972394 - Song Sparrow.wav')).toEqual([]);
  // No dates: a serial number, and digits that only begin like a year.
  expect(await said('90261345_043000.wav')).toEqual([]);
  expect(await said('12026134599_043000.wav')).toEqual([]);
});
