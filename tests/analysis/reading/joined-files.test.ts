import { expect, test } from 'vitest';
import { ResamplerWorkshop } from '#analysis/signal/resample.ts';
import { largestDifference } from '../golden.ts';
import { temporaryFile } from '../temporary-file.ts';
import { chirp, wavBytes } from '../wav-fixtures.ts';
import { readAll } from './read-all.ts';
import { heard, tickFile, type Heard } from './ticks.ts';

const seconds = 12;

/** The true times of the ticks of two files with ticks, one behind the other. */
function astray({ ticks }: Heard) {
  return ticks.filter(
    ({ number, seconds: at }, index) => Math.abs(at - number - (index < seconds ? 0 : seconds)) > 0.1,
  );
}

test.each(['ticks.flac', 'ticks.ogg', 'ticks.opus', 'ticks.mp3'])(
  'two of %s in one file are heard both',
  async (name) => {
    const one = await tickFile(name);
    const read = await heard(name, Buffer.concat([one, one]));
    expect(read.ticks).toHaveLength(2 * seconds);
    expect(astray(read)).toEqual([]);
    expect(read.warnings).toEqual([]);
  },
);

test.each([
  ['ticks.flac', 'chirp.flac'],
  ['ticks.ogg', 'chirp-stereo.ogg'],
  ['ticks.ogg', 'ticks.opus'],
  ['ticks.mp3', 'chirp.mp3'],
])('behind %s, %s of another rate sounds as it does by itself', async (first, second) => {
  const read = await heard(first, Buffer.concat([await tickFile(first), await tickFile(second)]));
  const own = await readAll(await temporaryFile(second, await tickFile(second)));
  const alone = await readAll(await temporaryFile(first, await tickFile(first)));
  const length = read.channels[0]!.length - alone.channels[0]!.length;
  expect(length / read.rateHz).toBeCloseTo(own.channels[0]!.length / own.rateHz, 1);
  expect(read.ticks.slice(0, seconds).map(({ number }) => number)).toEqual(
    Array.from({ length: seconds }, (_, n) => n),
  );
  const alike = new ResamplerWorkshop().whole(own.channels[0]!, own.rateHz, read.rateHz);
  expect(largestDifference(read.channels[0]!.subarray(-length), alike)).toBeLessThan(1e-6);
});

test('of WAV files in one file the first is read, and the others are said', async () => {
  const one = wavBytes({ channels: [chirp(22_050, 2)], rateHz: 22_050 });
  const read = await readAll(await temporaryFile('two.wav', Buffer.concat([one, one])));
  expect(read.channels[0]).toHaveLength(44_100);
  expect(read.warnings).toEqual([expect.stringMatching(/^This file holds 2 pieces of sound one behind the other/)]);
});

/** As taggers put it: 2 kB of a title and room. */
const tag = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\x10\0', 'latin1'), Buffer.alloc(2048)]);

test.each(['ticks.flac', 'ticks.ogg', 'ticks.opus', 'ticks.mp3', 'chirp-flac.oga', 'chirp-stereo.m4a'])(
  'a tag before %s costs nothing',
  async (name) => {
    const whole = await tickFile(name);
    const [plain, tagged] = await Promise.all([
      temporaryFile(name, whole),
      temporaryFile(name, Buffer.concat([tag, whole])),
    ]);
    expect(await readAll(tagged)).toEqual(await readAll(plain));
  },
);

test('a tag before a WAV file costs nothing', async () => {
  const plain = wavBytes({ channels: [chirp(22_050, 2)], rateHz: 22_050 });
  const tagged = await temporaryFile('tagged.wav', Buffer.concat([tag, plain]));
  expect(await readAll(tagged)).toEqual(await readAll(await temporaryFile('plain.wav', plain)));
});
