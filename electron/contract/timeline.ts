import type { DetectionFilter } from './filter.ts';
import type { Species, SpeciesAnswer, SpeciesRow } from './species.ts';
import type { Position } from './stations.ts';

export type TimelineUnit = 'hour-of-day' | 'day';

/** Counts first and columnar: cell i says species[speciesIndex[i]] was detected count[i] times in bins[binIndex[i]]. */
export type TimelineBuckets = {
  readonly unit: TimelineUnit;
  /** `0` to `23` for hours; for days every local date from first to last, only dates with recordings where these lie years apart. */
  readonly bins: readonly string[];
  /** Seconds of sound listened to in each bin: an empty bin with no effort is not silence. */
  readonly effortSeconds: readonly number[];
  readonly species: readonly SpeciesRow[];
  readonly cells: {
    readonly speciesIndex: readonly number[];
    readonly binIndex: readonly number[];
    readonly count: readonly number[];
  };
  /** Detections in recordings whose time is unknown: counted in `species`, absent from `cells`. */
  readonly undated: number;
};

/** Cells of a day by hour map, columnar: cell i lies on `days[dayIndex[i]]` in the hour `hour[i]`, 0 to 23. */
export type DayHourCells = {
  readonly dayIndex: readonly number[];
  readonly hour: readonly number[];
  /** Detections, or seconds of sound for effort. */
  readonly value: readonly number[];
};

/** Where the sun is reckoned for: a station with a position. */
export type SunPlace = Position & { readonly station: string; readonly zone: string };

/** Everything under a filter day by day: what the strip over the timeline, the map of days by hours and the curve are drawn of. */
export type Season = {
  /** Every local date from first to last; only dates with recordings where these lie years apart. */
  readonly days: readonly string[];
  readonly detections: DayHourCells;
  readonly effort: DayHourCells;
  /** Per day, how many species were heard on it for the first time under the filter. */
  readonly newSpecies: readonly number[];
  readonly sun: SunPlace | null;
};

export type SeasonRequests = {
  'season.read': { ask: { filter: DetectionFilter }; answer: Season };
  /** The species among the results now, whichever pack heard them, by common name. */
  'heard.read': { ask: Record<string, never>; answer: { readonly species: readonly Species[] } };
  /** Common names in a language, by code, of the species whose pack has them. */
  'names.read': { ask: { language: string }; answer: { readonly names: Readonly<Record<string, string>> } };
  'species.read': { ask: { species: string; filter: DetectionFilter }; answer: SpeciesAnswer };
};
