const msPerMinute = 60_000;
const msPerDay = 86_400_000;

type Zone = { readonly format: Intl.DateTimeFormat; readonly days: Map<number, number | null> };

const zones = new Map<string, Zone>();

/** @throws RangeError for a zone this computer does not know; zones are checked where they come in. */
function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    era: 'short',
  });
  const zone = { format, days: new Map<number, number | null>() };
  zones.set(name, zone);
  return zone;
}

function computedOffset({ format }: Zone, utcMs: number): number {
  const parts = Object.fromEntries(format.formatToParts(utcMs).map(({ type, value }) => [type, value]));
  const year = parts['era'] === 'BC' ? 1 - Number(parts['year']) : Number(parts['year']);
  const wall = new Date(0);
  wall.setUTCFullYear(year, Number(parts['month']) - 1, Number(parts['day']));
  wall.setUTCHours(Number(parts['hour']), Number(parts['minute']), Number(parts['second']));
  return Math.round((wall.getTime() - Math.floor(utcMs / 1000) * 1000) / msPerMinute);
}

/**
 * Minutes east of UTC in a zone at an instant. Days without a change of the clocks are remembered, since a project asks for
 * the same days a million times.
 */
export function offsetMinutesAt(zoneName: string, utcMs: number): number {
  const zone = zoneOf(zoneName);
  const day = Math.floor(utcMs / msPerDay);
  let whole = zone.days.get(day);
  if (whole === undefined) {
    const first = computedOffset(zone, day * msPerDay);
    whole = first === computedOffset(zone, (day + 1) * msPerDay) ? first : null;
    zone.days.set(day, whole);
  }
  return whole ?? computedOffset(zone, utcMs);
}

export type ZonedInstant = {
  readonly utcMs: number;
  /** `twice`: clocks were put back and showed this time two times, the first is taken. `never`: clocks jumped over it. */
  readonly shown: 'once' | 'twice' | 'never';
};

/**
 * The instant at which clocks in a zone showed a wall-clock time.
 * @param wallMs the wall clock read as if it were UTC. A time that clocks jumped over is told on with the offset from before
 * the jump: 02:30 on a spring night is 03:30.
 */
export function instantOf(zoneName: string, wallMs: number): ZonedInstant {
  const before = offsetMinutesAt(zoneName, wallMs - msPerDay);
  const after = offsetMinutesAt(zoneName, wallMs + msPerDay);
  const fits = [...new Set([before, after])]
    .map((offset) => wallMs - offset * msPerMinute)
    .filter((utcMs) => utcMs + offsetMinutesAt(zoneName, utcMs) * msPerMinute === wallMs)
    .sort((a, b) => a - b);
  const [first] = fits;
  if (first === undefined) return { utcMs: wallMs - before * msPerMinute, shown: 'never' };
  return { utcMs: first, shown: fits.length > 1 ? 'twice' : 'once' };
}

/** Milliseconds on the zone's wall clock at an instant. */
export function wallMsAt(zoneName: string, utcMs: number): number {
  return utcMs + offsetMinutesAt(zoneName, utcMs) * msPerMinute;
}
