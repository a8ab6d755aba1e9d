import * as v from 'valibot';
import { DetectionId, PictureId, type Brand } from './ids.ts';
import { LocalMoment } from './recordings.ts';
import { filled } from './schema/fields.ts';
import type { Value } from './schema/request.ts';
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

export const SpeciesAnswer = v.strictObject({
  /** null: not heard under the filter. */
  species: v.nullable(SpeciesRow),
  /** Most detections first; station null: recordings that belong to none. */
  stations: v.array(
    v.strictObject({ station: v.nullable(StationName), detections: v.number(), bestScore: v.number() }),
  ),
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
