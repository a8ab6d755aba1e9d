import type { ScoreSheet } from '../process/analyst.ts';

/** One sheet of those of the shares of a recording, in order of time. All have the same depth. */
export function mergeSheets(sheets: readonly ScoreSheet[]): ScoreSheet {
  const depth = sheets[0]?.depth ?? 0;
  const clips = sheets
    .flatMap((sheet) => [...sheet.startSeconds].map((startSeconds, clip) => ({ sheet, startSeconds, clip })))
    .sort((one, other) => one.startSeconds - other.startSeconds);
  const labels = new Uint16Array(clips.length * depth);
  const scores = new Float32Array(clips.length * depth);
  for (const [at, { sheet, clip }] of clips.entries()) {
    labels.set(sheet.labels.subarray(clip * depth, (clip + 1) * depth), at * depth);
    scores.set(sheet.scores.subarray(clip * depth, (clip + 1) * depth), at * depth);
  }
  return {
    depth,
    startSeconds: Float64Array.from(clips, ({ startSeconds }) => startSeconds),
    labels,
    scores,
    lastPadded: sheets.some(({ lastPadded }) => lastPadded),
  };
}
