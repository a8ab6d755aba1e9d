type Brand<T, Name extends string> = T & { readonly __brand: Name };

export type FolderId = Brand<number, 'FolderId'>;
export type FileId = Brand<number, 'FileId'>;
export type RecordingId = Brand<number, 'RecordingId'>;
export type DetectionId = Brand<number, 'DetectionId'>;
export type PictureId = Brand<number, 'PictureId'>;
/** A label's code in its pack, e.g. `barn_swallow`. */
export type SpeciesCode = Brand<string, 'SpeciesCode'>;

/** Where a recording's start time was read, best source first. */
export type TimeSource =
  'guano' | 'audiomoth-comment' | 'bext' | 'file-name' | 'folder-name' | 'modified-time' | 'unknown';

/**
 * A moment as the recorder wrote it: wall-clock time and, where known, its offset from UTC. Charts bin by the wall clock,
 * never by the viewer's zone.
 */
export type LocalMoment = {
  /** `YYYY-MM-DDTHH:MM:SS.sss`, no zone. */
  readonly local: string;
  /** Minutes east of UTC, or null where the recorder does not say. */
  readonly offsetMinutes: number | null;
};

export type Species = {
  readonly code: SpeciesCode;
  readonly scientificName: string;
  readonly commonName: string;
};

export type AudioFormat = 'wav' | 'flac' | 'mp3' | 'ogg' | 'm4a';

/** What a file says about itself. */
export type RecordingFacts = {
  readonly format: AudioFormat;
  /** E.g. `PCM 16-bit`, `IEEE float 32-bit`, `MP3`. */
  readonly encoding: string;
  readonly rateHz: number;
  readonly channels: number;
  readonly durationSeconds: number;
  readonly start: LocalMoment | null;
  readonly timeSource: TimeSource;
  /** E.g. `AudioMoth`, `Song Meter Mini`. */
  readonly recorder: string | null;
  readonly recorderId: string | null;
  readonly gain: string | null;
  readonly batteryVolts: number | null;
  readonly temperatureC: number | null;
  /** Doubts in plain sentences, e.g. `The file ends 12.4 s before its header says.` */
  readonly warnings: readonly string[];
};

export type Verdict = 'confirmed' | 'rejected' | 'unsure';

export type Review = {
  readonly verdict: Verdict;
  readonly comment: string;
  readonly reviewer: string;
  /** ISO 8601 UTC. */
  readonly reviewedAt: string;
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

/** A stretch of neighbouring clips in which one species was heard. */
export type Detection = {
  readonly id: DetectionId;
  readonly recording: RecordingId;
  readonly species: Species;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly bestClipStartSeconds: number;
  /** Score of the best clip, 0 to 1. */
  readonly score: number;
  /** Start of the recording plus startSeconds; null where the recording's time is unknown. */
  readonly at: LocalMoment | null;
  readonly review: Review | null;
};
