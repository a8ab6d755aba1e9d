import { PowerSpectrum } from '../signal/power-spectrum.ts';
import { minuteIndices, minuteRows, type MinuteSums } from './minute-indices.ts';
import { indexNames, rowCount, type Soundscape } from './soundscape.ts';

const minuteSeconds = 60;
/** A minute of which there is less says nothing. */
const leastSeconds = 1;
/** Spectra that are averaged for entropy, events, ADI and BI: 43 ms at 48 kHz. */
const perBlock = 4;
/** One block of so many is measured, so that a second of sound costs a third of a millisecond: every 171 ms at 48 kHz. */
const usualEvery = 4;
/** Above this rate a frame holds more samples, so that a second costs the same whatever the rate. */
const usualMostHz = 64_000;

type Gathered = { readonly amplitude: Float64Array; readonly change: Float64Array; readonly envelope: number[] };

/** Takes the sound of a recording as it goes by and keeps what a minute of it was like. Frames do not overlap. */
export class SoundscapeMeter {
  readonly #rateHz: number;
  /** Samples of a frame. */
  readonly #size: number;
  readonly #every: number;
  readonly #spectrum: PowerSpectrum;
  /** Two frames at a time: they share one transform. */
  readonly #pair: Float32Array;
  #filled = 0;
  /** Samples since the last block began. */
  #inCycle = 0;
  /** Whole cycles of the minutes before this one; samples, frames of this one. */
  #cycles = 0;
  #samples = 0;
  #frames = 0;
  #minutes = 0;
  #cyclesUntil: number;
  readonly #last = new Float64Array(rowCount);
  readonly #block = new Float64Array(rowCount);
  readonly #blocks: Float32Array;
  #sums = emptySums();
  readonly #seconds: number[] = [];
  readonly #indices: number[] = [];
  readonly #rows: Uint8Array[] = [];

  /** @param every one block of so many is measured; 1 measures all */
  constructor(rateHz: number, every = usualEvery) {
    this.#rateHz = rateHz;
    this.#every = every;
    this.#size = 2 * rowCount * 2 ** Math.max(0, Math.ceil(Math.log2(rateHz / usualMostHz)));
    this.#spectrum = new PowerSpectrum(this.#size);
    this.#pair = new Float32Array(2 * this.#size);
    this.#cyclesUntil = this.#cyclesAt(1);
    this.#blocks = new Float32Array((this.#cyclesUntil + 1) * rowCount);
  }

  get #cycleSamples(): number {
    return perBlock * this.#size * this.#every;
  }

  /** How many cycles have gone by after so many minutes: minutes do not drift from the clock. */
  #cyclesAt(minutes: number): number {
    return Math.max(1, Math.round((minutes * minuteSeconds * this.#rateHz) / this.#cycleSamples));
  }

  /** @param samples one voice, nominally -1 to 1 */
  hear(samples: Float32Array): void {
    const measured = perBlock * this.#size;
    for (let at = 0; at < samples.length;) {
      const inBlock = this.#inCycle < measured;
      const room = inBlock ? this.#pair.length - this.#filled : this.#cycleSamples - this.#inCycle;
      const taken = Math.min(samples.length - at, room);
      if (inBlock) this.#fill(samples.subarray(at, at + taken));
      at += taken;
      this.#samples += taken;
      this.#inCycle += taken;
      if (this.#inCycle === this.#cycleSamples) this.#endCycle();
    }
  }

  /** What was heard; less than a block at the end is left out. */
  finish(): Soundscape {
    if (this.#samples > 0) this.#endMinute();
    return {
      topHz: this.#rateHz / 2,
      seconds: Float32Array.from(this.#seconds),
      indices: Float32Array.from(this.#indices),
      rows: joined(this.#rows),
    };
  }

  #fill(samples: Float32Array): void {
    this.#pair.set(samples, this.#filled);
    this.#filled += samples.length;
    if (this.#filled < this.#pair.length) return;
    this.#filled = 0;
    const [first, second] = this.#spectrum.pair(this.#pair, 0, this.#size);
    this.#takeFrame(first, 0);
    this.#takeFrame(second, this.#size);
  }

  /** @param from where the frame begins in the pair */
  #takeFrame(power: Float64Array, from: number): void {
    const { amplitude, change, envelope } = this.#sums;
    envelope.push(peakOf(this.#pair, from, from + this.#size));
    const last = this.#last;
    const block = this.#block;
    const width = this.#size / (2 * rowCount);
    const inBlock = this.#frames % perBlock;
    const follows = this.#every === 1 ? this.#frames > 0 : inBlock > 0;
    for (let row = 0; row < rowCount; row += 1) {
      let cell = 0;
      // Row 0 begins above 0 Hz, which is no sound.
      for (let bin = 0; bin < width; bin += 1) cell += power[row * width + bin + 1] ?? 0;
      const loud = Math.sqrt(cell);
      amplitude[row] = (amplitude[row] ?? 0) + loud;
      if (follows) change[row] = (change[row] ?? 0) + Math.abs(loud - (last[row] ?? 0));
      last[row] = loud;
      block[row] = (block[row] ?? 0) + cell / perBlock;
    }
    this.#frames += 1;
    if (inBlock + 1 === perBlock) {
      this.#blocks.set(block, (this.#frames / perBlock - 1) * rowCount);
      block.fill(0);
    }
  }

  #endCycle(): void {
    this.#inCycle = 0;
    this.#cycles += 1;
    if (this.#cycles === this.#cyclesUntil) this.#endMinute();
  }

  #endMinute(): void {
    const seconds = this.#samples / this.#rateHz;
    const blockCount = Math.floor(this.#frames / perBlock);
    if (seconds >= leastSeconds && blockCount > 1) {
      const indices = this.#keep(blockCount);
      this.#seconds.push(seconds);
      this.#indices.push(...(indices ?? indexNames.map(() => Number.NaN)));
    }
    this.#minutes += 1;
    this.#cyclesUntil = this.#cyclesAt(this.#minutes + 1);
    this.#samples = 0;
    this.#frames = 0;
    this.#filled = 0;
    this.#block.fill(0);
    this.#sums = emptySums();
  }

  #keep(blockCount: number): readonly number[] | null {
    // Of a block that stands alone the change from its first spectrum to the one before is not known.
    const unknown = this.#every === 1 ? 1 : perBlock / (perBlock - 1);
    const sums: MinuteSums = {
      rateHz: this.#rateHz,
      ...this.#sums,
      change: this.#sums.change.map((sum) => sum * unknown),
      blocks: this.#blocks,
      blockCount,
      blockSeconds: this.#cycleSamples / this.#rateHz,
    };
    const indices = minuteIndices(sums);
    this.#rows.push(indices === null ? new Uint8Array(rowCount * 3) : minuteRows(sums));
    return indices;
  }
}

const emptySums = (): Gathered => ({
  amplitude: new Float64Array(rowCount),
  change: new Float64Array(rowCount),
  envelope: [],
});

function peakOf(samples: Float32Array, from: number, to: number): number {
  let [low, high] = [0, 0];
  for (let at = from; at < to; at += 1) {
    const sample = samples[at] ?? 0;
    if (sample > high) high = sample;
    else if (sample < low) low = sample;
  }
  return Math.max(high, -low);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
