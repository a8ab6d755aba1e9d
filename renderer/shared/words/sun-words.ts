import type { SunPart } from '#contract/schema/sun-span.ts';
import type { Message } from '../i18n/t.ts';

/** The parts of a day by the sun, in the order in which they are offered. */
export const sunWords: readonly { readonly part: SunPart; readonly name: Message }[] = [
  { part: 'night', name: 'Night' },
  { part: 'dawn', name: 'Dawn chorus, 1 h around sunrise' },
  { part: 'day', name: 'Daylight' },
  { part: 'dusk', name: 'Dusk, 1 h around sunset' },
];
