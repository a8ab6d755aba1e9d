import path from 'node:path';
import { nameParts } from '#contract/schema/name-pattern.ts';
import type { ChannelChoice } from '#contract/settings.ts';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { WrongUsage } from './wrong-usage.ts';

/** Options every command takes. Paths are absolute. */
export type Common = {
  readonly dataFolder: string | null;
  readonly packFolder: string | null;
  /** How many recordings are listened to side by side; absent: as the settings say. */
  readonly analysts?: number;
};

export const commonOptions = {
  data: { type: 'string' },
  pack: { type: 'string' },
  analysts: { type: 'string' },
} as const;

export type Values = Readonly<Record<string, unknown>>;

/** @throws WrongUsage for an option that is not among these. */
export function parsed(
  words: readonly string[],
  options: NonNullable<ParseArgsConfig['options']>,
): { values: Values; positionals: readonly string[] } {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (thrown) {
    if (!(thrown instanceof TypeError)) throw thrown;
    // Node's own sentence is good up to the first full stop; what follows is advice for programmers.
    throw new WrongUsage(`${thrown.message.split('. ')[0] ?? ''}.`.replace('..', '.'));
  }
}

export function common(values: Values): Common {
  const analysts = wholeNumber('--analysts', values['analysts'], 1, 64);
  return {
    dataFolder: absolute(values['data']),
    packFolder: absolute(values['pack']),
    ...(analysts === undefined ? {} : { analysts }),
  };
}

export function fraction(name: string, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (value === '' || !(number >= 0 && number <= 1)) throw new WrongUsage(`${name} is a number from 0 to 1, e.g. 0.6.`);
  return number;
}

/** @throws WrongUsage for a pattern that does not say a date, an hour and minutes. */
export function namePatternOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const pattern = String(value);
  if (pattern !== '' && nameParts(pattern) === null)
    throw new WrongUsage('--name-pattern says a date, an hour and minutes, e.g. SITE_YYYYMMDD_HHMMSS.');
  return pattern;
}

/** `left`, `right`, `mix`, `each` or a number counted from 1. @throws WrongUsage */
export function channelOf(value: unknown): ChannelChoice | undefined {
  if (value === undefined) return undefined;
  if (value === 'mix' || value === 'each') return value;
  const number = value === 'left' ? 1 : value === 'right' ? 2 : Number(value);
  if (value === '' || !Number.isInteger(number) || number < 1 || number > 64)
    throw new WrongUsage('--channel is left, right, mix, each or the number of a channel, counted from 1.');
  return number - 1;
}

export function wholeNumber(name: string, value: unknown, least: number, most: number): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  const fits = value !== '' && Number.isInteger(number) && number >= least && number <= most;
  if (!fits) throw new WrongUsage(`${name} is a whole number from ${least} to ${most}.`);
  return number;
}

export function onlyFolder(positionals: readonly string[]): string | null {
  if (positionals.length > 1)
    throw new WrongUsage('Name one folder only. A folder with spaces needs quotes around it.');
  return absolute(positionals[0]);
}

export function missingFolder(command: string): never {
  throw new WrongUsage(`Say which folder of recordings to ${command}.`);
}

export function absolute(value: unknown): string | null {
  return typeof value === 'string' ? path.resolve(value) : null;
}
