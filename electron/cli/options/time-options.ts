import path from 'node:path';
import { LocalTime, longestShiftSeconds, type ClockChange } from '#contract/clock.ts';
import { readAsk } from '#contract/schema/read-ask.ts';
import { absolute, absolutes, common, namePatternOf, shown, textOf, type Common, type Values } from './read-values.ts';
import type { SongCommand } from './song-command.ts';
import { WrongUsage } from './wrong-usage.ts';

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

export function addInspect(program: SongCommand, found: (options: InspectOptions) => void): void {
  const command = program
    .below('inspect', 'help-inspect')
    .needs('value-path', 'help-argument-inspect', 'many')
    .takes('--name-pattern', 'value-pattern', 'help-analyse-name-pattern')
    .has('--json', 'help-option-json');
  command.action((paths: readonly string[]) => {
    const values: Values = command.optsWithGlobals();
    found({
      command: 'inspect',
      paths: absolutes(paths),
      dataFolder: absolute(values['data']),
      json: values['json'] === true,
      namePattern: namePatternOf(values['namePattern']) ?? '',
    });
  });
}

export function addClock(program: SongCommand, found: (options: ClockOptions) => void): void {
  const command = program
    .below('clock', 'help-clock')
    .needs('value-folder', 'help-argument-clock')
    .takes('--first', 'value-moment', 'help-clock-first')
    .takes('--shift', 'value-shift', 'help-clock-shift')
    .has('--undo', 'help-clock-undo')
    .takes('--pack', 'value-folder', 'help-option-pack')
    .has('--json', 'help-option-json');
  command.action((folder: string) => {
    const values: Values = command.optsWithGlobals();
    const action = clockCommand(values);
    const json = values['json'] === true;
    found({ command: 'clock', ...common(values), folder: path.resolve(folder), action, json });
  });
}

function clockCommand(values: Values): ClockCommand {
  const [first, shift] = [textOf(values['first']), textOf(values['shift'])];
  const undo = values['undo'] === true;
  if ([first !== undefined, shift !== undefined, undo].filter(Boolean).length > 1)
    throw new WrongUsage('usage-only-one', { options: '--first, --shift, --undo' });
  if (first !== undefined) return { kind: 'correct', change: { kind: 'first', local: localTime(first) } };
  if (shift !== undefined) return { kind: 'correct', change: { kind: 'shift', seconds: shiftSeconds(shift) } };
  return { kind: undo ? 'undo' : 'show' };
}

function localTime(text: string): string {
  try {
    return readAsk(LocalTime, text);
  } catch {
    const isWritten = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?$/.test(text.trim());
    throw new WrongUsage(isWritten ? 'usage-no-such-time' : 'usage-local-time', {
      option: '--first',
      given: shown(text),
    });
  }
}

const secondsOfYear = 366 * 86_400;

/** `+2:00`, `-0:30:15`, `1d 2:00`, `-3600`: days, hours and minutes with or without seconds, or seconds alone. */
export function shiftSeconds(text: string): number {
  const option = '--shift';
  const found = /^([+-]?)(?:(\d+)d\s*)?(?:(\d+):([0-5]\d)(?::([0-5]\d))?|(\d+)s?)?$/.exec(text.trim());
  const [, sign, days, hours, minutes, seconds, alone] = found ?? [];
  if (found === null || [days, hours, alone].every((part) => part === undefined))
    throw new WrongUsage('usage-shift', { option, given: shown(text) });
  const count = (part: string | undefined): number => Number(part ?? 0);
  const total = count(days) * 86_400 + count(hours) * 3600 + count(minutes) * 60 + count(seconds) + count(alone);
  if (total > longestShiftSeconds) {
    const most = longestShiftSeconds / secondsOfYear;
    throw new WrongUsage('usage-shift-far', { option, most, given: shown(text) });
  }
  return sign === '-' ? -total : total;
}
