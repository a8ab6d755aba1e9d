import type { SunPlace } from '#contract/timeline.ts';

const degrees = Math.PI / 180;
/** Upper edge of the sun on the horizon with mean refraction. */
const horizonDegrees = -0.833;

/** Sunrise and sunset in hours of the local clock, 0 to 24; null where the sun stays up or down that day. */
export type SunHours = { readonly rise: number; readonly set: number } | null;

/** Degrees and minutes of the sun on a day: Meeus, Astronomical Algorithms (1998), chapter 25, as NOAA's calculator uses it. */
function sunAt(julianCentury: number): { declination: number; equationMinutes: number } {
  const t = julianCentury;
  const longitude = (280.46646 + t * (36000.76983 + t * 0.0003032)) % 360;
  const anomaly = 357.52911 + t * (35999.05029 - 0.0001537 * t);
  const eccentricity = 0.016708634 - t * (0.000042037 + 0.0000001267 * t);
  const m = anomaly * degrees;
  const centre =
    Math.sin(m) * (1.914602 - t * (0.004817 + 0.000014 * t)) +
    Math.sin(2 * m) * (0.019993 - 0.000101 * t) +
    Math.sin(3 * m) * 0.000289;
  const node = (125.04 - 1934.136 * t) * degrees;
  const apparent = (longitude + centre - 0.00569 - 0.00478 * Math.sin(node)) * degrees;
  const tilt = (23.439291 - 0.0130042 * t + 0.00256 * Math.cos(node)) * degrees;
  const y = Math.tan(tilt / 2) ** 2;
  const l = longitude * degrees;
  const equation =
    y * Math.sin(2 * l) -
    2 * eccentricity * Math.sin(m) +
    4 * eccentricity * y * Math.sin(m) * Math.cos(2 * l) -
    0.5 * y * y * Math.sin(4 * l) -
    1.25 * eccentricity * eccentricity * Math.sin(2 * m);
  return { declination: Math.asin(Math.sin(tilt) * Math.sin(apparent)), equationMinutes: (4 * equation) / degrees };
}

const zoneFormats = new Map<string, Intl.DateTimeFormat>();

/** Made once for a zone: making one takes as long as writing a hundred dates with it. */
function zoneFormat(zone: string): Intl.DateTimeFormat {
  const known =
    zoneFormats.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  zoneFormats.set(zone, known);
  return known;
}

/** Minutes east of UTC that a zone has at an instant. */
export function zoneMinutes(zone: string, instant: Date): number {
  const parts = zoneFormat(zone).formatToParts(instant);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/**
 * Sunrise and sunset of a local date `YYYY-MM-DD`, in hours of the place's own clock, daylight saving included. To about a
 * minute between the polar circles.
 */
export function sunHours(day: string, place: Pick<SunPlace, 'latitude' | 'longitude' | 'zone'>): SunHours {
  const noon = new Date(Date.parse(`${day}T12:00:00Z`) - place.longitude * 240_000);
  const { declination, equationMinutes } = sunAt((noon.getTime() / 86_400_000 + 2440587.5 - 2451545) / 36525);
  const latitude = place.latitude * degrees;
  const cosine =
    (Math.sin(horizonDegrees * degrees) - Math.sin(latitude) * Math.sin(declination)) /
    (Math.cos(latitude) * Math.cos(declination));
  if (!(Math.abs(cosine) <= 1)) return null;
  const halfDay = Math.acos(cosine) / degrees / 15;
  const transit = 12 - place.longitude / 15 - equationMinutes / 60 + zoneMinutes(place.zone, noon) / 60;
  const wrap = (hour: number): number => ((hour % 24) + 24) % 24;
  return { rise: wrap(transit - halfDay), set: wrap(transit + halfDay) };
}
