/** How far two agree beyond chance. */
export type Kappa = {
  /** Share of cases on which both say the same; null: there are none. */
  readonly observed: number | null;
  /** (observed - expected) / (1 - expected); null where each of the two always says the same one thing. */
  readonly kappa: number | null;
  /** Its 95 % interval; null also where they agree always or never: its standard error would be 0, whatever the number of cases. */
  readonly low: number | null;
  readonly high: number | null;
};

const z = 1.959964;

/**
 * Cohen's kappa (Cohen 1960, Educational and Psychological Measurement 20:37) with the standard error given there,
 * sqrt(po (1 - po) / (n (1 - pe)^2)).
 * @param table counts: a row for each thing that the first says, a column for each that the second says
 */
export function cohenKappa(table: readonly (readonly number[])[]): Kappa {
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
  const count = sum(table.map(sum));
  if (count === 0) return { observed: null, kappa: null, low: null, high: null };
  const observed = sum(table.map((row, at) => row[at] ?? 0)) / count;
  const expected = sum(table.map((row, at) => (sum(row) * sum(table.map((each) => each[at] ?? 0))) / count ** 2));
  if (expected > 1 - 1e-12) return { observed, kappa: null, low: null, high: null };
  const kappa = (observed - expected) / (1 - expected);
  if (observed === 0 || observed === 1) return { observed, kappa, low: null, high: null };
  const spread = z * Math.sqrt((observed * (1 - observed)) / (count * (1 - expected) ** 2));
  return { observed, kappa, low: Math.max(-1, kappa - spread), high: Math.min(1, kappa + spread) };
}
