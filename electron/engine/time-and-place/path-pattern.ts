import { composed } from '#store/stations/same-name.ts';

/** A pattern ready to be held against relative paths with forward slashes. */
export type PathPattern = {
  /** What stands at `SITE`, or '' for a pattern without it; null when the path does not match. */
  match(relativePath: string): string | null;
  /** Letters that are written out: the more of them, the more particular the pattern. */
  readonly written: number;
};

const tokenShapes = /\*\*\/|\*\*|\*|\?|(?<![A-Za-z])(?:SITE|DATE)(?![A-Za-z])|[^*?]/g;
/** No system has longer paths; what is longer matches nothing. */
const longestPath = 4096;

/** Where a token may end that begins here; the first is tried first. */
type Ends = (path: string, from: number) => Iterable<number>;
type Token = { readonly kind: 'site' | 'other'; readonly ends: Ends };

function* runOf(path: string, from: number, least: number, stopsAtSlash: boolean): Generator<number> {
  for (let end = from; ; end += 1) {
    if (end - from >= least) yield end;
    if (end >= path.length || (stopsAtSlash && path[end] === '/')) return;
  }
}

/** Nothing, or whole folders with their slashes. */
function* foldersFrom(path: string, from: number): Generator<number> {
  yield from;
  for (let slash = path.indexOf('/', from); slash !== -1; slash = path.indexOf('/', slash + 1)) yield slash + 1;
}

const dateShape = /\d{8}|\d{4}-\d\d-\d\d/y;

function dateFrom(path: string, from: number): number[] {
  dateShape.lastIndex = from;
  return dateShape.test(path) ? [dateShape.lastIndex] : [];
}

const separators = /[ _-]*/y;

/** A name as it may stand in a path: blanks, underscores and hyphens are the same. */
function nameFrom(path: string, from: number, name: string): number[] {
  let at = from;
  for (const [index, part] of name.split(/[ _-]+/).entries()) {
    if (index > 0) {
      separators.lastIndex = at;
      separators.test(path);
      if (separators.lastIndex === at) return [];
      at = separators.lastIndex;
    }
    if (!path.startsWith(part, at)) return [];
    at += part.length;
  }
  return [at];
}

const siteOf = (name: string | null): Ends =>
  name === null ? (path, from) => runOf(path, from, 1, true) : (path, from) => nameFrom(path, from, name);

function tokenOf(text: string, site: string | null): Token {
  const other = (ends: Ends): Token => ({ kind: 'other', ends });
  switch (text) {
    case '**/':
      return other(foldersFrom);
    case '**':
      return other((path, from) => runOf(path, from, 0, false));
    case '*':
      return other((path, from) => runOf(path, from, 0, true));
    case '?':
      return other((path, from) => (from < path.length && path[from] !== '/' ? [from + 1] : []));
    case 'DATE':
      return other(dateFrom);
    case 'SITE':
      return { kind: 'site', ends: siteOf(site) };
    default:
      return other((path, from) => (path.startsWith(text, from) ? [from + text.length] : []));
  }
}

/** Small letters, none of which takes more room than the large one: places stay the same. */
function lowerLetters(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return [...text]
    .map((letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter))
    .join('');
}

/** Which ends of a path satisfy a pattern that goes no further. */
function belowOf(pattern: string): (path: string, at: number) => boolean {
  if (pattern.endsWith('/')) return () => true;
  const lastName = pattern.slice(pattern.lastIndexOf('/') + 1);
  return (path, at) => at === path.length || (!lastName.includes('.') && path[at] === '/');
}

/** Walks tokens over one path. What failed once is not tried again, so no pattern takes long. */
class Walk {
  readonly #tokens: readonly Token[];
  readonly #path: string;
  readonly #isEnd: (path: string, at: number) => boolean;
  #failed = new Set<number>();
  #site: { readonly from: number; readonly to: number } | null = null;

  constructor(tokens: readonly Token[], path: string, isEnd: (path: string, at: number) => boolean) {
    this.#tokens = tokens;
    this.#path = path;
    this.#isEnd = isEnd;
  }

  /** Where `SITE` stands, `from` and `to` 0 without it; null when the path does not match. */
  found(): { readonly from: number; readonly to: number } | null {
    return this.#goesOn(0, 0) ? (this.#site ?? { from: 0, to: 0 }) : null;
  }

  #goesOn(index: number, at: number): boolean {
    const token = this.#tokens[index];
    if (token === undefined) return this.#isEnd(this.#path, at);
    const state = index * (this.#path.length + 1) + at;
    if (this.#failed.has(state)) return false;
    for (const end of this.#endsOf(token, at)) {
      if (token.kind !== 'site' || this.#site !== null) {
        if (this.#goesOn(index + 1, end)) return true;
      } else if (this.#goesOnWith({ from: at, to: end }, index + 1)) return true;
    }
    this.#failed.add(state);
    return false;
  }

  /** A second `SITE` is the same as the first. */
  #endsOf(token: Token, at: number): Iterable<number> {
    if (token.kind !== 'site' || this.#site === null) return token.ends(this.#path, at);
    const name = this.#path.slice(this.#site.from, this.#site.to);
    return this.#path.startsWith(name, at) ? [at + name.length] : [];
  }

  #goesOnWith(site: { readonly from: number; readonly to: number }, index: number): boolean {
    this.#site = site;
    // What fails with one name may do with another.
    const before = this.#failed;
    const isRepeated = this.#tokens.slice(index).some(({ kind }) => kind === 'site');
    if (isRepeated) this.#failed = new Set();
    if (this.#goesOn(index, site.to)) return true;
    this.#failed = before;
    this.#site = null;
    return false;
  }
}

/**
 * `*` is any part of one name, `**` any folders, `?` one letter, `DATE` a date like 20260523 or 2026-05-23, `SITE` a
 * station's name. Upper and lower case are the same; a pattern that ends with a folder takes in all that lies in it.
 * @param site the name that `SITE` stands for; null: any name.
 */
export function pathPattern(pattern: string, site: string | null): PathPattern {
  const texts = composed(pattern).match(tokenShapes) ?? [];
  const tokens = texts.map((text) =>
    text === 'SITE' || text === 'DATE'
      ? tokenOf(text, site === null ? null : lowerLetters(composed(site)))
      : tokenOf(lowerLetters(text), null),
  );
  const isEnd = belowOf(pattern);
  return {
    written: texts.filter((text) => !text.startsWith('*') && text !== '?').length,
    match: (given) => {
      if (given.length > longestPath) return null;
      const path = composed(given);
      const found = new Walk(tokens, lowerLetters(path), isEnd).found();
      return found === null ? null : path.slice(found.from, found.to);
    },
  };
}
