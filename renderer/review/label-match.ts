import type { Species } from '#contract/species.ts';
import { nameOf } from '../shared/species/species-names.svelte.ts';

/** Letters without accents and case, so that `epervier` finds `Épervier`. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll(/[_-]+/g, ' ');
}

/** Whether letters stand in a name in their order, beginning with a word: `yelthr` in `common yellowthroat`. @returns how many are skipped */
function skipped(name: string, typed: string): number | null {
  let least: number | null = null;
  for (const { index: start = 0 } of name.matchAll(new RegExp(`(?<=^| )${typed[0] ?? ''}`, 'g'))) {
    let at = start;
    for (const letter of typed) {
      at = name.indexOf(letter, at);
      if (at < 0) break;
      at += 1;
    }
    const gaps = at - start - typed.length;
    if (at > 0 && (least === null || gaps < least)) least = gaps;
  }
  return least;
}

/** Levenshtein's distance between what was typed and the beginning of a name: letters put in, left out or exchanged. */
function lettersWrong(name: string, typed: string): number {
  let before = Array.from({ length: name.length + 1 }, (_, at) => at);
  for (let row = 1; row <= typed.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= name.length; column += 1) {
      const exchange = (before[column - 1] ?? 0) + (typed[row - 1] === name[column - 1] ? 0 : 1);
      now.push(Math.min(exchange, (before[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1));
    }
    before = now;
  }
  return Math.min(...before.slice(Math.max(0, typed.length - 2)));
}

/** Names that are looked at for mistyped letters: only where nothing else fits. */
function mistyped(labels: readonly Species[], wanted: string, most: number): Species[] {
  if (wanted.length < 4) return [];
  const allowed = Math.floor(wanted.length / 4);
  return labels
    .map((label) => {
      const names = [nameOf(label), label.commonName, label.scientificName].map(plain);
      const starts = names.flatMap((name) => [name, ...name.split(' ').slice(1)]);
      return {
        label,
        wrong: Math.min(...starts.map((name) => lettersWrong(name.slice(0, wanted.length + 2), wanted))),
      };
    })
    .filter(({ wrong }) => wrong <= allowed)
    .sort((one, other) => one.wrong - other.wrong)
    .slice(0, most)
    .map(({ label }) => label);
}

/**
 * 0 a name begins so, 1 a word of it does, 2 the letters stand somewhere inside, 3 and more they stand there in their order; null not
 * at all.
 */
function rank(label: Species, typed: string): number | null {
  const names = [nameOf(label), label.commonName, label.scientificName, label.code].map(plain);
  if (names.some((name) => name.startsWith(typed))) return 0;
  const words = typed.split(' ');
  const begins = (name: string): boolean =>
    words.every((word) => name.split(' ').some((part) => part.startsWith(word)));
  if (names.some(begins)) return 1;
  if (names.some((name) => name.includes(typed))) return 2;
  if (typed.length < 3) return null;
  const gaps = names.flatMap((name) => skipped(name, typed) ?? []);
  return gaps.length === 0 ? null : 3 + Math.min(...gaps);
}

/**
 * Labels that fit what was typed, the best first; what was given lately while nothing is typed. Where none fits, those with a letter or
 * two wrong.
 */
export function matchLabels(
  labels: readonly Species[],
  typed: string,
  most: number,
  recent: readonly Species[] = [],
): Species[] {
  const wanted = plain(typed.trim());
  if (wanted === '') {
    const codes = new Set(recent.map(({ code }) => code));
    return [...recent, ...labels.filter(({ code }) => !codes.has(code))].slice(0, most);
  }
  const found = labels
    .flatMap((label) => {
      const found = rank(label, wanted);
      return found === null ? [] : [{ label, found }];
    })
    // Equal ones stay in their order: those in use come before the rest of the world.
    .sort((a, b) => a.found - b.found)
    .slice(0, most)
    .map(({ label }) => label);
  return found.length > 0 ? found : mistyped(labels, wanted, most);
}
