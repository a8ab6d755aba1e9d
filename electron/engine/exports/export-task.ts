import type { ReadSound } from '#analysis/process/sound-calls.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import type { ExportFormat, ExportOptions } from '#contract/exports.ts';
import { exportDetections, type ExportedDetection } from '#store/export-rows/detections-export.ts';
import type { exportNoteSentences } from '#contract/words/exports/export-notes.ts';
import type { Sentence } from '#contract/words/sentence.ts';
import type { ExportFolder } from './placing/export-folder.ts';
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
  readonly readSound: ReadSound;
};

/** What a writer says of its work: rows written, and what was left out in one sentence each. */
export type Written = {
  readonly rows: number;
  readonly notes: readonly Sentence[];
  /** Detections left out because their recording is away or cannot be read. */
  readonly failed?: number;
};

type Keys = keyof typeof exportNoteSentences;
/** Notes that hold nothing but a count. */
type CountedNote = Exclude<
  Keys extends infer K ? (K extends `${infer Head}_other` ? Head : never) : never,
  'export-left-out'
>;

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

/** A sentence that counts, where there is anything to count. */
export function noteOf(count: number, key: CountedNote): Sentence[] {
  return count === 0 ? [] : [{ key, values: { count } }];
}

/** Said in every picture and beside every picture that leaves Songsight. */
// eslint-disable-next-line words/spoken -- text of a data file, which is English whoever reads it
export const pictureLabel = 'painted from sound, not a photograph';
