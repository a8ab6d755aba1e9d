import { Bug } from '#contract/failure.ts';
/**
 * Timesteps a sampler visits, "trailing" spacing (Lin et al. 2024, table 2): `t_i = round(T - i T / n) - 1`, so that the first
 * step sees pure noise.
 * @param trainSteps T, the length of the manifest's alpha-bar table
 * @param count n, 1 to T
 * @throws Bug when count lies outside 1 to T
 */
export function trailingTimesteps(trainSteps: number, count: number): number[] {
  if (!Number.isInteger(count) || count < 1 || count > trainSteps) {
    throw new Bug(`steps must be a whole number from 1 to ${trainSteps}, not ${count}`);
  }
  return Array.from({ length: count }, (_, i) => Math.round(trainSteps - (i * trainSteps) / count) - 1);
}
