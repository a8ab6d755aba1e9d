import { FLACDecoder } from '@wasm-audio-decoders/flac';
import type { DecodedPiece } from '../decoded-piece.ts';
import type { FlacFrame } from './flac-frames.ts';
import { FlacPlaces, type FlacStream } from './flac-places.ts';

/** What every frame may leave to STREAMINFO. */
export type FlacFacts = FlacStream & { readonly rateHz: number; readonly bits: number };

/** Samples of all channels in one piece. */
const pieceSamples = 1_048_576;

/**
 * The decoder divides by the greatest sample, WAV by one more. Undone, so that a recording is the same sound to the last bit
 * in either format.
 */
function asInWav(samples: Float32Array, bits: number): Float32Array {
  const greatest = 2 ** (bits - 1) - 1;
  return samples.map((sample) => Math.round(sample * greatest) / (greatest + 1));
}

/** Frames without a gap between them, all of one kind. */
type Run = { readonly frames: FlacFrame[]; readonly lostBefore: number };

function lengthOf(frames: readonly FlacFrame[]): number {
  return frames.reduce((sum, { head }) => sum + head.frames, 0);
}

/** libFLAC as WebAssembly (MIT wrapper, BSD core), given whole frames one behind the other. */
export class FlacFrameDecoder {
  readonly #facts: FlacFacts;
  readonly #places: FlacPlaces;
  readonly #decoder = new FLACDecoder();
  #run: Run = { frames: [], lostBefore: 0 };

  constructor(facts: FlacFacts) {
    this.#facts = facts;
    this.#places = new FlacPlaces(facts);
  }

  /** The sound that is complete with this frame, if any is. */
  async hear(frame: FlacFrame): Promise<DecodedPiece | null> {
    const lostBefore = this.#places.lostBefore(frame);
    if (lostBefore === null) return null;
    const [first] = this.#run.frames;
    const { channelCount, rateHz } = frame.head;
    const goesOn = first?.head.channelCount === channelCount && first.head.rateHz === rateHz && lostBefore === 0;
    const isFull = lengthOf(this.#run.frames) * channelCount >= pieceSamples;
    if (goesOn && !isFull) {
      this.#run.frames.push(frame);
      return null;
    }
    const piece = await this.finish();
    this.#run = { frames: [frame], lostBefore };
    return piece;
  }

  /** What is left. */
  async finish(): Promise<DecodedPiece | null> {
    const { frames, lostBefore } = this.#run;
    const [first] = frames;
    this.#run = { frames: [], lostBefore: 0 };
    if (first === undefined) return null;
    const rateHz = first.head.rateHz ?? this.#facts.rateHz;
    return { ...(await this.#decoded(frames)), lostBefore, rateHz };
  }

  async #decoded(frames: readonly FlacFrame[]): Promise<DecodedPiece> {
    await this.#decoder.ready;
    const wanted = lengthOf(frames);
    const read = await this.#decoder.decodeFrames(frames.map(({ bytes }) => bytes)).catch(() => null);
    if (read?.samplesDecoded === wanted)
      return {
        channels: read.channelData.map((samples) => asInWav(samples, this.#facts.bits)),
        frames: wanted,
        damaged: false,
      };
    return frames.length === 1 ? this.#silence(frames, wanted) : this.#oneByOne(frames, wanted);
  }

  #silence([frame]: readonly FlacFrame[], frames: number): DecodedPiece {
    const channels = Array.from({ length: frame?.head.channelCount ?? 1 }, () => new Float32Array(frames));
    return { channels, frames, damaged: true };
  }

  /** Its checksum is right, and yet libFLAC makes nothing of a frame: it costs its own sound alone. */
  async #oneByOne(frames: readonly FlacFrame[], wanted: number): Promise<DecodedPiece> {
    const all = this.#silence(frames, wanted);
    let at = 0;
    for (const frame of frames) {
      const { channels } = await this.#decoded([frame]);
      for (const [index, channel] of all.channels.entries()) channel.set(channels[index] ?? [], at);
      at += frame.head.frames;
    }
    return all;
  }

  async free(): Promise<void> {
    await this.#decoder.ready;
    this.#decoder.free();
  }
}
