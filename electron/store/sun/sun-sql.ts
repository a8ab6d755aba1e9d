import { readSunSpan, sunSpanText, type SunSpan } from '#contract/schema/sun-span.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { SunSpans } from './sun-spans.ts';

/** Spans whose reckoned days are kept. */
const mostKept = 8;

/**
 * Gives SQL two functions: `sun_holds(latitude, longitude, utc_ms, span)`, 1 or 0, and
 * `sun_ms(latitude, longitude, from_utc_ms, to_utc_ms, span)`, milliseconds, with a span as `sunSpanText` writes it. Where a
 * value is NULL, nothing is known of the sun: the answer is 0.
 */
export function addSunFunctions(db: SongDatabase): void {
  const kept = new Map<string, SunSpans>();
  const spansOf = (text: unknown): SunSpans | null => {
    const known = kept.get(text as string);
    if (known !== undefined) return known;
    const span = readSunSpan(String(text));
    if (span === null) return null;
    if (kept.size >= mostKept) kept.clear();
    const spans = new SunSpans(span);
    kept.set(String(text), spans);
    return spans;
  };
  db.function('sun_holds', { deterministic: true }, (latitude, longitude, utcMs, text) => {
    if (typeof latitude !== 'number' || typeof longitude !== 'number' || typeof utcMs !== 'number') return 0;
    return spansOf(text)?.holds({ latitude, longitude }, utcMs) === true ? 1 : 0;
  });
  db.function('sun_ms', { deterministic: true }, (latitude, longitude, fromMs, toMs, text) => {
    if (typeof latitude !== 'number' || typeof longitude !== 'number') return 0;
    if (typeof fromMs !== 'number' || typeof toMs !== 'number') return 0;
    return spansOf(text)?.within({ latitude, longitude }, fromMs, toMs) ?? 0;
  });
}

/** The value of `@sun` in the statements below. */
export const sunValue = (span: SunSpan | undefined): string | null => (span === undefined ? null : sunSpanText(span));

const latitude = 'CASE WHEN t.latitude IS NULL THEN r.latitude ELSE t.latitude END';
const longitude = 'CASE WHEN t.latitude IS NULL THEN r.longitude ELSE t.longitude END';
/** The place of `recordings r` with its station `t`, as two values: the station's, else the recorder's own. */
const at = `${latitude}, ${longitude}`;
const places = 'recordings r LEFT JOIN stations t ON t.id = r.station_id';
const inSunMs = `sun_ms(${at}, r.start_utc_ms, r.start_utc_ms + r.duration_s * 1000, @sun)`;

/** Whether a detection `d` lies in the span `@sun`, where a statement looks at few. */
export const eachInSunSql = `EXISTS (SELECT 1 FROM ${places} WHERE r.id = d.recording_id AND sun_holds(${at}, d.utc_ms, @sun))`;

/** The same where a statement looks at many: recordings that lie in it whole are listed first. */
export const inSunSql = `(+d.recording_id IN (SELECT r.id FROM ${places} WHERE ${inSunMs} > r.duration_s * 1000 - 1)
  OR (+d.recording_id IN (SELECT r.id FROM ${places} WHERE ${inSunMs} BETWEEN 1 AND r.duration_s * 1000 - 1) AND ${eachInSunSql}))`;

/** Seconds of `recordings r`, with station `t`, in the span `@sun`. */
export const recordedInSunSql = `${inSunMs} / 1000`;

const hourMs = '(e.day * 24 + e.hour) * 3600000 - r.utc_offset_min * 60000';

/** `effort`, with only the seconds of each hour that lie in the span `@sun`. */
export const effortInSunSql = `(SELECT e.recording_id, e.day, e.hour, sun_ms(${at}, max(r.start_utc_ms, ${hourMs}),
    min(r.start_utc_ms + r.duration_s * 1000, ${hourMs} + 3600000), @sun) / 1000 AS seconds
  FROM effort e JOIN recordings r ON r.id = e.recording_id LEFT JOIN stations t ON t.id = r.station_id)`;

/** Of how many recordings nobody can say where the sun stood: without coordinates, or without an offset from UTC. */
export function recordingsWithoutSun(db: SongDatabase): number {
  const row = db
    .prepare<[], { n: number }>(
      `SELECT count(*) AS n FROM recordings r LEFT JOIN stations t ON t.id = r.station_id
       WHERE r.start_utc_ms IS NULL OR (r.latitude IS NULL AND t.latitude IS NULL)`,
    )
    .get();
  return row?.n ?? 0;
}
