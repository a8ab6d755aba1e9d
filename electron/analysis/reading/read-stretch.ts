import { KnownFailure } from '#contract/failure.ts';
import { openRecording } from './open-recording.ts';
import type { RecorderNotes } from './sound-source.ts';

/** A piece of a recording with all its channels at its own rate, and what the recorder wrote about itself. */
export type Stretch = {
  readonly channels: readonly Float32Array[];
  readonly rateHz: number;
  /** Of a sample: 16, or 24 where the recording holds more than that. */
  readonly bits: 16 | 24;
  readonly notes: RecorderNotes;
  /** Where it really begins, on a whole sample. */
  readonly startSeconds: number;
};

const longestSeconds = 3600;
/** Of all channels, so that no stretch fills the memory: 44 minutes of mono at 48 kHz. */
const mostSamples = 128_000_000;

/**
 * All channels between two times of a recording, unchanged.
 * @throws KnownFailure when the file cannot be read, or ends before `startSeconds`.
 */
export async function readStretch(path: string, startSeconds: number, endSeconds: number): Promise<Stretch> {
  const { source } = await openRecording(path);
  try {
    const { rateHz, notes } = source;
    const from = Math.max(0, Math.round(startSeconds * rateHz));
    const asked = Math.round(Math.min(endSeconds - startSeconds, longestSeconds) * rateHz);
    const wanted = Math.max(0, Math.min(asked, Math.floor(mostSamples / source.channelCount)));
    const channels = Array.from({ length: source.channelCount }, () => new Float32Array(wanted));
    let filled = 0;
    for await (const block of source.blocks(from)) {
      const frames = Math.min(block.frames, wanted - filled);
      for (const [index, channel] of channels.entries()) {
        channel.set((block.channels[index] ?? channel).subarray(0, frames), filled);
      }
      filled += frames;
      if (filled === wanted) break;
    }
    if (filled === 0) {
      throw new KnownFailure('file-damaged', 'recording-shorter-now', { path });
    }
    const bits = /24|32|64|float/i.test(source.encoding) ? 24 : 16;
    return {
      channels: channels.map((each) => each.subarray(0, filled)),
      rateHz,
      bits,
      notes,
      startSeconds: from / rateHz,
    };
  } finally {
    await source.close();
  }
}
