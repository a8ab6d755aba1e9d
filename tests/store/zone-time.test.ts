import { expect, test } from 'vitest';
import { clockAt, clockHours } from '#store/recordings/recording-clock.ts';
import { instantOf, offsetMinutesAt, wallMsAt } from '#store/recordings/zone-time.ts';

const utc = (text: string): number => Date.parse(`${text}Z`);
const text = (ms: number): string => new Date(ms).toISOString().slice(0, 16);

/** Zone, the last minute before the clocks change, minutes east of UTC before and after. Both directions, both halves of the earth. */
const nights: readonly [zone: string, changeUtc: string, before: number, after: number][] = [
  ['Europe/Berlin', '2026-03-29T01:00', 60, 120],
  ['Europe/Berlin', '2026-10-25T01:00', 120, 60],
  ['America/New_York', '2026-03-08T07:00', -300, -240],
  ['America/New_York', '2026-11-01T06:00', -240, -300],
  ['Australia/Sydney', '2026-10-03T16:00', 600, 660],
  ['Australia/Sydney', '2026-04-04T16:00', 660, 600],
  ['Australia/Lord_Howe', '2026-10-03T15:30', 630, 660],
  ['Australia/Lord_Howe', '2026-04-04T15:00', 660, 630],
  ['America/St_Johns', '2026-03-08T05:30', -210, -150],
];

test.each(nights)('%s at %s UTC: from %i to %i minutes', (zone, change, before, after) => {
  const at = utc(change);
  expect(offsetMinutesAt(zone, at - 60_000)).toBe(before);
  expect(offsetMinutesAt(zone, at)).toBe(after);
  // Every quarter of an hour of the two days around is found again from its wall clock, the second of two apart.
  for (let instant = at - 86_400_000; instant < at + 86_400_000; instant += 900_000) {
    const found = instantOf(zone, wallMsAt(zone, instant));
    expect(found.shown).not.toBe('never');
    const secondOfTwo = after < before && instant >= at && instant < at + (before - after) * 60_000;
    expect(found.utcMs).toBe(secondOfTwo ? instant - (before - after) * 60_000 : instant);
    if (secondOfTwo) expect(found.shown).toBe('twice');
  }
});

test.each(nights.filter(([, , before, after]) => after > before))(
  '%s at %s: the hour that is jumped over',
  (...night) => {
    const [zone, change, before, after] = night;
    const skipped = utc(change) + before * 60_000 + 10 * 60_000;
    const found = instantOf(zone, skipped);
    expect(found).toEqual({ utcMs: utc(change) + 10 * 60_000, shown: 'never' });
    expect(wallMsAt(zone, found.utcMs)).toBe(skipped + (after - before) * 60_000);
  },
);

test('zones without changes and before there were zones', () => {
  expect(offsetMinutesAt('Asia/Kathmandu', utc('2026-07-01T00:00'))).toBe(345);
  expect(offsetMinutesAt('UTC', 0)).toBe(0);
  expect(instantOf('America/Lima', utc('2026-05-01T05:30'))).toEqual({ utcMs: utc('2026-05-01T10:30'), shown: 'once' });
});

test('a recording over a spring night: the time inside it jumps, and its hours are those of the wall clock', () => {
  const startUtc = utc('2026-03-29T00:30');
  const clock = { wallMs: utc('2026-03-29T01:30'), utcMs: startUtc, zone: 'Europe/Berlin' };
  expect(text(clockAt(clock, 1799).wallMs)).toBe('2026-03-29T01:59');
  expect(text(clockAt(clock, 1800).wallMs)).toBe('2026-03-29T03:00');
  const hours = clockHours(clock, 7200).map(({ hour, seconds }) => [hour, seconds]);
  expect(hours).toEqual([
    [1, 1800],
    [3, 3600],
    [4, 1800],
  ]);
});

test('a recording over an autumn night: the hour that comes twice holds both', () => {
  const clock = { wallMs: utc('2026-10-25T01:50'), utcMs: utc('2026-10-24T23:50'), zone: 'Europe/Berlin' };
  expect(text(clockAt(clock, 4200).wallMs)).toBe('2026-10-25T02:00');
  const hours = clockHours(clock, 3 * 3600).map(({ hour, seconds }) => [hour, seconds]);
  expect(hours).toEqual([
    [1, 600],
    [2, 7200],
    [3, 3000],
  ]);
});

test('half hours: Lord Howe puts its clocks back by thirty minutes', () => {
  const clock = { wallMs: utc('2026-04-05T01:00'), utcMs: utc('2026-04-04T14:00'), zone: 'Australia/Lord_Howe' };
  const hours = clockHours(clock, 2 * 3600).map(({ hour, seconds }) => [hour, seconds]);
  expect(hours).toEqual([
    [1, 5400],
    [2, 1800],
  ]);
});

test('without a zone the wall clock runs on', () => {
  const clock = { wallMs: utc('2026-10-25T01:50'), utcMs: null, zone: null };
  expect(clockAt(clock, 4200)).toEqual({ wallMs: utc('2026-10-25T03:00'), utcMs: null });
  expect(clockHours(clock, 1200).map(({ hour, seconds }) => [hour, seconds])).toEqual([
    [1, 600],
    [2, 600],
  ]);
});
