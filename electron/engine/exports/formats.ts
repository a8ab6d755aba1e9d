import type { ExportFormat, ExportOptions } from '#contract/exports.ts';
import { writeDigest } from './digest/digest-html.ts';
import type { FormatWriter } from './export-task.ts';
import { writeAudacity } from './formats/audacity.ts';
import { writeCamtrapDp } from './formats/camtrap-dp.ts';
import { writeClips } from './formats/clips.ts';
import { writeDarwinCore } from './formats/darwin-core.ts';
import { writeEbird } from './formats/ebird.ts';
import { writeIndices } from './formats/indices.ts';
import { writeJson } from './formats/json.ts';
import { writeKaleidoscope } from './formats/kaleidoscope.ts';
import { writeOccupancy } from './formats/occupancy.ts';
import { writeRaven } from './formats/raven.ts';
import { writeSpectrograms } from './formats/spectrograms.ts';
import { writeDetectionsCsv, writeReportCsv } from './formats/tables.ts';
import { writeReportHtml } from './report/report-html.ts';
import { writeReportPdf } from './report/report-pdf.ts';

type Format = {
  readonly write: FormatWriter;
  /** What it leaves in a folder: one table, whose name may be another, or several files of these names. */
  readonly table?: string;
  readonly names?: RegExp;
};

const table = (write: FormatWriter, name: string): Format => ({ write, table: name });

/** Every format there is. A new one is added here, in the contract's list and in the window's words. */
export const formats: Readonly<Record<ExportFormat, Format>> = {
  'report-html': table(writeReportHtml, 'report.html'),
  'report-pdf': table(writeReportPdf, 'report.pdf'),
  'report-csv': table(writeReportCsv, 'species-report.csv'),
  'digest-html': table(writeDigest, 'digest.html'),
  'detections-csv': table(writeDetectionsCsv, 'detections.csv'),
  // Its writer is fifty files that few exports need.
  'detections-parquet': table(
    async (task) => (await import('./formats/parquet.ts')).writeParquet(task),
    'detections.parquet',
  ),
  'indices-csv': table(writeIndices, 'acoustic-indices.csv'),
  occupancy: { write: writeOccupancy, names: /^(histories|(effort|sites|visits)\.csv|occupancy\.R)$/ },
  raven: { write: writeRaven, names: /^songsight(-.+ch)?\.(list|selections)\.txt$/ },
  audacity: { write: writeAudacity, names: /^labels$/ },
  kaleidoscope: table(writeKaleidoscope, 'kaleidoscope.csv'),
  ebird: { write: writeEbird, names: /^ebird-\d{3}\.csv$/ },
  'darwin-core': table(writeDarwinCore, 'darwin-core-archive.zip'),
  'camtrap-dp': { write: writeCamtrapDp, names: /^((deployments|media|observations)\.csv|datapackage\.json)$/ },
  json: table(writeJson, 'detections.json'),
  clips: { write: writeClips, names: /^clips$/ },
  spectrograms: { write: writeSpectrograms, names: /^spectrograms$/ },
};

/** The name of the one file a format writes, or null where it writes several. */
export function tableName(format: ExportFormat, options: ExportOptions): string | null {
  const usual = formats[format].table;
  return usual === undefined ? null : (options.fileName ?? usual);
}

/** Whether an export of this kind may have left an entry of this name in a folder. */
export function isUsualName(format: ExportFormat, options: ExportOptions, name: string): boolean {
  return name === tableName(format, options) || formats[format].names?.test(name) === true;
}
