import type { LocalMoment } from '#contract/recordings.ts';

const msPerDay = 86_400_000;
const msPerHour = 3_600_000;

/** Wall-clock text `YYYY-MM-DDTHH:MM:SS[.sss]` as milliseconds on the recorder's own clock, or null when it is no time. */
export function wallClockMs(local: string): number | null {
  const ms = Date.parse(`${local}Z`);
  return Number.isNaN(ms) ? null : ms;
}

/** The reverse of `wallClockMs`: `YYYY-MM-DDTHH:MM:SS.sss`, no zone. */
export function wallClockText(ms: number): string {
  return new Date(ms).toISOString().slice(0, -1);
}

/** Whether the time of a recording `r` is only the disk's, as `isGuessedTime` says it: 1 or 0. */
export const guessedTimeSql = `(r.time_source = 'modified-time' AND r.corrected_s = 0)`;

/**
 * @param guessed whether the time is only the disk's.
 * @returns null where the clock is unknown.
 */
export function momentAt(wallMs: number | null, offsetMinutes: number | null, guessed = false): LocalMoment | null {
  if (wallMs === null) return null;
  return { local: wallClockText(wallMs), offsetMinutes, ...(guessed && { guessed: true as const }) };
}

/** Whole local days since 1970-01-01. */
export function dayNumber(wallMs: number): number {
  return Math.floor(wallMs / msPerDay);
}

export function dayText(day: number): string {
  return new Date(day * msPerDay).toISOString().slice(0, 10);
}

/** Midnight of a local date `YYYY-MM-DD` on the wall clock, or null when it is no date. */
export function dayStartMs(day: string): number | null {
  return wallClockMs(`${day}T00:00:00`);
}

/** ISO 8601 with the offset where it is known, without where it is not: `2026-05-01T05:30:00.000+02:00`. */
export function isoText(moment: LocalMoment): string {
  return moment.offsetMinutes === null ? moment.local : `${moment.local}${offsetText(moment.offsetMinutes)}`;
}

/** Minutes east of UTC as `+02:00`. */
function offsetText(offsetMinutes: number): string {
  const minutes = Math.abs(offsetMinutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

export type HourPiece = { readonly day: number; readonly hour: number; readonly seconds: number };

/** Cuts a recording at the full hours of the wall clock, so that effort lands in the hours it was spent in. */
export function hourPieces(startMs: number, durationSeconds: number): HourPiece[] {
  const pieces: HourPiece[] = [];
  const endMs = startMs + durationSeconds * 1000;
  for (let at = startMs; at < endMs;) {
    const hourIndex = Math.floor(at / msPerHour);
    const next = Math.min((hourIndex + 1) * msPerHour, endMs);
    pieces.push({ day: dayNumber(at), hour: ((hourIndex % 24) + 24) % 24, seconds: (next - at) / 1000 });
    at = next;
  }
  return pieces;
}
