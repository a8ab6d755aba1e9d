import FFT from 'fft.js';
import type { WindowName } from '#contract/pictures.ts';

/** Weights of the cosines 0, 1 and 2 of each window. */
const cosines: Readonly<Record<WindowName, readonly [number, number, number]>> = {
  hann: [0.5, 0.5, 0],
  hamming: [0.54, 0.46, 0],
  blackman: [0.42, 0.5, 0.08],
  rectangular: [1, 0, 0],
};

/** Periodic, what a short-time Fourier transform needs. */
function windowOf(name: WindowName, size: number): Float64Array {
  const [mean, once, twice] = cosines[name];
  return Float64Array.from({ length: size }, (_, i) => {
    const turn = (2 * Math.PI * i) / size;
    return mean - once * Math.cos(turn) + twice * Math.cos(2 * turn);
  });
}

/**
 * Power of windowed frames. Two real frames go through one complex transform, which halves the work. Buffers are reused: an answer
 * is good until the next call.
 */
export class PowerSpectrum {
  readonly size: number;
  readonly bins: number;
  readonly #fft: FFT;
  readonly #window: Float64Array;
  readonly #input: Float64Array;
  readonly #output: Float64Array;
  readonly #first: Float64Array;
  readonly #second: Float64Array;

  /** @param size a power of two */
  constructor(size: number, window: WindowName = 'hann') {
    this.size = size;
    this.bins = size / 2 + 1;
    this.#fft = new FFT(size);
    this.#window = windowOf(window, size);
    this.#input = new Float64Array(2 * size);
    this.#output = new Float64Array(2 * size);
    this.#first = new Float64Array(this.bins);
    this.#second = new Float64Array(this.bins);
  }

  /** Power [bin] of the frames that start at `firstStart` and `secondStart`; both must lie inside `samples`. */
  pair(samples: Float32Array, firstStart: number, secondStart: number): readonly [Float64Array, Float64Array] {
    const [window, input] = [this.#window, this.#input];
    for (let i = 0; i < window.length; i++) {
      const weight = window[i] ?? 0;
      input[2 * i] = weight * (samples[firstStart + i] ?? 0);
      input[2 * i + 1] = weight * (samples[secondStart + i] ?? 0);
    }
    this.#fft.transform(this.#output, input);
    this.#separate();
    return [this.#first, this.#second];
  }

  /** With z = a + ib: A = (Z[k] + conj Z[N-k]) / 2 and B = (Z[k] - conj Z[N-k]) / 2i. */
  #separate(): void {
    const [out, first, second] = [this.#output, this.#first, this.#second];
    for (let k = 0; k < first.length; k++) {
      const mirror = k === 0 ? 0 : 2 * (this.size - k);
      const re = out[2 * k] ?? 0;
      const im = out[2 * k + 1] ?? 0;
      const mirrorRe = out[mirror] ?? 0;
      const mirrorIm = out[mirror + 1] ?? 0;
      first[k] = ((re + mirrorRe) ** 2 + (im - mirrorIm) ** 2) / 4;
      second[k] = ((im + mirrorIm) ** 2 + (re - mirrorRe) ** 2) / 4;
    }
  }
}

/** Samples with silence before and behind, so that every centred frame lies inside. */
export function centred(samples: Float32Array, fftSize: number, hop: number): Float32Array {
  const padded = new Float32Array(samples.length + fftSize + hop);
  padded.set(samples, fftSize / 2);
  return padded;
}
