import { rowNumbers, soundscapeLoops } from '../signal/loops/soundscape-loops.ts';
import { powerBytes } from '../signal/loops/transform-loops.ts';
import type { Area } from '../signal/loops/loop-memory.ts';
import { LoopModule } from '../signal/loops/web-assembly-code.ts';
import { PowerSpectrum } from '../signal/power-spectrum.ts';
import { rowCount } from './soundscape.ts';

/** Above this rate a frame holds more samples, so that a second costs the same whatever the rate. */
const usualMostHz = 64_000;

/** Samples of a frame of sound of this rate. */
export function frameSize(rateHz: number): number {
  return 2 * rowCount * 2 ** Math.max(0, Math.ceil(Math.log2(rateHz / usualMostHz)));
}

const loops = new LoopModule(soundscapeLoops);

/** What rows of frequencies hold in four frames that follow each other. */
export class RowSpectrum {
  readonly #size: number;
  readonly #spectrum: PowerSpectrum;
  readonly #run: ReturnType<typeof loops.with>;
  readonly #rows: Area;

  /** @param size samples of a frame, as `frameSize` tells */
  constructor(size: number) {
    this.#size = size;
    this.#spectrum = new PowerSpectrum(size);
    this.#run = loops.with(this.#spectrum.memory.memory);
    this.#rows = this.#spectrum.memory.reserve(4 * rowNumbers * rowCount);
  }

  /**
   * @param sound four frames, one after the other @param last amplitudes of the frame before them, where it is known
   * @returns of each row, lowest first: sum of amplitudes, sum of their changes, last amplitude, mean power. Good until the next call.
   */
  rows(sound: Float32Array, last: Float32Array | null): Float32Array {
    const { memory, powerAt } = this.#spectrum;
    const { at, end } = this.#rows;
    this.#spectrum.place(sound, 0, 0);
    this.#spectrum.transform(0, this.#size);
    if (last !== null) {
      const rows = memory.floats(at, rowNumbers * rowCount);
      for (let row = 0; row < rowCount; row += 1) rows[row * rowNumbers + 2] = last[row] ?? 0;
    }
    // Row 0 begins above 0 Hz, which is no sound.
    const rowBytes = (powerBytes * this.#size) / (2 * rowCount);
    this.#run.rows(powerAt + powerBytes, rowBytes, at, end, last === null ? 0 : 1);
    return memory.floats(at, rowNumbers * rowCount);
  }
}

/** One for each size of frame, for all recordings that are listened to. */
export class RowSpectra {
  readonly #kept = new Map<number, RowSpectrum>();

  of(rateHz: number): RowSpectrum {
    const size = frameSize(rateHz);
    const spectrum = this.#kept.get(size) ?? new RowSpectrum(size);
    this.#kept.set(size, spectrum);
    return spectrum;
  }
}
