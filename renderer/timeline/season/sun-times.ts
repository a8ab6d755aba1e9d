import { getPosition, getTimes } from 'suncalc';
import type { SunPlace } from '#contract/timeline.ts';

/** Sunrise and sunset in hours of the local clock, 0 to 24; null where the sun stays up or down that day. */
export type SunHours = { readonly rise: number; readonly set: number } | null;

/** The same; where the sun neither rises nor sets, whether it is up or down all day. */
export type SunDay = NonNullable<SunHours> | 'up' | 'down';

type Place = Pick<SunPlace, 'latitude' | 'longitude' | 'zone'>;

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

/** Sunrise and sunset of a local date `YYYY-MM-DD`, in hours of the place's own clock, daylight saving included. */
export function sunDay(day: string, { latitude, longitude, zone }: Place): SunDay {
  const noon = new Date(Date.parse(`${day}T12:00:00Z`) - longitude * 240_000);
  const { sunrise, sunset } = getTimes(noon, latitude, longitude);
  if (sunrise === null || sunset === null) return getPosition(noon, latitude, longitude).altitude > 0 ? 'up' : 'down';
  const minutes = zoneMinutes(zone, noon);
  const hour = (instant: Date): number => (((instant.getTime() / 3_600_000 + minutes / 60) % 24) + 24) % 24;
  return { rise: hour(sunrise), set: hour(sunset) };
}

/** As `sunDay`; null where the sun stays up or down. */
export function sunHours(day: string, place: Place): SunHours {
  const sun = sunDay(day, place);
  return typeof sun === 'string' ? null : sun;
}
