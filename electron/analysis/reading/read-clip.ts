import type { ChannelChoice } from '#contract/settings.ts';
import type { ResamplerWorkshop } from '../signal/resample.ts';
import { excerptFrames } from './read-excerpt.ts';
import { openRecording } from './open-recording.ts';

export type ClipAsk = {
  readonly path: string;
  readonly channel: ChannelChoice;
  readonly startSeconds: number;
  readonly windowSeconds: number;
  /** The model's. */
  readonly rateHz: number;
};

/** More than any resampling filter reaches to either side. */
const marginSeconds = 0.5;

/**
 * One window at the model's rate, sample for sample what listening heard there: the reading starts early enough, and at a frame that
 * both rates share, so that the resampler's grid is the same. Silence follows where the recording ends.
 */
export async function readClip(resamplers: ResamplerWorkshop, ask: ClipAsk): Promise<Float32Array> {
  const { source } = await openRecording(ask.path);
  try {
    const step = resamplers.gridOf(source.rateHz, ask.rateHz);
    const from = Math.floor((Math.max(0, ask.startSeconds - marginSeconds) * source.rateHz) / step) * step;
    const end = (ask.startSeconds + ask.windowSeconds + marginSeconds) * source.rateHz;
    const to = Math.ceil(end / step) * step + Math.ceil(marginSeconds * source.rateHz);
    const samples = resamplers.whole(await excerptFrames(source, from, to, ask.channel), source.rateHz, ask.rateHz);
    const skip = Math.round(ask.startSeconds * ask.rateHz) - (from * ask.rateHz) / source.rateHz;
    const clip = new Float32Array(Math.round(ask.windowSeconds * ask.rateHz));
    clip.set(samples.subarray(skip, skip + clip.length));
    return clip;
  } finally {
    await source.close();
  }
}
