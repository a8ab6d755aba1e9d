import type { LocalMoment } from '#contract/recordings.ts';

/** A wall-clock date and time as numbers; month and day count from 1. */
export type ClockParts = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond?: number;
};

/** The moment, or null when there is no such date or time. `24:00:00` is midnight of the next day. */
export function localMoment(parts: ClockParts, offsetMinutes: number | null): LocalMoment | null {
  const { year, month, day, hour, minute, second, millisecond = 0 } = parts;
  const isMidnight24 = hour === 24 && minute === 0 && second === 0;
  if (
    year < 1900 ||
    year > 2199 ||
    month < 1 ||
    month > 12 ||
    minute > 59 ||
    second > 59 ||
    (hour > 23 && !isMidnight24)
  )
    return null;
  if (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  if (offsetMinutes !== null && Math.abs(offsetMinutes) > 14 * 60) return null;
  const local = new Date(Date.UTC(year, month - 1, day, hour, minute, second, millisecond));
  return { local: local.toISOString().slice(0, -1), offsetMinutes };
}

/** A moment given as Unix time, told in UTC. */
export function utcMoment(unixMs: number): LocalMoment {
  return { local: new Date(unixMs).toISOString().slice(0, -1), offsetMinutes: 0 };
}

/** Minutes east of UTC from `Z`, `+10`, `-3:30`, `+1000`, `UTC+2`; null when the text is none of these. */
export function offsetMinutes(text: string): number | null {
  if (/^(?:Z|UTC|GMT)$/i.test(text)) return 0;
  const found = /^(?:UTC|GMT)?([+-\u2212])(\d{1,2})(?::?(\d{2}))?$/i.exec(text);
  if (found === null) return null;
  if (Number(found[3] ?? 0) > 59) return null;
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return found[1] === '+' ? minutes : -minutes;
}
