import { rowNumbers } from '../signal/loops/soundscape-loops.ts';
import { minuteIndices, minuteRows, type MinuteSums } from './minute-indices.ts';
import { frameSize, RowSpectrum } from './row-spectrum.ts';
import { indexNames, rowCount, type Soundscape } from './soundscape.ts';

const minuteSeconds = 60;
/** A minute of which there is less says nothing. */
const leastSeconds = 1;
/** Spectra that are averaged for entropy, events, ADI and BI: 43 ms at 48 kHz. As many as are transformed at once. */
const perBlock = 4;
/** One block of so many is measured, so that a second of sound costs a third of a millisecond: every 171 ms at 48 kHz. */
const usualEvery = 4;
/** Room is made for so many blocks at first, for twice as many whenever it is full. */
const fewBlocks = 32;

type Gathered = { readonly amplitude: Float64Array; readonly change: Float64Array; readonly envelope: number[] };

/** Takes the sound of a recording as it goes by and keeps what a minute of it was like. Frames do not overlap. */
export class SoundscapeMeter {
  readonly #rateHz: number;
  /** Samples of a frame. */
  readonly #size: number;
  readonly #every: number;
  readonly #spectrum: RowSpectrum;
  /** The frames of a block, which share one transform. */
  readonly #sound: Float32Array;
  #filled = 0;
  /** Samples since the last block began. */
  #inCycle = 0;
  /** Whole cycles of the minutes before this one; samples, frames of this one. */
  #cycles = 0;
  #samples = 0;
  #frames = 0;
  #minutes = 0;
  #cyclesUntil: number;
  readonly #last = new Float32Array(rowCount);
  #blocks = new Float32Array(fewBlocks * rowCount);
  #sums = emptySums();
  readonly #seconds: number[] = [];
  readonly #indices: number[] = [];
  readonly #rows: Uint8Array[] = [];

  /**
   * @param every one block of so many is measured; 1 measures all
   * @param spectrum of that rate, for whoever has one at hand
   */
  constructor(rateHz: number, every = usualEvery, spectrum = new RowSpectrum(frameSize(rateHz))) {
    this.#rateHz = rateHz;
    this.#every = every;
    this.#size = frameSize(rateHz);
    this.#spectrum = spectrum;
    this.#sound = new Float32Array(perBlock * this.#size);
    this.#cyclesUntil = this.#cyclesAt(1);
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
      const room = inBlock ? this.#sound.length - this.#filled : this.#cycleSamples - this.#inCycle;
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
    this.#sound.set(samples, this.#filled);
    this.#filled += samples.length;
    if (this.#filled < this.#sound.length) return;
    this.#filled = 0;
    this.#takeBlock();
  }

  #takeBlock(): void {
    for (let frame = 0; frame < perBlock; frame += 1)
      this.#sums.envelope.push(peakOf(this.#sound, frame * this.#size, (frame + 1) * this.#size));
    const { amplitude, change } = this.#sums;
    const follows = this.#every === 1 && this.#frames > 0;
    const rows = this.#spectrum.rows(this.#sound, follows ? this.#last : null);
    const blockAt = (this.#frames / perBlock) * rowCount;
    this.#roomForBlock(blockAt);
    for (let row = 0; row < rowCount; row += 1) {
      const at = row * rowNumbers;
      amplitude[row] = (amplitude[row] ?? 0) + (rows[at] ?? 0);
      change[row] = (change[row] ?? 0) + (rows[at + 1] ?? 0);
      this.#last[row] = rows[at + 2] ?? 0;
      this.#blocks[blockAt + row] = rows[at + 3] ?? 0;
    }
    this.#frames += perBlock;
  }

  #roomForBlock(at: number): void {
    if (at < this.#blocks.length) return;
    const larger = new Float32Array(2 * this.#blocks.length);
    larger.set(this.#blocks);
    this.#blocks = larger;
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
