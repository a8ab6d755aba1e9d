import { describe, expect, test } from 'vitest';
import { columnSun, sunWordsOf } from '#renderer/timeline/season/column-sun.ts';
import { sunDay, sunHours, zoneMinutes } from '#renderer/timeline/season/sun-times.ts';

const clock = (hours: number | undefined): number => Math.round((hours ?? NaN) * 60);
const at = (hour: number, minute: number): number => hour * 60 + minute;

describe('sunrise and sunset against published almanacs, within three minutes', () => {
  const cases = [
    // Berlin, timeanddate and the DWD agree: 21 June 04:43 to 21:33, 21 December 08:15 to 15:54.
    ['2025-06-21', { latitude: 52.52, longitude: 13.405, zone: 'Europe/Berlin' }, at(4, 43), at(21, 33)],
    ['2025-12-21', { latitude: 52.52, longitude: 13.405, zone: 'Europe/Berlin' }, at(8, 15), at(15, 54)],
    // Equator at the equinox: about 06:00 to 18:07 of mean sun.
    ['2025-03-20', { latitude: 0, longitude: 0, zone: 'UTC' }, at(6, 4), at(18, 11)],
    // Sydney, summer time: 21 December 05:41 to 20:05.
    ['2025-12-21', { latitude: -33.87, longitude: 151.21, zone: 'Australia/Sydney' }, at(5, 41), at(20, 5)],
  ] as const;

  test.each(cases)('%s at %o', (day, place, rise, set) => {
    const sun = sunHours(day, place);
    expect(Math.abs(clock(sun?.rise) - rise)).toBeLessThanOrEqual(3);
    expect(Math.abs(clock(sun?.set) - set)).toBeLessThanOrEqual(3);
  });

  test('no sunset at midsummer beyond the polar circle', () => {
    expect(sunHours('2025-06-21', { latitude: 69.65, longitude: 18.96, zone: 'Europe/Oslo' })).toBeNull();
  });

  test('a zone has its summer time', () => {
    expect(zoneMinutes('Europe/Berlin', new Date('2025-07-01T12:00:00Z'))).toBe(120);
    expect(zoneMinutes('America/St_Johns', new Date('2025-01-01T12:00:00Z'))).toBe(-210);
  });
});

describe('the sun behind the columns of the timeline', () => {
  const berlin = { station: 'Pond', latitude: 52.52, longitude: 13.405, zone: 'Europe/Berlin' };
  const tromso = { station: 'Fjord', latitude: 69.65, longitude: 18.96, zone: 'Europe/Oslo' };
  const year = Array.from({ length: 365 }, (_, day) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10));

  test('nights of days, weeks and months are as long as the almanac has them', () => {
    const days = columnSun({ unit: 'day', bins: ['2025-06-21', '2025-12-21'] }, [], berlin);
    expect(days.night.map((share) => (share * 24).toFixed(1))).toEqual(['7.2', '16.3']);
    expect(sunWordsOf(days, 0)[0]).toMatch(/^sunrise 04:4\d, sunset 21:3\d$/);
    // The week from 18 to 24 June and the month of June have their middles near the longest day.
    const week = columnSun({ unit: 'week', bins: ['2025-06-18'] }, [], berlin);
    expect(week.days[0]).toEqual(sunDay('2025-06-21', berlin));
    const month = columnSun({ unit: 'month', bins: ['2025-06'] }, [], berlin);
    expect(month.days[0]).toEqual(sunDay('2025-06-15', berlin));
  });

  test('an hour is as dark as it was on the days on show', () => {
    const bins = Array.from({ length: 24 }, (_, hour) => String(hour));
    const { night, days } = columnSun({ unit: 'hour-of-day', bins }, year, berlin);
    expect(days).toEqual([]);
    expect(sunWordsOf({ station: 'Pond', night, days }, 6)).toEqual([]);
    expect([night[0], night[12], night[23]]).toEqual([1, 0, 1]);
    // At six it is dark in winter and light in summer.
    expect(night[6]).toBeGreaterThan(0.3);
    expect(night[6]).toBeLessThan(0.7);
  });

  test('beyond the polar circle it is night or day for weeks, and the words say so', () => {
    const sun = columnSun({ unit: 'day', bins: ['2025-06-21', '2025-12-21'] }, [], tromso);
    expect(sun.night).toEqual([0, 1]);
    expect([...sunWordsOf(sun, 0), ...sunWordsOf(sun, 1)]).toEqual(['the sun does not set', 'the sun does not rise']);
  });

  test('a sunset after midnight by the clock leaves two stretches of light', () => {
    const sun = columnSun({ unit: 'day', bins: ['2025-12-21'] }, [], { ...berlin, zone: 'Pacific/Auckland' });
    expect(((sun.night[0] ?? 0) * 24).toFixed(1)).toBe('16.3');
  });
});
