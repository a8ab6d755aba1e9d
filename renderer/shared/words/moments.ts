import type { LocalMoment, TimeSource } from '#contract/recordings.ts';
import { t } from '../i18n/t.ts';
import { language } from '../i18n/language.svelte.ts';

const dayFormats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(locale: string): Intl.DateTimeFormat {
  const known =
    dayFormats.get(locale) ??
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  dayFormats.set(locale, known);
  return known;
}

/** `2025-05-03` -> `3 May 2025`. The day is the recorder's own; no zone of the viewer takes part. */
export function dayWords(day: string): string {
  const moment = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(moment.getTime()) ? day : dayFormat(language.locale).format(moment);
}

/** `3 May 2025 to 5 May 2025`; a span of one day is that day. */
export function daySpanWords(first: string, last: string): string {
  return first === last ? dayWords(first) : t('{{from}} to {{to}}', { from: dayWords(first), to: dayWords(last) });
}

/** `2025-05-03` -> `May`, short. */
export function monthWords(day: string): string {
  return dayFormat(language.locale)
    .formatToParts(new Date(`${day}T00:00:00Z`))
    .flatMap(({ type, value }) => (type === 'month' ? [value] : []))
    .join('');
}

/** `2025-05-03` -> `3 May`, without the year. */
export function dayMonthWords(day: string): string {
  return new Intl.DateTimeFormat(language.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** A local date so many days later. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The last day of a month: `2024-02` -> `2024-02-29`. */
export function monthEnd(month: string): string {
  const [year = 1970, of = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, of, 0)).toISOString().slice(0, 10);
}

export function localDay(moment: LocalMoment): string {
  return moment.local.slice(0, 10);
}

/** `05:42:10`; a guessed time says that it is one. */
export function clockWords(moment: LocalMoment): string {
  const clock = moment.local.slice(11, 19);
  return moment.guessed === true ? t('about {{time}}', { time: clock }) : clock;
}

/** `UTC+02:00`, or the plain statement that the recorder did not say. */
function offsetWords(moment: LocalMoment): string {
  if (moment.offsetMinutes === null) return t('offset from UTC unknown');
  if (moment.offsetMinutes === 0) return 'UTC';
  const minutes = Math.abs(moment.offsetMinutes);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `UTC${moment.offsetMinutes < 0 ? '−' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** `3 May 2025, 05:42:10 UTC+02:00`; null is said in words. */
export function momentWords(moment: LocalMoment | null): string {
  if (moment === null) return t('Time unknown');
  if (moment.guessed === true) return shortMomentWords(moment);
  return `${dayWords(localDay(moment))}, ${clockWords(moment)} (${offsetWords(moment)})`;
}

/** `3 May 2025, 05:42:10` for a row or a card; a guessed time says that it is one. */
export function shortMomentWords(moment: LocalMoment | null): string {
  if (moment === null) return t('Time unknown');
  const when = `${dayWords(localDay(moment))}, ${moment.local.slice(11, 19)}`;
  return moment.guessed === true ? t('about {{time}}', { time: when }) : when;
}

/** An instant of this program (not of a recorder), shown in the viewer's own zone. */
export function instantWords(iso: string): string {
  const moment = new Date(iso);
  return Number.isNaN(moment.getTime())
    ? iso
    : moment.toLocaleString(language.locale, { dateStyle: 'medium', timeStyle: 'short' });
}

/** Where a start time was read. */
export function timeSourceWords(source: TimeSource): string {
  const words: Readonly<Record<TimeSource, string>> = {
    guano: t('written by the recorder (GUANO)'),
    'audiomoth-comment': t('from the AudioMoth’s comment in the file'),
    bext: t('from the broadcast header in the file'),
    'file-name': t('from the file name'),
    'folder-name': t('from the folder and file name'),
    wamd: t('from the notes of the Wildlife Acoustics recorder in the file'),
    'creation-time': t('from the creation time in the file'),
    'modified-time': t('guessed from the time the file was changed'),
    unknown: t('not known'),
  };
  return words[source];
}
