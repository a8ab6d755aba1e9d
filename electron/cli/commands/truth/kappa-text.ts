/** A share or a kappa with three digits, and its interval where there is one. */
export function shareText(value: number | null): string {
  return value === null ? '–' : value.toFixed(3);
}

export function kappaText(
  kappa: { readonly value: number; readonly low: number | null; readonly high: number | null } | null,
): string {
  if (kappa === null || kappa.low === null) return shareText(kappa?.value ?? null);
  return `${shareText(kappa.value)} (${shareText(kappa.low)}–${shareText(kappa.high)})`;
}
