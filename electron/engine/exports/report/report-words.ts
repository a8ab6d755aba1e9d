import type { LocalMoment, TimeSource } from '#contract/recordings.ts';
import { digestSentences } from '#contract/words/exports/digest.ts';
import { reportSentences } from '#contract/words/exports/report.ts';
import type { Language } from '../table-style.ts';

const sentences = { ...reportSentences, ...digestSentences };
type Key = keyof typeof sentences;
type Counted = Key extends infer K ? (K extends `${infer Head}_other` ? Head : never) : never;
type Values = Readonly<Record<string, string | number>>;

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE', es: 'es-ES' };

/** How a report speaks: sentences, numbers, days and lengths in one language. */
export type ReportWords = {
  readonly language: Language;
  say(key: Key, values?: Values): string;
  /** A sentence that counts: `count` is one of its values. */
  count(key: Counted, count: number, values?: Values): string;
  number(value: number, decimals?: number): string;
  percent(part: number): string;
  /** `2026-05-01` as `1 May 2026`. */
  day(day: string): string;
  /** `1 May 2026, 04:30` on the clock of the recorder. */
  moment(moment: LocalMoment): string;
  /** `40 s`, `17 min`, `3.4 h`, `1,204 h`: minutes below two hours, so that a short survey does not read as none. */
  length(seconds: number): string;
  source(source: TimeSource): string;
};

export function reportWords(language: Language): ReportWords {
  const locale = locales[language];
  const number = (value: number, decimals = 1): string =>
    value.toLocaleString(locale, { maximumFractionDigits: decimals });
  const plural = new Intl.PluralRules(locale);
  const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const say = (key: Key, values: Values = {}): string =>
    sentences[key][language].replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const value = values[name] ?? '';
      return typeof value === 'number' ? number(value) : value;
    });
  const day = (text: string): string => days.format(new Date(`${text}T00:00:00Z`));
  return {
    language,
    say,
    count: (key, count, values = {}) =>
      say(`${key}_${plural.select(count) === 'one' ? 'one' : 'other'}`, { ...values, count }),
    number,
    percent: (part) => part.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 0 }),
    day,
    moment: ({ local }) => `${day(local.slice(0, 10))}, ${local.slice(11, 16)}`,
    length: (seconds) => {
      if (seconds < 60) return say('report-seconds', { length: Math.round(seconds) });
      if (seconds < 2 * 3600) return say('report-minutes', { length: Math.round(seconds / 60) });
      return say('report-of-hours', { length: seconds < 36_000 ? seconds / 3600 : Math.round(seconds / 3600) });
    },
    source: (source) => say(`report-source-${source}`),
  };
}

/** `4 5 6 21` -> `4–6, 21` */
export function hourRanges(hours: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const hour of hours) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === hour - 1) last[1] = hour;
    else ranges.push([hour, hour]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}
