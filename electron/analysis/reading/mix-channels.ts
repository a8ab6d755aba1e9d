import type { ChannelChoice } from '#contract/settings.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { SoundBlock, SoundSource } from './sound-source.ts';

/** How the channels of one recording are heard: as one voice, or each as a voice of its own. */
export type Voices = {
  /** One array per voice, each as long as the block. */
  readonly of: (block: SoundBlock) => readonly Float32Array[];
  /** The mix would be silent: this channel, counted from 0, is heard instead of it. */
  readonly insteadOfMix: number | null;
};

/** Where the sound is looked at to see whether its channels cancel each other, as shares of its length. */
const looks = [0.02, 0.25, 0.5, 0.75, 0.95];
/** Seconds of each look; of a file that can only be read from its start, of the one look there. */
const lookSeconds = { seeking: 1, start: 5 };
/** Channels that have nothing to do with each other keep 1/n of their power in the mix of n; a fifth of that is left by none. */
const leastShareOfPower = 0.2;

/**
 * How the channels are heard that a person chose. A recording with one channel is heard whatever was chosen; channels in
 * opposite phase (one cable the wrong way round) would cancel each other in a mix: then the loudest is heard.
 * @throws KnownFailure `bad-request` when the recording has several channels and not the chosen one.
 */
export async function voicesOf(source: SoundSource, choice: ChannelChoice): Promise<Voices> {
  const { channelCount } = source;
  const one = (index: number, insteadOfMix: number | null = null): Voices => ({
    of: ({ channels, frames }) => [channels[index] ?? new Float32Array(frames)],
    insteadOfMix,
  });
  if (channelCount === 1) return one(0);
  if (choice === 'each') return { of: ({ channels }) => channels, insteadOfMix: null };
  if (choice !== 'mix') {
    if (choice < channelCount) return one(choice);
    throw new KnownFailure('bad-request', 'channel-missing', {
      values: { count: channelCount, channel: String(choice + 1) },
    });
  }
  const loudest = await loudestOfCancelling(source);
  return loudest === null ? { of: (block) => [mixOf(block)], insteadOfMix: null } : one(loudest, loudest);
}

/** The average of all channels of a block. */
export function mixOf({ channels, frames }: SoundBlock): Float32Array {
  const mixed = new Float32Array(frames);
  const weight = 1 / channels.length;
  for (const channel of channels) {
    for (let i = 0; i < frames; i++) mixed[i] = (mixed[i] ?? 0) + weight * (channel[i] ?? 0);
  }
  return mixed;
}

/** Sum of squares. */
export function powerOf(samples: Float32Array): number {
  let power = 0;
  for (const sample of samples) power += sample * sample;
  return power;
}

/** The loudest channel where the mix of all loses what each of them holds, else null. The same file always gives the same answer. */
async function loudestOfCancelling(source: SoundSource): Promise<number | null> {
  const powers = new Float64Array(source.channelCount);
  let mixPower = 0;
  for await (const block of lookedAt(source)) {
    for (const [index, channel] of block.channels.entries()) powers[index] = (powers[index] ?? 0) + powerOf(channel);
    mixPower += powerOf(mixOf(block));
  }
  const mean = powers.reduce((sum, power) => sum + power, 0) / powers.length;
  if (mean === 0 || mixPower >= (leastShareOfPower / powers.length) * mean) return null;
  return powers.indexOf(Math.max(...powers));
}

/** A few seconds from several places of the file. What is damaged there is told when the file is read. */
async function* lookedAt(source: SoundSource): AsyncGenerator<SoundBlock, void, void> {
  const places = source.canSeek ? looks.map((share) => Math.floor(share * source.frames)) : [0];
  const most = source.rateHz * (source.canSeek ? lookSeconds.seeking : lookSeconds.start);
  for (const place of places) {
    let frames = 0;
    try {
      for await (const block of source.blocks(place)) {
        yield block;
        frames += block.frames;
        if (frames >= most) break;
      }
    } catch (thrown) {
      if (!(thrown instanceof KnownFailure)) throw thrown;
    }
  }
}
