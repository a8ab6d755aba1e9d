import path from 'node:path';
import { isDay } from '#contract/schema/fields.ts';
import { readSunSpan, sunParts, type SunSpan } from '#contract/schema/sun-span.ts';
import { nameParts } from '#contract/schema/name-pattern.ts';
import type { ChannelChoice } from '#contract/settings.ts';
import { WrongUsage } from './wrong-usage.ts';

/** The options of a command as they were typed, by name without the dashes, in camel case. */
export type Values = Readonly<Record<string, unknown>>;

/** Options every command takes. Paths are absolute. */
export type Common = {
  readonly dataFolder: string | null;
  readonly packFolder: string | null;
  /** The model of this run by its name; absent: the chosen one. */
  readonly model?: string;
  /** How many recordings are analysed side by side; absent: as the settings say. */
  readonly analysts?: number;
};

export function common(values: Values): Common {
  const analysts = wholeNumber('--analysts', values['analysts'], 1, 64);
  const model = textOf(values['model']);
  if (model !== undefined && values['pack'] !== undefined)
    throw new WrongUsage('usage-only-one', { options: '--model, --pack' });
  return {
    ...(model === undefined ? {} : { model }),
    dataFolder: absolute(values['data']),
    packFolder: absolute(values['pack']),
    ...(analysts === undefined ? {} : { analysts }),
  };
}

const longestGiven = 60;

/** A typed value as a sentence repeats it. */
export function shown(value: unknown): string {
  const text = String(value);
  return text.length <= longestGiven ? text : `${text.slice(0, longestGiven)}…`;
}

/**
 * A number written with digits, with a point or a comma. No exponents, no hexadecimal numbers, no words.
 * @throws WrongUsage
 */
export function decimal(option: string, value: unknown, least: number, most: number): number | undefined {
  if (value === undefined) return undefined;
  const text = String(value).trim();
  const number = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  if (!(number >= least && number <= most))
    throw new WrongUsage('usage-number', { option, least, most, given: shown(value) });
  // -0 is 0.
  return number + 0;
}

export function fraction(option: string, value: unknown): number | undefined {
  return decimal(option, value, 0, 1);
}

/** @throws WrongUsage */
export function wholeNumber(option: string, value: unknown, least: number, most: number): number | undefined {
  if (value === undefined) return undefined;
  const text = String(value).trim();
  const number = /^\+?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= least && number <= most))
    throw new WrongUsage('usage-whole-number', { option, least, most: String(most), given: shown(value) });
  return number;
}

/** One of a few words. @throws WrongUsage */
export function oneOf<Word extends string>(option: string, value: unknown, words: readonly Word[]): Word | undefined {
  if (value === undefined) return undefined;
  const text = String(value).trim().toLowerCase();
  const found = words.find((word) => word.toLowerCase() === text);
  if (found === undefined)
    throw new WrongUsage('usage-one-of', { option, choices: words.join(', '), given: shown(value) });
  return found;
}

/** A local date that there is. @throws WrongUsage */
export function day(option: string, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = String(value).trim();
  if (isDay(text)) return text;
  const isWritten = /^\d{4}-\d{2}-\d{2}$/.test(text);
  throw new WrongUsage(isWritten ? 'usage-no-such-day' : 'usage-day', { option, given: shown(value) });
}

/** A part of the day by the sun: `night` or `sunrise-60..sunrise+90`. @throws WrongUsage */
export function sunSpan(option: string, value: unknown): SunSpan | undefined {
  if (value === undefined) return undefined;
  const text = String(value).trim().toLowerCase();
  const span = readSunSpan(text);
  if (span === null)
    throw new WrongUsage('usage-sun', { option, parts: Object.keys(sunParts).join(', '), given: shown(value) });
  return span;
}

/** @throws WrongUsage for a pattern that does not say a date, an hour and minutes. */
export function namePatternOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const pattern = String(value);
  if (pattern.length > 200 || nameParts(pattern) === null)
    throw new WrongUsage('usage-name-pattern', { option: '--name-pattern', given: shown(value) });
  return pattern;
}

/** `left`, `right`, `mix`, `each` or a number counted from 1. @throws WrongUsage */
export function channelOf(value: unknown): ChannelChoice | undefined {
  if (value === undefined) return undefined;
  const word = String(value).trim().toLowerCase();
  if (word === 'mix' || word === 'each') return word;
  const number = word === 'left' ? 1 : word === 'right' ? 2 : /^\d+$/.test(word) ? Number(word) : Number.NaN;
  if (!(number >= 1 && number <= 64))
    throw new WrongUsage('usage-channel', { option: '--channel', given: shown(value) });
  return number - 1;
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Paths as they were typed. @throws WrongUsage for an empty one */
export function absolutes(paths: readonly string[]): string[] {
  if (paths.some((each) => each.trim() === '')) throw new WrongUsage('usage-empty-path');
  return paths.map((each) => path.resolve(each));
}

export function absolute(value: unknown): string | null {
  return typeof value === 'string' ? path.resolve(value) : null;
}
