import type { DetectionId, RecordingId } from './ids.ts';
import type { LocalMoment } from './recordings.ts';
import type { Species } from './species.ts';

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
