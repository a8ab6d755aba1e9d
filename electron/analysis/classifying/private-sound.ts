import type { PackLabel, ScoreSheet } from '../process/analyst.ts';

/** Seconds of a recording in which something was heard that must not be kept, such as a human voice. */
export type PrivateStretch = { readonly startSeconds: number; readonly endSeconds: number };

/**
 * The stretches of a recording in which a label that the pack marks as private scored at least its threshold, in order of start.
 * @param windowSeconds length of a clip.
 */
export function privateStretches(
  sheet: ScoreSheet,
  labels: readonly PackLabel[],
  windowSeconds: number,
): PrivateStretch[] {
  if (!labels.some((label) => label.private === true)) return [];
  return [...sheet.startSeconds].flatMap((startSeconds, clip) => {
    const cells = Array.from({ length: sheet.depth }, (_, rank) => clip * sheet.depth + rank);
    const heard = cells.some((cell) => {
      const label = labels[sheet.labels[cell] ?? -1];
      return label?.private === true && (sheet.scores[cell] ?? 0) >= label.threshold;
    });
    return heard ? [{ startSeconds, endSeconds: startSeconds + windowSeconds }] : [];
  });
}

/** Whether any of the stretches touches the time from here to there. */
export function isPrivate(stretches: readonly PrivateStretch[], fromSeconds: number, toSeconds: number): boolean {
  return stretches.some(({ startSeconds, endSeconds }) => startSeconds < toSeconds && endSeconds > fromSeconds);
}
