import * as v from 'valibot';
import { whole } from './fields.ts';
import type { Value } from './request.ts';

/** So many minutes before (negative) or after a sunrise or sunset at the place of the recording. */
export const SunMoment = v.strictObject({ event: v.picklist(['sunrise', 'sunset']), minutes: whole(-720, 720) });
export type SunMoment = Value<typeof SunMoment>;

/** A part of every day by the sun: from one moment to the next time that the other comes. */
export const SunSpan = v.strictObject({ from: SunMoment, to: SunMoment });
export type SunSpan = Value<typeof SunSpan>;

const span = (from: SunMoment, to: SunMoment): SunSpan => ({ from, to });
const at = (event: SunMoment['event'], minutes = 0): SunMoment => ({ event, minutes });

/** The parts of a day that have a name. */
export const sunParts = {
  night: span(at('sunset'), at('sunrise')),
  dawn: span(at('sunrise', -60), at('sunrise', 60)),
  day: span(at('sunrise'), at('sunset')),
  dusk: span(at('sunset', -60), at('sunset', 60)),
} as const satisfies Readonly<Record<string, SunSpan>>;
export type SunPart = keyof typeof sunParts;

const isPart = (text: string): text is SunPart => Object.hasOwn(sunParts, text);

/** The name of a part of the day; null for any other span. */
export function sunPartOf(wanted: SunSpan): SunPart | null {
  const text = plainText(wanted);
  return (
    Object.keys(sunParts).find((name): name is SunPart => isPart(name) && plainText(sunParts[name]) === text) ?? null
  );
}

/** `night`, or `sunrise-60..sunset+30`: how a span is written in addresses and on the command line. */
export function sunSpanText(wanted: SunSpan): string {
  return sunPartOf(wanted) ?? plainText(wanted);
}

/** Reads what `sunSpanText` writes; null for anything else. */
export function readSunSpan(text: string): SunSpan | null {
  if (isPart(text)) return sunParts[text];
  const moments = text.split('..').map(readMoment);
  const [from = null, to = null] = moments;
  return moments.length !== 2 || from === null || to === null ? null : { from, to };
}

const plainText = ({ from, to }: SunSpan): string => `${momentText(from)}..${momentText(to)}`;
const momentText = ({ event, minutes }: SunMoment): string =>
  minutes === 0 ? event : `${event}${minutes < 0 ? '-' : '+'}${Math.abs(minutes)}`;

function readMoment(text: string): SunMoment | null {
  // A plus sign that an address left as it is comes in as a blank.
  const [, event, sign, minutes = '0'] = /^(sunrise|sunset)(?:([-+ ])(\d{1,3}))?$/.exec(text) ?? [];
  if ((event !== 'sunrise' && event !== 'sunset') || Number(minutes) > 720) return null;
  return { event, minutes: sign === '-' ? -Number(minutes) : Number(minutes) };
}
