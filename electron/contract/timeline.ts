import * as v from 'valibot';
import { DetectionFilter } from './detections.ts';
import { DetectionId } from './ids.ts';
import { LocalMoment } from './recordings.ts';
import { Day, filled, whole } from './schema/fields.ts';
import { request, type Value } from './schema/request.ts';
import { HeldSpecies, Species, SpeciesAnswer, SpeciesRow } from './species.ts';
import { Position, StationName } from './stations.ts';

export const TimelineUnit = v.picklist(['hour-of-day', 'day', 'week', 'month']);
export type TimelineUnit = Value<typeof TimelineUnit>;

/** Counts first and columnar: cell i says species[speciesIndex[i]] was detected count[i] times in bins[binIndex[i]]. */
export const TimelineBuckets = v.strictObject({
  unit: TimelineUnit,
  /**
   * `0` to `23` for hours. Else every local date, every Monday that begins a week, or every month `YYYY-MM` from first to last;
   * only those with recordings where these lie years apart.
   */
  bins: v.array(v.string()),
  /** Seconds of sound listened to in each bin: an empty bin with no effort is not silence. */
  effortSeconds: v.array(v.number()),
  /** As much of it as has a time that is only the disk's: where such sound lies is a guess. */
  guessedSeconds: v.array(v.number()),
  species: v.array(SpeciesRow),
  cells: v.strictObject({
    speciesIndex: v.array(v.number()),
    binIndex: v.array(v.number()),
    count: v.array(v.number()),
  }),
  /** Detections in recordings whose time is unknown: counted in `species`, absent from `cells`. */
  undated: v.number(),
});
export type TimelineBuckets = Value<typeof TimelineBuckets>;

/** Cells of a day by hour map, columnar: cell i lies on `days[dayIndex[i]]` in the hour `hour[i]`, 0 to 23. */
export const DayHourCells = v.strictObject({
  dayIndex: v.array(v.number()),
  hour: v.array(v.number()),
  /** Detections, or seconds of sound for effort. */
  value: v.array(v.number()),
});
export type DayHourCells = Value<typeof DayHourCells>;

/** Where the sun is reckoned for: a station with a position. */
export const SunPlace = v.strictObject({ ...Position.entries, station: v.string(), zone: v.string() });
export type SunPlace = Value<typeof SunPlace>;

/** Everything under a filter day by day: what the strip over the timeline, the map of days by hours and the curve are drawn of. */
export const Season = v.strictObject({
  /** Every local date from first to last; only dates with recordings where these lie years apart. */
  days: v.array(v.string()),
  detections: DayHourCells,
  effort: DayHourCells,
  /** As much of the effort as has a time that is only the disk's. */
  guessed: DayHourCells,
  /** Per day, how many species were heard on it for the first time under the filter. */
  newSpecies: v.array(v.number()),
  sun: v.nullable(SunPlace),
});
export type Season = Value<typeof Season>;

/** Detections and recorded time per station and week, columnar: cell i is `stations[stationIndex[i]]` in `weeks[weekIndex[i]]`. */
export const StationMap = v.strictObject({
  /** By name, those without coordinates too. */
  stations: v.array(v.strictObject({ ...StationName.entries, position: v.nullable(Position) })),
  /** Mondays from first to last; only weeks with something in them where these lie years apart. */
  weeks: v.array(v.string()),
  cells: v.strictObject({
    stationIndex: v.array(v.number()),
    weekIndex: v.array(v.number()),
    detections: v.array(v.number()),
    species: v.array(v.number()),
    effortSeconds: v.array(v.number()),
  }),
  /** The whole time, in the order of `stations`. What has no known time counts here alone. */
  totals: v.strictObject({
    detections: v.array(v.number()),
    species: v.array(v.number()),
    effortSeconds: v.array(v.number()),
  }),
});
export type StationMap = Value<typeof StationMap>;

export const TaxonomyAnswer = v.strictObject({
  /** In the order of the checklist, by scientific names; empty where no checklist is here. */
  families: v.array(v.strictObject({ order: v.string(), family: v.string() })),
  /** By species code: its family, as a position in the list above, and its own place among all species. Only birds have one. */
  species: v.record(v.string(), v.strictTuple([v.number(), v.number()])),
});
export type TaxonomyAnswer = Value<typeof TaxonomyAnswer>;

export const timelineRequests = {
  /** Detections per hour of the day, day, week or month, and the seconds that were listened to. */
  'timeline.read': request({ unit: TimelineUnit, filter: DetectionFilter }, TimelineBuckets),
  /** Detections, species and recorded time of every station, week by week. */
  'map.read': request({ filter: DetectionFilter }, StationMap),
};

export const seasonRequests = {
  /** Everything under a filter day by day. */
  'season.read': request({ filter: DetectionFilter }, Season),
  /** The species among the results now, whichever pack heard them, by common name. */
  'heard.read': request({}, v.strictObject({ species: v.array(Species) })),
  /** Common names in a language, by code, of the species whose pack has them. */
  'names.read': request({ language: filled(10) }, v.strictObject({ names: v.record(v.string(), v.string()) })),
  /** Orders and families (AviList 2025) of the species of the pack in use and of those among the results. */
  'taxonomy.read': request({}, TaxonomyAnswer),
  /** One species under a filter: its figures, stations, and what is mistaken for it. */
  'species.read': request({ species: filled(100), filter: DetectionFilter }, SpeciesAnswer),
};

/** A detection worth a person's look before others. */
export const NextReview = v.strictObject({
  detection: DetectionId,
  species: Species,
  score: v.number(),
  at: v.nullable(LocalMoment),
  station: v.nullable(v.string()),
  /** Path of the recording inside its folder, and where in it the detection begins. */
  recordingPath: v.string(),
  startSeconds: v.number(),
  /** Never detected before, first of the year, unlikely there and then, or a species that nobody has confirmed yet. */
  why: v.picklist(['new', 'year', 'unlikely', 'unconfirmed']),
});
export type NextReview = Value<typeof NextReview>;

/** What the last days brought: one look after a night, or after a card. */
export const News = v.strictObject({
  /** Local dates, both inclusive; null where nothing with a known time was listened to. */
  fromDay: v.nullable(v.string()),
  toDay: v.nullable(v.string()),
  recordedSeconds: v.number(),
  detections: v.number(),
  /** Species of these days, most detections first. */
  species: v.array(SpeciesRow),
  /** Codes of those never detected before. */
  newSpecies: v.array(v.string()),
  /** Codes of those known from earlier years and detected for the first time this year. */
  firstOfYear: v.array(v.string()),
  /** Detections of these days that nobody has reviewed. */
  unreviewed: v.number(),
  /** Detections of these days that are held back as unlikely there and then. */
  held: v.number(),
  /** The species of those, best score first. */
  unlikely: v.array(HeldSpecies),
  /** What to review first: of every new, returned, unlikely and never confirmed species the best detection that nobody has reviewed. */
  next: v.array(NextReview),
  /** Files that could not be analysed, whatever their days. */
  failed: v.number(),
});
export type News = Value<typeof News>;

export const newsRequests = {
  /** The days up to and with `toDay`, or up to the last one with a recording. */
  'news.read': request({ days: whole(1, 366), toDay: v.nullable(Day) }, News),
};
