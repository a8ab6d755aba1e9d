import type { FlacFrame } from './flac-frames.ts';

/** What STREAMINFO says of the whole stream; null where it does not. */
export type FlacStream = { readonly blockFrames: number | null; readonly frames: number | null };

/** Where each frame lies in time, as its own number tells: what is damaged before it leaves the later times true. */
export class FlacPlaces {
  #blockFrames: number | null;
  #most: number;
  /** Of the numbers in the file to the time of the sound. */
  #shift: number | null = null;
  #next = 0;
  #lastEnd = 0;
  #isLate = false;

  constructor({ blockFrames, frames }: FlacStream) {
    this.#blockFrames = blockFrames;
    this.#most = frames ?? Number.POSITIVE_INFINITY;
  }

  /** How much sound is missing right before this frame; null where its time has passed: a block of the card in a wrong place. */
  lostBefore({ head, before }: FlacFrame): number | null {
    if (before === 'file') this.#beginFile();
    this.#blockFrames ??= head.frames;
    const at = head.countsSamples ? head.number : head.number * this.#blockFrames;
    this.#shift ??= before === 'damage' && at + head.frames <= this.#most ? 0 : at - this.#next;
    if (at - this.#shift < this.#next) {
      this.#isLate = before === 'nothing' ? this.#isLate && at === this.#lastEnd : true;
      this.#lastEnd = at + head.frames;
      if (this.#isLate) return null;
      this.#shift = at - this.#next;
    } else if (at - this.#shift + head.frames > this.#most) {
      this.#shift = at - this.#next;
    }
    this.#isLate = false;
    this.#lastEnd = at + head.frames;
    const lost = at - this.#shift - this.#next;
    this.#next += lost + head.frames;
    return lost;
  }

  /** The sound of another file goes on where that of the first ended. */
  #beginFile(): void {
    this.#shift = null;
    this.#blockFrames = null;
    this.#most = Number.POSITIVE_INFINITY;
  }
}
