import type { ScoredLabel, Species, StationName } from './recordings.ts';
import type { DetectionFilter, SpeciesRow } from './requests.ts';
import type { Position } from './stations.ts';

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

/** A label that scored in the clips of a species without being it. */
export type Partner = ScoredLabel & {
  readonly clips: number;
};

export type SpeciesAnswer = {
  /** null: not heard under the filter. */
  readonly species: SpeciesRow | null;
  /** Most detections first; station null: recordings that belong to none. */
  readonly stations: readonly {
    readonly station: StationName | null;
    readonly detections: number;
    readonly bestScore: number;
  }[];
  /** Most frequent first; `score` is the mean over the clips it scored in. */
  readonly partners: readonly Partner[];
  /** How many clips, best first, were looked at for partners. */
  readonly partnerClips: number;
};

export type SeasonRequests = {
  'season.read': { ask: { filter: DetectionFilter }; answer: Season };
  /** The species among the results now, whichever pack heard them, by common name. */
  'heard.read': { ask: Record<string, never>; answer: { readonly species: readonly Species[] } };
  /** Common names in a language, by code, of the species whose pack has them. */
  'names.read': { ask: { language: string }; answer: { readonly names: Readonly<Record<string, string>> } };
  'species.read': { ask: { species: string; filter: DetectionFilter }; answer: SpeciesAnswer };
};
