import { sentence, type Sentence } from '#contract/words/sentence.ts';

/** How far the charge must be above the limit again before work goes on without a cable, in per cent. */
const againPercent = 5;

export type Charge = { readonly onBattery: boolean; readonly percent: number | null };

/**
 * Why the work is to rest on this charge, in one sentence, or null.
 * @param limit per cent below which it rests; null never
 * @param held it rests already
 */
export function batteryHold({ onBattery, percent }: Charge, limit: number | null, held: boolean): Sentence | null {
  if (!onBattery || percent === null || limit === null) return null;
  const enough = held ? Math.min(100, limit + againPercent) : limit;
  if (percent >= enough) return null;
  return sentence('battery-low', { percent: limit });
}
