import type { FlacFacts } from './flac-decoder.ts';

const streamInfoBytes = 18;

export type StreamInfo = FlacFacts & { readonly channelCount: number };

/**
 * STREAMINFO (RFC 9639, section 8.2): two block sizes, then from its byte 10 on 20 bits of rate, 3 of channels, 5 of bits, 36 of total
 * samples. Null where it is cut off.
 */
export function streamInfo(bytes: Uint8Array, at: number): StreamInfo | null {
  if (at + streamInfoBytes > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, streamInfoBytes);
  const [least, most] = [view.getUint16(0), view.getUint16(2)];
  const packed = view.getBigUint64(10);
  const frames = Number(packed & 0xfffffffffn);
  return {
    blockFrames: least === most && most > 0 ? most : null,
    rateHz: Number(packed >> 44n),
    channelCount: Number((packed >> 41n) & 7n) + 1,
    bits: Number((packed >> 36n) & 31n) + 1,
    frames: frames > 0 ? frames : null,
  };
}
