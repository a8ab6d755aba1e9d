import type { WavFormat } from './wav-format.ts';

type SampleAt = (index: number) => number;

/** Integers are divided by the size of their most negative value, so that -1 is exactly reached. Hosts are little-endian. */
function sampleReader(bytes: Uint8Array<ArrayBuffer>, count: number, format: WavFormat): SampleAt {
  const { buffer } = bytes;
  if (format.kind === 'float') {
    const floats = format.bits === 32 ? new Float32Array(buffer, 0, count) : new Float64Array(buffer, 0, count);
    return (index) => floats[index] ?? 0;
  }
  switch (format.bits) {
    case 8:
      return (index) => ((bytes[index] ?? 128) - 128) / 128;
    case 24:
      return (index) => {
        const at = index * 3;
        const high = (bytes[at + 2] ?? 0) << 24;
        return (high | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at] ?? 0) << 8)) / 2147483648;
      };
    default: {
      const samples = new Int32Array(buffer, 0, count);
      return (index) => (samples[index] ?? 0) / 2147483648;
    }
  }
}

export type WavBlock = { readonly channels: Float32Array[]; readonly frames: number; readonly broken: number };

/**
 * Interleaved bytes to planar float32. `bytes` must start at offset 0 of its buffer. Float samples that are not numbers
 * become silence and are counted in `broken`.
 * @param room one array a channel, as long as a block may become; it is filled anew
 */
export function wavSamples(bytes: Uint8Array<ArrayBuffer>, format: WavFormat, room: readonly Float32Array[]): WavBlock {
  const frames = Math.floor(bytes.length / format.bytesPerFrame);
  const channels = room.map((channel) => channel.subarray(0, frames));
  if (format.kind !== 'float' && format.bits === 16) {
    shortSamples(new Int16Array(bytes.buffer, 0, frames * format.channelCount), channels);
    return { channels, frames, broken: 0 };
  }
  const sampleAt = sampleReader(bytes, frames * format.channelCount, format);
  for (const [first, channel] of channels.entries()) {
    for (let i = 0, at = first; i < frames; i++, at += format.channelCount) channel[i] = sampleAt(at);
  }
  const broken = format.kind === 'float' ? channels.reduce((sum, channel) => sum + silenceBroken(channel), 0) : 0;
  return { channels, frames, broken };
}

/** What nearly every recorder writes, in a loop of its own. */
function shortSamples(samples: Int16Array, channels: readonly Float32Array[]): void {
  const count = channels.length;
  for (const [first, channel] of channels.entries()) {
    for (let i = 0, at = first; i < channel.length; i += 1, at += count) channel[i] = (samples[at] ?? 0) / 32_768;
  }
}

function silenceBroken(channel: Float32Array): number {
  let broken = 0;
  for (let i = 0; i < channel.length; i++) {
    if (Number.isFinite(channel[i])) continue;
    channel[i] = 0;
    broken += 1;
  }
  return broken;
}
