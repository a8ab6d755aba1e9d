import * as v from 'valibot';
import { DetectionFilter } from './detections.ts';
import { between, Path, text, whole } from './schema/fields.ts';
import { Said } from './schema/said.ts';
import { request, type Exchanges, type Value } from './schema/request.ts';

/** In the order in which they are offered. */
export const exportFormats = [
  'report-html',
  'report-pdf',
  'report-csv',
  'digest-html',
  'detections-csv',
  'detections-parquet',
  'indices-csv',
  'occupancy',
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

export const ExportFormat = v.picklist(exportFormats);
export type ExportFormat = Value<typeof ExportFormat>;

/** A name in the folder, never a way out of it. */
const FileName: v.GenericSchema<string> = v.pipe(
  v.string(),
  v.nonEmpty(),
  v.maxLength(200),
  v.check((name) => !/[/\\\u0000]/.test(name) && name !== '.' && name !== '..', 'wanted-file-name'),
);

/** What some formats want to know besides the detections; the others do not look. */
export const ExportOptions = v.strictObject({
  /** Title of a report or data set. */
  title: v.exactOptional(text(300)),
  /** How many days a digest takes in, where the filter does not name them: up to the last one with a recording. */
  days: v.exactOptional(whole(1, 366)),
  /** How many days one visit of an occupancy table takes in. */
  visitDays: v.exactOptional(whole(1, 31)),
  /** Occupancy tables count only what a person confirmed. */
  confirmedOnly: v.exactOptional(v.boolean()),
  /** Whom a data set belongs to. */
  holder: v.exactOptional(text(300)),
  /** Address of the licence a data set is given under, e.g. `https://creativecommons.org/licenses/by/4.0/`. */
  licence: v.exactOptional(text(500)),
  sound: v.exactOptional(v.picklist(['wav', 'flac'])),
  /** Seconds of sound before and after each detection, in clips and spectrograms. */
  marginSeconds: v.exactOptional(between(0, 60)),
  /** Name of the file instead of the usual one, in formats that are one table. */
  fileName: v.exactOptional(FileName),
  /** Of the sentences in a report; the three below follow it where they are not given. Without it: that of the settings. */
  language: v.exactOptional(v.picklist(['en', 'de', 'es'])),
  /** Between the cells of a CSV: `comma` in English, else `semicolon`. */
  separator: v.exactOptional(v.picklist(['comma', 'semicolon', 'tab'])),
  /** In the numbers of a CSV: `point` in English, else `comma`. */
  decimal: v.exactOptional(v.picklist(['point', 'comma'])),
  /** In a CSV: `iso` is `2026-05-01T05:30:03.000+02:00`, `spreadsheet` is `2026-05-01 05:30:03`, which Excel takes for a time. */
  times: v.exactOptional(v.picklist(['iso', 'spreadsheet'])),
  /** Takes detections whose time is only the disk's into formats that leave them out otherwise: eBird and Darwin Core. */
  guessedTimes: v.exactOptional(v.boolean()),
  /**
   * What to do where a file of the same name is there already, which a person may have edited: refuse with `already-there`
   * (without this), write `name 2.csv` beside it, or replace it.
   */
  existing: v.exactOptional(v.picklist(['ask', 'beside', 'replace'])),
});
export type ExportOptions = Value<typeof ExportOptions>;

/** What an export under a filter holds, before it is written. */
export const ExportPreview = v.strictObject({
  detections: v.number(),
  species: v.number(),
  recordings: v.number(),
  confirmed: v.number(),
  rejected: v.number(),
  unsure: v.number(),
  /** In recordings whose time is not known. */
  undated: v.number(),
  /** With a time that is only the disk's. */
  guessed: v.number(),
  /** In recordings that belong to no station. */
  unplaced: v.number(),
  /** Detections this format takes; the others are left out for the reasons in `notes`. */
  taken: v.number(),
  /** What this format leaves out or lacks, in one sentence each. */
  notes: v.array(Said),
  /** Where it is written when nobody says another place. */
  folder: v.string(),
});
export type ExportPreview = Value<typeof ExportPreview>;

export const ExportResult = v.strictObject({
  folder: v.string(),
  /** Relative to the folder, with forward slashes; the first hundred. */
  files: v.array(v.strictObject({ name: v.string(), bytes: v.number() })),
  fileCount: v.number(),
  bytes: v.number(),
  /** Detections (or, in eBird files, records) written. */
  rows: v.number(),
  /** Detections left out because their recording is away or cannot be read. */
  failed: v.number(),
  /** What was left out and why, in one sentence each. */
  notes: v.array(Said),
});
export type ExportResult = Value<typeof ExportResult>;

export const exportEvents = {
  /** How far the export that runs has come, in detections. */
  'export.progress': v.strictObject({ done: v.number(), total: v.number() }),
};

export const exportRequests = {
  /** What an export would hold; nothing is written. */
  'export.preview': request({ format: ExportFormat, filter: DetectionFilter }, ExportPreview),
  /**
   * Writes a folder of files and answers when all of them are there. `folder` null takes a new one in the data folder. A folder
   * that is watched for recordings is refused. One export runs at a time, and one whose asker goes away over HTTP is stopped.
   */
  'export.write': request(
    { format: ExportFormat, filter: DetectionFilter, options: ExportOptions, folder: v.nullable(Path) },
    ExportResult,
  ),
  /** Stops the export that runs, where one does; its `export.write` answers `cancelled`. */
  'export.cancel': request({}, v.strictObject({})),
};
export type ExportRequests = Exchanges<typeof exportRequests>;
