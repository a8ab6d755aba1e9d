import type { Brand, DetectionId, PictureId } from './ids.ts';
import type { LocalMoment } from './recordings.ts';
import type { StationName } from './stations.ts';

export type HeardSpecies = {
  readonly species: Species;
  readonly score: number;
  readonly at: LocalMoment | null;
  readonly recordingName: string;
  /** Path of the folder it lies in. */
  readonly folder: string;
  /** The folder never had this species before. */
  readonly firstHere: boolean;
};

/** A label's code in its pack, e.g. `barn_swallow`. */
export type SpeciesCode = Brand<string, 'SpeciesCode'>;

export type Species = {
  readonly code: SpeciesCode;
  readonly scientificName: string;
  readonly commonName: string;
};

/** A label of the pack and what it scored. */
export type ScoredLabel = { readonly species: Species; readonly kind: 'species' | 'none'; readonly score: number };

export type SpeciesRow = Species & {
  readonly detections: number;
  readonly recordings: number;
  readonly bestScore: number;
  readonly first: LocalMoment | null;
  readonly last: LocalMoment | null;
  /** The detection with the best score that has a picture, else with the best score. */
  readonly coverDetection: DetectionId;
  readonly coverPicture: PictureId | null;
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
