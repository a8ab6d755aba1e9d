import type { ExportedDetection } from '#store/export-rows/detections-export.ts';
import { taskDetections, type ExportTask, type Written } from '../export-task.ts';
import { fileNamePart, tabLine } from '../plain-cells.ts';

/**
 * `start<TAB>end<TAB>label` in seconds with six decimals, as Audacity itself writes it; no header. A drawn box has a second line with its
 * frequencies, which Audacity shows as a spectral selection.
 */
function audacityRow(row: ExportedDetection): string {
  const state = row.state === null ? '' : ` (${row.state})`;
  const comment = row.comment === null || row.comment === '' ? '' : ` – ${row.comment}`;
  const label = `${row.commonName} ${row.score.toFixed(2)}${state}${comment}`;
  const [start, end] = [row.boxStartSeconds ?? row.startSeconds, row.boxEndSeconds ?? row.endSeconds];
  const { lowHz, highHz } = row;
  const band = lowHz === null || highHz === null ? '' : tabLine(['\\', lowHz.toFixed(6), highHz.toFixed(6)], '\n');
  return tabLine([start.toFixed(6), end.toFixed(6), label], '\n') + band;
}

/** `site/20260501_053000.WAV` -> `labels/site/20260501_053000.WAV.txt`: one label track belongs to one recording. */
function labelFileName(row: ExportedDetection): string {
  return `labels/${row.recordingPath.split('/').map(fileNamePart).join('/')}.txt`;
}

/** One label file per recording with detections, in the folders the recordings lie in. */
export async function writeAudacity(task: ExportTask): Promise<Written> {
  const used = new Map<string, number>();
  let rows = 0;
  for (const [name, lines] of tracks(task, used)) {
    rows += lines.length;
    await task.folder.text(name, lines);
  }
  return { rows, notes: [] };
}

/** The labels of one recording at a time; two recordings of one name get two files. */
function* tracks(task: ExportTask, used: Map<string, number>): Generator<[string, string[]]> {
  let here: ExportedDetection | null = null;
  let lines: string[] = [];
  for (const row of taskDetections(task)) {
    if (here !== null && here.recording !== row.recording) {
      yield [unusedName(labelFileName(here), used), lines];
      lines = [];
    }
    here = row;
    lines.push(audacityRow(row));
  }
  if (here !== null) yield [unusedName(labelFileName(here), used), lines];
}

function unusedName(name: string, used: Map<string, number>): string {
  // Windows and macOS take Abc and abc for the same file, macOS an umlaut of one letter and one of two as well.
  const key = name.normalize('NFC').toLowerCase();
  const before = used.get(key) ?? 0;
  used.set(key, before + 1);
  return before === 0 ? name : name.replace(/\.txt$/, `_${before + 1}.txt`);
}
