import type { FolderId, StationId } from './ids.ts';

/** Narrows what is counted and shown. Everything is optional; an empty filter is everything. */
export type DetectionFilter = {
  readonly species?: readonly string[];
  /** Local dates `YYYY-MM-DD`, both inclusive. */
  readonly fromDay?: string;
  readonly toDay?: string;
  readonly hourOfDay?: number;
  readonly folder?: FolderId;
  readonly station?: StationId;
  readonly minScore?: number;
  /** `unrejected` (the default of every chart) leaves out detections that a person rejected. */
  readonly review?: 'all' | 'unrejected' | 'reviewed' | 'unreviewed';
};
