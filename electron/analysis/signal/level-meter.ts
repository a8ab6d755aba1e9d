import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { powerOf } from '../reading/mix-channels.ts';
import type { SampleTools } from './loops/sample-tools.ts';

/** A channel whose loudest sample is this far below another's hears nothing: 60 dB. */
const deadShare = 0.001;
/** One channel's quiet is so many dB louder than another's. Two microphones at one place never differ as much. */
const noisyDecibels = 20;
/** Levels are taken of pieces this long; the quietest tenth of them is a channel's own noise. */
const pieceSamples = 4096;
const quietShare = 0.1;
/** A recording shorter than this may hold one bird beside one microphone. */
const leastPieces = 30;
const deepestDecibels = 160;
const withoutSign = 0x7fffffff;
/** The bits of the smallest float that is 0.9999 or more. */
const clippedBits = 0x3f7ff973;
/** Above it lies what is no number. */
const infinityBits = 0x7f800000;

/** `levels`: how many pieces had each whole level, from -160 dB to 0 dB of full scale. */
type Channel = { loudest: number; readonly levels: Uint32Array };

/** Listens for what no species model can hear through: silence, clipping, and a microphone or cable that is broken. */
export class LevelMeter {
  readonly #tools: SampleTools;
  readonly #channels: Channel[] = [];
  #samples = 0;
  #loudest = 0;
  #clipped = 0;

  constructor(tools: SampleTools) {
    this.#tools = tools;
  }

  /** @param channels of the recording, all of them. @param voices what is listened to. */
  hear(channels: readonly Float32Array[], voices: readonly Float32Array[]): void {
    for (const samples of voices) this.#hearVoice(samples);
    if (channels.length > 1) for (const [index, samples] of channels.entries()) this.#hearChannel(index, samples);
  }

  #hearVoice(samples: Float32Array): void {
    this.#samples += samples.length;
    // Without its sign a float's bits are in the order of its size.
    let loudest = this.#tools.loudestBits(samples);
    if (loudest >= clippedBits)
      loudest = this.#countClipped(new Int32Array(samples.buffer, samples.byteOffset, samples.length));
    this.#loudest = Math.max(this.#loudest, new Float32Array(Int32Array.of(loudest).buffer)[0] ?? 0);
  }

  /** @returns the bits of the loudest sample that is a number */
  #countClipped(bits: Int32Array): number {
    let loudest = 0;
    for (const each of bits) {
      const loudness = each & withoutSign;
      if (loudness > infinityBits) continue;
      loudest = Math.max(loudest, loudness);
      if (loudness >= clippedBits) this.#clipped += 1;
    }
    return loudest;
  }

  #hearChannel(index: number, samples: Float32Array): void {
    const channel = (this.#channels[index] ??= { loudest: 0, levels: new Uint32Array(deepestDecibels + 1) });
    for (const sample of samples) if (Math.abs(sample) > channel.loudest) channel.loudest = Math.abs(sample);
    for (let at = 0; at + pieceSamples <= samples.length; at += pieceSamples) {
      const decibels = 10 * Math.log10(powerOf(samples.subarray(at, at + pieceSamples)) / pieceSamples + 1e-16);
      const level = Math.max(0, Math.min(deepestDecibels, Math.round(decibels + deepestDecibels)));
      channel.levels[level] = (channel.levels[level] ?? 0) + 1;
    }
  }

  /** What the recording's warnings should say of it. */
  doubts(): Sentence[] {
    return [...this.#voiceDoubts(), ...this.#channelDoubts()];
  }

  #voiceDoubts(): Sentence[] {
    if (this.#loudest === 0) {
      const othersSound = this.#channels.some(({ loudest }) => loudest > 0);
      return [sentence(othersSound ? 'sound-channel-silent-here' : 'doubt-silent')];
    }
    const share = this.#clipped / this.#samples;
    return share > 0.01 ? [sentence('doubt-clipped', { percent: Math.round(share * 100) })] : [];
  }

  #channelDoubts(): Sentence[] {
    const most = Math.max(0, ...this.#channels.map(({ loudest }) => loudest));
    if (most === 0) return [];
    const isDead = ({ loudest }: Channel): boolean => loudest < most * deadShare;
    const levels = this.#channels.map((channel) => (isDead(channel) ? null : quietOf(channel.levels)));
    const quietest = Math.min(...levels.map((level) => level ?? deepestDecibels));
    return this.#channels.flatMap((channel, index) => {
      if (isDead(channel)) return [sentence('sound-channel-dead', { channel: index + 1 })];
      const decibels = (levels[index] ?? quietest) - quietest;
      return decibels < noisyDecibels ? [] : [sentence('sound-channel-noisy', { channel: index + 1, decibels })];
    });
  }
}

/** The level below which the quietest tenth lies; null where there are too few pieces to tell. */
function quietOf(levels: Uint32Array): number | null {
  const pieces = levels.reduce((sum, count) => sum + count, 0);
  if (pieces < leastPieces) return null;
  let below = 0;
  return levels.findIndex((count) => (below += count) >= quietShare * pieces);
}
