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
  for (const { name, other } of readNames(text)) {
    const species = index.exact.get(plain(name)) ?? (other === null ? undefined : index.exact.get(plain(other)));
    if (species !== undefined) found.set(species.code, species);
    else if (!unmatched.has(name)) {
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
};

function indexNames(labels: readonly PackLabel[]): NameIndex {
  const exact = new Map<string, Species>();
  const named: Named[] = [];
  const holders = new Map<string, number[]>();
  for (const { kind, code, scientificName, commonName, names } of labels) {
    if (kind !== 'species') continue;
    const species = { code, scientificName, commonName };
    for (const name of [scientificName, commonName, ...Object.values(names ?? {})].map(plain)) {
      if (name === '' || exact.has(name)) continue;
      exact.set(name, species);
      for (const three of threesOf(name)) {
        const known = holders.get(three);
        if (known === undefined) holders.set(three, [named.length]);
        else known.push(named.length);
      }
      named.push({ name, species });
    }
  }
  return { exact, named, holders };
}

function threesOf(name: string): Set<string> {
  const padded = ` ${name} `;
  return new Set(Array.from({ length: Math.max(0, padded.length - 2) }, (_, at) => padded.slice(at, at + 3)));
}

function nearest({ named, holders }: NameIndex, wanted: string): Species[] {
  const shared = new Map<number, number>();
  for (const three of threesOf(wanted)) {
    for (const at of holders.get(three) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
  }
  const close = mostAlike(shared)
    .flatMap((at) => named[at] ?? [])
    .map(({ name, species }) => ({ species, far: lettersApart(wanted, name) }))
    .filter(({ far }) => far <= Math.max(2, wanted.length * 0.6))
    .sort((one, other) => one.far - other.far);
  const distinct = new Map(close.map(({ species }): [string, Species] => [species.code, species]));
  return [...distinct.values()].slice(0, mostNearest);
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
