import type { LocalMoment, TimeSource } from '#contract/recordings.ts';

/** Where a time was read, for the end of a line. */
export const sourceWords: Readonly<Record<TimeSource, string>> = {
  guano: 'GUANO notes in the file',
  'audiomoth-comment': 'AudioMoth’s comment in the file',
  wamd: 'Wildlife Acoustics’ notes in the file',
  bext: 'broadcast notes in the file',
  'file-name': 'the file’s name',
  'folder-name': 'the folder’s name',
  'creation-time': 'the creation time in the file',
  'modified-time': 'the time of its last change, less its length',
  unknown: 'nothing',
};

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
export function shiftText(seconds: number): string {
  const whole = Math.abs(Math.round(seconds));
  const two = (value: number): string => String(value).padStart(2, '0');
  const days = Math.floor(whole / 86_400);
  const clock = `${Math.floor((whole % 86_400) / 3600)}:${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
  const text = days === 0 ? clock : `${days} day${days === 1 ? '' : 's'} ${clock}`;
  return seconds < 0 ? `-${text}` : text;
}
