import { rowCount, rowRanges } from './soundscape.ts';

/** What is gathered of one minute, row 0 the lowest. Powers and amplitudes share any scale. */
export type MinuteSums = {
  readonly rateHz: number;
  /** Per row: sum of amplitudes, and of their changes from one spectrum to the next. */
  readonly amplitude: Float64Array;
  readonly change: Float64Array;
  /** Mean power of a few spectra, [block, row]. */
  readonly blocks: Float32Array;
  readonly blockCount: number;
  /** From the beginning of one block to that of the next. */
  readonly blockSeconds: number;
  /** The loudest sample of every frame. */
  readonly envelope: readonly number[];
};

/** Events stand out of the noise of their row by this much. */
const eventDb = 6;
/** Below the loudest cell by this much a band is counted as silent (Villanueva-Rivera et al. 2011). */
const diversityDb = -50;
const diversityTopHz = 10_000;
const bandHz = 1000;
/** Boelman et al. 2007. */
const bioacousticHz = { from: 2000, to: 8000 };
const tiny = Number.EPSILON;

/**
 * Five indices of a minute as scikit-maad computes them: ACI (sum over rows), ADI (0 to 10 kHz, -50 dB), BI (2 to 8 kHz), NDSI
 * (Kasten et al. 2012: 1 to 2 kHz against 2 to 8 kHz) and H (spectral times temporal entropy). null for digital silence.
 */
export function minuteIndices(sums: MinuteSums): readonly number[] | null {
  const power = meanPower(sums);
  const loudest = loudestOf(sums);
  if (loudest === 0) return null;
  const complexity = rowComplexity(sums).reduce((sum, row) => sum + row, 0);
  const entropies = entropyOf(power) * entropyOf(sums.envelope.map((peak) => peak * peak));
  return [complexity, diversity(sums, loudest), bioacoustic(sums), soundscapeIndex(power, sums.rateHz), entropies];
}

function loudestOf({ blocks, blockCount }: MinuteSums): number {
  let most = 0;
  for (let at = 0; at < blockCount * rowCount; at += 1) {
    const power = blocks[at] ?? 0;
    if (power > most) most = power;
  }
  return most;
}

/** Three bytes of every row, as `Soundscape.rows` holds them. */
export function minuteRows(sums: MinuteSums): Uint8Array {
  const complexity = rowComplexity(sums);
  const rows = new Uint8Array(rowCount * 3);
  const room = { levels: new Float64Array(sums.blockCount), counts: new Uint32Array(levelCount) };
  for (let row = 0; row < rowCount; row += 1) {
    const entropy = takeLevels(sums, row, room.levels);
    rows[row * 3] = asByte(complexity[row] ?? 0, 0);
    rows[row * 3 + 1] = asByte(1 - entropy, 1);
    rows[row * 3 + 2] = asByte(eventCount(room) / (sums.blockCount * sums.blockSeconds), 2);
  }
  return rows;
}

/** Levels of a row, block by block, in dB. Each logarithm serves the entropy, too. @returns the entropy of the row's power */
function takeLevels({ blocks, blockCount }: MinuteSums, row: number, levels: Float64Array): number {
  let sum = 0;
  let weighted = 0;
  for (let block = 0; block < blockCount; block += 1) {
    const power = blocks[block * rowCount + row] ?? 0;
    const log = Math.log(power);
    levels[block] = decibelsInLn * Math.max(lnLeast, log);
    if (power <= 0) continue;
    sum += power;
    weighted += power * log;
  }
  return entropyFrom(sum, weighted, blockCount);
}

function asByte(value: number, at: number): number {
  const { least, most } = rowRanges[at] ?? rowRanges[0];
  return Math.round(255 * Math.min(1, Math.max(0, (value - least) / (most - least))));
}

/** How much a row changes from one spectrum to the next, as a share of what is in it (Pieretti et al. 2011). */
function rowComplexity({ amplitude, change }: MinuteSums): Float64Array {
  return amplitude.map((sum, row) => (sum === 0 ? 0 : (change[row] ?? 0) / sum));
}

function meanPower({ blocks, blockCount }: MinuteSums): Float64Array {
  const power = new Float64Array(rowCount);
  for (let block = 0; block < blockCount; block += 1)
    for (let row = 0; row < rowCount; row += 1)
      power[row] = (power[row] ?? 0) + (blocks[block * rowCount + row] ?? 0) / blockCount;
  return power;
}

/** Shannon's, as a share of the most there could be: 1 where all are alike, also where all are 0. */
function entropyOf(values: ArrayLike<number>): number {
  let sum = 0;
  let weighted = 0;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    if (value <= 0) continue;
    sum += value;
    weighted += value * Math.log(value);
  }
  return entropyFrom(sum, weighted, values.length);
}

/** @param weighted sum of each value times its logarithm */
function entropyFrom(sum: number, weighted: number, count: number): number {
  if (count < 2) return 0;
  return sum === 0 ? 1 : (Math.log(sum) - weighted / sum) / Math.log(count);
}

/** The middle of a row in Hz: row 0 is the first above 0 Hz. */
const hzOf = (row: number, rateHz: number): number => ((row + 1) * rateHz) / (2 * rowCount);

/** Rows from the one nearest to `fromHz` to the one nearest to `toHz`, both inclusive, as scikit-maad cuts bands; 0 Hz is no row. */
function rowsBetween(fromHz: number, toHz: number, rateHz: number): readonly [first: number, last: number] {
  const nearest = (hz: number): number => Math.ceil((hz * 2 * rowCount) / rateHz - 0.5) - 1;
  return [Math.max(0, nearest(fromHz)), Math.min(rowCount - 1, nearest(toHz))];
}

/** How evenly the bands of 1 kHz are used, as the entropy of the share of cells that are loud in each. */
function diversity({ blocks, blockCount, rateHz }: MinuteSums, loudest: number): number {
  const least = loudest * 10 ** (diversityDb / 10);
  const loud = new Float64Array(rowCount);
  for (let block = 0; block < blockCount; block += 1)
    for (let row = 0; row < rowCount; row += 1)
      if ((blocks[block * rowCount + row] ?? 0) >= least) loud[row] = (loud[row] ?? 0) + 1;
  const bands = Math.floor(Math.min(diversityTopHz, rateHz / 2) / bandHz);
  const shares = Array.from({ length: bands }, (_, band) => {
    const [first, last] = rowsBetween(band * bandHz, (band + 1) * bandHz, rateHz);
    return loud.subarray(first, last + 1).reduce((sum, count) => sum + count, 0) / (last + 1 - first) / blockCount;
  });
  return entropyOf(shares) * Math.log(bands);
}

/** The area under the mean spectrum in dB, above its own lowest value. */
function bioacoustic({ blocks, blockCount, rateHz }: MinuteSums): number {
  const [first, last] = rowsBetween(bioacousticHz.from, bioacousticHz.to, rateHz);
  const decibels = Array.from({ length: last + 1 - first }, (_, step) => {
    let sum = 0;
    for (let block = 0; block < blockCount; block += 1) sum += Math.sqrt(blocks[block * rowCount + first + step] ?? 0);
    return 20 * Math.log10(Math.max(tiny, sum / blockCount));
  });
  const least = Math.min(...decibels);
  return decibels.reduce((sum, value) => sum + value - least, 0) / (rateHz / (2 * rowCount));
}

function soundscapeIndex(power: Float64Array, rateHz: number): number {
  const band = (from: number): number => {
    let sum = 0;
    let rows = 0;
    for (let row = 0; row < rowCount; row += 1) {
      if (hzOf(row, rateHz) < from || hzOf(row, rateHz) >= from + bandHz) continue;
      sum += power[row] ?? 0;
      rows += 1;
    }
    return rows === 0 ? 0 : sum / rows;
  };
  const machines = band(1000);
  const life = [2000, 3000, 4000, 5000, 6000, 7000].reduce((sum, from) => sum + band(from), 0);
  return life + machines === 0 ? 0 : (life - machines) / (life + machines);
}

/** Levels are counted from here down to -200 dB in steps of 1 dB. */
const highestDb = 120;
const levelCount = 320;
const decibelsInLn = 10 / Math.LN10;
/** Of the least power that is told from none. */
const lnLeast = Math.log(1e-20);

/** Room for what is counted of one row after the other: a level per block, and how often each level was met, all zero. */
type LevelRoom = { readonly levels: Float64Array; readonly counts: Uint32Array };

/** How often a row rises above its noise: the most frequent level, the lowest of several. */
function eventCount({ levels, counts }: LevelRoom): number {
  let lowest = levelCount - 1;
  let highest = 0;
  for (let at = 0; at < levels.length; at += 1) {
    const level = levels[at] ?? 0;
    const step = Math.min(levelCount - 1, Math.max(0, Math.floor(level) + levelCount - highestDb));
    counts[step] = (counts[step] ?? 0) + 1;
    if (step < lowest) lowest = step;
    if (step > highest) highest = step;
  }
  let noise = lowest;
  for (let step = lowest + 1; step <= highest; step += 1) if ((counts[step] ?? 0) > (counts[noise] ?? 0)) noise = step;
  counts.fill(0, lowest, highest + 1);
  const least = noise - levelCount + highestDb + 0.5 + eventDb;
  let events = 0;
  let before = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < levels.length; at += 1) {
    const level = levels[at] ?? 0;
    if (level >= least && before < least) events += 1;
    before = level;
  }
  return events;
}
