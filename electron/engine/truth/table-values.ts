import { wallClockMs } from '#store/recordings/local-time.ts';

/** A number with a decimal point or a decimal comma, `1.234,5` and `1,234.5` too; null for anything else. */
export function numberOf(text: string): number | null {
  const sign = text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.';
  const plain = text.replaceAll(sign === ',' ? '.' : ',', '').replace(sign, '.');
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(plain.trim()) ? Number(plain) : null;
}

/** Seconds, or `h:mm:ss` and `m:ss` as seconds. */
export function secondsOf(text: string): number | null {
  const parts = /^(?:(\d+):)?(\d{1,2}):(\d{1,2}(?:[.,]\d+)?)$/.exec(text);
  if (parts === null) return numberOf(text);
  const [, hours = '0', minutes = '0', seconds = '0'] = parts;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(',', '.'));
}

/** A date with a time of day, on the clock of the place, as if that were UTC. A zone behind it does not move it. */
export function wallMsOf(text: string): number | null {
  const parts = /^(\d{4})[-/.]?(\d\d)[-/.]?(\d\d)[T ](\d\d)[:-]?(\d\d)[:-]?(\d\d(?:\.\d+)?)/.exec(text.trim());
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second] = parts;
  return wallClockMs(`${year}-${month}-${day}T${hour}:${minute}:${second}`);
}
