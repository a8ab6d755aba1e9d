import { encode } from 'fast-png';
import { logBottomHz, usualLook, type Look } from '#contract/pictures.ts';
import type { Excerpt } from '../reading/read-excerpt.ts';
import { melFilters, type MelFilter } from './mel-filters.ts';
import { PowerSpectrum } from './power-spectrum.ts';

/** `card` is drawn for the eye: see `cardGrey`. */
export type SpectrogramScale = 'linear' | 'log' | 'mel' | 'card';

/** White is the loudest cell, black is this far below it. */
const rangeDb = 80;
const melBands = 192;
/** Wider pictures gain nothing on a screen. */
const mostColumns = 1600;
const leastHop = 16;
/** Columns that are transformed together. */
const atOnce = 4;
const logBands = 288;
/** Of a card: a few hundred pixels, and the frequencies birds sing at, without the rumble of wind and traffic. */
const card = { bands: 144, columns: 400, minHz: 400, maxHz: 12_000 };
/** Stronger than the noise of its row by this much is ink; of the noise itself this much is paper. */
const inkDb = 36;
const paperDb = 4;
/** Sound this close to the loudest is never taken for noise, however long it lasts. */
const songDb = 24;
/** Codecs leave holes of perfect silence: nothing this far below the loudest is shown. */
const deepestDb = 56;
/** Below what one step of 16 bits gives: what is silenced because a voice was heard. */
const silentDb = -110;

type Rows = { readonly count: number; readonly of: (power: Float32Array, row: number) => number };

function linearRows(bins: number): Rows {
  return { count: bins, of: (power, row) => power[row] ?? 0 };
}

function weightedPower(power: Float32Array, { firstBin, weights }: MelFilter): number {
  return weights.reduce((sum, weight, i) => sum + weight * (power[firstBin + i] ?? 0), 0);
}

function melRows(rateHz: number, fftSize: number, bands = melBands, minHz = 0, maxHz = rateHz / 2): Rows {
  const filters = melFilters({ rateHz, fftSize, bands, minHz, maxHz });
  // The lowest triangles can be narrower than a bin and hold none; they show the bin they lie in.
  const lowest = (minHz / rateHz) * fftSize;
  const nearest = (row: number): number => Math.round(lowest + (row / bands) * 4);
  return {
    count: bands,
    of: (power, row) => {
      const filter = filters[row];
      return filter === undefined || filter.weights.length === 0
        ? (power[nearest(row)] ?? 0)
        : weightedPower(power, filter);
    },
  };
}

/** Rows in equal steps of the logarithm of frequency, from `logBottomHz` to half the rate; each is the mean of the bins it covers. */
function logRows(rateHz: number, fftSize: number): Rows {
  const bottom = Math.min(logBottomHz, rateHz / 4);
  const binAt = (row: number): number => ((bottom * (rateHz / 2 / bottom) ** (row / logBands)) / rateHz) * fftSize;
  return {
    count: logBands,
    of: (power, row) => {
      const [low, high] = [binAt(row), binAt(row + 1)];
      if (high - low < 1) return between(power, (low + high) / 2);
      const covered = power.subarray(Math.floor(low), Math.ceil(high));
      return covered.reduce((sum, value) => sum + value, 0) / covered.length;
    },
  };
}

/** Power at a place between two bins, on the straight line. */
function between(power: Float32Array, place: number): number {
  const bin = Math.floor(place);
  const part = place - bin;
  return (1 - part) * (power[bin] ?? 0) + part * (power[bin + 1] ?? power[bin] ?? 0);
}

function rowsOf(scale: SpectrogramScale, rateHz: number, fftSize: number): Rows {
  switch (scale) {
    case 'linear':
      return linearRows(fftSize / 2 + 1);
    case 'log':
      return logRows(rateHz, fftSize);
    case 'mel':
      return melRows(rateHz, fftSize);
    case 'card':
      return melRows(rateHz, fftSize, card.bands, Math.min(card.minHz, rateHz / 8), Math.min(card.maxHz, rateHz / 2));
  }
}

/** Power in dB as [row, column], row 0 the lowest frequency. */
function decibels(samples: Float32Array, hop: number, columns: number, rows: Rows, look: Look): Float32Array {
  const { fftSize, window } = look;
  const spectrum = new PowerSpectrum(fftSize, window);
  spectrum.place(samples, fftSize / 2, fftSize + atOnce * hop);
  const power = new Float32Array(spectrum.bins);
  const cells = new Float32Array(rows.count * columns);
  for (let column = 0; column < columns; column += 1) {
    if (column % atOnce === 0) spectrum.transform(column * hop, hop);
    spectrum.frame(column % atOnce, power);
    for (let row = 0; row < rows.count; row++) {
      cells[row * columns + column] = 10 * Math.log10(Math.max(1e-12, rows.of(power, row)));
    }
  }
  return cells;
}

/** A spectrogram as grey values 0 to 255, row by row from the highest frequency down. */
export type SpectrogramGrid = { readonly width: number; readonly height: number; readonly data: Uint8Array };

/**
 * An 8-bit grey PNG of an excerpt at its own rate: time to the right, high frequencies at the top, rows from 0 Hz to half the rate
 * evenly in Hz or in mel, or from `logBottomHz` evenly in its logarithm, white = 0 dB, black = -80 dB below the loudest cell.
 */
export function spectrogramFile(excerpt: Excerpt, scale: SpectrogramScale, look: Look = usualLook): Uint8Array {
  return encode({ ...spectrogramGrid(excerpt, scale, look), channels: 1, depth: 8 });
}

/** The same as numbers. */
export function spectrogramGrid(
  { samples, rateHz }: Excerpt,
  scale: SpectrogramScale,
  asked: Look = usualLook,
): SpectrogramGrid {
  // Cards all look alike.
  const look = scale === 'card' ? usualLook : asked;
  const widest = scale === 'card' ? card.columns : mostColumns;
  const hop = Math.max(leastHop, Math.ceil(samples.length / widest));
  const columns = Math.max(1, Math.ceil(samples.length / hop));
  const rows = rowsOf(scale, rateHz, look.fftSize);
  const cells = decibels(samples, hop, columns, rows, look);
  const loudest = cells.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const usual = (value: number): number => 1 + (value - loudest) / rangeDb;
  const grey = scale === 'card' ? cardGrey(cells, columns, loudest) : usual;
  const data = new Uint8Array(cells.length);
  for (const [at, value] of cells.entries()) {
    const row = Math.floor(at / columns);
    const shown = Math.min(1, Math.max(0, grey(value, row)));
    data[(rows.count - 1 - row) * columns + (at % columns)] = Math.round(255 * shown);
  }
  return { width: columns, height: rows.count, data };
}

/**
 * What stands out of the noise of its own row, 0 to 1: the noise is what three of ten cells stay below. A song that fills the clip is
 * not noise: within `songDb` of the loudest nothing is taken away.
 */
function cardGrey(cells: Float32Array, columns: number, loudest: number): (value: number, row: number) => number {
  const floors = Array.from({ length: cells.length / columns }, (_, row) => {
    const sorted = cells.slice(row * columns, (row + 1) * columns).sort();
    const noise = Math.min(sorted[Math.floor(0.3 * columns)] ?? loudest, loudest - songDb);
    return Math.max(noise, loudest - deepestDb, silentDb) + paperDb;
  });
  return (value, row) => (value - (floors[row] ?? loudest)) / inkDb;
}
