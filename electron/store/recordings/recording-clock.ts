import { hourPieces, type HourPiece } from './local-time.ts';
import { offsetMinutesAt } from './zone-time.ts';

/** What tells the time inside a recording. */
export type RecordingClock = {
  /** Wall clock at the start read as if it were UTC. */
  readonly wallMs: number;
  /** null where no offset from UTC is known. */
  readonly utcMs: number | null;
  /** The station's zone; null: the wall clock runs on as it started. */
  readonly zone: string | null;
};

export type ClockTime = { readonly wallMs: number; readonly utcMs: number | null };

/** The time so many seconds into a recording, right also where clocks are put forward or back while it runs. */
export function clockAt(clock: RecordingClock, seconds: number): ClockTime {
  const passedMs = Math.round(seconds * 1000);
  const utcMs = clock.utcMs === null ? null : clock.utcMs + passedMs;
  if (utcMs === null || clock.zone === null) return { wallMs: clock.wallMs + passedMs, utcMs };
  return { wallMs: utcMs + offsetMinutesAt(clock.zone, utcMs) * 60_000, utcMs };
}

const stepSeconds = 900;

/** A recording cut at the full hours of the wall clock; where an hour comes twice on an autumn night its pieces are added up. */
export function clockHours(clock: RecordingClock, durationSeconds: number): HourPiece[] {
  if (clock.zone === null) return hourPieces(clock.wallMs, durationSeconds);
  const shift = ({ wallMs, utcMs }: ClockTime): number => (utcMs === null ? 0 : wallMs - utcMs);
  const pieces: HourPiece[] = [];
  // Clocks change at quarters of an hour at the finest.
  const firstStep = stepSeconds - ((clock.wallMs / 1000) % stepSeconds);
  let from = 0;
  for (let at = firstStep; from < durationSeconds; at += stepSeconds) {
    const changed = shift(clockAt(clock, at)) !== shift(clockAt(clock, from));
    if (!changed && at < durationSeconds) continue;
    const to = Math.min(at, durationSeconds);
    pieces.push(...hourPieces(clockAt(clock, from).wallMs, to - from));
    from = to;
  }
  return added(pieces);
}

function added(pieces: readonly HourPiece[]): HourPiece[] {
  const sums = new Map<string, HourPiece>();
  for (const piece of pieces) {
    const key = `${piece.day} ${piece.hour}`;
    const before = sums.get(key);
    sums.set(key, before === undefined ? piece : { ...piece, seconds: before.seconds + piece.seconds });
  }
  return [...sums.values()];
}
