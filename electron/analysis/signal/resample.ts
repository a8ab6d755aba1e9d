import { ConvolverWorkshop, groupOf } from './convolver.ts';
import type { DotProduct } from './dot-product.ts';
import { phaseFilters, type Band, type PhaseFilters } from './low-pass.ts';

/** The pass-band reaches to this share of the lower of the two Nyquist frequencies; the stop-band starts at that frequency. */
const passShare = 0.9;

/**
 * A pair of rates that asks for more phases than this (prime rates ask for as many as the new rate has samples a second) gets
 * this many, and values between two of them: the straight line errs by (pi / phases)^2 / 8, which is 112 dB below the sound.
 */
const mostPhases = 2048;
/** From this share of the rates on: below it the short filter would not be short. */
const convolvedFrom = 1.9;
/** Filters that are kept; a folder has one rate or two. */
const mostKept = 16;

/**
 * Turns sound of one rate into sound of another, piece by piece. The pieces' sizes do not change the result. What comes out is good until
 * the next call of any resampler of the workshop: hours of sound would leave a megabyte behind for each second.
 */
export interface Resampler {
  /** Samples at the new rate that are complete so far. */
  push(samples: Float32Array): Float32Array;
  /** The rest; the resampler is done after it. In all, ceil(input * to / from) samples come out. */
  flush(): Float32Array;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

function joined(first: Float32Array, second: Float32Array): Float32Array<ArrayBuffer> {
  const both = new Float32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Both, one after the other, from `from` on. */
function tail(first: Float32Array, second: Float32Array, from: number): Float32Array<ArrayBuffer> {
  return joined(first.subarray(from), second.subarray(Math.max(0, from - first.length)));
}

/** One polyphase stage: output k lies at input time k * down / up, and has the phase of that time. */
class PolyphaseStage implements Resampler {
  readonly #up: number;
  readonly #down: number;
  readonly #phases: number;
  readonly #half: number;
  readonly #row: number;
  readonly #product: DotProduct;
  #held: Float32Array<ArrayBuffer>;
  /** Input index of the first held sample. */
  #heldFrom: number;
  #received = 0;
  #made = 0;

  constructor(up: number, down: number, { product, half, row, phases }: PhaseFilters) {
    this.#up = up;
    this.#down = down;
    this.#phases = phases;
    this.#half = half;
    this.#row = row;
    this.#product = product;
    // The filter looks `half - 1` samples back: silence before the first sample.
    this.#held = new Float32Array(half - 1);
    this.#heldFrom = 1 - half;
  }

  push(samples: Float32Array): Float32Array {
    this.#received += samples.length;
    return this.#make(samples, Number.POSITIVE_INFINITY);
  }

  flush(): Float32Array {
    return this.#make(new Float32Array(this.#half), Math.ceil((this.#received * this.#up) / this.#down));
  }

  #make(more: Float32Array, most: number): Float32Array {
    const lastIndex = this.#heldFrom + this.#held.length + more.length - 1 - this.#half;
    const ready = Math.min(most, Math.floor(((lastIndex + 1) * this.#up - 1) / this.#down) + 1);
    // The zeros that fill a row up may reach past the last sample; what lies there must be a number.
    this.#product.load(this.#held, more);
    const out = this.#phases === this.#up ? this.#exact(ready - this.#made) : this.#between(ready - this.#made);
    this.#made += out.length;
    const keepFrom = Math.floor((this.#made * this.#down) / this.#up) - this.#half + 1;
    this.#held = tail(this.#held, more, Math.max(0, keepFrom - this.#heldFrom));
    this.#heldFrom = Math.max(keepFrom, this.#heldFrom);
    return out;
  }

  /** Every output has a row of its own. */
  #exact(count: number): Float32Array {
    const place = this.#made * this.#down;
    return this.#product.series(Math.max(0, count), {
      phase: place % this.#up,
      sampleAt: Math.floor(place / this.#up) - this.#half + 1 - this.#heldFrom,
      up: this.#up,
      down: this.#down,
      row: this.#row,
    });
  }

  #between(count: number): Float32Array {
    return Float32Array.from({ length: Math.max(0, count) }, (_, index) => {
      const place = (this.#made + index) * this.#down;
      return this.#value(place % this.#up, Math.floor(place / this.#up) - this.#half + 1 - this.#heldFrom);
    });
  }

  /** @param part of `up`: how far behind the sample before it the value lies */
  #value(part: number, from: number): number {
    const phase = (part / this.#up) * this.#phases;
    const before = Math.floor(phase);
    const share = phase - before;
    const at = (index: number): number => this.#product.at(index * this.#row, from, this.#row);
    return (1 - share) * at(before) + share * at(before + 1);
  }
}

class Chain implements Resampler {
  readonly #first: Resampler;
  readonly #second: Resampler;
  /** Samples that come out for one that goes in. */
  readonly #ratio: number;
  #received = 0;
  #made = 0;

  constructor(first: Resampler, second: Resampler, ratio: number) {
    this.#first = first;
    this.#second = second;
    this.#ratio = ratio;
  }

  push(samples: Float32Array): Float32Array {
    this.#received += samples.length;
    const out = this.#second.push(this.#first.push(samples));
    this.#made += out.length;
    return out;
  }

  /** The first stage may round up to one sample too many. */
  flush(): Float32Array {
    const middle = this.#second.push(this.#first.flush()).slice();
    const rest = joined(middle, this.#second.flush());
    return rest.subarray(0, Math.max(0, Math.ceil(this.#received * this.#ratio) - this.#made));
  }
}

/** How sound of one rate becomes sound of another: divided by a whole number first, then `up` samples for `down` by a sharp filter. */
type Plan = { readonly division: number; readonly sharp: Band; readonly up: number; readonly down: number };

function planOf(fromHz: number, toHz: number): Plan {
  const nyquistHz = Math.min(fromHz, toHz) / 2;
  const division = Math.max(1, Math.floor(fromHz / (2 * toHz)));
  const divisor = greatestDivisor(toHz * division, fromHz);
  return {
    division,
    sharp: { rateHz: fromHz / division, passHz: passShare * nyquistHz, stopHz: nyquistHz },
    up: (toHz * division) / divisor,
    down: fromHz / divisor,
  };
}

/** How many samples are filtered at once by way of their frequencies; null where a sharp filter in time is better. */
function convolvedGroup(up: number, down: number, band: Band): number | null {
  return down < convolvedFrom * up || up > mostPhases ? null : groupOf(band, down);
}

const unchanged: Resampler = { push: (samples) => samples, flush: () => new Float32Array(0) };

/**
 * Makes resamplers for any pair of whole rates: polyphase windowed sinc, 90 dB stop-band by design, pass-band up to 90 % of the lower Nyquist frequency.
 * Ultrasonic rates are first divided by a whole number with a short filter, which makes the sharp one cheap. Filters are designed once per pair of rates and kept.
 */
export class ResamplerWorkshop {
  readonly #kept = new Map<string, PhaseFilters>();
  readonly #convolvers = new ConvolverWorkshop();

  make(fromHz: number, toHz: number): Resampler {
    if (fromHz === toHz) return unchanged;
    const { division, sharp, up, down } = planOf(fromHz, toHz);
    if (division < 2) return this.#sharp(up, down, sharp);
    // What folds back from above the middle rate less the stop-band's edge lands above that edge, where the second filter takes it out.
    return new Chain(
      this.#stage(1, division, { ...sharp, rateHz: fromHz, stopHz: sharp.rateHz - sharp.stopHz }),
      this.#sharp(up, down, sharp),
      toHz / fromHz,
    );
  }

  /** Sound that is read from a multiple of so many samples on comes out, to the last bit, as if it had been read from its beginning. */
  gridOf(fromHz: number, toHz: number): number {
    const { division, sharp, up, down } = planOf(fromHz, toHz);
    const group = convolvedGroup(up, down, sharp);
    return group === null ? fromHz / greatestDivisor(fromHz, toHz) : division * group;
  }

  /** A whole piece of sound at once: mono at `fromHz` in, mono at `toHz` out. */
  whole(samples: Float32Array, fromHz: number, toHz: number): Float32Array {
    const resampler = this.make(fromHz, toHz);
    return joined(resampler.push(samples).slice(), resampler.flush());
  }

  /**
   * Far down a sharp filter is long and most of what it reckons is left out: then the sound is filtered at its own rate by way of its
   * frequencies, and what is left is taken by a short filter.
   */
  #sharp(up: number, down: number, band: Band): Resampler {
    if (convolvedGroup(up, down, band) === null) return this.#stage(up, down, band);
    const short = { rateHz: band.rateHz, passHz: band.stopHz, stopHz: band.rateHz - band.stopHz };
    return new Chain(this.#convolvers.make(band, down), this.#stage(up, down, short), up / down);
  }

  /** `up` samples come out for `down` that go in. */
  #stage(up: number, down: number, band: Band): Resampler {
    const divisor = greatestDivisor(up, down);
    const phases = Math.min(mostPhases, up / divisor);
    const key = `${String(phases)} ${String(band.rateHz)} ${String(band.passHz)} ${String(band.stopHz)}`;
    const filters = this.#kept.get(key) ?? phaseFilters(phases, band);
    if (this.#kept.size >= mostKept) this.#kept.clear();
    this.#kept.set(key, filters);
    return new PolyphaseStage(up / divisor, down / divisor, filters);
  }
}
