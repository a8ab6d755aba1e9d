import { join } from 'node:path';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { ExportedDetection } from '#store/export-rows/detections-export.ts';
import { exportRecordings, type ExportedRecording } from '#store/export-rows/recordings-export.ts';
import { rounded } from '#store/export-rows/csv.ts';
import { noteOf, taskDetections, type ExportTask, type Written } from '../export-task.ts';
import type { OpenFile } from '../placing/export-folder.ts';
import { tabLine } from '../plain-cells.ts';

/** Raven's own columns first, in the order BirdNET's tables have; Raven shows further ones as annotations. */
const header = [
  'Selection',
  'View',
  'Channel',
  'Begin Time (s)',
  'End Time (s)',
  'Low Freq (Hz)',
  'High Freq (Hz)',
  'Common Name',
  'Species Code',
  'Confidence',
  'Begin Path',
  'File Offset (s)',
  'Scientific Name',
  'Machine Label',
  'Review',
  'Comment',
  'Begin Date Time',
  'Time Source',
];

/** What the networks hear reaches up to here at most; a recording of a lower rate ends earlier. */
const heardToHz = 11_025;

/** One row. @param beforeSeconds length of all files that stand before this one in the list. */
export function ravenRow(row: ExportedDetection, selection: number, beforeSeconds: number): string {
  return tabLine([
    selection,
    'Spectrogram 1',
    1,
    (beforeSeconds + row.startSeconds).toFixed(6),
    (beforeSeconds + row.endSeconds).toFixed(6),
    row.lowHz ?? 0,
    row.highHz ?? Math.min(row.rateHz / 2, heardToHz),
    row.commonName,
    row.code,
    row.score.toFixed(4),
    join(row.folderPath, row.recordingPath),
    rounded(row.startSeconds, 6),
    row.scientificName,
    row.machineCommonName,
    row.state,
    row.comment,
    row.wallMs === null ? null : new Date(row.wallMs).toISOString().slice(0, -1).replace('T', ' '),
    row.timeSource,
  ]);
}

const ravenHeader = tabLine(header);

type Group = { readonly name: string; readonly rateHz: number; readonly channels: number };
const sameSound = (group: Group) => (each: ExportedRecording) =>
  each.rateHz === group.rateHz && each.channels === group.channels;

/** Raven opens several files as one only where all have the same rate and channels; each such group gets its own pair of files. */
function groupsOf(task: ExportTask): Group[] {
  const found = new Map<string, Group>();
  for (const { rateHz, channels } of exportRecordings(task.source.db, task.filter)) {
    const key = `${rateHz} ${channels}`;
    if (!found.has(key)) found.set(key, { name: `-${rateHz}hz-${channels}ch`, rateHz, channels });
  }
  const groups = [...found.values()];
  return groups.length === 1 ? groups.map((group) => ({ ...group, name: '' })) : groups;
}

/** Walks recordings and detections side by side: both come in the order of recordings. */
async function writeTable(task: ExportTask, group: Group, file: OpenFile): Promise<number> {
  const inGroup = sameSound(group);
  const recordings = exportRecordings(task.source.db, task.filter);
  let here = recordings.next();
  let [beforeSeconds, selection] = [0, 0];
  await file.write(ravenHeader);
  for (const row of taskDetections(task)) {
    while (here.done !== true && here.value.recording !== row.recording) {
      if (inGroup(here.value)) beforeSeconds += here.value.durationSeconds;
      here = recordings.next();
    }
    if (here.done === true) break;
    if (!inGroup(here.value)) continue;
    selection += 1;
    await file.write(ravenRow(row, selection, beforeSeconds));
  }
  return selection;
}

function* listLines(task: ExportTask, group: Group): Generator<string> {
  for (const each of exportRecordings(task.source.db, task.filter)) {
    if (sameSound(group)(each)) yield `${join(each.folderPath, each.recordingPath)}\r\n`;
  }
}

/**
 * Raven selection tables with times that run on over all files of the list beside them, files without detections included,
 * and with the offset inside each file. Open the list in Raven, then the table.
 */
export async function writeRaven(task: ExportTask): Promise<Written> {
  const groups = groupsOf(task);
  let rows = 0;
  for (const group of groups) {
    await task.folder.text(`songsight${group.name}.list.txt`, listLines(task, group));
    await task.folder.file(`songsight${group.name}.selections.txt`, async (file) => {
      rows += await writeTable(task, group, file);
    });
  }
  return { rows, notes: [...groupNote(groups), ...missingNote(task)] };
}

function groupNote(groups: readonly Group[]): Sentence[] {
  return groups.length < 2 ? [] : [sentence('export-raven-lists', { lists: groups.length })];
}

function missingNote(task: ExportTask): Sentence[] {
  let away = 0;
  for (const { missing } of exportRecordings(task.source.db, task.filter)) away += missing;
  return noteOf(away, 'export-raven-away');
}
