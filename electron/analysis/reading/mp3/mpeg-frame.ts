/** One frame header of MPEG audio, layers I to III (ISO 11172-3 and 13818-3). */
export type MpegFrame = {
  /** Where the frame starts in the bytes searched. */
  readonly at: number;
  readonly layer: 1 | 2 | 3;
  readonly rateHz: number;
  readonly channelCount: 1 | 2;
  readonly bitsPerSecond: number;
  readonly samples: number;
  readonly bytes: number;
  /** Where a Xing or Info header would start, relative to the frame. */
  readonly sideEnd: number;
};

const rates1 = [44_100, 48_000, 32_000];
const kilobits: Record<string, readonly number[]> = {
  '1-1': [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  '1-2': [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  '1-3': [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  '2-1': [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  '2-2': [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  '2-3': [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const layers = [null, 3, 2, 1] as const;
/** By version bits: 2.5, reserved, 2, 1. Rates of 2 are half, of 2.5 a quarter of those of 1. */
const rateDivisors = [4, null, 2, 1] as const;

function samplesPerFrame(layer: 1 | 2 | 3, isVersion1: boolean): number {
  if (layer === 1) return 384;
  return layer === 2 || isVersion1 ? 1152 : 576;
}

/** The frame header at `at`, or null when there is none. */
export function mpegFrame(bytes: Uint8Array, at: number): MpegFrame | null {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
  if (a !== 0xff || (b & 0xe0) !== 0xe0) return null;
  const divisor = rateDivisors[(b >> 3) & 3] ?? null;
  const layer = layers[(b >> 1) & 3] ?? null;
  const rate = rates1[(c >> 2) & 3];
  if (divisor === null || layer === null || rate === undefined) return null;
  const isVersion1 = divisor === 1;
  const kilobit = kilobits[`${isVersion1 ? '1' : '2'}-${String(layer)}`]?.[c >> 4];
  if (kilobit === undefined || kilobit === 0) return null;
  const rateHz = rate / divisor;
  const samples = samplesPerFrame(layer, isVersion1);
  const padding = (c >> 1) & 1;
  const bitsPerSecond = kilobit * 1000;
  const length =
    layer === 1
      ? (Math.floor((12 * bitsPerSecond) / rateHz) + padding) * 4
      : Math.floor((samples * bitsPerSecond) / 8 / rateHz) + padding;
  const channelCount = d >> 6 === 3 ? 1 : 2;
  const side = isVersion1 ? (channelCount === 1 ? 17 : 32) : channelCount === 1 ? 9 : 17;
  return { at, layer, rateHz, channelCount, bitsPerSecond, samples, bytes: length, sideEnd: 4 + side };
}

/** Whether both can be of one stream. */
export function isAlike(one: MpegFrame, other: MpegFrame): boolean {
  return one.rateHz === other.rateHz && one.layer === other.layer;
}

/** The first frame that is followed by another of the same kind: two headers in a row are no accident. */
export function findMpegFrame(bytes: Uint8Array, from = 0): MpegFrame | null {
  for (let at = bytes.indexOf(0xff, from); at !== -1 && at + 4 <= bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const frame = mpegFrame(bytes, at);
    if (frame === null) continue;
    const next = mpegFrame(bytes, at + frame.bytes);
    if (next !== null && isAlike(next, frame)) return frame;
  }
  return null;
}

/** Whether a frame is no sound but a Xing or Info header: the first of a file. */
export function isInfo(bytes: Uint8Array, frame: MpegFrame): boolean {
  const at = frame.at + frame.sideEnd;
  if (bytes[at] !== 0x58 && bytes[at] !== 0x49) return false;
  return ['Xing', 'Info'].includes(String.fromCharCode(...bytes.subarray(at, at + 4)));
}

/** Frames counted by a Xing or Info header, or null without one. */
export function countedFrames(bytes: Uint8Array, frame: MpegFrame): number | null {
  const at = frame.at + frame.sideEnd;
  if (!isInfo(bytes, frame) || ((bytes[at + 7] ?? 0) & 1) === 0 || at + 12 > bytes.length) return null;
  return new DataView(bytes.buffer, bytes.byteOffset + at + 8, 4).getUint32(0);
}

/** Samples per byte over the frames that follow each other from `first` on: what a variable bit rate comes to on average. */
export function samplesPerByte(bytes: Uint8Array, first: MpegFrame): number {
  let samples = 0;
  let length = 0;
  for (let frame: MpegFrame | null = first; frame !== null; frame = mpegFrame(bytes, first.at + length)) {
    samples += frame.samples;
    length += frame.bytes;
  }
  return samples / length;
}
