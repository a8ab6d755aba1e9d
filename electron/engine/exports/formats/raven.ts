import { join } from 'node:path';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { ExportedDetection } from '#store/export-rows/detections-export.ts';
import { exportRecordings, type ExportedRecording } from '#store/export-rows/recordings-export.ts';
import { rounded } from '#store/export-rows/csv.ts';
import { noteOf, taskDetections, type ExportTask, type Written } from '../export-task.ts';
import type { OpenFile } from '../placing/export-folder.ts';
import { fitsLine, tabLine } from '../plain-cells.ts';

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
  'Tags',
];

/** The band in which a detection lies: as drawn, else all that the model heard of the recording. */
function bandOf(row: ExportedDetection): readonly [lowHz: number, highHz: number] {
  const { lowHz, highHz, rateHz, heardToHz } = row;
  if (lowHz !== null && highHz !== null) return [rounded(lowHz, 3), rounded(highHz, 3)];
  return [0, Math.min(rateHz / 2, heardToHz ?? Infinity)];
}

/** One row. @param beforeSeconds length of all files that stand before this one in the list. */
export function ravenRow(row: ExportedDetection, selection: number, beforeSeconds: number): string {
  const startSeconds = row.boxStartSeconds ?? row.startSeconds;
  const endSeconds = row.boxEndSeconds ?? row.endSeconds;
  const wallMs = row.wallMs === null ? null : row.wallMs + Math.round((startSeconds - row.startSeconds) * 1000);
  return tabLine([
    selection,
    'Spectrogram 1',
    1,
    (beforeSeconds + startSeconds).toFixed(6),
    (beforeSeconds + endSeconds).toFixed(6),
    ...bandOf(row),
    row.commonName,
    row.code,
    row.score.toFixed(4),
    pathOf(row),
    rounded(startSeconds, 6),
    row.scientificName,
    row.machineCommonName,
    row.state,
    row.comment,
    wallMs === null ? null : new Date(wallMs).toISOString().slice(0, -1).replace('T', ' '),
    row.timeSource,
    row.tags,
  ]);
}

const ravenHeader = tabLine(header);

type Group = { readonly name: string; readonly rateHz: number; readonly channels: number };
const sameSound = (group: Group) => (each: ExportedRecording) =>
  isListed(each) && each.rateHz === group.rateHz && each.channels === group.channels;

const pathOf = ({ folderPath, recordingPath }: ExportedRecording | ExportedDetection): string =>
  join(folderPath, recordingPath);

/** Raven reads the list line by line. */
const isListed = (recording: ExportedRecording): boolean => fitsLine(pathOf(recording));

/** Raven opens several files as one only where all have the same rate and channels; each such group gets its own pair of files. */
function groupsOf(task: ExportTask): Group[] {
  const found = new Map<string, Group>();
  for (const recording of exportRecordings(task.source.db, task.filter)) {
    if (!isListed(recording)) continue;
    const { rateHz, channels } = recording;
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
    if (sameSound(group)(each)) yield `${pathOf(each)}\r\n`;
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
  return { rows, notes: [...groupNote(groups), ...missingNotes(task)] };
}

function groupNote(groups: readonly Group[]): Sentence[] {
  return groups.length < 2 ? [] : [sentence('export-raven-lists', { lists: groups.length })];
}

function missingNotes(task: ExportTask): Sentence[] {
  let [away, unlisted] = [0, 0];
  for (const recording of exportRecordings(task.source.db, task.filter)) {
    if (isListed(recording)) away += recording.missing;
    else unlisted += 1;
  }
  return [...noteOf(away, 'export-raven-away'), ...noteOf(unlisted, 'export-raven-unlisted')];
}
