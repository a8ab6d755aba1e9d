import { isoText, momentAt } from '#store/recordings/local-time.ts';

/** ISO 8601 to the second with the offset where it is known: `2026-05-01T05:30:03+02:00`; null where there is no time. */
export function isoSeconds(wallMs: number | null, offsetMinutes: number | null): string | null {
  const moment = momentAt(wallMs === null ? null : Math.floor(wallMs / 1000) * 1000, offsetMinutes);
  return moment === null ? null : isoText({ ...moment, local: moment.local.slice(0, 19) });
}

type Span = {
  readonly wallMs: number | null;
  readonly offsetMinutes: number | null;
  readonly startSeconds: number;
  readonly endSeconds: number;
};

/** When a detection ended, on the same clock. */
export function endWallMs(row: Span): number | null {
  return row.wallMs === null ? null : row.wallMs + Math.round((row.endSeconds - row.startSeconds) * 1000);
}

/** The ISO 8601 interval of a detection, `start/end`. */
export function isoInterval(row: Span): string | null {
  const start = isoSeconds(row.wallMs, row.offsetMinutes);
  const end = isoSeconds(endWallMs(row), row.offsetMinutes);
  return start === null || end === null ? null : `${start}/${end}`;
}
