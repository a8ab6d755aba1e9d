/** Stop-band attenuation the filters are designed for; the tests measure at least 80 dB. */
const designAttenuationDb = 90;
/** The pass-band reaches to this share of the lower of the two Nyquist frequencies; the stop-band starts at that frequency. */
const passShare = 0.9;

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** Modified Bessel function of the first kind, order 0, by its power series. */
function bessel0(x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

type Band = { readonly rateHz: number; readonly passHz: number; readonly stopHz: number };

/** Kaiser-windowed sinc (Oppenheim and Schafer, section 7.5): the ideal low-pass at `offset` input samples from its centre. */
function lowPass(band: Band): { readonly half: number; readonly at: (offset: number) => number } {
  const width = (2 * Math.PI * (band.stopHz - band.passHz)) / band.rateHz;
  const half = Math.ceil((designAttenuationDb - 7.95) / (2.285 * width) / 2) + 1;
  const beta = 0.1102 * (designAttenuationDb - 8.7);
  const cutoff = (band.passHz + band.stopHz) / band.rateHz;
  const scale = bessel0(beta);
  const at = (offset: number): number => {
    const edge = 1 - (offset / half) ** 2;
    if (edge <= 0) return 0;
    const x = Math.PI * cutoff * offset;
    const sinc = x === 0 ? 1 : Math.sin(x) / x;
    return (cutoff * sinc * bessel0(beta * Math.sqrt(edge))) / scale;
  };
  return { half, at };
}

/** Turns sound of one rate into sound of another, piece by piece. The pieces' sizes do not change the result. */
export interface Resampler {
  /** Samples at the new rate that are complete so far. */
  push(samples: Float32Array): Float32Array;
  /** The rest; the resampler is done after it. In all, ceil(input * to / from) samples come out. */
  flush(): Float32Array;
}

/** One polyphase stage: output k lies at input time k * down / up. */
class PolyphaseStage implements Resampler {
  readonly #up: number;
  readonly #down: number;
  readonly #half: number;
  readonly #taps: number;
  /** [phase, tap] */
  readonly #filters: Float32Array;
  #held: Float32Array;
  /** Input index of the first held sample. */
  #heldFrom: number;
  #received = 0;
  #made = 0;

  constructor(up: number, down: number, band: Band) {
    const { half, at } = lowPass(band);
    this.#up = up;
    this.#down = down;
    this.#half = half;
    this.#taps = 2 * half;
    this.#filters = phaseFilters(up, half, at);
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
    const held = new Float32Array(this.#held.length + more.length);
    held.set(this.#held);
    held.set(more, this.#held.length);
    const lastIndex = this.#heldFrom + held.length - 1 - this.#half;
    const ready = Math.min(most, Math.floor(((lastIndex + 1) * this.#up - 1) / this.#down) + 1);
    const out = new Float32Array(Math.max(0, ready - this.#made));
    for (let i = 0; i < out.length; i++) out[i] = this.#sample(held, this.#made + i);
    this.#made += out.length;
    const keepFrom = Math.floor((this.#made * this.#down) / this.#up) - this.#half + 1;
    this.#held = held.slice(Math.max(0, keepFrom - this.#heldFrom));
    this.#heldFrom = Math.max(keepFrom, this.#heldFrom);
    return out;
  }

  /** Four sums at a time: one long chain of additions would wait for itself. */
  #sample(held: Float32Array, index: number): number {
    const place = index * this.#down;
    const from = Math.floor(place / this.#up) - this.#half + 1 - this.#heldFrom;
    const filter = (place % this.#up) * this.#taps;
    const filters = this.#filters;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let t = 0;
    for (; t + 3 < this.#taps; t += 4) {
      a += (filters[filter + t] as number) * (held[from + t] as number);
      b += (filters[filter + t + 1] as number) * (held[from + t + 1] as number);
      c += (filters[filter + t + 2] as number) * (held[from + t + 2] as number);
      d += (filters[filter + t + 3] as number) * (held[from + t + 3] as number);
    }
    for (; t < this.#taps; t++) a += (filters[filter + t] as number) * (held[from + t] as number);
    return a + b + c + d;
  }
}

/** One filter per phase, [phase, tap], each with a sum of exactly 1 so that a constant stays that constant. */
function phaseFilters(up: number, half: number, at: (offset: number) => number): Float32Array {
  const taps = 2 * half;
  const filters = new Float32Array(up * taps);
  for (let phase = 0; phase < up; phase++) {
    const row = Array.from({ length: taps }, (_, tap) => at(phase / up - (tap - half + 1)));
    const sum = row.reduce((total, value) => total + value, 0);
    for (const [tap, value] of row.entries()) filters[phase * taps + tap] = value / sum;
  }
  return filters;
}

class Chain implements Resampler {
  readonly #first: Resampler;
  readonly #second: Resampler;

  constructor(first: Resampler, second: Resampler) {
    this.#first = first;
    this.#second = second;
  }

  push(samples: Float32Array): Float32Array {
    return this.#second.push(this.#first.push(samples));
  }

  flush(): Float32Array {
    const middle = this.#second.push(this.#first.flush());
    const last = this.#second.flush();
    const out = new Float32Array(middle.length + last.length);
    out.set(middle);
    out.set(last, middle.length);
    return out;
  }
}

const unchanged: Resampler = { push: (samples) => samples, flush: () => new Float32Array(0) };

function stage(fromHz: number, toHz: number, passHz: number, stopHz: number): Resampler {
  const divisor = greatestDivisor(fromHz, toHz);
  return new PolyphaseStage(toHz / divisor, fromHz / divisor, { rateHz: fromHz, passHz, stopHz });
}

/**
 * A resampler for any pair of whole rates: polyphase windowed sinc, 90 dB stop-band by design, pass-band up to 90 % of the lower
 * Nyquist frequency. Ultrasonic rates are first divided by a whole number with a short filter, which makes the sharp one cheap.
 */
export function resampler(fromHz: number, toHz: number): Resampler {
  if (fromHz === toHz) return unchanged;
  const nyquistHz = Math.min(fromHz, toHz) / 2;
  const passHz = passShare * nyquistHz;
  const division = Math.floor(fromHz / (2 * toHz));
  if (division < 2 || fromHz % division !== 0) return stage(fromHz, toHz, passHz, nyquistHz);
  const middleHz = fromHz / division;
  // What folds back from above middleHz - nyquistHz lands above nyquistHz, where the second filter takes it out.
  return new Chain(stage(fromHz, middleHz, passHz, middleHz - nyquistHz), stage(middleHz, toHz, passHz, nyquistHz));
}

/** A whole piece of sound at once. @param samples mono, at `fromHz`. @returns mono, at `toHz`. */
export function resampleWhole(samples: Float32Array, fromHz: number, toHz: number): Float32Array {
  const worker = resampler(fromHz, toHz);
  const body = worker.push(samples);
  const tail = worker.flush();
  const out = new Float32Array(body.length + tail.length);
  out.set(body);
  out.set(tail, body.length);
  return out;
}
