import { encode } from 'fast-png';
import type { Excerpt } from '../reading/read-excerpt.ts';
import { spectrogramGrid } from '../signal/spectrogram.ts';
import { eachDot, letterHeight, letterWidth } from './small-letters.ts';

const left = 48;
const bottom = 22;
const top = 14;
const right = 8;
const ink = [40, 52, 46] as const;

/** Nine points of viridis (Smith & van der Walt, CC0), evenly spaced; even in lightness, and readable without colour vision. */
const viridis = [
  [68, 1, 84],
  [71, 44, 122],
  [59, 81, 139],
  [44, 113, 142],
  [33, 144, 141],
  [39, 173, 129],
  [92, 200, 99],
  [170, 220, 50],
  [253, 231, 37],
] as const;

/** @param value 0 to 255 */
function colour(value: number): readonly [number, number, number] {
  const place = (value / 255) * (viridis.length - 1);
  const from = viridis[Math.min(viridis.length - 2, Math.floor(place))] ?? viridis[0];
  const to = viridis[Math.min(viridis.length - 1, Math.floor(place) + 1)] ?? viridis[8];
  const part = place - Math.floor(Math.min(viridis.length - 2, place));
  const mixed = (channel: 0 | 1 | 2): number =>
    Math.round(from[channel] + (to[channel] - from[channel]) * Math.min(1, part));
  return [mixed(0), mixed(1), mixed(2)];
}

class Sheet {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.data = new Uint8Array(width * height * 3).fill(255);
  }

  dot(x: number, y: number, [r, g, b]: readonly [number, number, number]): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    this.data.set([r, g, b], 3 * (Math.round(y) * this.width + Math.round(x)));
  }

  text(words: string, x: number, y: number): void {
    eachDot(words, (dx, dy) => this.dot(Math.round(x) + dx, Math.round(y) + dy, ink));
  }
}

/** Steps of 1, 2 or 5 times a power of ten, so that about `most` of them fit. */
function niceStep(range: number, most: number): number {
  const rough = range / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5, 10].find((step) => step * power >= rough) ?? 10);
}

function ticks(from: number, to: number, most: number): number[] {
  const step = niceStep(to - from, most);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step);
}

export type SheetText = Readonly<Record<string, string>>;

/**
 * A PNG of a spectrogram with axes: kHz upwards, seconds of the recording to the right, colours from dark (80 dB below the
 * loudest) to bright.
 * @param startSeconds where the excerpt begins in its recording
 * @param box the detection, in seconds of the recording; marked by brackets above and below
 * @param text tEXt entries, Latin-1
 */
export function spectrogramSheet(
  excerpt: Excerpt,
  startSeconds: number,
  box: { readonly startSeconds: number; readonly endSeconds: number },
  text: SheetText,
): Uint8Array {
  const grid = spectrogramGrid(excerpt, 'linear');
  const sheet = new Sheet(left + grid.width + right, top + grid.height + bottom);
  for (const [at, value] of grid.data.entries()) {
    sheet.dot(left + (at % grid.width), top + Math.floor(at / grid.width), colour(value));
  }
  const seconds = excerpt.samples.length / excerpt.rateHz;
  const columnOf = (time: number): number => left + ((time - startSeconds) / seconds) * (grid.width - 1);
  frequencyAxis(sheet, grid.height, excerpt.rateHz / 2000);
  timeAxis(sheet, grid, ticks(startSeconds, startSeconds + seconds, 8), columnOf);
  for (let x = columnOf(box.startSeconds); x <= columnOf(box.endSeconds); x += 1) {
    for (const y of [top - 4, top - 3]) sheet.dot(x, y, [180, 70, 31]);
  }
  const { width, height, data } = sheet;
  return encode({ width, height, data, channels: 3, depth: 8, text: { ...text } });
}

function frequencyAxis(sheet: Sheet, height: number, topKhz: number): void {
  sheet.text('kHz', 2, 1);
  for (const value of ticks(0, topKhz, 8)) {
    const y = top + (height - 1) * (1 - value / topKhz);
    for (let x = left - 5; x < left; x += 1) sheet.dot(x, y, ink);
    const words = String(Number(value.toFixed(2)));
    sheet.text(words, left - 8 - words.length * letterWidth, Math.max(top - 3, y - letterHeight / 2));
  }
}

function timeAxis(
  sheet: Sheet,
  grid: { readonly height: number },
  times: readonly number[],
  columnOf: (time: number) => number,
): void {
  for (const [index, time] of times.entries()) {
    const x = columnOf(time);
    for (let y = 0; y < 5; y += 1) sheet.dot(x, top + grid.height + y, ink);
    const words = `${Number(time.toFixed(2))}${index === times.length - 1 ? ' s' : ''}`;
    const room = sheet.width - words.length * letterWidth;
    sheet.text(words, Math.min(room, x - (words.length * letterWidth) / 2), top + grid.height + 9);
  }
}
