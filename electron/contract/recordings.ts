import * as v from 'valibot';
import { RecordingId } from './ids.ts';
import { Said } from './schema/said.ts';
import type { Value } from './schema/request.ts';
import { StationName } from './stations.ts';

/** All sources a time can be read from, in the order in which they are believed unless a person says otherwise. */
export const usualTimeOrder = [
  'guano',
  'audiomoth-comment',
  'wamd',
  'bext',
  'file-name',
  'folder-name',
  'creation-time',
  'modified-time',
] as const;

/** Where a recording's start time was read, best source first. */
export const TimeSource = v.picklist([...usualTimeOrder, 'unknown']);
export type TimeSource = Value<typeof TimeSource>;

/** Whether a time is only the disk's: nothing in the recording says it, and nobody has set its clock right. */
export function isGuessedTime(source: TimeSource, correctedSeconds: number): boolean {
  return source === 'modified-time' && correctedSeconds === 0;
}

/**
 * A moment as the recorder wrote it: wall-clock time and, where known, its offset from UTC. Charts bin by the wall clock,
 * never by the viewer's zone.
 */
export const LocalMoment = v.strictObject({
  /** `YYYY-MM-DDTHH:MM:SS.sss`, no zone. */
  local: v.string(),
  /** Minutes east of UTC, or null where the recorder does not say. */
  offsetMinutes: v.nullable(v.number()),
  /** There where it is only the disk's time: nothing in the recording says it, and nobody has set its clock right. */
  guessed: v.exactOptional(v.literal(true)),
});
export type LocalMoment = Value<typeof LocalMoment>;

/** A start time that a file claims, and where it says so. */
export const StartClaim = v.strictObject({ source: TimeSource, start: LocalMoment });
export type StartClaim = Value<typeof StartClaim>;

export const AudioFormat = v.picklist(['wav', 'flac', 'mp3', 'ogg', 'm4a', 'aiff', 'w64']);
export type AudioFormat = Value<typeof AudioFormat>;

/** What a file says about itself. */
export const RecordingFacts = v.strictObject({
  format: AudioFormat,
  /** E.g. `PCM 16-bit`, `IEEE float 32-bit`, `MP3`. */
  encoding: v.string(),
  rateHz: v.number(),
  channels: v.number(),
  durationSeconds: v.number(),
  start: v.nullable(LocalMoment),
  timeSource: TimeSource,
  /** Every start time found, in the usual order; `start` is the one believed. */
  claims: v.array(StartClaim),
  /** E.g. `AudioMoth`, `Song Meter Mini`. */
  recorder: v.nullable(v.string()),
  recorderId: v.nullable(v.string()),
  deploymentId: v.nullable(v.string()),
  /** Decimal degrees, as the recorder or the file's name says. */
  latitude: v.nullable(v.number()),
  longitude: v.nullable(v.number()),
  gain: v.nullable(v.string()),
  batteryVolts: v.nullable(v.number()),
  temperatureC: v.nullable(v.number()),
  /** E.g. `high-pass above 2.0 kHz`. */
  filter: v.nullable(Said),
  /** What made a triggered recorder write, e.g. `4.0 kHz above 10%`. */
  trigger: v.nullable(Said),
  /** Doubts about the time, e.g. `The recorder's clock was not set: it says 1970.` */
  timeDoubts: v.array(Said),
  /** All other doubts, in one sentence each, e.g. `The file ends 12.4 s before its header says.` */
  warnings: v.array(Said),
});
export type RecordingFacts = Value<typeof RecordingFacts>;

/**
 * What happened when a file was heard: it went on where an earlier version ended after `other` seconds, or it is an earlier
 * file named `other` that was renamed, converted, or whose notes were changed.
 */
export type FileNoteKind = 'longer' | 'rewritten';

/**
 * What a person should know of the files that hold a recording: what happened to them, and which others hold it too: a `copy`,
 * one that lies in the folder of another station, `other`, or one that holds only its `beginning`.
 */
export const RecordingNote = v.strictObject({
  kind: v.picklist(['longer', 'rewritten', 'copy', 'other-station', 'beginning']),
  /** Folder and path of the file. */
  path: v.string(),
  other: v.string(),
});
export type RecordingNote = Value<typeof RecordingNote>;

export const StoredRecording = v.strictObject({
  ...RecordingFacts.entries,
  id: RecordingId,
  contentId: v.string(),
  station: v.nullable(StationName),
  /** Seconds that clock corrections moved its start; 0 where nobody corrected it. `claims` hold what the file says. */
  correctedSeconds: v.number(),
});
export type StoredRecording = Value<typeof StoredRecording>;

export const FileState = v.picklist(['waiting', 'working', 'done', 'failed', 'missing']);
export type FileState = Value<typeof FileState>;
