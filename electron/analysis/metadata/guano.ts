import type { LocalMoment } from '#contract/recordings.ts';
import type { Position } from '#contract/stations.ts';
import { localMoment, offsetMinutes } from './local-moment.ts';
import { positionOf } from './position.ts';

/**
 * The lines of a GUANO text (guano-md specification 1.0): `key: value`, split at the first colon, namespace before the first bar. Copies made
 * by ffmpeg carry the lines joined by semicolons; `\n` inside a value stands for a new line. @returns null when the text is not GUANO.
 */
export function guanoFields(text: string): ReadonlyMap<string, string> | null {
  if (!text.includes('GUANO|Version')) return null;
  const lines = text.includes('\n') ? text.split(/\r?\n/) : text.split(';');
  const fields = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0)
      fields.set(
        line.slice(0, colon).trim(),
        line
          .slice(colon + 1)
          .trim()
          .replaceAll('\\n', '\n'),
      );
  }
  return fields;
}

/** Every part has one way to match, so no text takes long. */
const timestampPattern =
  /^(\d{4})-?(\d\d)-?(\d\d)[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,12}))?)?\s?(Z|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d\d)?|UTC|GMT)?$/i;

/** GUANO's `Timestamp`: ISO 8601 with or without its marks, seconds and zone optional. */
export function guanoMoment(timestamp: string): LocalMoment | null {
  const found = timestampPattern.exec(timestamp.trim());
  if (found === null) return null;
  const [year = 0, month = 0, day = 0, hour = 99, minute = 99] = found.slice(1, 6).map(Number);
  const [second, millisecond] = [Number(found[6] ?? 0), Number((found[7] ?? '').padEnd(3, '0').slice(0, 3))];
  return localMoment(
    { year, month, day, hour, minute, second, millisecond },
    found[8] === undefined ? null : offsetMinutes(found[8]),
  );
}

/** A field that holds a number, or null. */
export function guanoNumber(fields: ReadonlyMap<string, string>, key: string): number | null {
  const text = fields.get(key);
  const value = text === undefined || text === '' ? Number.NaN : Number.parseFloat(text);
  return Number.isFinite(value) ? value : null;
}

/** `Loc Position`: latitude and longitude in decimal degrees with a blank between them; null where it is none. */
export function guanoPosition(fields: ReadonlyMap<string, string>): Position | null {
  const found = /^\s*(-?\d+(?:\.\d+)?)[\s,]+(-?\d+(?:\.\d+)?)\s*$/.exec(fields.get('Loc Position') ?? '');
  return found === null ? null : positionOf(Number(found[1]), Number(found[2]));
}
