import type { PackLabel, ScoreSheet } from '../process/analyst.ts';

/** Seconds of a recording in which something was heard that must not be kept, such as a human voice. */
export type PrivateStretch = { readonly startSeconds: number; readonly endSeconds: number };

/**
 * The stretches of a recording in which a label that the pack marks as private scored at least its threshold, in order of start,
 * each with the clip before and after it: a voice begins and ends between clips.
 * @param windowSeconds length of a clip.
 */
export function privateStretches(
  sheet: ScoreSheet,
  labels: readonly PackLabel[],
  windowSeconds: number,
): PrivateStretch[] {
  if (!labels.some((label) => label.private === true)) return [];
  const covered: PrivateStretch[] = [];
  for (const [clip, startSeconds] of sheet.startSeconds.entries()) {
    const cells = Array.from({ length: sheet.depth }, (_, rank) => clip * sheet.depth + rank);
    const heard = cells.some((cell) => {
      const label = labels[sheet.labels[cell] ?? -1];
      return label?.private === true && (sheet.scores[cell] ?? 0) >= label.threshold;
    });
    if (!heard) continue;
    const from = Math.max(0, startSeconds - windowSeconds);
    covered.push({ startSeconds: from, endSeconds: startSeconds + 2 * windowSeconds });
  }
  return joined(covered);
}

/** The same stretches in order of start, those that overlap or meet as one. */
export function joined(stretches: readonly PrivateStretch[]): PrivateStretch[] {
  const all: { startSeconds: number; endSeconds: number }[] = [];
  for (const { startSeconds, endSeconds } of stretches.toSorted((a, b) => a.startSeconds - b.startSeconds)) {
    const before = all.at(-1);
    if (before !== undefined && before.endSeconds >= startSeconds)
      before.endSeconds = Math.max(before.endSeconds, endSeconds);
    else all.push({ startSeconds, endSeconds });
  }
  return all;
}

/** Whether any of the stretches touches the time from here to there. */
export function isPrivate(stretches: readonly PrivateStretch[], fromSeconds: number, toSeconds: number): boolean {
  return stretches.some(({ startSeconds, endSeconds }) => startSeconds < toSeconds && endSeconds > fromSeconds);
}
