import { shortNumber } from '#renderer/shared/words/numbers.ts';
import { t } from '#renderer/shared/i18n/t.ts';

/** Playing speeds; the slow ones bring ultrasound down to where it can be heard. */
export const speeds = [0.05, 0.1, 0.2, 0.25, 0.5, 1, 2] as const;

/** No browser plays slower than this by itself, nor a sound of fewer samples a second. */
const [slowestPlayed, leastRateHz] = [0.0625, 8000];
const audibleRateHz = 48_000;

/**
 * How many times slower the sound itself has to come: ultrasound, of which a browser gets nothing else, and what is slower than
 * browsers play.
 */
export function stretchFor(speed: number, rateHz: number): number {
  if (speed >= 1) return 1;
  if (rateHz > audibleRateHz) return Math.max(1, Math.min(Math.round(1 / speed), Math.floor(rateHz / leastRateHz)));
  return speed < slowestPlayed ? 2 : 1;
}

export function speedLabel(speed: number): string {
  return speed < 1 ? t('{{n}}× slower', { n: Math.round(1 / speed) }) : `${speed}×`;
}

export function kiloHertz(hz: number): string {
  return `${shortNumber(hz / 1000, 2)} kHz`;
}

/** What the playback filter lets through; null where it is open. */
export function bandWords(fromHz: number, toHz: number): string | null {
  if (fromHz === 0 && toHz === 0) return null;
  if (toHz === 0) return t('high-pass {{hz}}', { hz: kiloHertz(fromHz) });
  if (fromHz === 0) return t('low-pass {{hz}}', { hz: kiloHertz(toHz) });
  return `${kiloHertz(fromHz)} – ${kiloHertz(toHz)}`;
}

const usualCutsHz = [200, 500, 1000, 1500, 2000, 3000, 4000, 6000, 8000, 10_000, 12_000, 15_000, 20_000, 40_000];

/** Edges of the playback filter worth choosing; 0 is open. */
export function cutsHz(fileTopHz: number): readonly number[] {
  return [0, ...usualCutsHz.filter((hz) => hz < fileTopHz)];
}
