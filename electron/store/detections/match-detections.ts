/** A stretch of one species in one recording. */
export type Span = { readonly species: string; readonly startSeconds: number; readonly endSeconds: number };

export type OldSpan = Span & {
  readonly id: number;
  /** A person or the painter has worked on it: its identity must not be lost. */
  readonly kept: boolean;
};

/** `pairs[i]` is the id of the old detection that new span i continues, or null. */
export type Matching = { readonly pairs: readonly (number | null)[]; readonly left: readonly OldSpan[] };

const overlapSeconds = (a: Span, b: Span): number =>
  Math.min(a.endSeconds, b.endSeconds) - Math.max(a.startSeconds, b.startSeconds);

/**
 * Finds which detection of before is which of now, when detections are derived again under other thresholds: same species and
 * overlapping in time; kept ones first, then the longest overlap. Each old and each new span is used once.
 */
export function matchDetections(old: readonly OldSpan[], now: readonly Span[]): Matching {
  const candidates = old.flatMap((before) =>
    now.flatMap((after, index) => {
      const seconds = before.species === after.species ? overlapSeconds(before, after) : 0;
      return seconds > 0 ? [{ before, index, seconds }] : [];
    }),
  );
  candidates.sort(
    (a, b) => Number(b.before.kept) - Number(a.before.kept) || b.seconds - a.seconds || a.before.id - b.before.id,
  );
  const pairs = new Array<number | null>(now.length).fill(null);
  const used = new Set<number>();
  for (const { before, index } of candidates) {
    if (used.has(before.id) || pairs[index] !== null) continue;
    pairs[index] = before.id;
    used.add(before.id);
  }
  return { pairs, left: old.filter((span) => !used.has(span.id)) };
}
