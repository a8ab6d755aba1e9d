import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { shiftSeconds } from '#cli/options/time-options.ts';
import { chirp, infoChunk, wavBytes } from '../analysis/wav-fixtures.ts';
import { temporaryFolder, tinyPack } from '../field/field-folder.ts';
import { runCli } from '../field/run-cli.ts';

let work: ReturnType<typeof temporaryFolder>;
let card: string;
let data: string;

beforeEach(() => {
  work = temporaryFolder();
  card = path.join(work.path, 'card');
  data = path.join(work.path, 'data');
});
afterEach(() => work.remove());

const keys = [
  'path',
  'format',
  'rateHz',
  'channels',
  'durationSeconds',
  'startUtc',
  'startLocal',
  'zone',
  'timeSource',
  'recorder',
  'recorderId',
  'deploymentId',
  'gain',
  'batteryVolts',
  'temperatureC',
  'latitude',
  'longitude',
  'warnings',
];

/** Different sound in each file: the same sound twice is one recording. */
let pieces = 0;
function write(name: string, comment: string | null): string {
  const file = path.join(card, name);
  pieces += 1;
  const after = comment === null ? [] : [infoChunk({ ICMT: comment })];
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, wavBytes({ rateHz: 48_000, channels: [chirp(48_000, 3, 0.2 + pieces / 1000)], after }));
  return file;
}

const moth = (time: string): string =>
  `Recorded at ${time} (UTC+2) by AudioMoth 24F319055FDF2D20 at medium gain while battery was 4.1V and temperature was 9.3C. High-pass filter with frequency of 2.0kHz applied.`;

test('inspect: what a file says, with the keys of every file, null where nothing is known', async () => {
  const file = write('20260523_043000.WAV', moth('04:30:00 23/05/2026'));
  const plain = write('S20240815T071156+1000_E20240815T071651+1000_-12.34567+78.90102.wav', null);
  const bad = path.join(card, 'NOTES.WAV');
  writeFileSync(bad, 'Batteries changed on Tuesday.');
  const run = await runCli(['inspect', file, plain, bad, path.join(card, 'gone.wav'), '--json']);
  expect(run.code).toBe(3);
  const entries = JSON.parse(run.stdout) as Record<string, unknown>[];
  for (const entry of entries) expect(Object.keys(entry)).toEqual(keys);
  expect(entries[0]).toEqual({
    path: file,
    format: 'wav',
    rateHz: 48_000,
    channels: 1,
    durationSeconds: 3,
    startUtc: '2026-05-23T02:30:00.000Z',
    startLocal: '2026-05-23T04:30:00.000+02:00',
    zone: '+02:00',
    timeSource: 'audiomoth-comment',
    recorder: 'AudioMoth',
    recorderId: '24F319055FDF2D20',
    deploymentId: null,
    gain: 'medium',
    batteryVolts: 4.1,
    temperatureC: 9.3,
    latitude: null,
    longitude: null,
    warnings: [],
  });
  expect(entries[1]).toMatchObject({
    startUtc: '2024-08-14T21:11:56.000Z',
    zone: '+10:00',
    timeSource: 'file-name',
    latitude: -12.34567,
    longitude: 78.90102,
    recorder: null,
  });
  for (const entry of entries.slice(2)) {
    expect(entry).toMatchObject({ format: null, startUtc: null, startLocal: null, zone: null, timeSource: null });
    expect(entry['warnings']).toEqual([expect.stringMatching(/\S.{15,}/)]);
  }
});

test('inspect: a folder, in words, with every doubt and every other time the file claims', async () => {
  write('b/19700101_000010.WAV', moth('00:00:10 01/01/1970'));
  write('a/20260523_043000.WAV', moth('06:30:00 23/05/2026'));
  write('LAKE_20260523_043000.w4v', null);
  writeFileSync(path.join(card, 'LAKE_20260523_053000.wac'), 'WAac');
  const run = await runCli(['inspect', card]);
  expect(run.code).toBe(3);
  expect(run.stderr).toBe('');
  const lines = run.stdout.trimEnd().split('\n');
  expect(lines.filter((line) => !line.startsWith(' ')).map((line) => path.relative(card, line))).toEqual([
    'LAKE_20260523_043000.w4v',
    'LAKE_20260523_053000.wac',
    'a/20260523_043000.WAV',
    'b/19700101_000010.WAV',
  ]);
  expect(run.stdout).toContain('Kaleidoscope');
  expect(run.stdout).toContain('2026-05-23 06:30:00 +02:00 (2026-05-23T04:30:00Z), from AudioMoth’s comment');
  expect(run.stdout).toContain('Also           2026-05-23 04:30:00, from the file’s name');
  expect(run.stdout).toContain('Doubt          The recorder’s clock was not set: it says 1970.');
  expect(run.stdout).toContain('filter: high-pass above 2.0 kHz');
});

test('inspect: a name that tells another time than the recorder did is a doubt; the same instant in another zone is none', async () => {
  write('a/20260523_113000.WAV', moth('04:30:00 23/05/2026'));
  write('b/20260523_043030.WAV', moth('04:30:00 23/05/2026'));
  write('c/P_20260523_023000Z.wav', moth('04:30:00 23/05/2026'));
  write('d/20260523_043000.WAV', moth('04:30:00 01/01/1970'));
  const { stdout } = await runCli(['inspect', card, '--json']);
  const files = JSON.parse(stdout) as { warnings: string[] }[];
  expect(files.map(({ warnings }) => warnings)).toEqual([
    ['The file name says another time: 2026-05-23 11:30:00. Was the file renamed, cut or copied under a new name?'],
    [],
    [],
    [
      'The AudioMoth’s comment says another time: 1970-01-01 04:30:00. Was the file renamed, cut or copied under a new name?',
    ],
  ]);
});

test('inspect: an empty folder and nothing to inspect', async () => {
  mkdirSync(card);
  const empty = await runCli(['inspect', card, '--json']);
  expect(JSON.parse(empty.stdout)).toEqual([]);
  expect(empty).toMatchObject({ code: 0, stderr: 'There is no recording here.\n' });
  expect(await runCli(['inspect'])).toMatchObject({ code: 2 });
});

test('clock: shown, corrected for a whole folder, taken back; the files stay as they were', async () => {
  const file = write('deep/19700101_000010.WAV', moth('00:00:10 01/01/1970'));
  write('deep/19700101_010010.WAV', moth('01:00:10 01/01/1970'));
  const before = [await readFile(file), (await stat(file)).mtimeMs];
  const with_ = (...words: string[]) => runCli([...words, '--data', data, '--pack', tinyPack]);
  expect(await with_('analyse', card, '--pictures', 'none')).toMatchObject({ code: 0 });
  const deep = path.join(card, 'deep');
  expect(await with_('clock', deep, '--first', 'yesterday')).toMatchObject({ code: 2, stdout: '' });
  const done = await with_('clock', deep, '--first', '2026-05-20 21:15');
  expect(done.code).toBe(0);
  expect(done.stdout).toContain('2 recordings moved by');
  expect(done.stdout).toContain('2026-05-20 21:15:00 +02:00 to 2026-05-20 22:15:00 +02:00');
  expect(done.stdout).not.toContain('NEVER SET');
  const undone = await with_('clock', deep, '--undo');
  expect(undone.stdout).toContain(
    'deep: 2 recordings, 1970-01-01 00:00:10 +02:00 to 1970-01-01 01:00:10 +02:00; CLOCK NEVER SET in 2',
  );
  expect(undone.stdout).toContain('undone');
  expect([await readFile(file), (await stat(file)).mtimeMs]).toEqual(before);
});

test.each([
  ['+2:00', 7200],
  ['-0:30:15', -1815],
  ['1d 6:00', 108_000],
  ['-2d', -172_800],
  ['3600', 3600],
  ['-90s', -90],
])('--shift %s', (text, seconds) => {
  expect(shiftSeconds(text)).toBe(seconds);
});

test.each(['', '+', 'two hours', '2:0', '1:2:3'])('--shift "%s" is refused', (text) => {
  expect(() => shiftSeconds(text)).toThrow(/--shift is like/);
});
