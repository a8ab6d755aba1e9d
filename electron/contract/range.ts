import * as v from 'valibot';
import { DetectionId, StationId } from './ids.ts';
import { filled, list, text } from './schema/fields.ts';
import { request, type Exchanges, type Value } from './schema/request.ts';
import { Species } from './species.ts';
import { StationName } from './stations.ts';

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
const HeldSpecies = v.strictObject({
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
