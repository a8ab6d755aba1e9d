import { expect, test } from 'vitest';
import { temporaryFile } from '../temporary-file.ts';
import { readAll } from './read-all.ts';
import { heard, tickFile, type Heard } from './ticks.ts';

const names = ['ticks.flac', 'ticks.ogg', 'ticks.opus', 'ticks.mp3'];
const seconds = 12;

/** Ticks that are heard at another time than their own. A hole may leave the end of one, which is too short to tell which it is. */
function astray({ ticks }: Heard) {
  return ticks.filter(({ seconds: at, number }) => {
    const late = at - Math.round(at);
    return Math.abs(at - number) > 0.06 && !(late > 0.01 && late < 0.05);
  });
}

function silentSeconds(read: Heard): number {
  const said = read.warnings.map((warning) => /^([\d.]+) s of the sound inside this file/.exec(warning)?.[1]);
  return Number(said.find((each) => each !== undefined));
}

const holes = [
  ['zeros, as a card leaves them', 0],
  ['ones, as an erased card has them', 255],
  ['other bytes', Buffer.from('5a17c4e09b3df1', 'hex')],
] as const;

test.each(names.flatMap((name) => holes.map(([what, fill]) => ({ name, what, fill }))))(
  'what follows a hole full of $what in $name is heard at its true time',
  async ({ name, fill }) => {
    const whole = await tickFile(name);
    const right = await heard(name, whole);
    expect(right.ticks).toHaveLength(seconds);
    for (const share of [0.25, 0.43, 0.61]) {
      const copy = Buffer.from(whole);
      copy.fill(fill, Math.floor(share * whole.length), Math.floor((share + 0.15) * whole.length));
      const read = await heard(name, copy);
      expect(astray(read)).toEqual([]);
      expect(read.ticks.at(-1)?.number).toBe(seconds - 1);
      expect(read.ticks.length).toBeLessThan(seconds);
      expect(Math.abs(read.channels[0]!.length - right.channels[0]!.length) / read.rateHz).toBeLessThan(0.08);
      expect(silentSeconds(read)).toBeGreaterThan(1);
      expect(silentSeconds(read)).toBeLessThan(0.15 * seconds + 2.2);
    }
  },
);

/** MP3 alone does not number its frames. */
const numbered = names.slice(0, -1);

test.each(numbered)('what follows a piece that is gone from %s is heard at its true time', async (name) => {
  const whole = await tickFile(name);
  for (const share of [0.25, 0.43, 0.61]) {
    const [from, to] = [Math.floor(share * whole.length), Math.floor((share + 0.15) * whole.length)];
    const read = await heard(name, Buffer.concat([whole.subarray(0, from), whole.subarray(to)]));
    expect(astray(read)).toEqual([]);
    expect(read.ticks.at(-1)?.number).toBe(seconds - 1);
    expect(silentSeconds(read)).toBeGreaterThan(1);
  }
});

test.each(numbered)('two blocks of %s in each other’s place cost their own sound alone', async (name) => {
  const whole = await tickFile(name);
  const [a, b, c, d] = [0.2, 0.35, 0.6, 0.75].map((share) => Math.floor(share * whole.length));
  const parts = [
    whole.subarray(0, a),
    whole.subarray(c, d),
    whole.subarray(b, c),
    whole.subarray(a, b),
    whole.subarray(d),
  ];
  const read = await heard(name, Buffer.concat(parts));
  expect(astray(read)).toEqual([]);
  expect(read.ticks.at(-1)?.number).toBe(seconds - 1);
});

test.each(names)(
  'a copy of %s that was cut off holds what is left, and no sound of its own at the end',
  async (name) => {
    const whole = await tickFile(name);
    for (const share of [0.33, 0.5, 0.77]) {
      const read = await heard(name, whole.subarray(0, Math.floor(share * whole.length)));
      expect(astray(read)).toEqual([]);
      expect(read.ticks.map(({ number }) => number)).toEqual(read.ticks.map((_, index) => index));
      // Ogg keeps what is whole of the page in which it ends.
      expect(read.ticks.length).toBeGreaterThanOrEqual(Math.floor(share * seconds * 0.95));
    }
  },
);

test.each(['ticks.ogg', 'ticks.opus'])('bytes of a page of %s that are others cost that page alone', async (name) => {
  const copy = await tickFile(name);
  copy.writeUInt8(copy.readUInt8(Math.floor(copy.length / 2)) ^ 0x5a, Math.floor(copy.length / 2));
  const read = await heard(name, copy);
  expect(astray(read)).toEqual([]);
  expect(silentSeconds(read)).toBeLessThan(2.2);
});

test('a page of which a piece is gone does not reach over the last one', async () => {
  const whole = await tickFile('ticks.opus');
  const last = whole.lastIndexOf('OggS');
  const before = whole.lastIndexOf('OggS', last - 1);
  const read = await heard('gone.opus', Buffer.concat([whole.subarray(0, before + 400), whole.subarray(last)]));
  expect(read.channels[0]).toHaveLength((await heard('whole.opus', whole)).channels[0]!.length);
  expect(silentSeconds(read)).toBeCloseTo(1, 1);
});

test.each(['ticks.ogg', 'ticks.opus'])('other bytes among the notes of %s cost nothing', async (name) => {
  const copy = await tickFile(name);
  const at = copy.indexOf(name === 'ticks.ogg' ? '\x03vorbis' : 'OpusTags') + 12;
  copy.writeUInt8(copy.readUInt8(at) ^ 0x5a, at);
  const read = await heard(name, copy);
  expect(read.ticks).toHaveLength(seconds);
  expect(astray(read)).toEqual([]);
});

test('in a page of FLAC every frame has a checksum of its own: other bytes cost one of them', async () => {
  const copy = await tickFile('chirp-flac.oga');
  const whole = await heard('chirp.oga', copy);
  copy.writeUInt8(copy.readUInt8(Math.floor(copy.length / 2)) ^ 0x5a, Math.floor(copy.length / 2));
  const read = await heard('chirp.oga', copy);
  expect(read.channels[0]).toHaveLength(whole.channels[0]!.length);
  const silent = read.channels[0]!.filter((sample, at) => sample === 0 && whole.channels[0]![at] !== 0).length;
  expect(silent).toBeGreaterThan(500);
  expect(silent).toBeLessThan(5000);
});

test('behind a piece that is gone from an MP3, which numbers nothing, times are said to be doubtful', async () => {
  const whole = await tickFile('ticks.mp3');
  const [from, to] = [Math.floor(0.4 * whole.length), Math.floor(0.6 * whole.length)];
  const read = await heard('gone.mp3', Buffer.concat([whole.subarray(0, from), whole.subarray(to)]));
  const doubt = /^([\d.]+) s of the sound in this file are missing, and nothing in it says where/;
  const said = read.warnings.flatMap((warning) => doubt.exec(warning)?.[1] ?? []);
  expect(said).toHaveLength(1);
  expect(Math.abs(Number(said[0]) - 0.2 * seconds)).toBeLessThan(0.3);
});

test('a piece of a FLAC file that was cut out keeps its first sound at the beginning, and lacks nothing', async () => {
  const whole = await tickFile('ticks.flac');
  const frames = frameStarts(whole);
  const [head = 0, later = 0] = [frames[0], frames[20]];
  const read = await heard('piece.flac', Buffer.concat([whole.subarray(0, head), whole.subarray(later)]));
  const [first] = read.ticks;
  expect(first!.seconds).toBeLessThan(1.1);
  expect(first!.number).toBeGreaterThan(1);
  expect(read.warnings).toEqual([]);
  expect(read.promisedFrames).toBe(read.channels[0]!.length);
});

/** Where the frames of a FLAC file begin, as the encoder writes their heads. */
function frameStarts(bytes: Buffer): number[] {
  const mark = bytes.subarray(firstFrame(bytes), firstFrame(bytes) + 4);
  const starts: number[] = [];
  for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + 4)) starts.push(at);
  return starts;
}

function firstFrame(bytes: Buffer): number {
  return bytes.indexOf(Buffer.from([0xff, 0xf8]), 42);
}

test('from any place on, a FLAC file with a hole is what it is as a whole from there on', async () => {
  const copy = await tickFile('ticks.flac');
  copy.fill(0, Math.floor(0.4 * copy.length), Math.floor(0.5 * copy.length));
  const path = await temporaryFile('holed.flac', copy);
  const whole = await readAll(path);
  for (const from of [1, 1151, 1152, 40_000, 80_000, 90_000, 150_001, 191_999]) {
    const read = await readAll(path, from);
    expect(read.channels[0]).toEqual(whole.channels[0]!.slice(from));
  }
});
