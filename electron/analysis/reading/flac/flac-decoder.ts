import { FLACDecoder } from '@wasm-audio-decoders/flac';
import type { DecodedPiece } from '../decoded-piece.ts';
import type { FlacFrame } from './flac-frames.ts';
import { FlacPlaces, type FlacStream } from './flac-places.ts';

/** What every frame may leave to STREAMINFO. */
export type FlacFacts = FlacStream & { readonly rateHz: number; readonly bits: number };

/** Samples of all channels in one piece. */
const pieceSamples = 262_144;

/**
 * The decoder divides by the greatest sample, WAV by one more. Undone, so that a recording is the same sound to the last bit
 * in either format.
 */
function asInWav(samples: Float32Array, bits: number): Float32Array {
  const greatest = 2 ** (bits - 1) - 1;
  const share = 1 / (greatest + 1);
  // In place and by hand: `map` takes longer than all of libFLAC.
  for (let at = 0; at < samples.length; at += 1) samples[at] = Math.round((samples[at] ?? 0) * greatest) * share;
  return samples;
}

/** Frames without a gap between them, all of one kind; nobody hears those that are passed. */
type Run = { readonly frames: FlacFrame[]; readonly lostBefore: number; readonly isPassed: boolean };

const emptyRun = (): Run => ({ frames: [], lostBefore: 0, isPassed: false });
const passed = (frames: number): DecodedPiece => ({ channels: [], frames, damaged: false });

function lengthOf(frames: readonly FlacFrame[]): number {
  return frames.reduce((sum, { head }) => sum + head.frames, 0);
}

/** libFLAC as WebAssembly (MIT wrapper, BSD core), given whole frames one behind the other. */
export class FlacFrameDecoder {
  readonly #facts: FlacFacts;
  readonly #places: FlacPlaces;
  readonly #decoder = new FLACDecoder();
  readonly #startFrame: number;
  /** Up to the end of the last frame. */
  #frames = 0;
  #run: Run = emptyRun();

  /** @param startFrame frames that end before it are counted and not decoded */
  constructor(facts: FlacFacts, startFrame = 0) {
    this.#facts = facts;
    this.#startFrame = startFrame;
    this.#places = new FlacPlaces(facts);
  }

  /** The sound that is complete with this frame, if any is. */
  async hear(frame: FlacFrame): Promise<DecodedPiece | null> {
    const lostBefore = this.#places.lostBefore(frame);
    if (lostBefore === null) return null;
    const [first] = this.#run.frames;
    const { channelCount, rateHz } = frame.head;
    const isPassed = this.#isPassed(frame, lostBefore);
    const isAlike = first?.head.channelCount === channelCount && first.head.rateHz === rateHz;
    const goesOn = isAlike && lostBefore === 0 && isPassed === this.#run.isPassed;
    const isFull = lengthOf(this.#run.frames) * channelCount >= pieceSamples;
    if (goesOn && !isFull) {
      this.#run.frames.push(frame);
      return null;
    }
    const piece = await this.finish();
    this.#run = { frames: [frame], lostBefore, isPassed };
    return piece;
  }

  #isPassed({ head }: FlacFrame, lostBefore: number): boolean {
    this.#frames += lostBefore + head.frames;
    return this.#frames <= this.#startFrame && (head.rateHz ?? this.#facts.rateHz) === this.#facts.rateHz;
  }

  /** What is left. */
  async finish(): Promise<DecodedPiece | null> {
    const { frames, lostBefore, isPassed } = this.#run;
    const [first] = frames;
    this.#run = emptyRun();
    if (first === undefined) return null;
    const rateHz = first.head.rateHz ?? this.#facts.rateHz;
    const sound = isPassed ? passed(lengthOf(frames)) : await this.#decoded(frames);
    return { ...sound, lostBefore, rateHz };
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
