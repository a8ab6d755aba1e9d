/** What is known of a process that reads a file. Milliseconds of one clock. */
export type ReadingCourse = {
  /** When it was given the file. */
  readonly askedMs: number;
  /** When it was first heard of: before, it was not even started. null: not yet. */
  readonly firstHeardMs: number | null;
  /** When it was last heard of. */
  readonly lastHeardMs: number;
  /** What it has taken of the processor for this file, as far as it has said. */
  readonly workedMs: number;
};

/** Where others keep the computer busy a program takes this long to start. */
const startWithinMs = 120_000;
/** However little of the processor it gets: what hangs on a slow drive is given up at last. */
const mostFactor = 10;

/**
 * Whether the reading of a file is given up. The budget is of the processor's time where it is known, and of silence: on a computer
 * that is busy with other things a file takes longer, and is not damaged.
 */
export function isOverdue(
  { askedMs, firstHeardMs, lastHeardMs, workedMs }: ReadingCourse,
  budgetMs: number,
  nowMs: number,
): boolean {
  if (firstHeardMs === null) return nowMs - askedMs > Math.max(startWithinMs, budgetMs);
  const tookMs = nowMs - Math.max(askedMs, firstHeardMs);
  if (tookMs <= budgetMs) return false;
  const isSilent = nowMs - Math.max(lastHeardMs, askedMs) > budgetMs;
  return isSilent || workedMs > budgetMs || tookMs > mostFactor * budgetMs;
}
