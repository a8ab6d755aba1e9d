/** Four weeks a month, as BirdNET counts them. */
export const weeksPerYear = 48;

/** 1 as likelihoods are kept. */
export const fullScale = 65_535;

/** Week 1 to 48 of a local time `YYYY-MM-DD...`: the 1st to 7th, 8th to 14th, 15th to 21st of a month, and its rest. */
export function weekOf(local: string): number {
  const [month, day] = [Number(local.slice(5, 7)), Number(local.slice(8, 10))];
  return (month - 1) * 4 + Math.min(4, Math.floor((day - 1) / 7) + 1);
}
