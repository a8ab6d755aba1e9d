import { KnownFailure } from '#contract/failure.ts';
import type { ChannelChoice } from '#contract/settings.ts';
import { mixOf, voicesOf } from './mix-channels.ts';
import { openRecording } from './open-recording.ts';
import type { SoundSource } from './sound-source.ts';

/** A stretch of mono sound at the recording's own rate. */
export type Excerpt = { readonly samples: Float32Array; readonly rateHz: number };

/** Longer stretches are for `blocks`, not for memory. */
const longestSeconds = 600;
/** Of one excerpt, so that none fills the memory: 11 minutes at 96 kHz, 3 at 384 kHz. */
const mostSamples = 64_000_000;

/** Frames `from` to `to` of an open recording, as one voice; shorter where it ends before. */
export async function excerptFrames(
  source: SoundSource,
  from: number,
  to: number,
  channel: ChannelChoice,
): Promise<Float32Array> {
  const samples = new Float32Array(Math.min(mostSamples, Math.max(0, to - from)));
  let filled = 0;
  const voices = await voicesOf(source, channel === 'each' ? 'mix' : channel);
  for await (const block of source.blocks(from)) {
    const [mono = mixOf(block)] = voices.of(block);
    const part = mono.subarray(0, Math.min(mono.length, samples.length - filled));
    samples.set(part, filled);
    filled += part.length;
    if (filled === samples.length) break;
  }
  return filled === samples.length ? samples : samples.slice(0, filled);
}

/**
 * Mono sound between two times, for playback and spectrograms. WAV is read right there; compressed formats are decoded up to it.
 * @throws KnownFailure when the file cannot be read, or ends before `startSeconds`.
 */
export async function readExcerpt(
  path: string,
  startSeconds: number,
  endSeconds: number,
  channel: ChannelChoice,
): Promise<Excerpt> {
  if (!(startSeconds >= 0 && endSeconds > startSeconds && endSeconds - startSeconds <= longestSeconds))
    throw new KnownFailure('bad-request', 'stretch-not-shown', { path });
  const { source } = await openRecording(path);
  try {
    const { rateHz } = source;
    const samples = await excerptFrames(
      source,
      Math.round(startSeconds * rateHz),
      Math.round(endSeconds * rateHz),
      channel,
    );
    if (samples.length === 0)
      throw new KnownFailure('file-damaged', 'recording-shorter-now', {
        path,
      });
    return { samples, rateHz };
  } finally {
    await source.close();
  }
}
