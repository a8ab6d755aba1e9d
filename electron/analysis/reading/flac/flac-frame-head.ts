import { crc8 } from '../checksums.ts';

/** The head of one FLAC frame (RFC 9639, 9.1). */
export type FlacFrameHead = {
  /** Of the head itself. */
  readonly bytes: number;
  readonly frames: number;
  /** Null where it is STREAMINFO's. */
  readonly rateHz: number | null;
  readonly channelCount: number;
  /** Whether `number` counts samples; else it counts frames of the stream's block size. */
  readonly countsSamples: boolean;
  readonly number: number;
};

/** No head is longer: 4 bytes, a number of 7, size and rate of 2 each, a checksum. */
export const longestHead = 16;

const knownRates = [88_200, 176_400, 192_000, 8000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000];

/** A number coded as UTF-8 codes characters, but up to 36 bits. Null where it is none. */
function codedNumber(bytes: Uint8Array, at: number): { value: number; length: number } | null {
  const first = bytes[at] ?? 0xff;
  const ones = Math.clz32(~(first << 24));
  if (ones === 0) return { value: first, length: 1 };
  if (ones === 1 || ones > 7) return null;
  let value = first & (0x7f >> ones);
  for (let i = 1; i < ones; i += 1) {
    const next = bytes[at + i] ?? 0;
    if ((next & 0xc0) !== 0x80) return null;
    value = value * 64 + (next & 0x3f);
  }
  return { value, length: ones };
}

/** Null where the size stands behind the number, and 0 for a code that nobody may write. */
function sizeOf(code: number): number | null {
  if (code === 1) return 192;
  if (code === 6 || code === 7) return null;
  return code === 0 ? 0 : code < 6 ? 144 << code : 256 << (code - 8);
}

/** The head at `at`; null where none stands there, or not all of it. */
export function flacFrameHead(bytes: Uint8Array, at: number): FlacFrameHead | null {
  const [a = 0, b = 0, c = 0, d = 0] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
  if (a !== 0xff || (b & 0xfe) !== 0xf8) return null;
  const [sizeCode, rateCode, channels, bits] = [c >> 4, c & 15, d >> 4, (d >> 1) & 7];
  if (sizeCode === 0 || rateCode === 15 || channels > 10 || bits === 3 || (d & 1) !== 0) return null;
  const number = codedNumber(bytes, at + 4);
  if (number === null) return null;
  let end = at + 4 + number.length;
  const field = (length: number): number => {
    end += length;
    return bytes.subarray(end - length, end).reduce((sum, byte) => sum * 256 + byte, 0);
  };
  const frames = sizeOf(sizeCode) ?? field(sizeCode - 5) + 1;
  let rateHz = rateCode === 0 ? null : (knownRates[rateCode - 1] ?? null);
  if (rateCode === 12) rateHz = field(1) * 1000;
  if (rateCode > 12) rateHz = field(2) * (rateCode === 14 ? 10 : 1);
  if (end >= bytes.length || crc8(bytes, at, end) !== bytes[end]) return null;
  const channelCount = channels < 8 ? channels + 1 : 2;
  return { bytes: end + 1 - at, frames, rateHz, channelCount, countsSamples: (b & 1) === 1, number: number.value };
}
