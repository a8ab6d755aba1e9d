import { createHash } from 'node:crypto';
import type { Stretch } from '../reading/read-stretch.ts';
import { BitWriter } from './bit-writer.ts';
import { writeSubframe } from './flac-subframe.ts';
import { interleavedBytes, sampleIntegers } from './sample-integers.ts';

const blockFrames = 4096;

/** The checksums of FLAC (RFC 9639, 9.1.8 and 9.3): polynomials x^8+x^2+x+1 and x^16+x^15+x^2+1, from zero. */
function checksum(bytes: Uint8Array, width: 8 | 16): number {
  const polynomial = width === 8 ? 0x07 : 0x8005;
  const top = 1 << (width - 1);
  const mask = width === 8 ? 0xff : 0xffff;
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << (width - 8);
    for (let bit = 0; bit < 8; bit += 1) sum = ((sum << 1) ^ (sum & top ? polynomial : 0)) & mask;
  }
  return sum;
}

/** A frame's number, coded as UTF-8 codes characters, but up to 31 bits. */
function codedNumber(value: number): Uint8Array {
  if (value < 0x80) return Uint8Array.of(value);
  const tail: number[] = [];
  let left = value;
  let room = 0x3f;
  while (left > room) {
    tail.unshift(0x80 | (left & 0x3f));
    left >>>= 6;
    room >>>= 1;
  }
  return Uint8Array.of((~(room * 2 + 1) & 0xff) | left, ...tail);
}

/** Rates with a code of their own (RFC 9639, table 16), code 1 first. */
const knownRates = [88_200, 176_400, 192_000, 8000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000];

/** Every frame says its rate, so that a player can begin anywhere: a code, and what follows the frame's number. */
function rateCode(rateHz: number): { code: number; value: number; width: number } {
  const known = knownRates.indexOf(rateHz);
  if (known >= 0) return { code: known + 1, value: 0, width: 0 };
  if (rateHz % 1000 === 0 && rateHz <= 255_000) return { code: 12, value: rateHz / 1000, width: 8 };
  if (rateHz <= 65_535) return { code: 13, value: rateHz, width: 16 };
  return rateHz % 10 === 0 && rateHz <= 655_350
    ? { code: 14, value: rateHz / 10, width: 16 }
    : { code: 0, value: 0, width: 0 };
}

function frame(blocks: readonly Int32Array[], number: number, { rateHz, bits }: Stretch): Uint8Array {
  const rate = rateCode(rateHz);
  const length = blocks[0]?.length ?? 0;
  const whole = length === blockFrames;
  const head = new BitWriter();
  head.write(0xfff8, 16);
  head.write(whole ? 0b1100 : 0b0111, 4);
  head.write(rate.code, 4);
  head.write(blocks.length - 1, 4);
  head.write(bits === 16 ? 0b100 : 0b110, 3);
  head.write(0, 1);
  for (const byte of codedNumber(number)) head.write(byte, 8);
  if (!whole) head.write(length - 1, 16);
  head.write(rate.value, rate.width);
  head.write(checksum(head.bytes(), 8), 8);
  for (const block of blocks) writeSubframe(head, block, bits);
  head.align();
  head.write(checksum(head.bytes(), 16), 16);
  return head.bytes();
}

function streamInfo(channels: readonly Int32Array[], rateHz: number, bits: 16 | 24): Uint8Array {
  const frames = channels[0]?.length ?? 0;
  const info = new BitWriter();
  info.write(blockFrames, 16);
  info.write(blockFrames, 16);
  info.write(0, 24);
  info.write(0, 24);
  info.write(rateHz, 20);
  info.write(channels.length - 1, 3);
  info.write(bits - 1, 5);
  info.write(0, 4);
  info.write(frames, 32);
  for (const byte of createHash('md5').update(interleavedBytes(channels, bits)).digest()) info.write(byte, 8);
  return info.bytes();
}

function vorbisComment(fields: ReadonlyMap<string, string>): Uint8Array {
  const sized = (text: string): Buffer[] => {
    const bytes = Buffer.from(text);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(bytes.length);
    return [size, bytes];
  };
  const count = Buffer.alloc(4);
  count.writeUInt32LE(fields.size);
  const entries = [...fields].flatMap(([name, value]) => sized(`${name}=${value}`));
  return Buffer.concat([...sized('Songsight'), count, ...entries]);
}

function metadataBlock(type: number, last: boolean, data: Uint8Array): Uint8Array {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  head.writeUInt8((last ? 0x80 : 0) | type, 0);
  return Buffer.concat([head, data]);
}

/**
 * A FLAC file of a stretch at its own rate and with all its channels (RFC 9639), losslessly the same samples.
 * @param tags Vorbis comments, e.g. `TITLE`.
 */
export function flacClip(stretch: Stretch, tags: ReadonlyMap<string, string>): Uint8Array {
  const { rateHz, bits } = stretch;
  const channels = sampleIntegers(stretch);
  const length = channels[0]?.length ?? 0;
  const frames: Uint8Array[] = [];
  for (let at = 0; at < length; at += blockFrames) {
    const blocks = channels.map((channel) => channel.subarray(at, at + blockFrames));
    frames.push(frame(blocks, frames.length, stretch));
  }
  return Buffer.concat([
    Buffer.from('fLaC'),
    metadataBlock(0, false, streamInfo(channels, rateHz, bits)),
    metadataBlock(4, true, vorbisComment(tags)),
    ...frames,
  ]);
}
