/**
 * The "trailing" timesteps (Lin et al. 2024, table 2): t_i = round(T - i T / n) - 1, so that the first step sees pure noise. Halves round up.
 * @param trainSteps T, the length of the alpha-bar table
 * @param steps n, 1 to T
 */
export function trailingTimesteps(trainSteps: number, steps: number): number[] {
  return Array.from({ length: steps }, (_, i) => Math.round(trainSteps - (i * trainSteps) / steps) - 1);
}
