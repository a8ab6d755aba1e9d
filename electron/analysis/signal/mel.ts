import { melFilters, type MelFilter } from './mel-filters.ts';
import { centred, PowerSpectrum } from './power-spectrum.ts';

/** The manifest's `sound.mel`: librosa 0.10's melspectrogram and power_to_db. */
export type MelSettings = {
  readonly fftSize: number;
  readonly hopLength: number;
  readonly bands: number;
  /** How many of the centred frames make the patch. */
  readonly frames: number;
  readonly minHz: number;
  readonly maxHz: number;
  readonly refPower: number;
  readonly amin: number;
  readonly topDb: number;
};

/** The natural logarithm takes half as long as the common one. */
const decibelsOf = (power: number): number => (10 / Math.LN10) * Math.log(power);

/** dB of one clip: `data` is [band, frame]. */
export type MelPatch = { readonly data: Float32Array; readonly bands: number; readonly frames: number };

/**
 * Mel spectrograms in dB, equal to librosa's to 1e-3 dB: Slaney scale and norm, centred frames with zeros beyond the ends, power 2,
 * floor `topDb` under the loudest cell of all frames of the clip.
 */
export class MelSpectrogram {
  readonly #settings: MelSettings;
  readonly #spectrum: PowerSpectrum;
  readonly #filters: readonly MelFilter[];

  constructor(rateHz: number, settings: MelSettings) {
    this.#settings = settings;
    this.#spectrum = new PowerSpectrum(settings.fftSize);
    this.#filters = melFilters({ rateHz, ...settings });
  }

  /** All centred frames: 1 + floor(samples / hop). */
  whole(samples: Float32Array): MelPatch {
    const { hopLength, bands, fftSize } = this.#settings;
    const frames = 1 + Math.floor(samples.length / hopLength);
    const padded = centred(samples, fftSize, hopLength);
    const data = new Float32Array(bands * frames);
    for (let frame = 0; frame < frames; frame += 2) {
      const start = frame * hopLength;
      const [first, second] = this.#spectrum.pair(padded, start, start + hopLength);
      this.#writeBands(data, frame, frames, first);
      if (frame + 1 < frames) this.#writeBands(data, frame + 1, frames, second);
    }
    return { data: this.#floored(data), bands, frames };
  }

  /** The encoder's patch: the first `frames` frames of a clip, [band, frame]. */
  patch(samples: Float32Array): MelPatch {
    const whole = this.whole(samples);
    const { bands, frames } = this.#settings;
    const data = new Float32Array(bands * frames);
    for (let band = 0; band < bands; band++) {
      data.set(whole.data.subarray(band * whole.frames, band * whole.frames + frames), band * frames);
    }
    return { data, bands, frames };
  }

  #writeBands(data: Float32Array, frame: number, frames: number, power: Float64Array): void {
    const { amin } = this.#settings;
    const reference = decibelsOf(Math.max(amin, this.#settings.refPower));
    let at = frame;
    for (const { weights, firstBin } of this.#filters) {
      let sum = 0;
      for (let i = 0; i < weights.length; i++) sum += (weights[i] ?? 0) * (power[firstBin + i] ?? 0);
      data[at] = decibelsOf(sum > amin ? sum : amin) - reference;
      at += frames;
    }
  }

  #floored(decibels: Float32Array): Float32Array {
    let loudest = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < decibels.length; i++) {
      const cell = decibels[i] ?? loudest;
      if (cell > loudest) loudest = cell;
    }
    const floor = loudest - this.#settings.topDb;
    for (let i = 0; i < decibels.length; i++) if ((decibels[i] ?? floor) < floor) decibels[i] = floor;
    return decibels;
  }
}
