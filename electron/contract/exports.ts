import type { DetectionFilter } from './filter.ts';

/** In the order in which they are offered. */
export const exportFormats = [
  'report-html',
  'report-csv',
  'detections-csv',
  'raven',
  'audacity',
  'kaleidoscope',
  'ebird',
  'darwin-core',
  'camtrap-dp',
  'json',
  'clips',
  'spectrograms',
] as const;

export type ExportFormat = (typeof exportFormats)[number];

/** What some formats want to know besides the detections; the others do not look. */
export type ExportOptions = {
  /** Title of a report or data set. */
  readonly title?: string;
  /** Whom a data set belongs to. */
  readonly holder?: string;
  /** Address of the licence a data set is given under, e.g. `https://creativecommons.org/licenses/by/4.0/`. */
  readonly licence?: string;
  readonly sound?: 'wav' | 'flac';
  /** Seconds of sound before and after each detection, in clips and spectrograms. */
  readonly marginSeconds?: number;
  /** Name of the file instead of the usual one, in formats that are one table. */
  readonly fileName?: string;
};

/** What an export under a filter holds, before it is written. */
export type ExportPreview = {
  readonly detections: number;
  readonly species: number;
  readonly recordings: number;
  readonly confirmed: number;
  readonly rejected: number;
  readonly unsure: number;
  /** In recordings whose time is not known. */
  readonly undated: number;
  /** In recordings that belong to no station. */
  readonly unplaced: number;
  /** Detections this format takes; the others are left out for the reasons in `notes`. */
  readonly taken: number;
  /** What this format leaves out or lacks, in one sentence each. */
  readonly notes: readonly string[];
  /** Where it is written when nobody says another place. */
  readonly folder: string;
};

export type ExportResult = {
  readonly folder: string;
  /** Relative to the folder, with forward slashes; the first hundred. */
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  readonly fileCount: number;
  readonly bytes: number;
  /** Detections (or, in eBird files, records) written. */
  readonly rows: number;
  /** What was left out and why, in one sentence each. */
  readonly notes: readonly string[];
};

export type ExportEvents = {
  /** How far the export that runs has come, in detections. */
  'export.progress': { readonly done: number; readonly total: number };
};

export type ExportRequests = {
  'export.preview': { ask: { format: ExportFormat; filter: DetectionFilter }; answer: ExportPreview };
  /**
   * Writes a folder of files and answers when all of them are there. `folder` null takes a new one in the data folder. A folder
   * that is watched for recordings is refused. One export runs at a time.
   */
  'export.write': {
    ask: { format: ExportFormat; filter: DetectionFilter; options: ExportOptions; folder: string | null };
    answer: ExportResult;
  };
  /** Stops the export that runs, where one does; its `export.write` answers `cancelled`. */
  'export.cancel': { ask: Record<string, never>; answer: Record<string, never> };
};
