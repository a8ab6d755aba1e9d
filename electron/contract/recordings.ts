import type { RecordingId } from './ids.ts';
import type { StationName } from './stations.ts';

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

export type StoredRecording = RecordingFacts & {
  readonly id: RecordingId;
  readonly contentId: string;
  readonly station: StationName | null;
  /** Seconds that clock corrections moved its start; 0 where nobody corrected it. `claims` hold what the file says. */
  readonly correctedSeconds: number;
};

export type FileState = 'waiting' | 'working' | 'done' | 'failed' | 'missing';
