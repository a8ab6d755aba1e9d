import { describe, expect, test } from 'vitest';
import { sunHours, zoneMinutes } from '#renderer/timeline/season/sun-times.ts';

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
