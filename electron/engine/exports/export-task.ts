import type { DetectionFilter } from '#contract/detections.ts';
import type { ExportFormat, ExportOptions } from '#contract/exports.ts';
import { exportDetections, type ExportedDetection } from '#store/export-rows/detections-export.ts';
import type { ExportFolder } from './export-folder.ts';
import type { ExportSource } from './export-source.ts';
import type { PrintPdf } from './report/print-pdf.ts';

/** What is to be written and where; `folder` is a whole path. */
export type ExportWish = {
  readonly format: ExportFormat;
  readonly filter: DetectionFilter;
  readonly options: ExportOptions;
  readonly folder: string;
};

/** What every format's writer is given. */
export type ExportTask = {
  readonly source: ExportSource;
  readonly filter: DetectionFilter;
  readonly options: ExportOptions;
  readonly folder: ExportFolder;
  readonly signal: AbortSignal;
  /** Says that so many more detections are through. */
  readonly advance: (detections: number) => void;
  readonly printPdf: PrintPdf;
};

/** What a writer says of its work: rows written, and what was left out in one sentence each. */
export type Written = { readonly rows: number; readonly notes: readonly string[] };

export type FormatWriter = (task: ExportTask) => Promise<Written>;

/** The detections of a task, counted as they pass by. */
export function* taskDetections(task: ExportTask): Generator<ExportedDetection> {
  let passed = 0;
  for (const row of exportDetections(task.source.db, task.filter)) {
    yield row;
    passed += 1;
    if (passed % 1000 === 0) task.advance(1000);
  }
  task.advance(passed % 1000);
}

/** `1 detection`, `2 detections`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** Of detections that a format leaves out because nobody knows when they were. */
export function guessedNote(count: number): string {
  return `${counted(count, 'detection')} left out: their time is only the time of the file. Set the clock of their folder right, or ask for guessed times, too.`;
}

/** Said in every picture and beside every picture that leaves Songsight. */
export const pictureLabel = 'painted from sound, not a photograph';
