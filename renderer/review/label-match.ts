import type { Species } from '#contract/species.ts';
import { nameOf } from '../shared/species/species-names.svelte.ts';

/** Letters without accents and case, so that `epervier` finds `Épervier`. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll(/[_-]+/g, ' ');
}

/** 0 a name begins so, 1 a word of it does, 2 the letters stand somewhere inside; null not at all. */
function rank(label: Species, typed: string): number | null {
  const names = [nameOf(label), label.commonName, label.scientificName, label.code].map(plain);
  if (names.some((name) => name.startsWith(typed))) return 0;
  const words = typed.split(' ');
  const begins = (name: string): boolean =>
    words.every((word) => name.split(' ').some((part) => part.startsWith(word)));
  if (names.some(begins)) return 1;
  return names.some((name) => name.includes(typed)) ? 2 : null;
}

/** Labels that fit what was typed, the best first; everything while nothing is typed. */
export function matchLabels(labels: readonly Species[], typed: string, most: number): Species[] {
  const wanted = plain(typed.trim());
  if (wanted === '') return labels.slice(0, most);
  return labels
    .flatMap((label) => {
      const found = rank(label, wanted);
      return found === null ? [] : [{ label, found }];
    })
    .sort((a, b) => a.found - b.found || nameOf(a.label).localeCompare(nameOf(b.label)))
    .slice(0, most)
    .map(({ label }) => label);
}
