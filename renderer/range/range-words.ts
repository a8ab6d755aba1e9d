import type { HeldReason, OtherAnimals, RangeMode } from '#contract/species.ts';
import { language } from '../shared/i18n/language.svelte.ts';
import type { Message } from '../shared/i18n/t.ts';

type Choices<T extends string> = readonly { readonly value: T; readonly label: Message }[];

export const rangeModes: Choices<RangeMode> = [
  { value: 'week', label: 'By place and week' },
  { value: 'year', label: 'By place, any time of year' },
  { value: 'off', label: 'No range filter' },
];
export const animals: Choices<OtherAnimals> = [
  { value: 'frogs', label: 'Frogs and toads' },
  { value: 'insects', label: 'Insects' },
  { value: 'mammals', label: 'Mammals' },
];
export const heldReasons: Readonly<Record<HeldReason, Message>> = {
  range: 'Unlikely here',
  list: 'Not on the list',
  class: 'Not a bird',
};

/** `0.4 %`, `97 %`; what is above nothing is never rounded down to it. */
export function likelihoodWords(likelihood: number): string {
  const digits = likelihood < 0.1 ? 1 : 0;
  const share = likelihood > 0 && likelihood < 0.001 ? 0.001 : likelihood;
  const words = new Intl.NumberFormat(language.locale, { style: 'percent', maximumFractionDigits: digits });
  return `${likelihood < share ? '< ' : ''}${words.format(share)}`;
}

/** The day a week of 48 begins with, as `1 May`. @param week 0 to 47 */
export function weekWords(week: number): string {
  const day = new Date(Date.UTC(2026, Math.floor(week / 4), (week % 4) * 7 + 1));
  return day.toLocaleDateString(language.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
}
