import { t, type Message } from '../i18n/t.ts';
import { language } from '../i18n/language.svelte.ts';

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string): Intl.NumberFormat {
  const known = formats.get(locale) ?? new Intl.NumberFormat(locale);
  formats.set(locale, known);
  return known;
}

/** `12,345`, as the window's language writes it. */
export function countWords(count: number): string {
  return numberFormat(language.locale).format(count);
}

/** `840`, `2k`, `1M`: a count where there is room for three characters. */
export function thousandsWords(count: number): string {
  if (count < 1000) return countWords(count);
  return count < 999_500 ? `${Math.round(count / 1000)}k` : `${countWords(Math.round(count / 1e6))}M`;
}

const counted = {
  detection: '{{n}} detections',
  species: '{{n}} species',
  recording: '{{n}} recordings',
  day: '{{n}} days',
  station: '{{n}} stations',
  file: '{{n}} files',
  name: '{{n}} names',
  attempt: '{{n}} attempts',
  model: '{{n}} models',
  picture: '{{n}} pictures',
} as const satisfies Readonly<Record<string, Message>>;

/** `1 recording`, `12 recordings`, in the window's language. */
export function countOf(count: number, one: keyof typeof counted): string {
  return t(counted[one], { count, n: countWords(count) });
}

const decimals = new Map<string, Intl.NumberFormat>();

/** `4.25`, with the decimal sign of the window's language and always so many digits behind it. */
export function decimalWords(value: number, digits: number): string {
  const key = `${language.locale} ${digits}`;
  const format =
    decimals.get(key) ??
    new Intl.NumberFormat(language.locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  decimals.set(key, format);
  return format.format(value);
}

/** `4.2`, `4`: at most so many digits behind the decimal sign. */
export function shortNumber(value: number, digits: number): string {
  return new Intl.NumberFormat(language.locale, { maximumFractionDigits: digits }).format(value);
}

/** `37 %`: a share from 0 to 1 in whole percent. */
export function percentWords(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** `3:07`, `1:02:07`: a place in a recording. */
export function clockOf(seconds: number): string {
  const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** A score from 0 to 1 with two digits, never rounded up to a certainty it has not. */
export function scoreWords(score: number): string {
  return decimalWords(Math.floor(score * 100 + 1e-6) / 100, 2);
}

/** `4.2 s`, `3 min 20 s`, `2 h 05 min` */
export function durationWords(seconds: number): string {
  if (seconds < 60) return `${shortNumber(seconds, 1)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${String(Math.floor(seconds % 60)).padStart(2, '0')} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

export function bytesWords(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const step = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${decimalWords(value, step === 0 || value >= 10 ? 0 : 1)} ${units[step] ?? ''}`;
}

/** `38 x real time` as a person reads it. */
export function speedWords(factor: number): string {
  return t('{{n}}× real time', { n: factor < 10 ? decimalWords(factor, 1) : countWords(Math.round(factor)) });
}
