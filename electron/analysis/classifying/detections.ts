import type { PackLabel, ScoreSheet } from '../process/analyst.ts';

/** A stretch of neighbouring clips in which one species scored at least its threshold. */
export type FoundDetection = {
  /** Index into the pack's labels. */
  readonly label: number;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly bestClipStartSeconds: number;
  /** Of the best clip, 0 to 1. */
  readonly score: number;
  readonly clips: number;
};

/** A person's wishes about thresholds: per species first, then one for all; where both are silent the pack decides. */
export type ThresholdWishes = {
  readonly threshold: number | null;
  readonly speciesThresholds: Readonly<Record<string, number>>;
};

const thresholdOf = (label: PackLabel, wishes: ThresholdWishes): number | null =>
  label.kind === 'none' ? null : (wishes.speciesThresholds[label.code] ?? wishes.threshold ?? label.threshold);

/** The threshold of every label, in label order. A label that is no species has none: it never becomes a detection. */
export function labelThresholds(labels: readonly PackLabel[], wishes: ThresholdWishes): (number | null)[] {
  return labels.map((label) => thresholdOf(label, wishes));
}

/** The same for the labels that a sheet holds, and gaps for all others: a short recording holds ten of six thousand. */
export function sheetThresholds(
  sheet: ScoreSheet,
  labels: readonly PackLabel[],
  wishes: ThresholdWishes,
): (number | null)[] {
  const thresholds: (number | null)[] = [];
  for (const index of sheet.labels) {
    const label = labels[index];
    if (label !== undefined) thresholds[index] ??= thresholdOf(label, wishes);
  }
  return thresholds;
}

export type DetectionAsk = {
  readonly sheet: ScoreSheet;
  /** Per label, as `labelThresholds` or `sheetThresholds` gives them. */
  readonly thresholds: readonly (number | null)[];
  readonly windowSeconds: number;
  /** No detection ends after it. */
  readonly durationSeconds: number;
  /** One that would go on for longer is parted: the next begins with the clip that no longer fits in. null parts none. */
  readonly longestSeconds: number | null;
};

type OpenDetection = FoundDetection & { readonly lastClip: number };

/**
 * Detections in order of start, then label. Clips are neighbours when one follows the other; a clip below the threshold in between parts two
 * detections. Of equal best scores the first clip is the best one.
 */
export function findDetections(ask: DetectionAsk): FoundDetection[] {
  const { sheet, thresholds, windowSeconds, durationSeconds } = ask;
  const most = clipsOfLongest(sheet, ask);
  const open = new Map<number, OpenDetection>();
  const found: OpenDetection[] = [];
  for (const [clip, startSeconds] of sheet.startSeconds.entries()) {
    for (let rank = clip * sheet.depth; rank < (clip + 1) * sheet.depth; rank++) {
      const label = sheet.labels[rank] ?? 0;
      const score = sheet.scores[rank] ?? 0;
      const threshold = thresholds[label] ?? null;
      if (threshold === null || score < threshold) continue;
      const endSeconds = Math.min(startSeconds + windowSeconds, durationSeconds);
      const before = open.get(label);
      const goesOn = before?.lastClip === clip - 1 && before.clips < most;
      const next = goesOn
        ? grown(before, clip, startSeconds, endSeconds, score)
        : { label, startSeconds, endSeconds, bestClipStartSeconds: startSeconds, score, clips: 1, lastClip: clip };
      if (before !== undefined && !goesOn && before.lastClip < clip) found.push(before);
      open.set(label, next);
    }
  }
  return [...found, ...open.values()]
    .sort((a, b) => a.startSeconds - b.startSeconds || a.label - b.label)
    .map(({ lastClip: _, ...detection }) => detection);
}

/** How many neighbouring clips one detection may have. */
export function clipsOfLongest(
  { startSeconds }: ScoreSheet,
  { windowSeconds, longestSeconds }: Pick<DetectionAsk, 'windowSeconds' | 'longestSeconds'>,
): number {
  const hopSeconds = (startSeconds[1] ?? 0) - (startSeconds[0] ?? 0);
  if (longestSeconds === null || hopSeconds <= 0) return Number.POSITIVE_INFINITY;
  return Math.max(1, Math.floor((longestSeconds - windowSeconds) / hopSeconds + 1e-6) + 1);
}

function grown(
  before: OpenDetection,
  clip: number,
  startSeconds: number,
  endSeconds: number,
  score: number,
): OpenDetection {
  const better = score > before.score;
  return {
    ...before,
    endSeconds,
    score: better ? score : before.score,
    bestClipStartSeconds: better ? startSeconds : before.bestClipStartSeconds,
    clips: before.clips + 1,
    lastClip: clip,
  };
}
