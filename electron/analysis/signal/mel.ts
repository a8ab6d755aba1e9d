import { melLoops } from './loops/mel-loops.ts';
import type { Area } from './loops/loop-memory.ts';
import { powerBytes } from './loops/transform-loops.ts';
import { LoopModule } from './loops/web-assembly-code.ts';
import { melFilters, type MelFilter } from './mel-filters.ts';
import { PowerSpectrum } from './power-spectrum.ts';

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

/** dB of one clip: `data` is [band, frame]. */
export type MelPatch = { readonly data: Float32Array; readonly bands: number; readonly frames: number };

const loops = new LoopModule(melLoops);
const framesAtOnce = 4;

/**
 * Mel spectrograms in dB, equal to librosa's to 1e-3 dB: Slaney scale and norm, centred frames with zeros beyond the ends, power 2,
 * floor `topDb` under the loudest cell of all frames of the clip.
 */
export class MelSpectrogram {
  readonly #settings: MelSettings;
  readonly #spectrum: PowerSpectrum;
  readonly #run: ReturnType<typeof loops.with>;
  readonly #bands: Area;
  readonly #weights: Area;

  constructor(rateHz: number, settings: MelSettings) {
    this.#settings = settings;
    this.#spectrum = new PowerSpectrum(settings.fftSize);
    const { memory } = this.#spectrum;
    this.#run = loops.with(memory.memory);
    const filters = melFilters({ rateHz, ...settings });
    this.#bands = memory.keep(bandTable(filters).buffer);
    this.#weights = memory.keep(evenWeights(filters).buffer);
  }

  /** All centred frames: 1 + floor(samples / hop). */
  whole(samples: Float32Array): MelPatch {
    return this.#patch(samples, Number.POSITIVE_INFINITY);
  }

  /** The encoder's patch: the first `frames` frames of a clip, [band, frame]; where the clip has fewer, floor fills them up. */
  patch(samples: Float32Array): MelPatch {
    return this.#patch(samples, this.#settings.frames);
  }

  #patch(samples: Float32Array, most: number): MelPatch {
    const { hopLength, bands, fftSize, topDb } = this.#settings;
    const frames = 1 + Math.floor(samples.length / hopLength);
    const { memory } = this.#spectrum;
    this.#spectrum.place(samples, fftSize / 2, fftSize + framesAtOnce * hopLength);
    const stride = 4 * Math.max(framesAtOnce, frames);
    const [all, kept] = [bands * stride, Math.min(most, frames)];
    const out = memory.placedEnd + all;
    memory.grow(out + 4 * bands * kept + 16);
    for (let frame = 0; frame < frames; frame += framesAtOnce)
      this.#writeBands(Math.max(0, Math.min(frame, frames - framesAtOnce)), stride);
    if (frames < framesAtOnce) this.#silenceBehind(frames);
    this.#run.floored(memory.placedEnd, out, stride, 4 * kept, out, topDb);
    return { data: memory.floats(out, bands * kept).slice(), bands, frames: kept };
  }

  #writeBands(frame: number, stride: number): void {
    const { hopLength, amin, refPower } = this.#settings;
    const { memory, powerAt } = this.#spectrum;
    this.#spectrum.transform(frame * hopLength, hopLength);
    const out = memory.placedEnd + 4 * frame;
    const reference = 10 * Math.log10(Math.max(amin, refPower));
    this.#run.bands(this.#bands.at, this.#bands.end, this.#weights.at, powerAt, out, stride, amin, reference);
  }

  /** Frames that the clip does not have must not be its loudest. */
  #silenceBehind(frames: number): void {
    const { bands } = this.#settings;
    const cells = this.#spectrum.memory.floats(this.#spectrum.memory.placedEnd, bands * framesAtOnce);
    for (let band = 0; band < bands; band += 1)
      cells.fill(Number.NEGATIVE_INFINITY, band * framesAtOnce + frames, (band + 1) * framesAtOnce);
  }
}

/** Weights are taken two at a time. */
const evenCount = ({ weights }: MelFilter): number => 2 * Math.ceil(weights.length / 2);

/** Two int32 a band, as the loop wants them. */
function bandTable(filters: readonly MelFilter[]): Int32Array<ArrayBuffer> {
  return Int32Array.from(filters.flatMap((filter) => [powerBytes * filter.firstBin, 4 * evenCount(filter)]));
}

function evenWeights(filters: readonly MelFilter[]): Float32Array<ArrayBuffer> {
  return Float32Array.from(
    filters.flatMap((filter) => Array.from({ length: evenCount(filter) }, (_, at) => filter.weights[at] ?? 0)),
  );
}
