import { open, readFile, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readFacts } from '#analysis/reading/read-facts.ts';
import { openRecording } from '#analysis/reading/open-recording.ts';
import { say, sentence } from '#contract/words/sentence.ts';
import { processorMs } from '../../processor-time.ts';
import { temporaryFile } from '../temporary-file.ts';
import { chirp, infoChunk, wavBytes, type WavPlan } from '../wav-fixtures.ts';
import { failureOf, readAll } from './read-all.ts';

/** Files made to keep a reader busy: each must end in a sentence, or be read, within a second or two. */
const longestMs = 5000;
const plan: WavPlan = { channels: [chirp(8000, 0.5)], rateHz: 8000 };
const good = wavBytes(plan);

async function timed<T>(work: () => Promise<T>): Promise<T> {
  const answer = Promise.withResolvers<T>();
  const tookMs = await processorMs(async () => answer.resolve(await work()));
  expect(tookMs).toBeLessThan(longestMs);
  return answer.promise;
}

const fixture = (name: string): Promise<Buffer> =>
  readFile(join(import.meta.dirname, '../../fixtures/recordings', name));

function chunk(id: string, size: number): Buffer {
  const head = Buffer.alloc(8);
  head.write(id, 'latin1');
  head.writeUInt32LE(size, 4);
  return head;
}

/** `count` chunks without content. */
const emptyChunks = (id: string, count: number): Buffer => Buffer.alloc(count * 8, chunk(id, 0));

test('half a million empty data chunks are not walked through again and again', async () => {
  const path = await temporaryFile('a.wav', Buffer.concat([good.subarray(0, 36), emptyChunks('data', 500_000)]));
  expect(await timed(() => failureOf(readAll(path)))).toMatch(/^file-(damaged|empty): /);
});

test('half a million chunks before the sound end in a sentence, behind it they are left alone', async () => {
  const before = Buffer.concat([good.subarray(0, 12), emptyChunks('JUNK', 500_000), good.subarray(12)]);
  const path = await temporaryFile('a.wav', before);
  expect(await timed(() => failureOf(readAll(path)))).toMatch(/^file-damaged: This file has more than 10,000 parts/);
  const behind = await temporaryFile('b.wav', Buffer.concat([good, emptyChunks('JUNK', 500_000)]));
  expect((await timed(() => readAll(behind))).channels[0]).toHaveLength(4000);
});

test('a hundred megabytes of notes in a hundred chunks are not all read', async () => {
  const before = Array.from({ length: 100 }, () => ({ id: 'LIST', content: Buffer.alloc(1_000_000, 'INFO') }));
  const path = await temporaryFile('a.wav', wavBytes({ ...plan, before }));
  expect((await timed(() => readFacts(path))).durationSeconds).toBeCloseTo(0.5);
});

test('a comment made to be searched again and again', async () => {
  const ICMT = `Recorded at AudioMoth ${'Recording stopped due to '.repeat(38_000)}`;
  const path = await temporaryFile('a.wav', wavBytes({ ...plan, before: [infoChunk({ ICMT })] }));
  expect((await timed(() => readFacts(path))).durationSeconds).toBeCloseTo(0.5);
});

/** The block of 512 bytes in which an AudioMoth says how many blocks of silence it left out. */
function silenceMark(blocks: number): Buffer {
  const mark = Buffer.alloc(512);
  for (let bit = 0; bit < 32; bit += 1) mark.writeInt16LE(Math.floor(blocks / 2 ** bit) % 2 === 1 ? 1 : -1, bit * 2);
  return mark;
}

test('a triggered recording whose silence never ends is read without it, and that is said', async () => {
  const header: WavPlan = {
    ...plan,
    channels: [new Float32Array(0)],
    before: [{ id: 'JUNK', content: Buffer.alloc(460) }],
  };
  const head = wavBytes(header);
  expect(head.length).toBe(512);
  const marks = Array.from({ length: 2000 }, () => silenceMark(0xffffffff));
  head.writeUInt32LE(marks.length * 512, 508);
  const path = await temporaryFile('20260523_043000T.WAV', Buffer.concat([head, ...marks]));
  const sound = await timed(() => readAll(path));
  expect(sound.promisedFrames).toBe(2000 * 256);
  expect(sound.warnings).toEqual([expect.stringContaining('more than 48 hours')]);
});

test('thousands of pauses of a triggered recording cost no more than the file is long', async () => {
  const blocks = Array.from({ length: 20_000 }, (_, i) => (i % 2 === 0 ? silenceMark(1) : Buffer.alloc(512, 7)));
  const head = wavBytes({
    ...plan,
    channels: [new Float32Array(0)],
    before: [{ id: 'JUNK', content: Buffer.alloc(460) }],
  });
  head.writeUInt32LE(blocks.length * 512, 508);
  const path = await temporaryFile('20260523_043000T.WAV', Buffer.concat([head, ...blocks]));
  expect((await timed(() => countFrames(path))).frames).toBe(20_000 * 256);
});

async function countFrames(path: string): Promise<{ frames: number; most: number; warnings: readonly string[] }> {
  const { source } = await openRecording(path);
  let [frames, most] = [0, 0];
  for await (const block of source.blocks(0)) {
    frames += block.frames;
    most = Math.max(most, block.frames * block.channels.length);
  }
  const warnings = source.warnings.map((each) => say(each, 'en'));
  await source.close();
  return { frames, most, warnings };
}

test.each([
  [{ channels: 65_535 }, /^file-damaged: .* 65,535 channels/],
  [{ rateHz: 1 }, /^file-damaged: .* 1 Hz/],
  [{ rateHz: 4_000_000_000 }, /^file-damaged: .* 4000000000 Hz/],
])('a WAV header that says %j', async (stated, sentence) => {
  const path = await temporaryFile('a.wav', wavBytes({ ...plan, stated }));
  expect(await failureOf(readAll(path))).toMatch(sentence);
});

test('a FLAC file of 1 Hz, and an Ogg file of 4 GHz, are told as such', async () => {
  const flac = await fixture('chirp.flac');
  flac.writeUInt16BE(0, flac.indexOf('fLaC') + 18);
  flac[flac.indexOf('fLaC') + 20] = (1 << 4) | (flac[flac.indexOf('fLaC') + 20]! & 15);
  expect(await failureOf(readAll(await temporaryFile('a.flac', flac)))).toMatch(/^file-damaged: .* 1 Hz/);
  const ogg = await fixture('chirp-stereo.ogg');
  ogg.writeUInt32LE(4_000_000_000, ogg.indexOf('\x01vorbis', 0, 'latin1') + 12);
  expect(await failureOf(readAll(await temporaryFile('a.ogg', ogg)))).toMatch(/^file-damaged: .* 4000000000 Hz/);
});

test('blocks of many channels are as large in memory as blocks of one', async () => {
  const channels = Array.from({ length: 200 }, () => new Float32Array(60_000));
  const path = await temporaryFile('a.wav', wavBytes({ channels, rateHz: 8000 }));
  const { frames, most } = await countFrames(path);
  expect(frames).toBe(60_000);
  expect(most).toBeLessThan(4_000_000);
});

test('a million ID3 tags one behind the other', async () => {
  const path = await temporaryFile('a.mp3', Buffer.alloc(10_000_000, Buffer.from('ID3\x04\0\0\0\0\0\0', 'latin1')));
  expect(await timed(() => failureOf(readAll(path)))).toMatch(/^file-damaged: This file has more than 100 parts/);
});

const tables: readonly [table: string, change: (box: Buffer) => void][] = [
  ['stsz', (box) => box.writeUInt32BE(0xffffffff, 16)],
  ['stsz', (box) => (box.writeUInt32BE(1, 12), box.writeUInt32BE(0xfffffff0, 16))],
  ['stsz', (box) => box.writeUInt32BE(0x7fffffff, 20)],
  ['stsc', (box) => box.writeUInt32BE(0xffffffff, 12)],
  ['stsc', (box) => box.writeUInt32BE(0, 16)],
  ['stco', (box) => box.writeUInt32BE(0xffffffff, 12)],
];

test.each(tables)('an M4A table %s that promises the world (%#)', async (table, change) => {
  const bytes = await fixture('chirp-stereo.m4a');
  change(bytes.subarray(bytes.indexOf(table) - 4));
  const path = await temporaryFile('a.m4a', bytes);
  const before = process.memoryUsage().rss;
  expect(await timed(() => failureOf(readAll(path)))).toMatch(/^file-damaged: The index of this (M4A )?file/);
  expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
});

/** A file of 4 GB and more that takes no room: only its beginning and end are written. */
async function hugeWav(statedSize: number, realSize: number): Promise<string> {
  const head = Buffer.from(
    wavBytes({ channels: [new Float32Array(1), new Float32Array(1)], rateHz: 96_000 }).subarray(0, 44),
  );
  head.writeUInt32LE(statedSize, 40);
  const path = await temporaryFile('huge.wav', head);
  const file = await open(path, 'r+');
  await file.truncate(44 + realSize);
  await file.write(Buffer.alloc(4096, 3), 0, 4096, 44 + statedSize);
  await file.write(Buffer.alloc(4096, 3), 0, 4096, 44 + realSize - 8192);
  await file.close();
  const { mtime } = await stat(path);
  await utimes(path, mtime, mtime);
  return path;
}

test('the sound of a file over 4 GB whose 32-bit size began again at 0 is all there', async () => {
  const real = 95 * 60 * 96_000 * 4;
  expect(real).toBeGreaterThan(2 ** 31);
  const sizes = [2 ** 32 + 12_000_000, 2 * 2 ** 32 + 400, 2 ** 32 + 4_000_000_000];
  for (const size of sizes) {
    const path = await hugeWav(size % 2 ** 32, size);
    const facts = await timed(() => readFacts(path));
    expect(facts.durationSeconds).toBeCloseTo(size / 4 / 96_000, 3);
    expect(facts.warnings).toEqual([sentence('sound-size-wrapped')]);
  }
});

test('sound that goes on behind the size in the header is read, blank space and notes behind it are not', async () => {
  const stated = { dataSize: 1000 };
  const long: WavPlan = { channels: [chirp(8000, 10)], rateHz: 8000, stated };
  const longer = await readAll(await temporaryFile('a.wav', wavBytes(long)));
  expect(longer.channels[0]).toHaveLength(80_000);
  expect(longer.warnings).toEqual([expect.stringContaining('ends earlier than it does')]);
  for (const [name, behind] of [
    ['b.wav', Buffer.alloc(200_000)],
    ['c.wav', Buffer.alloc(200_000, 255)],
    ['d.wav', Buffer.concat([chunk('JUNK', 200_000), Buffer.alloc(200_000, 1)])],
  ] as const) {
    const sound = await readAll(await temporaryFile(name, Buffer.concat([good, behind])));
    expect(sound.channels[0]).toHaveLength(4000);
    expect(sound.warnings).toEqual([]);
  }
});

test('an RF64 file whose 64-bit size was never written is read to its end', async () => {
  const bytes = wavBytes({ ...plan, container: 'RF64' });
  bytes.writeBigUInt64LE(0n, bytes.indexOf('ds64') + 16);
  const sound = await readAll(await temporaryFile('a.wav', bytes));
  expect(sound.channels[0]).toHaveLength(4000);
  expect(sound.warnings).toEqual([expect.stringContaining('did not finish the header')]);
});
