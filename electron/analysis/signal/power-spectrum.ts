import type { WindowName } from '#contract/pictures.ts';
import { pointBytes } from './loops/radix-four.ts';
import { pairBytes, powerBytes, transformLoops } from './loops/transform-loops.ts';
import { LoopMemory } from './loops/loop-memory.ts';
import { LoopModule } from './loops/web-assembly-code.ts';
import { placeOf, stagesOf, twiddles } from './radix-tables.ts';

/** Weights of the cosines 0, 1 and 2 of each window. */
const cosines: Readonly<Record<WindowName, readonly [number, number, number]>> = {
  hann: [0.5, 0.5, 0],
  hamming: [0.54, 0.46, 0],
  blackman: [0.42, 0.5, 0.08],
  rectangular: [1, 0, 0],
};

/** Periodic, what a short-time Fourier transform needs; halved, as the loops want it. */
function halfWindow(name: WindowName, size: number): Float64Array<ArrayBuffer> {
  const [mean, once, twice] = cosines[name];
  return Float64Array.from({ length: size }, (_, i) => {
    const turn = (2 * Math.PI * i) / size;
    return (mean - once * Math.cos(turn) + twice * Math.cos(2 * turn)) / 2;
  });
}

const loops = new LoopModule(transformLoops);

/**
 * Power of windowed frames, four at a time. The answer is good until the next call.
 */
export class PowerSpectrum {
  readonly size: number;
  readonly bins: number;
  readonly memory = new LoopMemory();
  /** Where the power of four frames lies, [bin, frame], and nothing behind it. */
  readonly powerAt: number;
  readonly #run: ReturnType<typeof loops.with>;
  readonly #points: number;
  readonly #window: { readonly at: number; readonly end: number };
  readonly #work: { readonly at: number; readonly end: number };
  readonly #stages: readonly { readonly quarterBytes: number; readonly table: number }[];
  readonly #pairs: { readonly at: number; readonly end: number };

  /** @param size a power of two, 16 at least */
  constructor(size: number, window: WindowName = 'hann') {
    const { memory } = this;
    const points = size / 2;
    this.size = size;
    this.bins = points + 1;
    this.#points = points;
    this.#run = loops.with(memory.memory);
    this.#window = memory.keep(halfWindow(window, size).buffer);
    this.#stages = stagesOf(points).map((block) => ({
      quarterBytes: (block / 4) * pointBytes,
      table: memory.keep(twiddles(block).buffer).at,
    }));
    this.#work = memory.reserve(points * pointBytes);
    this.#pairs = this.#keepPairs();
    this.powerAt = memory.reserve(powerBytes * (this.bins + 2)).at;
  }

  #keepPairs(): { readonly at: number; readonly end: number } {
    const count = this.#points / 2 + 1;
    const table = new DataView(new ArrayBuffer(count * pairBytes));
    for (let k = 0; k < count; k += 1) {
      const turn = (2 * Math.PI * k) / this.size;
      const [here, mirror] = [k, (this.#points - k) % this.#points].map(
        (frequency) => this.#work.at + pointBytes * placeOf(frequency, this.#points),
      );
      table.setInt32(k * pairBytes, here ?? 0, true);
      table.setInt32(k * pairBytes + 4, mirror ?? 0, true);
      table.setFloat64(k * pairBytes + 8, Math.cos(turn), true);
      table.setFloat64(k * pairBytes + 16, Math.sin(turn), true);
    }
    return this.memory.keep(table.buffer);
  }

  /** The samples that frames are taken of from now on, with so many of silence before and behind. */
  place(samples: Float32Array, before: number, behind: number): void {
    this.memory.place(samples, before, behind);
  }

  /** Power of the frames from `start`, `start + hop`, ... of what was placed: [bin, frame], four frames. */
  four(start: number, hop: number): Float32Array {
    this.transform(start, hop);
    return this.memory.floats(this.powerAt, 4 * this.bins);
  }

  /** Power [bin] of one of the four frames that were transformed last. */
  frame(index: number, into: Float32Array): void {
    const four = this.memory.floats(this.powerAt, 4 * this.bins);
    for (let bin = 0; bin < into.length; bin += 1) into[bin] = four[4 * bin + index] ?? 0;
  }

  /** The same as `four`, left at `powerAt`. */
  transform(start: number, hop: number): void {
    const from = this.memory.placedAt + 4 * start;
    this.#transformTwo(from, 4 * hop, this.powerAt);
    this.#transformTwo(from + 8 * hop, 4 * hop, this.powerAt + powerBytes / 2);
  }

  #transformTwo(from: number, hopBytes: number, to: number): void {
    const run = this.#run;
    const { at, end } = this.#work;
    run.gather(from, from + hopBytes, this.#window.at, this.#window.end, at);
    for (const { quarterBytes, table } of this.#stages) run.stage(at, end, quarterBytes, table);
    const left = this.#points / 4 ** this.#stages.length;
    (left === 4 ? run.lastOfFour : run.lastOfTwo)(at, end);
    run.power(this.#pairs.at, this.#pairs.end, to, to + powerBytes * this.#points);
  }
}
