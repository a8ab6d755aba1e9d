import type { Position } from '#contract/stations.ts';

/** Unix milliseconds of sunrise and sunset on one solar day; or the sun is above or below the horizon all of it. */
export type SunTimes = { readonly rise: number; readonly set: number } | 'up' | 'down';

export const msPerDay = 86_400_000;
const radians = Math.PI / 180;
/** The upper edge of the sun at the horizon, seen through the air. */
const horizon = -0.833 * radians;
const tilt = 23.4397 * radians;
/** Days from the first of January 1970 to noon of the first of January 2000. */
const daysTo2000 = 10_957.5;

/** The solar day in which an instant lies: whole days since 1970 on a clock by which the mean sun is highest at noon. */
export function solarDay(utcMs: number, longitude: number): number {
  return Math.floor((utcMs + longitude * 240_000) / msPerDay);
}

/** Midnight by that clock at which a solar day begins, in Unix milliseconds. */
export function solarMidnight(day: number, longitude: number): number {
  return day * msPerDay - longitude * 240_000;
}

/**
 * Sunrise and sunset of a solar day, right to about two minutes outside of the polar circles.
 * Source: sunrise equation, as in the Astronomical Almanac's low-precision formulas for the sun.
 */
export function sunTimes(day: number, { latitude, longitude }: Position): SunTimes {
  const noon = day + 0.5 - daysTo2000 - longitude / 360;
  const anomaly = (357.5291 + 0.98560028 * noon) * radians;
  const centre = 1.9148 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly) + 0.0003 * Math.sin(3 * anomaly);
  const ecliptic = anomaly + (centre + 282.9372) * radians;
  const transit = noon + 0.0053 * Math.sin(anomaly) - 0.0069 * Math.sin(2 * ecliptic);
  const declination = Math.asin(Math.sin(ecliptic) * Math.sin(tilt));
  const north = latitude * radians;
  const cosine =
    (Math.sin(horizon) - Math.sin(north) * Math.sin(declination)) / (Math.cos(north) * Math.cos(declination));
  if (cosine <= -1) return 'up';
  if (cosine >= 1) return 'down';
  const half = Math.acos(cosine) / (2 * Math.PI);
  const instant = (days: number): number => (days + daysTo2000) * msPerDay;
  return { rise: instant(transit - half), set: instant(transit + half) };
}
