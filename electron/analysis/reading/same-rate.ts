import { ResamplerWorkshop, type Resampler } from '../signal/resample.ts';
import type { DecodedPiece } from './decoded-piece.ts';

type Rest = { readonly rateHz: number; readonly channels: readonly Resampler[] };

/** No two recorders' rates lie further apart; what says so was made to fill the memory. */
const greatestRatio = 32;

/** One stream was put behind another in the same file, and its sound has another rate: it is heard at the rate of the first. */
export class SameRate {
  readonly #rateHz: number;
  readonly #resamplers = new ResamplerWorkshop();
  #open: Rest | null = null;

  constructor(rateHz: number) {
    this.#rateHz = rateHz;
  }

  /** The piece at the file's rate, behind what is left of the stream before it. */
  of(piece: DecodedPiece): DecodedPiece[] {
    const rateHz = this.#plausible(piece.rateHz);
    if (rateHz === this.#rateHz && this.#open === null) return [piece];
    const rest =
      this.#open?.rateHz === rateHz && this.#open.channels.length === piece.channels.length ? [] : this.rest();
    if (rateHz === this.#rateHz) return [...rest, piece];
    this.#open ??= { rateHz, channels: piece.channels.map(() => this.#resamplers.make(rateHz, this.#rateHz)) };
    const { channels } = this.#open;
    const samples = piece.channels.map((channel, index) => channels[index]?.push(channel).slice() ?? channel);
    const lostBefore = Math.round(((piece.lostBefore ?? 0) * this.#rateHz) / rateHz);
    return [...rest, { ...piece, channels: samples, frames: samples[0]?.length ?? 0, lostBefore }];
  }

  #plausible(rateHz = this.#rateHz): number {
    const ratio = rateHz / this.#rateHz;
    return ratio > greatestRatio || !(ratio > 1 / greatestRatio) ? this.#rateHz : rateHz;
  }

  /** What the last stream still holds back. */
  rest(): DecodedPiece[] {
    if (this.#open === null) return [];
    const channels = this.#open.channels.map((each) => each.flush().slice());
    this.#open = null;
    return [{ channels, frames: channels[0]?.length ?? 0, damaged: false }];
  }
}
