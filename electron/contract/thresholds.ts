import type { SpeciesCode } from './recordings.ts';

/** How many detections of one species there would be. */
export type SpeciesAtThresholds = {
  readonly code: SpeciesCode;
  /** At index k: with a threshold of k / 100; 101 numbers. Not always fewer for a higher one: it may part a detection in two. */
  readonly counts: readonly number[];
  /** With the threshold the model has for it. */
  readonly atModels: number;
};

/** What every threshold would leave, from the stored scores; nothing is listened to for it. */
export type ThresholdsAnswer = {
  /** Recordings with scores. */
  readonly recordings: number;
  /** Of them, how many were looked at: evenly spread ones where there are very many, and the counts are scaled up. */
  readonly looked: number;
  readonly species: readonly SpeciesAtThresholds[];
};

export type ThresholdRequests = {
  'thresholds.read': { ask: Record<string, never>; answer: ThresholdsAnswer };
};
