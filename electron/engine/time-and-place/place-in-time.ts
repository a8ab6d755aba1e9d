import type { LocalMoment, StartClaim, TimeSource } from '#contract/recordings.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { chooseStart, isUnset, unsetDoubt } from '#analysis/metadata/choose-start.ts';
import { otherTimeDoubts } from '#analysis/metadata/other-times.ts';
import { wallClockMs, wallClockText } from '#store/recordings/local-time.ts';
import type { PlacedTime } from '#store/recordings/recording-times.ts';
import type { PlainStation } from '#store/stations/stations.ts';
import { instantOf, offsetMinutesAt } from '#store/recordings/zone-time.ts';

export type TimeRule = {
  /** What a person believes before the usual order. */
  readonly order: readonly TimeSource[];
  readonly correctedSeconds: number;
  readonly station: Pick<PlainStation, 'id' | 'zone' | 'clockMinutes'> | null;
  /** What the file's name says by the pattern that a person gave; it goes before what else its name may say. */
  readonly named?: LocalMoment | null;
};

type Instant = { readonly start: LocalMoment; readonly utcMs: number | null; readonly doubts: readonly Sentence[] };

/**
 * Where a recording stands in time. A claim with an offset from UTC is an instant, told on the station's clock. One without
 * is what the recorder's clock showed: the station says whether that clock keeps one offset all year or follows the zone.
 */
export function placeInTime(fileClaims: readonly StartClaim[], rule: TimeRule): PlacedTime {
  const { station, correctedSeconds, named = null } = rule;
  const claims = named === null ? fileClaims : withNamed(fileClaims, named);
  const claim = chooseStart(claims, rule.order);
  const shown = claim === null ? null : shifted(claim, correctedSeconds);
  const instant = shown === null ? null : instantIn(shown.start, station);
  const unset = shown !== null && isUnset(shown);
  return {
    station: station?.id ?? null,
    zone: station?.zone ?? null,
    start: instant?.start ?? null,
    startUtcMs: instant?.utcMs ?? null,
    source: claim?.source ?? 'unknown',
    correctedSeconds,
    clockUnset: unset,
    doubts: [...(unset ? [unsetDoubt(shown)] : []), ...(instant?.doubts ?? []), ...otherTimeDoubts(claims, claim)],
  };
}

function withNamed(claims: readonly StartClaim[], start: LocalMoment): StartClaim[] {
  return [{ source: 'file-name', start }, ...claims.filter(({ source }) => source !== 'file-name')];
}

function shifted(claim: StartClaim, seconds: number): StartClaim | null {
  const wallMs = wallClockMs(claim.start.local);
  if (wallMs === null) return null;
  return { ...claim, start: { ...claim.start, local: wallClockText(wallMs + Math.round(seconds * 1000)) } };
}

function instantIn(start: LocalMoment, station: TimeRule['station']): Instant {
  const wallMs = wallClockMs(start.local) ?? 0;
  const offset = start.offsetMinutes ?? station?.clockMinutes ?? null;
  if (station === null) return { start, utcMs: offset === null ? null : wallMs - offset * 60_000, doubts: [] };
  if (offset !== null) return { ...toldIn(station.zone, wallMs - offset * 60_000), doubts: [] };
  const { utcMs, shown } = instantOf(station.zone, wallMs);
  return { ...toldIn(station.zone, utcMs), doubts: nightDoubts[shown] };
}

const nightDoubts = {
  once: [],
  twice: [sentence('doubt-hour-twice')],
  never: [sentence('doubt-hour-never')],
} as const;

function toldIn(zone: string, utcMs: number): { start: LocalMoment; utcMs: number } {
  const offsetMinutes = offsetMinutesAt(zone, utcMs);
  return { start: { local: wallClockText(utcMs + offsetMinutes * 60_000), offsetMinutes }, utcMs };
}
