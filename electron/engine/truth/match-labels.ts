import type { Species } from '#contract/species.ts';

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** Finds the species that a table means by any of its names. */
export type LabelFinder = (label: string, other: string) => Species | null;

/**
 * @param labels the first that is called so is meant
 * Understands `Turdus merula_Eurasian Blackbird`, `Turdus merula, Eurasian Blackbird` and `Eurasian Blackbird (Turdus merula)`, too.
 */
export function labelFinder(labels: readonly Species[]): LabelFinder {
  const known = new Map<string, Species>();
  for (const label of labels.toReversed())
    for (const name of [label.code, label.commonName, label.scientificName])
      if (plain(name) !== '') known.set(plain(name), label);
  return (label, other) => {
    for (const name of [label, other, ...label.split(/[_,(]|\s[-–]\s/)]) {
      const found = known.get(plain(name));
      if (found !== undefined) return found;
    }
    return null;
  };
}
