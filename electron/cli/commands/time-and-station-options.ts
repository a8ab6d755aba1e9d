import path from 'node:path';
import type { ClockChange } from '#contract/clock.ts';
import { LocalTime } from '#contract/clock.ts';
import { readAsk } from '#contract/schema/read-ask.ts';
import {
  absolute,
  common,
  commonOptions,
  namePatternOf,
  onlyFolder,
  parsed,
  type Common,
  type Values,
} from '../cli-words.ts';
import { WrongUsage } from '../wrong-usage.ts';

export type InspectOptions = {
  readonly command: 'inspect';
  readonly paths: readonly string[];
  readonly dataFolder: string | null;
  readonly json: boolean;
  readonly namePattern: string;
};

/** What is done about the clock of a folder; `show` only tells how it stands. */
type ClockCommand = { readonly kind: 'show' | 'undo' } | { readonly kind: 'correct'; readonly change: ClockChange };

export type ClockOptions = Common & {
  readonly command: 'clock';
  readonly folder: string;
  readonly action: ClockCommand;
  readonly json: boolean;
};

export function inspectOptions(words: readonly string[]): InspectOptions {
  const { values, positionals } = parsed(words, {
    data: { type: 'string' },
    'name-pattern': { type: 'string' },
    json: { type: 'boolean', default: false },
  });
  if (positionals.length === 0) throw new WrongUsage('Say which files or folders to inspect.');
  const paths = positionals.map((word) => path.resolve(word));
  const namePattern = namePatternOf(values['name-pattern']) ?? '';
  return {
    command: 'inspect',
    paths,
    dataFolder: absolute(values['data']),
    json: values['json'] === true,
    namePattern,
  };
}

export function clockOptions(words: readonly string[]): ClockOptions {
  const { values, positionals } = parsed(words, {
    ...commonOptions,
    first: { type: 'string' },
    shift: { type: 'string' },
    undo: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  });
  const folder = onlyFolder(positionals);
  if (folder === null) throw new WrongUsage('Say which folder’s clock is meant.');
  return { command: 'clock', ...common(values), folder, action: clockCommand(values), json: values['json'] === true };
}

function clockCommand(values: Values): ClockCommand {
  const { first, shift } = values;
  const undo = values['undo'] === true;
  if ([first !== undefined, shift !== undefined, undo].filter(Boolean).length > 1) {
    throw new WrongUsage('Give one of --first, --shift and --undo.');
  }
  if (typeof first === 'string') return { kind: 'correct', change: { kind: 'first', local: localTime(first) } };
  if (typeof shift === 'string') return { kind: 'correct', change: { kind: 'shift', seconds: shiftSeconds(shift) } };
  return { kind: undo ? 'undo' : 'show' };
}

function localTime(text: string): string {
  try {
    return readAsk(LocalTime, text);
  } catch {
    throw new WrongUsage('--first is a date and a time, e.g. "2026-05-23 04:30:00".');
  }
}

/** `+2:00`, `-0:30:15`, `1d 2:00`, `-3600`: days, hours and minutes with or without seconds, or seconds alone. */
export function shiftSeconds(text: string): number {
  const found = /^([+-]?)(?:(\d+)d)?\s*(?:(\d+):([0-5]\d)(?::([0-5]\d))?|(\d+)s?)?$/.exec(text.trim());
  const [, sign, days, hours, minutes, seconds, alone] = found ?? [];
  if (found === null || [days, hours, alone].every((part) => part === undefined)) {
    throw new WrongUsage('--shift is like +2:00, -0:30:15, "1d 6:00" or 3600, which is seconds.');
  }
  const count = (part: string | undefined): number => Number(part ?? 0);
  const total = count(days) * 86_400 + count(hours) * 3600 + count(minutes) * 60 + count(seconds) + count(alone);
  return sign === '-' ? -total : total;
}
