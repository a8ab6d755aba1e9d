import { encode } from 'fast-png';
import { rowCount, rowRanges, type Soundscape } from './soundscape.ts';

/** A soundscape and the minute of the day in which it begins, which may lie before midnight. */
export type Placed = { readonly soundscape: Soundscape; readonly startMinute: number };

const minutesOfDay = 1440;
/** What is no colour and full colour of red (ACI), green (1 - entropy) and blue (events): quiet noise stays dark. */
const shown = [
  { least: 0.55, most: 0.85 },
  { least: 0.02, most: 0.5 },
  { least: 0, most: 1 },
] as const;

/** The upper edge of the picture of a day: that of the recording that reaches highest. */
export function topOf(day: readonly Placed[]): number {
  return Math.max(0, ...day.map(({ soundscape }) => soundscape.topHz));
}

/**
 * A day as a long-term false-colour spectrogram (Towsey et al. 2014): a PNG with a column per minute and 256 rows, 0 Hz at the bottom.
 * What was not recorded is transparent. Of recordings that overlap the later one is seen.
 */
export function falseColours(day: readonly Placed[]): Uint8Array {
  const topHz = topOf(day);
  const data = new Uint8Array(minutesOfDay * rowCount * 4);
  for (const { soundscape, startMinute } of day) {
    // The row of a recording with another rate that holds the frequency of each row of the picture.
    const scale = topHz / soundscape.topHz;
    for (let minute = 0; minute < soundscape.seconds.length; minute += 1) {
      const column = startMinute + minute;
      if (column < 0 || column >= minutesOfDay) continue;
      for (let row = 0; row < rowCount; row += 1) {
        const from = Math.floor((row + 0.5) * scale);
        const to = ((rowCount - 1 - row) * minutesOfDay + column) * 4;
        data[to + 3] = 255;
        if (from >= rowCount) continue;
        for (let colour = 0; colour < 3; colour += 1) {
          data[to + colour] = shade(soundscape.rows[(minute * rowCount + from) * 3 + colour] ?? 0, colour);
        }
      }
    }
  }
  return encode({ width: minutesOfDay, height: rowCount, data, channels: 4, depth: 8 });
}

function shade(byte: number, colour: number): number {
  const range = rowRanges[colour] ?? rowRanges[0];
  const { least, most } = shown[colour] ?? shown[0];
  const value = range.least + (byte / 255) * (range.most - range.least);
  return Math.round(255 * Math.min(1, Math.max(0, (value - least) / (most - least))));
}
