import type { LocalMoment } from '#contract/recordings.ts';
import type { LanguageCode } from '#contract/words/language-code.ts';
import { say, sentence } from '#contract/words/sentence.ts';

/** `+02:00`; '' where the offset is not known. */
export function offsetText(minutes: number | null): string {
  if (minutes === null) return '';
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
}

/** `2026-05-23 04:30:00 +02:00` */
export function momentText({ local, offsetMinutes }: LocalMoment): string {
  return `${local.slice(0, 19).replace('T', ' ')} ${offsetText(offsetMinutes)}`.trimEnd();
}

/** `2 days 3:04:05`, `-0:30:00` */
export function shiftText(seconds: number, language: LanguageCode): string {
  const whole = Math.abs(Math.round(seconds));
  const two = (value: number): string => String(value).padStart(2, '0');
  const days = Math.floor(whole / 86_400);
  const clock = `${Math.floor((whole % 86_400) / 3600)}:${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
  const text = days === 0 ? clock : `${say(sentence('time-days', { count: days }), language)} ${clock}`;
  return seconds < 0 ? `-${text}` : text;
}
