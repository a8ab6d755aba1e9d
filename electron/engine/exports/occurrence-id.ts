import type { ExportedDetection } from '#store/export-rows/detections-export.ts';

/**
 * The name of a detection in data sets that others keep: what was recorded, what the machine heard in it, and the best clip.
 * Start and end move with the thresholds; the best clip of a detection does not.
 */
export function occurrenceId({ contentId, machineCode, bestClipSeconds }: ExportedDetection): string {
  return `songsight:${contentId}:${machineCode}:${Math.round(bestClipSeconds * 1000)}`;
}
