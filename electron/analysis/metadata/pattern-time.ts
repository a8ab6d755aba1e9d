import { nameParts, type NamePart } from '#contract/schema/name-pattern.ts';
import type { LocalMoment } from '#contract/recordings.ts';
import { localMoment } from './local-moment.ts';

/** Reads the time out of a file's name; null where the name is not written that way. */
export type NameTime = (name: string) => LocalMoment | null;

/** What the digits may say; others are part of some other number. */
const ranges: Readonly<Record<string, readonly [least: number, most: number]>> = {
  year: [1900, 2199],
  month: [1, 12],
  day: [1, 31],
  hour: [0, 24],
  minute: [0, 59],
  second: [0, 59],
};

/** The ending that a person may have written behind the pattern. */
const ending = /\.(?:\*|wave?|flac|mp3|og[ga]|opus|m4a|mp4|aac|aif[fc]?|w64)$/i;

type Numbers = Partial<Record<NamePart['kind'], number>>;

/** The longest name of any file system. */
const longestName = 512;

/** Walks the parts over a name. What failed once is not tried again, so no pattern takes long. */
class NameWalk {
  readonly #parts: readonly NamePart[];
  readonly #name: string;
  readonly #failed = new Set<number>();
  readonly numbers: Numbers = {};

  constructor(parts: readonly NamePart[], name: string) {
    this.#parts = parts;
    this.#name = name;
  }

  goesOn(index: number, at: number): boolean {
    const part = this.#parts[index];
    if (part === undefined) return at === this.#name.length;
    const state = index * (this.#name.length + 1) + at;
    if (this.#failed.has(state)) return false;
    if (this.#fits(part, index, at)) return true;
    this.#failed.add(state);
    return false;
  }

  #fits(part: NamePart, index: number, at: number): boolean {
    switch (part.kind) {
      case 'any':
        for (let end = at + part.least; end <= this.#name.length; end += 1)
          if (this.goesOn(index + 1, end)) return true;
        return false;
      case 'one':
        return at < this.#name.length && this.goesOn(index + 1, at + 1);
      case 'letter':
        return this.#name[at] === part.letter && this.goesOn(index + 1, at + 1);
      default: {
        const digits = this.#name.slice(at, at + part.digits);
        const [least, most] = ranges[part.kind] ?? [0, 99];
        if (Number(digits) < least || Number(digits) > most) return false;
        if (!/^\d+$/.test(digits) || digits.length < part.digits || !this.goesOn(index + 1, at + part.digits))
          return false;
        this.numbers[part.kind] = Number(digits);
        return true;
      }
    }
  }
}

/** How a person's file names tell their time; a pattern that says no whole time reads none. */
export function patternTime(pattern: string): NameTime {
  const parts = pattern === '' ? null : nameParts(pattern.replace(ending, ''));
  if (parts === null) return () => null;
  return (name) => {
    if (name.length > longestName) return null;
    const walk = new NameWalk(parts, name.replace(/\.[^.]*$/, '').toLowerCase());
    if (!walk.goesOn(0, 0)) return null;
    const { numbers } = walk;
    const year = numbers.year ?? 2000 + (numbers['short-year'] ?? 0);
    const { month = 0, day = 0, hour = 99, minute = 99, second = 0 } = numbers;
    return localMoment({ year, month, day, hour, minute, second }, null);
  };
}
