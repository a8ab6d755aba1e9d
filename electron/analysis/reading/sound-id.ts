import { createHash, hash as hashOf, type Hash } from 'node:crypto';
import { SampleTools } from '../signal/loops/sample-tools.ts';
import type { SoundBlock } from './sound-source.ts';

/** What is heard in a recording, whatever file holds it. */
export type SoundIdentity = {
  /** SHA-256, in hex, over rate, number of channels and every sample as a whole number of 24 bits. */
  readonly id: string;
  /**
   * Four bytes for each of a row of places in the sound, from everything up to there: one recording is the beginning of
   * another when its row begins the other's. A still beginning, the same in many recordings, has no places, nor has a still
   * end, as of a file that is not filled yet.
   */
  readonly pieces: Uint8Array;
  /** Every sample is the same: nothing that could tell two recordings apart. */
  readonly silent: boolean;
};

/** Bytes of `pieces` for one place. */
const pieceBytes = 4;
const firstStepSeconds = 0.25;
/** Places lie further apart the longer the sound: an hour has about 125 of them, and the last is never far from its end. */
const stepShare = 16;

/** Hears the whole sound of a recording in blocks of whatever size and says what identifies it. */
export class SoundIdMeter {
  readonly #rateHz: number;
  readonly #tools: SampleTools;
  #channels: Hash[] = [];
  #lastOf: (number | undefined)[] = [];
  #frames = 0;
  #next: number;
  readonly #places: { readonly atFrame: number; readonly mark: Buffer }[] = [];
  /** The frame that was the last to differ from the one before it. */
  #lastChange = 0;
  /** The frame that was the first to do so. */
  #firstChange = Number.POSITIVE_INFINITY;

  /** @param tools of whoever has some at hand */
  constructor(rateHz: number, tools = new SampleTools()) {
    this.#rateHz = rateHz;
    this.#tools = tools;
    this.#next = this.#placeAfter(0);
  }

  #placeAfter(frame: number): number {
    return frame + Math.max(Math.ceil(this.#rateHz * firstStepSeconds), Math.floor(frame / stepShare));
  }

  hear({ channels, frames }: SoundBlock): void {
    if (this.#channels.length === 0) this.#channels = channels.map(() => createHash('sha256'));
    const whole = channels.map((channel, index) => {
      const numbers = this.#wholeNumbers(channel.subarray(0, frames), index);
      return channels.length === 1 ? numbers : numbers.slice();
    });
    let from = 0;
    while (this.#next <= this.#frames + frames) {
      const to = this.#next - this.#frames;
      this.#take(whole, from, to);
      this.#places.push({ atFrame: this.#next, mark: this.#mark() });
      this.#next = this.#placeAfter(this.#next);
      from = to;
    }
    this.#take(whole, from, frames);
    this.#frames += frames;
  }

  #take(whole: readonly Int32Array[], from: number, to: number): void {
    for (const [index, hash] of this.#channels.entries()) {
      const part = whole[index]?.subarray(from, to);
      if (part !== undefined) hash.update(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
    }
  }

  #wholeNumbers(samples: Float32Array, channel: number): Int32Array {
    const whole = this.#tools.wholeNumbers(samples);
    this.#noteFirstChange(whole, this.#lastOf[channel]);
    const changed = lastChange(whole, this.#lastOf[channel]);
    if (changed >= 0) this.#lastChange = Math.max(this.#lastChange, this.#frames + changed);
    this.#lastOf[channel] = whole.at(-1) ?? this.#lastOf[channel];
    return whole;
  }

  /** The first sample of all channels that differs from the one before it: looked for until it is found. */
  #noteFirstChange(whole: Int32Array, before: number | undefined): void {
    const end = Math.min(whole.length, this.#firstChange - this.#frames);
    for (let at = before === undefined ? 1 : 0; at < end; at += 1) {
      if (whole[at] === (at === 0 ? before : whole[at - 1])) continue;
      this.#firstChange = this.#frames + at;
      return;
    }
  }

  #mark(): Buffer {
    const marks = this.#channels.map((channel) => channel.copy().digest());
    return hashOf('sha256', Buffer.concat(marks), 'buffer').subarray(0, pieceBytes);
  }

  finish(): SoundIdentity {
    const all = createHash('sha256').update(`${String(this.#rateHz)} Hz, ${String(this.#channels.length)} channels\n`);
    for (const hash of this.#channels) all.update(hash.digest());
    const filled = this.#places.filter(({ atFrame }) => atFrame > this.#firstChange && atFrame <= this.#lastChange);
    return {
      id: all.digest('hex'),
      pieces: new Uint8Array(Buffer.concat(filled.map(({ mark }) => mark))),
      silent: this.#lastChange === 0,
    };
  }
}

/** Where a sample last differs from the one before it; the very first of all differs from none, -1 is nowhere. Sound ends early here. */
function lastChange(whole: Int32Array, before: number | undefined): number {
  let at = whole.length - 1;
  while (at > 0 && whole[at] === whole[at - 1]) at -= 1;
  return at === 0 && whole[0] === before ? -1 : at;
}

/** Whether the sound with these pieces is the beginning of the other, or the same as far as both go. */
export function beginsWith(longer: Uint8Array, shorter: Uint8Array): boolean {
  if (shorter.length === 0 || shorter.length > longer.length) return false;
  return Buffer.compare(shorter, longer.subarray(0, shorter.length)) === 0;
}
