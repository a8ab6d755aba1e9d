import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { largestDifference } from '../golden.ts';
import { temporaryFile } from '../temporary-file.ts';
import { failureOf, readAll } from './read-all.ts';

const whole = await readFile(fileURLToPath(new URL('../../fixtures/recordings/chirp-stereo.m4a', import.meta.url)));
const damaged = 'Some parts of the file are damaged and could not be decoded; the sound there is missing.';

/** Where the packets of the sound lie: in `mdat`. */
const soundAt = whole.indexOf('mdat') + 4;
const soundBytes = whole.readUInt32BE(soundAt - 8) - 8;

async function sound(bytes: Buffer) {
  return readAll(await temporaryFile('phone.m4a', bytes));
}

/** A copy whose bytes from a share of the sound on are others. */
function holed(share: number, length: number, fill: number | Buffer): Buffer {
  const copy = Buffer.from(whole);
  const from = soundAt + Math.floor(share * soundBytes);
  return copy.fill(fill, from, from + length);
}

test.each([
  ['zeros, as a card leaves them', 0],
  ['ones, as an erased card has them', 255],
  ['other bytes', Buffer.from('5a17c4e09b3df1', 'hex')],
])('a hole full of %s costs the sound of its packets alone', async (_what, fill) => {
  const right = await sound(whole);
  for (const share of [0.3, 0.41, 0.52]) {
    const read = await sound(holed(share, 600, fill));
    expect(read.warnings).toEqual([damaged]);
    expect(read.channels[0]).toHaveLength(right.channels[0]!.length);
    const [before, after] = [Math.floor((share - 0.1) * 44_100), Math.floor((share + 0.2) * 44_100)];
    expect(largestDifference(read.channels[0]!.slice(0, before), right.channels[0]!.slice(0, before))).toBeLessThan(
      1e-2,
    );
    expect(largestDifference(read.channels[0]!.slice(after), right.channels[0]!.slice(after))).toBeLessThan(1e-2);
  }
});

test('a file whose sound is all damaged says so', async () => {
  const copy = holed(0, soundBytes, 0);
  expect(await failureOf(sound(copy))).toBe(
    'file-damaged: The sound in this M4A file is damaged and could not be decoded.',
  );
});

/** A copy with its index before the sound, as for the web, cut off after a share of the sound. */
function cutBehindIndex(share: number): Buffer {
  const index = whole.subarray(whole.indexOf('moov') - 4);
  const moved = Buffer.from(index);
  for (let at = moved.indexOf('stco'); at !== -1; at = moved.indexOf('stco', at + 4))
    for (let i = 0; i < moved.readUInt32BE(at + 8); i += 1)
      moved.writeUInt32BE(moved.readUInt32BE(at + 12 + 4 * i) + index.length, at + 12 + 4 * i);
  const [head, rest] = [whole.subarray(0, soundAt - 8), whole.subarray(soundAt - 8, whole.indexOf('moov') - 4)];
  return Buffer.concat([head, moved, rest.subarray(0, Math.floor(rest.length * share))]);
}

test('a file that was cut off behind its index is read as far as it goes, and what is missing is said', async () => {
  const right = await sound(whole);
  const cut = await sound(cutBehindIndex(0.6));
  const [frames, all] = [cut.channels[0]!.length, right.channels[0]!.length];
  expect(frames / all).toBeGreaterThan(0.4);
  expect(frames / all).toBeLessThan(0.8);
  expect(largestDifference(cut.channels[0]!, right.channels[0]!.slice(0, frames))).toBeLessThan(1e-2);
  const seconds = Math.round(((all - frames) / cut.rateHz) * 10) / 10;
  expect(cut.warnings).toEqual([`The file ends ${String(seconds)} s before its header says.`]);
});

test('AAC with more channels than the decoder takes is refused as such, and not called damaged', async () => {
  const copy = Buffer.from(whole);
  // The AudioSpecificConfig: 5 bits of kind, 4 of rate, 4 of channels; the decoder's descriptor 5 holds it.
  const at = copy.indexOf(Buffer.from('0580808005', 'hex')) + 5;
  copy.writeUInt8((copy.readUInt8(at + 1) & 0x87) | (6 << 3), at + 1);
  expect(await failureOf(sound(copy))).toMatch(/^format-unsupported: .*a rare kind of AAC.*Convert it/);
});
