import type { ExportedDetection } from '#store/export-rows/detections-export.ts';

/**
 * The name of a detection in data sets that others keep: what was recorded, what the machine heard in it, and the best clip.
 * Start and end move with the thresholds; the best clip of a detection does not.
 */
export function occurrenceId(row: ExportedDetection): string {
  const { contentId, machineCode, bestClipSeconds } = row;
  return `songsight:${contentId}:${machineCode}:${Math.round(bestClipSeconds * 1000)}${drawn(row)}`;
}

/** Of two that a person drew over each other each has a name of its own. */
function drawn({ own, boxEndSeconds, lowHz, highHz }: ExportedDetection): string {
  if (own === 0 || boxEndSeconds === null || lowHz === null || highHz === null) return '';
  return `:${Math.round(boxEndSeconds * 1000)}:${Math.round(lowHz)}:${Math.round(highHz)}`;
}
