import type { PackLabel } from '#analysis/process/analyst.ts';

/** Common names in one language by code, of the labels that have one. */
export function speciesNames(labels: readonly PackLabel[], language: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    labels.flatMap(({ kind, code, names }) => {
      const name = names?.[language];
      return kind === 'species' && name !== undefined && name !== '' ? [[code, name] as const] : [];
    }),
  );
}
