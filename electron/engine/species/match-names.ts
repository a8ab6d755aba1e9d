import type { MatchedNames, Species } from '#contract/species.ts';
import type { PackLabel } from '#analysis/process/analyst.ts';
import { readNames } from './read-names.ts';

const mostNearest = 3;
/** Unknown names to which the nearest are looked for: nobody reads more. */
const mostExplained = 300;
/** Names by letters in common that are looked at closely. */
const candidates = 40;

/** Letters alone: case, accents, apostrophes and hyphens differ from list to list, and grey is gray. */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f'’`]/g, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(/\bgrey/g, 'gray')
    .trim();
}

/** Finds the species of a model by any of their names, in every language it has. */
export function matchNames(text: string, labels: readonly PackLabel[]): MatchedNames {
  const index = indexNames(labels);
  const found = new Map<string, Species>();
  const unmatched = new Map<string, readonly Species[]>();
  for (const { name, others, row, heading } of readNames(text)) {
    const matching = [name, ...others].flatMap((each) => index.exact.get(plain(each)) ?? []);
    for (const species of row ? matching : matching.slice(0, 1)) found.set(species.code, species);
    if (matching.length > 0) continue;
    if (!unmatched.has(name) && !heading) {
      unmatched.set(name, unmatched.size < mostExplained ? nearest(index, plain(name)) : []);
    }
  }
  return {
    species: [...found.values()],
    unmatched: [...unmatched].map(([name, near]) => ({ name, nearest: near })),
  };
}

type Named = { readonly name: string; readonly species: Species };
type NameIndex = {
  readonly exact: ReadonlyMap<string, Species>;
  readonly named: readonly Named[];
  /** Which of `named` hold three letters in a row. */
  readonly holders: ReadonlyMap<string, readonly number[]>;
  /** Which of `named` are scientific names that end alike. */
  readonly epithets: ReadonlyMap<string, readonly number[]>;
};

function indexNames(labels: readonly PackLabel[]): NameIndex {
  const exact = new Map<string, Species>();
  const named: Named[] = [];
  const holders = new Map<string, number[]>();
  const epithets = new Map<string, number[]>();
  for (const { kind, code, scientificName, commonName, names } of labels) {
    if (kind !== 'species') continue;
    const species = { code, scientificName, commonName };
    for (const name of [scientificName, commonName, ...Object.values(names ?? {})].map(plain)) {
      if (name === '' || exact.has(name)) continue;
      exact.set(name, species);
      for (const three of threesOf(name)) add(holders, three, named.length);
      if (name === plain(scientificName)) add(epithets, epithetOf(name), named.length);
      named.push({ name, species });
    }
  }
  return { exact, named, holders, epithets };
}

function add(lists: Map<string, number[]>, key: string, at: number): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [at]);
  else known.push(at);
}

function threesOf(name: string): Set<string> {
  const padded = ` ${name} `;
  return new Set(Array.from({ length: Math.max(0, padded.length - 2) }, (_, at) => padded.slice(at, at + 3)));
}

function nearest({ named, holders, epithets }: NameIndex, wanted: string): Species[] {
  const shared = new Map<number, number>();
  for (const three of threesOf(wanted)) {
    for (const at of holders.get(three) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
  }
  const epithet = epithetOf(wanted);
  const moved = new Set(epithet === '' ? [] : (epithets.get(epithet) ?? []));
  const close = [...new Set([...mostAlike(shared), ...moved])]
    .flatMap((at) => (named[at] === undefined ? [] : { ...named[at], moved: moved.has(at) }))
    .map(({ name, species, moved }) => ({
      species,
      moved: moved || endsAlike(wanted, name),
      far: lettersApart(wanted, name),
    }))
    .filter(({ far, moved }) => moved || far <= Math.max(2, wanted.length * 0.6))
    .sort((one, other) => rankOf(one) - rankOf(other) || one.far - other.far);
  const distinct = new Map(close.map(({ species }): [string, Species] => [species.code, species]));
  return [...distinct.values()].slice(0, mostNearest);
}

/** A name that is short for the other, as the blackcap is for the Eurasian one. */
const endsAlike = (wanted: string, name: string): boolean =>
  wanted.length > 2 && (name.endsWith(` ${wanted}`) || wanted.endsWith(` ${name}`));

/** First what differs by a typing error, then what was moved to another genus, then the rest. */
function rankOf({ far, moved }: { readonly far: number; readonly moved: boolean }): number {
  if (far <= 2) return 0;
  return moved ? 1 : 2;
}

/** What a species keeps when it is moved to another genus, without the ending that follows the genus: Carduelis spinus is Spinus spinus. */
function epithetOf(name: string): string {
  const [, epithet = '', ...more] = name.split(' ');
  return more.length > 0 || epithet.length < 4 ? '' : epithet.replace(/(?:us|a|um|is|e)$/, '');
}

/** Those that share most, at most `candidates`, without sorting all of them. */
function mostAlike(shared: ReadonlyMap<number, number>): number[] {
  const most = Math.max(0, ...shared.values());
  const byCount: number[][] = Array.from({ length: most + 1 }, () => []);
  for (const [at, count] of shared) byCount[count]?.push(at);
  return byCount.toReversed().flat().slice(0, candidates);
}

/** Levenshtein's distance: letters put in, left out or exchanged. */
export function lettersApart(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const exchange = (before[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      now.push(Math.min(exchange, (before[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1));
    }
    before = now;
  }
  return before[other.length] ?? 0;
}
