import type { DetectionDetail, HeardNearby } from './clip.ts';
import type { DetectionFilter } from './filter.ts';
import type { GalleryGroup, GroupBy } from './gallery.ts';
import type { DetectionId, PictureId, RecordingId } from './ids.ts';

/** A stretch of a detection's recording in a media address: the detection, then from and to in whole milliseconds. */
export type StretchId = `${number}-${number}-${number}`;

/** One painting that is kept only for a while: a denoising step, or a blend of two clips. Made by the engine, never by hand. */
export type FrameId = string & { readonly __brand: 'FrameId' };

/** How a picture came out of the noise: the picture as the model foresaw it at each step, the last one being the picture itself. */
export type DenoisingSteps = {
  readonly picture: PictureId;
  readonly steps: number;
  readonly frames: readonly FrameId[];
};

/** A picture painted from two clips of one species at once, with the noise of the first. */
export type Blend = {
  readonly frame: FrameId;
  /** 0 is the first clip alone, 1 the second. */
  readonly share: number;
  readonly seed: number;
};

/** A photograph of the person's own that stands for a species. It is a copy: the file it came from stays as it is. */
export type SpeciesPhoto = {
  readonly id: number;
  readonly species: string;
  /** The name of the file it came from. */
  readonly name: string;
  /** ISO 8601 UTC. */
  readonly addedAt: string;
};

export type PhotosAnswer = { readonly photos: readonly SpeciesPhoto[] };

export type PictureRequests = {
  /** Without a seed or a guidance scale the engine chooses: a new seed, the scale of the settings. */
  'picture.request': {
    ask: { detection: DetectionId; seed: number | null; guidanceScale?: number | null };
    answer: DetectionDetail;
  };
  /** The picture that its detection is shown with from now on, also when others are painted later. It is never let go for room. */
  'picture.keep': { ask: { picture: PictureId }; answer: DetectionDetail };
  /** Paints a finished picture once more, from the same noise, and keeps what each step foresaw. */
  'steps.paint': { ask: { picture: PictureId }; answer: DenoisingSteps };
  'blend.paint': { ask: { from: DetectionId; to: DetectionId; share: number }; answer: Blend };
  'photo.read': { ask: Record<string, never>; answer: PhotosAnswer };
  /** Copies an image file of this computer into the data folder. */
  'photo.set': { ask: { species: string; path: string }; answer: PhotosAnswer };
  'photo.remove': { ask: { species: string }; answer: PhotosAnswer };
  /** What was heard in one recording between two times, first to last, at most 500. */
  'recording.heard': {
    ask: { recording: RecordingId; fromSeconds: number; toSeconds: number };
    answer: { readonly heard: readonly HeardNearby[] };
  };
  /** The groups of the gallery: by species with order `species`, by day with `newest-heard`, by station with `station`. */
  'gallery.groups': {
    ask: { by: GroupBy; filter: DetectionFilter; picturesOnly: boolean };
    answer: { readonly groups: readonly GalleryGroup[] };
  };
};

export type PictureState = 'none' | 'waiting' | 'drawing' | 'done' | 'failed';

export type SamplerName = 'dpmpp-2m' | 'ddim' | 'ddpm';

/** How a picture came to be; the same facts stand in the PNG's tEXt chunks. */
export type PictureProvenance = {
  readonly seed: number;
  readonly sampler: SamplerName;
  readonly steps: number;
  readonly guidanceScale: number;
  readonly modelName: string;
  readonly modelHash: string;
  readonly drawnAt: string | null;
};

export type Picture = {
  readonly id: PictureId;
  readonly state: PictureState;
  readonly provenance: PictureProvenance;
  /** Why it failed or still waits, in one sentence; null when there is nothing to say. */
  readonly note: string | null;
};
