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
 */
export function wavSamples(bytes: Uint8Array<ArrayBuffer>, format: WavFormat): WavBlock {
  const frames = Math.floor(bytes.length / format.bytesPerFrame);
  if (format.kind !== 'float' && format.bits === 16)
    return { channels: shortSamples(bytes, frames, format.channelCount), frames, broken: 0 };
  const sampleAt = sampleReader(bytes, frames * format.channelCount, format);
  const channels: Float32Array[] = [];
  for (let c = 0; c < format.channelCount; c++) {
    const channel = new Float32Array(frames);
    for (let i = 0, at = c; i < frames; i++, at += format.channelCount) channel[i] = sampleAt(at);
    channels.push(channel);
  }
  const broken = format.kind === 'float' ? channels.reduce((sum, channel) => sum + silenceBroken(channel), 0) : 0;
  return { channels, frames, broken };
}

/** What nearly every recorder writes, in a loop of its own. */
function shortSamples(bytes: Uint8Array<ArrayBuffer>, frames: number, channelCount: number): Float32Array[] {
  const samples = new Int16Array(bytes.buffer, 0, frames * channelCount);
  return Array.from({ length: channelCount }, (_, first) => {
    const channel = new Float32Array(frames);
    for (let i = 0, at = first; i < frames; i += 1, at += channelCount) channel[i] = (samples[at] ?? 0) / 32_768;
    return channel;
  });
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
