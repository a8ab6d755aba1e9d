import type { SunMoment, SunSpan } from '#contract/schema/sun-span.ts';
import type { Position } from '#contract/stations.ts';
import { msPerDay, solarDay, solarMidnight, sunTimes } from './sun-times.ts';

/** From and to in Unix milliseconds. */
type Stretch = readonly [from: number, to: number];

/** When a moment by the sun comes on a solar day; null where the sun neither rises nor sets. */
function momentMs(day: number, { event, minutes }: SunMoment, place: Position): number | null {
  const times = sunTimes(day, place);
  if (typeof times === 'string') return null;
  return (event === 'sunrise' ? times.rise : times.set) + minutes * 60_000;
}

/**
 * The stretch of a span that begins on a solar day. Where the sun stays below the horizon the whole day belongs to a span from
 * sunset to sunrise and none of it to one from sunrise to sunset; where it stays above, the other way round.
 */
function stretchOf(day: number, span: SunSpan, place: Position): Stretch | null {
  const from = momentMs(day, span.from, place) ?? endlessFrom(day, span, place);
  if (from === null) return null;
  const ends = [day - 1, day, day + 1, day + 2].map((each) => momentMs(each, span.to, place));
  const to = ends.filter((end) => end !== null && end > from).sort((a, b) => Number(a) - Number(b))[0] ?? null;
  const endOfDay = solarMidnight(day + 1, place.longitude);
  return [from, to !== null && to <= from + msPerDay ? to : Math.max(from, endOfDay)];
}

function endlessFrom(day: number, { from, to }: SunSpan, place: Position): number | null {
  if (from.event === to.event) return null;
  const lasting = from.event === 'sunset' ? 'down' : 'up';
  return sunTimes(day, place) === lasting ? solarMidnight(day, place.longitude) : null;
}

/** The stretches of one span at one place, each reckoned once. */
class PlaceSpans {
  readonly #place: Position;
  readonly #span: SunSpan;
  readonly #days = new Map<number, Stretch | null>();

  constructor(span: SunSpan, place: Position) {
    this.#span = span;
    this.#place = place;
  }

  /** How many milliseconds between two instants lie in the span. */
  within(fromMs: number, toMs: number): number {
    const last = solarDay(toMs, this.#place.longitude) + 1;
    let [sum, counted] = [0, fromMs];
    for (let day = solarDay(fromMs, this.#place.longitude) - 1; day <= last; day += 1) {
      const stretch = this.#on(day);
      if (stretch === null) continue;
      const end = Math.min(stretch[1], toMs);
      sum += Math.max(0, end - Math.max(stretch[0], counted));
      counted = Math.max(counted, end);
    }
    return sum;
  }

  #on(day: number): Stretch | null {
    const known = this.#days.get(day);
    if (known !== undefined) return known;
    const stretch = stretchOf(day, this.#span, this.#place);
    this.#days.set(day, stretch);
    return stretch;
  }
}

/** One span at many places. SQL asks for each of a hundred thousand recordings, most often at the place of the one before. */
export class SunSpans {
  readonly #span: SunSpan;
  readonly #places = new Map<number, Map<number, PlaceSpans>>();

  constructor(span: SunSpan) {
    this.#span = span;
  }

  /** Whether an instant lies in the span. */
  holds(place: Position, utcMs: number): boolean {
    return this.#at(place).within(utcMs, utcMs + 1) > 0;
  }

  /** How many milliseconds of a recording lie in the span. */
  within(place: Position, fromMs: number, toMs: number): number {
    return this.#at(place).within(fromMs, toMs);
  }

  #at(place: Position): PlaceSpans {
    const east = this.#places.get(place.latitude) ?? new Map<number, PlaceSpans>();
    if (east.size === 0) this.#places.set(place.latitude, east);
    const known = east.get(place.longitude) ?? new PlaceSpans(this.#span, place);
    east.set(place.longitude, known);
    return known;
  }
}
