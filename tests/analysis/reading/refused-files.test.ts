import { mkdtemp, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFile } from '../temporary-file.ts';
import { chirp, wavBytes, type WavPlan } from '../wav-fixtures.ts';
import { failureOf, readAll } from './read-all.ts';

const plan: WavPlan = { channels: [chirp(8000, 0.1)], rateHz: 8000 };
const good = wavBytes(plan);
const dataAt = good.indexOf('data');

const refused: readonly [what: string, bytes: Uint8Array | string, failure: RegExp][] = [
  ['an empty file', '', /^file-empty: The file is empty/],
  ['a header without sound', good.subarray(0, dataAt + 8), /^file-empty: .* a header without any sound/],
  ['a header with a finished empty data chunk', wavBytes({ ...plan, channels: [new Float32Array(0)] }), /^file-empty/],
  ['a header without a data chunk', good.subarray(0, dataAt), /^file-damaged: .* its data part is missing/],
  [
    'a header without a format',
    Buffer.concat([good.subarray(0, 12), good.subarray(dataAt)]),
    /^file-damaged: .* its format part is missing/,
  ],
  ['a format cut off', good.subarray(0, 26), /^file-damaged: The header of this WAV file is cut off/],
  ['nothing but the first four bytes', 'RIFF', /^file-not-audio/],
  ['zeros only', new Uint8Array(300_000), /^file-damaged: The file holds nothing but zeros/],
  ['no channels', wavBytes({ ...plan, stated: { channels: 0 } }), /^file-damaged: .* no channels/],
  ['0 Hz', wavBytes({ ...plan, stated: { rateHz: 0 } }), /^file-damaged: .* sample rate is 0 Hz/],
  [
    'ADPCM',
    wavBytes({ ...plan, stated: { tag: 0x11 } }),
    /^format-unsupported: .*\(IMA ADPCM\).*Export it as plain PCM/,
  ],
  ['an unknown coding', wavBytes({ ...plan, stated: { tag: 0x1234 } }), /^format-unsupported: .*0x1234/],
  ['64-bit integers', wavBytes({ ...plan, stated: { bits: 64 } }), /^format-unsupported: .* 64-bit samples/],
  [
    'a text called .wav',
    'Dear diary, today I put out the recorders.\n'.repeat(50),
    /^file-not-audio: Not an audio file, despite its extension/,
  ],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /^file-not-audio/],
  ['an AIFF without a description', 'FORM\0\0\0\0AIFFCOMM', /^file-damaged: The header of this sound file is cut off/],
  ['an AAC stream', Buffer.from('fff15080', 'hex'), /^format-unsupported: Songsight cannot read AAC files/],
  ['a Wildlife Acoustics WAC', 'WAac\x04\0\0\0', /^format-unsupported: .*Wildlife Acoustics WAC/],
  [
    'an Ogg with something else',
    Buffer.concat([Buffer.from('OggS'), Buffer.alloc(22), Buffer.from('\x01\x08Speex   ')]),
    /^format-unsupported: This Ogg file/,
  ],
  [
    'an Ogg video',
    Buffer.concat([Buffer.from('OggS'), Buffer.alloc(22), Buffer.from('\x01\x2a\x80theora\x03')]),
    /^format-unsupported: This Ogg file is a video/,
  ],
  [
    'an MP4 without its index',
    Buffer.from('000000186674797069736f6d000002006d7034326d7034310000000866726565', 'hex'),
    /^file-damaged: The index of this M4A file is missing/,
  ],
];

test.each(refused)('%s', async (_what, bytes, failure) => {
  expect(await failureOf(readAll(await temporaryFile('refused.wav', bytes)))).toMatch(failure);
});

test('a file that is gone', async () => {
  expect(await failureOf(readAll(join(tmpdir(), 'no-such-recording.wav')))).toMatch(
    /^file-missing: .*Was the card taken out/,
  );
});

test('a folder named like a recording', async () => {
  const folder = join(await mkdtemp(join(tmpdir(), 'songsight-analysis-')), 'folder.wav');
  await mkdir(folder);
  expect(await failureOf(readAll(folder))).toMatch(/^file-unreadable: This is a folder/);
});

test('no sentence is used for two different troubles of a WAV header', () => {
  const headers = refused.slice(1, 11).map(([, , failure]) => failure.source);
  expect(new Set(headers).size).toBeGreaterThanOrEqual(9);
});
