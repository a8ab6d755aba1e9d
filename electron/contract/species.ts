import * as v from 'valibot';
import { DetectionId, PictureId, StationId, type Brand } from './ids.ts';
import { LocalMoment } from './recordings.ts';
import { filled, list, text } from './schema/fields.ts';
import { request, type Exchanges, type Value } from './schema/request.ts';
import { StationName } from './stations.ts';

/** A label's code in its pack, e.g. `barn_swallow`. */
export type SpeciesCode = Brand<string, 'SpeciesCode'>;
// The checked boundary at which a text becomes a code; whether a pack knows it is asked where it is used.
export const SpeciesCode = filled(100) as v.GenericSchema<string, SpeciesCode>;

export const Species = v.strictObject({
  code: SpeciesCode,
  scientificName: v.pipe(v.string(), v.maxLength(200)),
  commonName: v.pipe(v.string(), v.maxLength(200)),
});
export type Species = Value<typeof Species>;

export const HeardSpecies = v.strictObject({
  species: Species,
  score: v.number(),
  at: v.nullable(LocalMoment),
  recordingName: v.string(),
  /** Path of the folder it lies in. */
  folder: v.string(),
  /** The folder never had this species before. */
  firstHere: v.boolean(),
});
export type HeardSpecies = Value<typeof HeardSpecies>;

/** A label of the pack and what it scored. */
export const ScoredLabel = v.strictObject({
  species: Species,
  kind: v.picklist(['species', 'none']),
  score: v.number(),
});
export type ScoredLabel = Value<typeof ScoredLabel>;

export const SpeciesRow = v.strictObject({
  ...Species.entries,
  detections: v.number(),
  recordings: v.number(),
  bestScore: v.number(),
  first: v.nullable(LocalMoment),
  last: v.nullable(LocalMoment),
  /** The detection with the best score that has a picture, else with the best score. */
  coverDetection: DetectionId,
  coverPicture: v.nullable(PictureId),
});
export type SpeciesRow = Value<typeof SpeciesRow>;

/** A label that scored in the clips of a species without being it. */
export const Partner = v.strictObject({ ...ScoredLabel.entries, clips: v.number() });
export type Partner = Value<typeof Partner>;

/** A species through one calendar year, with the days between which anything was recorded in it. */
const SpeciesYear = v.strictObject({
  year: v.number(),
  detections: v.number(),
  first: LocalMoment,
  last: LocalMoment,
  /** Local dates of the first and the last recording of the year. */
  recordedFrom: v.string(),
  recordedTo: v.string(),
});
export type SpeciesYear = Value<typeof SpeciesYear>;

/** Hours by the sun: cell i counts what lies i - 12 hours from sunrise. Nights are cut in their middle. */
const SunriseHours = v.strictObject({
  detections: v.array(v.number()),
  effortSeconds: v.array(v.number()),
  /** As much of it as has a time that is only the disk's. */
  guessedSeconds: v.array(v.number()),
});
export type SunriseHours = Value<typeof SunriseHours>;

export const SpeciesAnswer = v.strictObject({
  /** null: not heard under the filter. */
  species: v.nullable(SpeciesRow),
  /** Most detections first; station null: recordings that belong to none. */
  stations: v.array(
    v.strictObject({ station: v.nullable(StationName), detections: v.number(), bestScore: v.number() }),
  ),
  /** Newest first; empty where no time is known. */
  years: v.array(SpeciesYear),
  /** null: at no place with a sunrise was anything recorded. */
  sunrise: v.nullable(SunriseHours),
  /** Most frequent first; `score` is the mean over the clips it scored in. */
  partners: v.array(Partner),
  /** How many clips, best first, were looked at for partners. */
  partnerClips: v.number(),
});
export type SpeciesAnswer = Value<typeof SpeciesAnswer>;

export const speciesEvents = {
  /** A species of the setting `watchedSpecies` in a recording that was just listened to; once per recording and species. */
  'species.heard': HeardSpecies,
};

/** Why a detection is held back: not to be expected there and then, not on the list, not of a wanted class. */
export const HeldReason = v.picklist(['range', 'list', 'class']);
export type HeldReason = Value<typeof HeldReason>;

/** `week` asks for the week of the recording, `year` for any time of the year. */
export const RangeMode = v.picklist(['off', 'week', 'year']);
export type RangeMode = Value<typeof RangeMode>;

/** Animals beside birds that some models know. */
export const OtherAnimals = v.picklist(['frogs', 'insects', 'mammals']);
export type OtherAnimals = Value<typeof OtherAnimals>;

const SpeciesList = v.strictObject({
  /** null: everywhere. A station's own list of species to include takes the place of the one for everywhere. */
  station: v.nullable(StationId),
  /** `include`: only these are shown, whatever the range says. `exclude`: these are not. */
  kind: v.picklist(['include', 'exclude']),
  /** Scientific names. */
  species: list(filled(200), 20_000),
});
export type SpeciesList = Value<typeof SpeciesList>;

/** What a text of names comes to with the model in use. */
const MatchedNames = v.strictObject({
  /** In the order of the text, each once. */
  species: v.array(Species),
  /** Names that match nothing, each with the nearest ones, up to three. */
  unmatched: v.array(v.strictObject({ name: v.string(), nearest: v.array(Species) })),
});
export type MatchedNames = Value<typeof MatchedNames>;

/** One species of which something is held back for one reason. */
export const HeldSpecies = v.strictObject({
  species: Species,
  reason: HeldReason,
  /** At the likeliest of the moments it was detected, 0 to 1; null: nobody knows. */
  likelihood: v.nullable(v.number()),
  detections: v.number(),
  recordings: v.number(),
  bestScore: v.number(),
  bestDetection: DetectionId,
});
export type HeldSpecies = Value<typeof HeldSpecies>;

const RangeAnswer = v.strictObject({
  /** The model that says where species live; null: none is here, and nothing is filtered by range. */
  model: v.nullable(v.string()),
  recordings: v.number(),
  /** Recordings without coordinates, which are not filtered by range. */
  withoutPosition: v.number(),
  /** Best score first. */
  held: v.array(HeldSpecies),
  lists: v.array(SpeciesList),
});
export type RangeAnswer = Value<typeof RangeAnswer>;

/** How likely a species is at a station: any time of the year, then in each of 48 weeks, 0 to 1. */
const SpeciesWeeks = v.strictObject({
  station: v.nullable(StationName),
  year: v.number(),
  weeks: v.array(v.number()),
});
export type SpeciesWeeks = Value<typeof SpeciesWeeks>;

export const rangeRequests = {
  /** What says where species live, what is held back because of it, and the lists of species. */
  'range.read': request({}, RangeAnswer),
  /** How likely a species is through the year: at stations with coordinates, those with most recordings first. */
  'range.weeks': request({ species: filled(100) }, v.strictObject({ places: v.array(SpeciesWeeks) })),
  /** One name a line or separated by commas, scientific or common; an eBird table; lines `Scientific_Common`. Changes nothing. */
  'list.match': request({ text: text(5_000_000) }, MatchedNames),
  /** Takes the place of the list of this kind at this station. Detections follow; nothing is listened to again. */
  'list.write': request(SpeciesList.entries, RangeAnswer),
};
export type RangeRequests = Exchanges<typeof rangeRequests>;
