import * as v from 'valibot';
import { text } from './fields.ts';

/** What a part of a name pattern stands for. */
export type NamePart =
  | { readonly kind: 'year' | 'short-year' | 'month' | 'day' | 'hour' | 'minute' | 'second'; readonly digits: number }
  /** Any letters, as few as possible; `least` 1 for `SITE`. */
  | { readonly kind: 'any'; readonly least: number }
  | { readonly kind: 'one' }
  | { readonly kind: 'letter'; readonly letter: string };

const shapes = /YYYY|YY|MM|DD|HH|SS|SITE|\*|\?|[\s\S]/g;

function partOf(token: string, minuteIsNext: boolean): NamePart {
  switch (token) {
    case 'YYYY':
      return { kind: 'year', digits: 4 };
    case 'YY':
      return { kind: 'short-year', digits: 2 };
    case 'MM':
      return { kind: minuteIsNext ? 'minute' : 'month', digits: 2 };
    case 'DD':
      return { kind: 'day', digits: 2 };
    case 'HH':
      return { kind: 'hour', digits: 2 };
    case 'SS':
      return { kind: 'second', digits: 2 };
    case 'SITE':
      return { kind: 'any', least: 1 };
    case '*':
      return { kind: 'any', least: 0 };
    case '?':
      return { kind: 'one' };
    default:
      return { kind: 'letter', letter: token.toLowerCase() };
  }
}

/**
 * The parts of a pattern for file names, such as `SITE_YYYYMMDD_HHMMSS`: `YYYY` or `YY`, `MM`, `DD`, `HH`, `MM` and `SS` are
 * digits (`MM` after `HH` is minutes, elsewhere the month), `SITE` and `*` any letters, `?` one; all else is written out. The file's
 * ending is left out.
 * @returns null for a pattern that does not say a date, an hour and minutes, each once
 */
export function nameParts(pattern: string): readonly NamePart[] | null {
  const parts: NamePart[] = [];
  let minuteIsNext = false;
  for (const token of pattern.match(shapes) ?? []) {
    const part = partOf(token, minuteIsNext);
    if (part.kind === 'hour') minuteIsNext = true;
    if (part.kind === 'minute') minuteIsNext = false;
    parts.push(part);
  }
  const count = (...kinds: readonly NamePart['kind'][]): number =>
    parts.filter(({ kind }) => kinds.includes(kind)).length;
  const isWhole = [count('year', 'short-year'), count('month'), count('day'), count('hour'), count('minute')];
  return isWhole.every((times) => times === 1) && count('second') <= 1 ? parts : null;
}

/** A pattern for file names, or empty. */
export const NamePattern: v.GenericSchema<string> = v.pipe(
  text(200),
  v.check((pattern) => pattern === '' || nameParts(pattern) !== null, 'wanted-name-pattern'),
);
