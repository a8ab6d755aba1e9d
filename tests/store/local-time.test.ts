import { expect, test } from 'vitest';
import { dayNumber, dayText, hourPieces, isoText, wallClockMs, wallClockText } from '#store/recordings/local-time.ts';

test('the wall clock goes to milliseconds and back, in whatever zone the computer is', () => {
  const ms = wallClockMs('2026-03-29T02:30:00.250');
  expect(ms).toBe(Date.UTC(2026, 2, 29, 2, 30, 0, 250));
  expect(wallClockText(ms ?? 0)).toBe('2026-03-29T02:30:00.250');
  expect(wallClockMs('yesterday')).toBeNull();
});

test('offsets are written with sign and minutes', () => {
  const local = '2026-05-01T05:30:00.000';
  expect(isoText({ local, offsetMinutes: 345 })).toBe(`${local}+05:45`);
  expect(isoText({ local, offsetMinutes: -570 })).toBe(`${local}-09:30`);
  expect(isoText({ local, offsetMinutes: 0 })).toBe(`${local}+00:00`);
  expect(isoText({ local, offsetMinutes: null })).toBe(local);
});

test('a recording over midnight spends its effort in both days', () => {
  const pieces = hourPieces(wallClockMs('2026-05-01T23:50:00') ?? 0, 3 * 3600);
  expect(pieces.map((piece) => [dayText(piece.day), piece.hour, piece.seconds])).toEqual([
    ['2026-05-01', 23, 600],
    ['2026-05-02', 0, 3600],
    ['2026-05-02', 1, 3600],
    ['2026-05-02', 2, 3000],
  ]);
});

test('days before 1970 are days, too', () => {
  expect(dayText(dayNumber(wallClockMs('1969-12-31T23:00:00') ?? 0))).toBe('1969-12-31');
});
