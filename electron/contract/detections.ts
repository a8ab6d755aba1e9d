import * as v from 'valibot';
import { DetectionId, FileId, FolderId, RecordingId, StationId } from './ids.ts';
import { HeldReason, Species } from './species.ts';
import { LocalMoment } from './recordings.ts';
import { between, Day, filled, list, mostSelected, text, trimmed, whole } from './schema/fields.ts';
import { SunSpan } from './schema/sun-span.ts';
import type { Value } from './schema/request.ts';

export const Verdict = v.picklist(['confirmed', 'rejected', 'unsure']);
export type Verdict = Value<typeof Verdict>;

/** What a person sticks to detections: `dawn`, `for the report`. Commas and semicolons part tags where they are listed. */
export const Tag: v.GenericSchema<string> = v.pipe(trimmed(50), v.regex(/^[^,;|\t\r\n]+$/, 'wanted-tag'));
export type Tag = Value<typeof Tag>;

/** Narrows what is counted and shown. Everything is optional; an empty filter is everything. */
export const DetectionFilter = v.strictObject({
  /** Codes of species. */
  species: v.exactOptional(list(text(100))),
  /** Local dates `YYYY-MM-DD`, both inclusive. */
  fromDay: v.exactOptional(Day),
  toDay: v.exactOptional(Day),
  hourOfDay: v.exactOptional(whole(0, 23)),
  /** Only this part of the day by the sun; recordings without coordinates, or without an offset from UTC, are left out. */
  sun: v.exactOptional(SunSpan),
  folder: v.exactOptional(FolderId),
  /** Only what was recorded in one of these folders or files. */
  among: v.exactOptional(v.strictObject({ folders: list(FolderId), files: list(FileId, 100_000) })),
  station: v.exactOptional(StationId),
  minScore: v.exactOptional(between(0, 1)),
  /** Only what has this tag. */
  tag: v.exactOptional(Tag),
  /** Only what a person made a favourite. */
  favourites: v.exactOptional(v.literal(true)),
  /** Only these. */
  only: v.exactOptional(list(DetectionId, mostSelected)),
  /** All but these: what was taken out of a selection of everything. */
  but: v.exactOptional(list(DetectionId, mostSelected)),
  /** Only what has a finished picture. */
  pictured: v.exactOptional(v.literal(true)),
  /** `unrejected` (the default of every chart) leaves out detections that a person rejected. */
  review: v.exactOptional(v.picklist(['all', 'unrejected', 'reviewed', 'unreviewed'])),
});
export type DetectionFilter = Value<typeof DetectionFilter>;

export const Review = v.strictObject({
  verdict: Verdict,
  comment: text(10_000),
  reviewer: text(200),
  /** ISO 8601 UTC. */
  reviewedAt: filled(40),
  /** What the machine said, where a person gave another label; null: the machine's label stands. */
  relabelledFrom: v.nullable(Species),
  /** E.g. `song`, `flight call`; empty where nobody said. */
  callType: text(100),
  /** How many were heard; null: nobody counted. */
  individuals: v.nullable(whole(1, 100_000)),
});
export type Review = Value<typeof Review>;

const longestSeconds = 1e7;

/** The bounds of what is heard as a person drew them on a spectrogram: seconds of the recording, and Hz. */
export const Box = v.strictObject({
  startSeconds: between(0, longestSeconds),
  endSeconds: between(0, longestSeconds),
  lowHz: between(0, 1e6),
  highHz: between(0, 1e6),
});
export type Box = Value<typeof Box>;

/** A stretch of neighbouring clips in which one species was heard. */
export const Detection = v.strictObject({
  id: DetectionId,
  recording: RecordingId,
  /** The label in force: the machine's, or the one a person gave instead. */
  species: Species,
  startSeconds: v.number(),
  endSeconds: v.number(),
  bestClipStartSeconds: v.number(),
  /** Score of the best clip, 0 to 1. */
  score: v.number(),
  /** Start of the recording plus startSeconds; null where the recording's time is unknown. */
  at: v.nullable(LocalMoment),
  review: v.nullable(Review),
  /** Bounds that a person drew; absent: nobody did. */
  box: v.exactOptional(Box),
  /** In their order; absent: none. */
  tags: v.exactOptional(v.array(Tag)),
  /** A person detected it, not the model; absent: no. */
  own: v.exactOptional(v.literal(true)),
  /** Why it is held back, and how likely its species is there and then, 0 to 1; absent: it is not. */
  held: v.exactOptional(v.strictObject({ reason: HeldReason, likelihood: v.nullable(v.number()) })),
});
export type Detection = Value<typeof Detection>;
