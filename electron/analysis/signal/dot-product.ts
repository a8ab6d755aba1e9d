import { LoopMemory } from './loops/loop-memory.ts';
import { resampleLoops } from './loops/resample-loops.ts';
import { LoopModule } from './loops/web-assembly-code.ts';

/** Rows are multiples of this. */
export const lanesAtOnce = 16;

const loops = new LoopModule(resampleLoops);

/** Sums of products of fixed rows of numbers with any stretch of samples. */
export class DotProduct {
  readonly #memory = new LoopMemory();
  readonly #run: ReturnType<typeof loops.with>;
  readonly #rowsAt: number;

  /** @param rows the fixed numbers; each row must be a multiple of `lanesAtOnce` long */
  constructor(rows: Float32Array<ArrayBuffer>) {
    this.#rowsAt = this.#memory.keep(rows.buffer).at;
    this.#run = loops.with(this.#memory.memory);
  }

  /** The samples that are worked with until the next call: two stretches, one after the other, and silence after them. */
  load(first: Float32Array, second: Float32Array): void {
    this.#memory.placeBoth(first, second, lanesAtOnce);
  }

  /** The sum over `count` numbers of the rows from `rowAt` on, times the samples from `sampleAt` on. */
  at(rowAt: number, sampleAt: number, count: number): number {
    const { placedAt, placedEnd } = this.#memory;
    this.#memory.grow(placedEnd + 4);
    this.#run.series(this.#rowsAt + 4 * rowAt, 4 * count, placedAt + 4 * sampleAt, 0, placedEnd, 0, 1);
    return this.#memory.floats(placedEnd, 1)[0] ?? 0;
  }

  /**
   * Such sums one after the other: the first with row `phase` and the samples from `sampleAt` on, each next one `down / up` samples
   * further on, with the row of that fraction. Good until the next call.
   * @param row length of a row
   */
  series(count: number, ask: { phase: number; sampleAt: number; up: number; down: number; row: number }): Float32Array {
    const { up, down, row } = ask;
    const { placedAt, placedEnd } = this.#memory;
    this.#memory.grow(placedEnd + 4 * count);
    // Every `up`-th sum has the same row: they are made together.
    for (let first = 0; first < Math.min(up, count); first += 1) {
      const place = ask.phase + first * down;
      const rowAt = this.#rowsAt + 4 * row * (place % up);
      const sampleAt = placedAt + 4 * (ask.sampleAt + Math.floor(place / up));
      const many = Math.ceil((count - first) / up);
      this.#run.series(rowAt, 4 * row, sampleAt, 4 * down, placedEnd + 4 * first, 4 * up, many);
    }
    return this.#memory.floats(placedEnd, count);
  }
}
