import type { Stretch } from '../reading/read-stretch.ts';

/** Samples as whole numbers of `bits` bits, channel by channel: exact for what was read from whole numbers. */
export function sampleIntegers({ channels, bits }: Pick<Stretch, 'channels' | 'bits'>): Int32Array[] {
  const scale = 2 ** (bits - 1);
  return channels.map((channel) =>
    Int32Array.from(channel, (value) => Math.min(scale - 1, Math.max(-scale, Math.round(value * scale)))),
  );
}

/** Interleaved little-endian bytes, as WAV holds them and as FLAC's checksum wants them. */
export function interleavedBytes(channels: readonly Int32Array[], bits: 16 | 24): Uint8Array {
  const width = bits / 8;
  const frames = channels[0]?.length ?? 0;
  const bytes = new Uint8Array(frames * channels.length * width);
  let at = 0;
  for (let frame = 0; frame < frames; frame += 1) {
    for (const channel of channels) {
      const value = channel[frame] ?? 0;
      for (let byte = 0; byte < width; byte += 1) bytes[at++] = (value >> (8 * byte)) & 0xff;
    }
  }
  return bytes;
}
