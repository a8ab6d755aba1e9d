import { KnownFailure } from '#contract/failure.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { ExportedDetection } from '#store/export-rows/detections-export.ts';
import { recordingPath } from '../media/recording-path.ts';
import { refusePrivate } from '../media/private-sound.ts';
import { throwIfStopped } from './placing/export-folder.ts';
import { noteOf, taskDetections, type ExportTask, type Written } from './export-task.ts';
import { fileNamePart } from './plain-cells.ts';

/** Where a detection's sound lies: the recording's path now, and the stretch with the margin asked for. */
export type SoundPlace = { readonly path: string; readonly fromSeconds: number; readonly toSeconds: number };

/**
 * Goes through detections that need their recording read. A recording that is away or damaged costs its own detections only,
 * and the notes say so. @param make writes what comes of one detection.
 */
export async function eachSound(
  task: ExportTask,
  make: (row: ExportedDetection, place: SoundPlace) => Promise<void>,
): Promise<Written> {
  const margin = task.options.marginSeconds ?? 0;
  const leftOut = new Map<string, LeftOut>();
  let rows = 0;
  let failed = 0;
  for (const row of taskDetections(task)) {
    throwIfStopped(task.signal);
    try {
      await make(row, await soundPlace(task, row, margin));
      rows += 1;
    } catch (thrown) {
      if (!(thrown instanceof KnownFailure) || !isOfRecording(thrown)) throw thrown;
      const count = (leftOut.get(thrown.message)?.count ?? 0) + 1;
      leftOut.set(thrown.message, { why: thrown.sentence, count });
      // What is private is left out by rule.
      if (thrown.code !== 'not-allowed') failed += 1;
    }
  }
  return { rows, failed, notes: failureNotes(leftOut) };
}

/**
 * Where the sound of a detection can be read now. @param margin seconds before and after.
 * @throws KnownFailure `file-missing`, `not-allowed` for a time of which nothing may be kept.
 */
export async function soundPlace({ source }: ExportTask, row: ExportedDetection, margin: number): Promise<SoundPlace> {
  const name = row.recordingPath.slice(row.recordingPath.lastIndexOf('/') + 1);
  const path = await recordingPath(source.db, row.recording, name);
  const place = { path, fromSeconds: Math.max(0, row.startSeconds - margin), toSeconds: row.endSeconds + margin };
  refusePrivate(source.db, row.recording, place.fromSeconds, place.toSeconds);
  return place;
}

function isOfRecording({ code }: KnownFailure): boolean {
  return code.startsWith('file-') || code === 'not-allowed' || code === 'format-unsupported' || code === 'bad-request';
}

type LeftOut = { readonly why: Sentence; readonly count: number };

const mostNotes = 10;

function failureNotes(leftOut: ReadonlyMap<string, LeftOut>): Sentence[] {
  const notes = [...leftOut.values()].map(({ why, count }) => sentence('export-left-out', { count, why }));
  return [...notes.slice(0, mostNotes), ...noteOf(Math.max(0, notes.length - mostNotes), 'export-more-left-out')];
}

/** `Common Blackbird/20260501_053000_0012.000s_0.93_1a2b3c4d.wav`: file and offset first, then score and content. */
export function soundFileName(row: ExportedDetection, extension: string): string {
  const file = row.recordingPath.slice(row.recordingPath.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  const place = row.station === null ? '' : `${fileNamePart(row.station)}_`;
  const offset = row.startSeconds.toFixed(3).padStart(8, '0');
  const content = row.contentId.replace(/^s-/, '').slice(0, 8);
  const name = `${place}${fileNamePart(file)}_${offset}s_${row.score.toFixed(2)}_${content}.${extension}`;
  return `${fileNamePart(row.commonName)}/${name}`;
}
