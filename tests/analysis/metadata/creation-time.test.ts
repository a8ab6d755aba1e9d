import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readFacts } from '#analysis/reading/read-facts.ts';
import { temporaryFile } from '../temporary-file.ts';
import { chirp, infoChunk, wavBytes } from '../wav-fixtures.ts';

const from1904 = 2_082_844_800;
const unixSeconds = Date.parse('2023-04-19T06:45:12Z') / 1000;

/** A good M4A file whose movie head, of either version, tells this number of seconds. */
async function m4aCreated(version: 0 | 1, seconds: bigint): Promise<string> {
  const bytes = await readFile(new URL('../../fixtures/recordings/chirp-stereo.m4a', import.meta.url));
  const head = bytes.indexOf('mvhd') + 4;
  if (version === 0) {
    bytes.writeUInt32BE(Number(seconds), head + 4);
    return temporaryFile('voice.m4a', bytes);
  }
  // Version 1 has 64 bits for both times and for the length: twelve bytes more.
  const wide = Buffer.alloc(32);
  wide[0] = 1;
  wide.writeBigUInt64BE(seconds, 4);
  wide.writeUInt32BE(bytes.readUInt32BE(head + 12), 20);
  wide.writeUInt32BE(bytes.readUInt32BE(head + 16), 28);
  const grown = Buffer.concat([bytes.subarray(0, head), wide, bytes.subarray(head + 20)]);
  for (const box of ['moov', 'mvhd']) {
    const at = grown.indexOf(box) - 4;
    grown.writeUInt32BE(grown.readUInt32BE(at) + 12, at);
  }
  return temporaryFile('voice.m4a', grown);
}

async function timeOf(path: string): Promise<[string, string | undefined, number | null | undefined]> {
  const { timeSource, start } = await readFacts(path);
  return [timeSource, start?.local, start?.offsetMinutes];
}

const created = ['creation-time', '2023-04-19T06:45:12.000', 0] as const;

test.each([
  ['from 1904', 0, unixSeconds + from1904],
  ['from 1904, in 64 bits', 1, unixSeconds + from1904],
  ['from 1970, as some programs count', 0, unixSeconds],
] as const)('the creation time of an M4A file %s', async (_what, version, seconds) => {
  expect(await timeOf(await m4aCreated(version, BigInt(seconds)))).toEqual(created);
});

test.each([
  ['nothing', 0, 0n],
  ['1904 itself', 1, 1n],
  ['the first second of 1970', 0, BigInt(from1904)],
  ['a clock that was never set', 0, BigInt(from1904 + 86_400 * 365)],
  ['the largest number', 1, 0xffff_ffff_ffff_ffffn],
  ['the year 5000', 1, BigInt(from1904) + 95_000_000_000n],
] as const)('a creation time that is %s is none', async (_what, version, seconds) => {
  expect((await timeOf(await m4aCreated(version, seconds)))[0]).toBe('modified-time');
});

test('a name that tells a time is believed before the creation time', async () => {
  const path = await m4aCreated(0, BigInt(unixSeconds + from1904));
  const named = await temporaryFile('Recording 2023-04-18 at 05.00.00.m4a', await readFile(path));
  expect(await timeOf(named)).toEqual(['file-name', '2023-04-18T05:00:00.000', null]);
  expect((await readFacts(named)).claims.map(({ source }) => source)).toContain('creation-time');
});

test('ICRD of a WAV file is a time where it holds more than a day', async () => {
  const sound = { channels: [chirp(8000, 0.2)], rateHz: 8000 };
  const withTime = wavBytes({ ...sound, before: [infoChunk({ ICRD: '2023-04-19 06:45:12' })] });
  expect(await timeOf(await temporaryFile('a.wav', withTime))).toEqual([
    'creation-time',
    '2023-04-19T06:45:12.000',
    null,
  ]);
  const withDay = wavBytes({ ...sound, before: [infoChunk({ ICRD: '2023-04-19' })] });
  expect((await timeOf(await temporaryFile('b.wav', withDay)))[0]).toBe('modified-time');
});
