import { lettersApart } from '#engine/species/match-names.ts';

/** The words most like a mistyped one: up to three that are equally near, none where none is like it. */
export function nearestWords(given: string, words: readonly string[]): string[] {
  const near = words
    .map((word) => ({ word, far: lettersApart(given.toLowerCase(), word) }))
    .filter(({ word, far }) => far <= Math.max(1, Math.min(3, word.length * 0.5)));
  const least = Math.min(...near.map(({ far }) => far));
  return near
    .filter(({ far }) => far === least)
    .map(({ word }) => word)
    .slice(0, 3);
}
