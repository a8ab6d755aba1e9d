type Brand<T, Name extends string> = T & { readonly __brand: Name };

export type FolderId = Brand<number, 'FolderId'>;
export type FileId = Brand<number, 'FileId'>;
export type RecordingId = Brand<number, 'RecordingId'>;
export type DetectionId = Brand<number, 'DetectionId'>;
export type PictureId = Brand<number, 'PictureId'>;
export type SampleId = Brand<number, 'SampleId'>;
export type StationId = Brand<number, 'StationId'>;
export type CorrectionId = Brand<number, 'CorrectionId'>;
/** A label's code in its pack, e.g. `barn_swallow`. */
export type SpeciesCode = Brand<string, 'SpeciesCode'>;

/** Where a recording's start time was read, best source first. */
export type TimeSource =
  'guano' | 'audiomoth-comment' | 'wamd' | 'bext' | 'file-name' | 'folder-name' | 'modified-time' | 'unknown';

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

/** A start time that a file claims, and where it says so. */
export type StartClaim = { readonly source: TimeSource; readonly start: LocalMoment };

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
  /** Every start time found, in the usual order; `start` is the one believed. */
  readonly claims: readonly StartClaim[];
  /** E.g. `AudioMoth`, `Song Meter Mini`. */
  readonly recorder: string | null;
  readonly recorderId: string | null;
  readonly deploymentId: string | null;
  /** Decimal degrees, as the recorder or the file's name says. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly gain: string | null;
  readonly batteryVolts: number | null;
  readonly temperatureC: number | null;
  /** E.g. `high-pass above 2.0 kHz`. */
  readonly filter: string | null;
  /** What made a triggered recorder write, e.g. `frequency trigger at 4.0 kHz`. */
  readonly trigger: string | null;
  /** Doubts about the time, e.g. `The recorder's clock was not set: it says 1970.` */
  readonly timeDoubts: readonly string[];
  /** All other doubts in plain sentences, e.g. `The file ends 12.4 s before its header says.` */
  readonly warnings: readonly string[];
};

/** A station as it is named beside a recording, a detection or a picture. */
export type StationName = {
  readonly id: StationId;
  readonly name: string;
  /** IANA name, e.g. `Europe/Berlin`: charts bin in this zone, whatever zone the viewer is in. */
  readonly zone: string;
};

export type StoredRecording = RecordingFacts & {
  readonly id: RecordingId;
  readonly contentId: string;
  readonly station: StationName | null;
  /** Seconds that clock corrections moved its start; 0 where nobody corrected it. `claims` hold what the file says. */
  readonly correctedSeconds: number;
};

/** A label of the pack and what it scored. */
export type ScoredLabel = { readonly species: Species; readonly kind: 'species' | 'none'; readonly score: number };

export type Verdict = 'confirmed' | 'rejected' | 'unsure';

export type Review = {
  readonly verdict: Verdict;
  readonly comment: string;
  readonly reviewer: string;
  /** ISO 8601 UTC. */
  readonly reviewedAt: string;
  /** What the machine said, where a person gave another label; null: the machine's label stands. */
  readonly relabelledFrom: Species | null;
  /** E.g. `song`, `flight call`; empty where nobody said. */
  readonly callType: string;
  /** How many were heard; null: nobody counted. */
  readonly individuals: number | null;
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
  /** The label in force: the machine's, or the one a person gave instead. */
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
