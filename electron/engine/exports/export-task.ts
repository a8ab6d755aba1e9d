import type { DetectionFilter } from '#contract/detections.ts';
import type { ExportOptions } from '#contract/exports.ts';
import { exportDetections, type ExportedDetection } from '#store/export-rows/detections-export.ts';
import type { EngineCore } from '../engine.ts';
import type { ExportFolder } from './export-folder.ts';

/** What every format's writer is given. */
export type ExportTask = {
  readonly engine: EngineCore;
  readonly filter: DetectionFilter;
  readonly options: ExportOptions;
  readonly folder: ExportFolder;
  readonly signal: AbortSignal;
  /** ISO 8601 UTC. */
  readonly now: string;
  /** Says that so many more detections are through. */
  readonly advance: (detections: number) => void;
};

/** What a writer says of its work: rows written, and what was left out in one sentence each. */
export type Written = { readonly rows: number; readonly notes: readonly string[] };

export type FormatWriter = (task: ExportTask) => Promise<Written>;

/** The detections of a task, counted as they pass by. */
export function* taskDetections(task: ExportTask, filter: DetectionFilter = task.filter): Generator<ExportedDetection> {
  let passed = 0;
  for (const row of exportDetections(task.engine.store.db, filter)) {
    yield row;
    passed += 1;
    if (passed % 500 === 0) task.advance(500);
  }
  task.advance(passed % 500);
}

/** `1 detection`, `2 detections`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** Said in every picture and beside every picture that leaves Songsight. */
export const pictureLabel = 'painted from sound, not a photograph';
