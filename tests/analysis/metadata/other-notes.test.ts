import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readFacts } from '#analysis/reading/read-facts.ts';
import { wamdNote } from '#analysis/metadata/wamd.ts';
import type { RecordingFacts } from '#contract/recordings.ts';
import { sentence } from '#contract/words/sentence.ts';
import { failureOf } from '../reading/read-all.ts';
import { temporaryFile } from '../temporary-file.ts';
import { bextChunk, chirp, infoChunk, wavBytes, type ExtraChunk } from '../wav-fixtures.ts';

const sound = chirp(8000, 2);
const wav = (after: readonly ExtraChunk[], before: readonly ExtraChunk[] = []): Buffer =>
  wavBytes({ rateHz: 8000, channels: [sound], after, before });
const facts = async (name: string, bytes: Uint8Array): Promise<RecordingFacts> =>
  readFacts(await temporaryFile(name, bytes));

/** Wildlife Acoustics' chunk: id, length, text. */
function wamd(entries: Readonly<Record<number, string>>): Uint8Array<ArrayBuffer> {
  const parts = Object.entries(entries).map(([id, text]) => {
    const head = Buffer.alloc(6);
    head.writeUInt16LE(Number(id), 0);
    head.writeUInt32LE(text.length, 2);
    return Buffer.concat([head, Buffer.from(text, 'latin1')]);
  });
  return new Uint8Array(Buffer.concat(parts));
}

const songMeter = {
  0: '\x01\0',
  1: 'SM4',
  2: 'S4A08440',
  3: '2.3.1',
  4: 'LAKE',
  5: '2026-05-23 04:30:01.250-05:00',
  6: 'WGS84,45.40860,N,75.67790,W,120',
};

test('wamd: recorder, serial number, time with its zone, first position', async () => {
  expect(await facts('LAKE_x.wav', wav([{ id: 'wamd', content: wamd(songMeter) }]))).toMatchObject({
    recorder: 'SM4',
    recorderId: 'S4A08440',
    timeSource: 'wamd',
    start: { local: '2026-05-23T04:30:01.250', offsetMinutes: -300 },
    latitude: 45.4086,
    longitude: -75.6779,
  });
});

test('wamd: a time that is none is said', async () => {
  const { warnings } = await facts(
    'LAKE_x.wav',
    wav([{ id: 'wamd', content: wamd({ ...songMeter, 5: '2026-13-45 04:30:00' }) }]),
  );
  expect(warnings).toEqual([sentence('doubt-time-impossible', { text: '2026-13-45 04:30:00' })]);
});

test('wamd: what is cut off or something else says nothing and breaks nothing', () => {
  const whole = wamd(songMeter);
  for (let length = 0; length <= whole.length; length += 1)
    expect(() => wamdNote(whole.slice(0, length))).not.toThrow();
  expect(wamdNote(new Uint8Array([1, 2, 3]))).toEqual({ model: null, serial: null, start: null, position: null });
  expect(wamdNote(wamd({ 6: 'WGS84,0.0,N,0.0,E' })).position).toBeNull();
  expect(wamdNote(wamd({ 6: 'WGS84,33.5,S,151.25,E' })).position).toEqual({ latitude: -33.5, longitude: 151.25 });
});

const guanoLines = [
  'GUANO|Version: 1.0',
  'Make: Open Acoustic Devices',
  'Model: AudioMoth',
  'Serial: 24F319055FDF2D20',
  'OAD|Deployment ID: 00112233AABBCCDD',
  'Timestamp: 2026-05-23T04:30:01+02:00',
  'Loc Position: 52.51627 13.37770',
  'OAD|Battery Voltage: 4.2',
  'Temperature Int: 9.3',
  'Note: first line\\nsecond: line',
];

test.each([
  ['after the sound', wav([{ id: 'guan', content: guanoLines.join('\n') }])],
  ['before the sound', wav([], [{ id: 'guan', content: `${guanoLines.join('\r\n')}\0\0` }])],
  [
    'with an odd length',
    wav([{ id: 'guan', content: `${guanoLines.join('\n')}\n` }, bextChunk('x', '2020-01-01', '00:00:00')]),
  ],
  ['joined by ffmpeg in a comment', wav([infoChunk({ ICMT: guanoLines.join(';') })])],
])('GUANO %s', async (_where, bytes) => {
  expect(await facts('a.wav', bytes)).toMatchObject({
    recorder: 'Open Acoustic Devices AudioMoth',
    recorderId: '24F319055FDF2D20',
    deploymentId: '00112233AABBCCDD',
    timeSource: 'guano',
    start: { local: '2026-05-23T04:30:01.000', offsetMinutes: 120 },
    latitude: 52.51627,
    longitude: 13.3777,
    batteryVolts: 4.2,
    temperatureC: 9.3,
    warnings: [],
  });
});

test('GUANO without a zone is a wall clock; a position of no fix is none', async () => {
  const text = 'GUANO|Version:1.0\nTimestamp:2019-08-06T23:07:49\nLoc Position: 0.0 0.0';
  expect(await facts('a.wav', wav([{ id: 'guan', content: text }]))).toMatchObject({
    start: { local: '2019-08-06T23:07:49.000', offsetMinutes: null },
    latitude: null,
    longitude: null,
  });
});

test('a recording slowed down ten times is listened to at its true speed', async () => {
  const slow = await facts('bat.wav', wav([{ id: 'guan', content: 'GUANO|Version:1.0\nTE: 10\n' }]));
  expect(slow).toMatchObject({
    rateHz: 80_000,
    durationSeconds: 0.2,
    warnings: [sentence('doubt-slowed-down', { factor: 10 })],
  });
});

/** A FLAC file's metadata blocks replaced by its first one and ours. */
async function flacWith(blocks: readonly (readonly [type: number, content: Uint8Array])[]): Promise<Buffer> {
  const flac = await readFile('tests/fixtures/recordings/chirp.flac');
  let at = 4;
  for (let last = false; !last;) {
    last = (flac[at]! & 0x80) !== 0;
    at += 4 + flac.readUIntBE(at + 1, 3);
  }
  const streamInfo = flac.subarray(4, 4 + 4 + flac.readUIntBE(5, 3));
  const first = Buffer.from(streamInfo);
  first[0] = 0;
  const ours = blocks.map(([type, content], index) => {
    const head = Buffer.alloc(4);
    head[0] = type | (index === blocks.length - 1 ? 0x80 : 0);
    head.writeUIntBE(content.length, 1, 3);
    return Buffer.concat([head, content]);
  });
  return Buffer.concat([flac.subarray(0, 4), first, ...ours, flac.subarray(at)]);
}

const moth =
  'Recorded at 04:30:00 23/05/2026 (UTC+2) by AudioMoth 24F319055FDF2D20 at medium gain while battery was 4.1V and temperature was 9.3C.';

function vorbis(entries: readonly string[]): Buffer {
  const text = (value: string): Buffer => {
    const size = Buffer.alloc(4);
    size.writeUInt32LE(Buffer.byteLength(value));
    return Buffer.concat([size, Buffer.from(value)]);
  };
  const count = Buffer.alloc(4);
  count.writeUInt32LE(entries.length);
  return Buffer.concat([text('made by a test'), count, ...entries.map(text)]);
}

test('FLAC keeps the recorder’s notes as tags or as chunks of the WAV file it was made from', async () => {
  const wanted = { timeSource: 'audiomoth-comment', recorderId: '24F319055FDF2D20', temperatureC: 9.3 };
  const tagged = await flacWith([[4, vorbis(['ARTIST=AudioMoth 24F319055FDF2D20', `COMMENT=${moth}`])]]);
  expect(await facts('a.flac', tagged)).toMatchObject({ format: 'flac', ...wanted });
  const { content } = infoChunk({ ICMT: moth });
  const list = Buffer.concat([Buffer.from('riffLIST'), Buffer.alloc(4), Buffer.from(content)]);
  list.writeUInt32LE(content.length, 8);
  expect(await facts('b.flac', await flacWith([[2, list]]))).toMatchObject({ format: 'flac', ...wanted });
});

test.each(['LAKE_0+1_20161023$195550.wac', 'LAKE_20161023_195550.W4V'])('%s: how to convert it', async (name) => {
  const kind = name.slice(-3).toUpperCase();
  const said = await failureOf(
    readFacts(await temporaryFile(name, Buffer.from('WAac and so on, not a WAV file at all'))),
  );
  expect(said).toMatch(/^format-unsupported: .*Kaleidoscope/);
  expect(said).toContain(kind);
  // A WAV file that only bears the name is read.
  expect(await facts(name, wav([]))).toMatchObject({ format: 'wav', timeSource: 'file-name' });
});
