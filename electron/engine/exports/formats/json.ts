import type { ExportedDetection } from '#store/export-rows/detections-export.ts';
import { isGuessedTime } from '#contract/recordings.ts';
import { rounded } from '#store/export-rows/csv.ts';
import { isoText, momentAt } from '#store/recordings/local-time.ts';
import { boxFrom } from '#store/review/boxes.ts';
import { pictureLabel, taskDetections, type ExportTask, type Written } from '../export-task.ts';
import { endWallMs } from '../iso-times.ts';

function timeOf(wallMs: number | null, offsetMinutes: number | null): string | null {
  const moment = momentAt(wallMs, offsetMinutes);
  return moment === null ? null : isoText(moment);
}

function reviewOf(row: ExportedDetection): object | null {
  if (row.state === null) return null;
  const { state, comment, callType, individuals, reviewer, reviewedAt } = row;
  return { state, comment, callType, individuals, reviewer, reviewedAt };
}

/** One detection as plain JSON; times in ISO 8601 with the offset where it is known. */
function detectionJson(row: ExportedDetection): object {
  return {
    recording: {
      folder: row.folderPath,
      path: row.recordingPath,
      contentId: row.contentId,
      rateHz: row.rateHz,
      recorder: row.recorder,
      recorderId: row.recorderId,
    },
    station:
      row.station === null
        ? null
        : { name: row.station, zone: row.zone, latitude: row.latitude, longitude: row.longitude },
    startSeconds: rounded(row.startSeconds, 3),
    endSeconds: rounded(row.endSeconds, 3),
    startTime: timeOf(row.wallMs, row.offsetMinutes),
    endTime: timeOf(endWallMs(row), row.offsetMinutes),
    timeSource: row.timeSource,
    timeGuessed: isGuessedTime(row.timeSource, row.correctedSeconds),
    clockCorrectedSeconds: row.correctedSeconds,
    species: { code: row.code, scientificName: row.scientificName, commonName: row.commonName },
    machine: {
      code: row.machineCode,
      scientificName: row.machineScientificName,
      commonName: row.machineCommonName,
      score: rounded(row.score, 4),
      model: row.modelName,
      version: row.modelVersion,
      hash: row.modelHash,
    },
    review: reviewOf(row),
    box: boxFrom(row),
    tags: row.tags === null ? [] : row.tags.split('; '),
    picture: row.pictureFile === null ? null : { file: `pictures/${row.pictureFile}`, note: pictureLabel },
  };
}

/** One object whose `detections` holds a line each, so that it can be read by line, too. */
export async function writeJson(task: ExportTask): Promise<Written> {
  let rows = 0;
  const head = {
    format: 'songsight-detections',
    formatVersion: 1,
    songsight: task.source.version,
    exportedAt: task.source.now,
  };
  await task.folder.file(task.options.fileName ?? 'detections.json', async (file) => {
    await file.write(`${JSON.stringify({ ...head, filter: task.filter }).slice(0, -1)},\n"detections":[`);
    for (const row of taskDetections(task)) {
      await file.write(`${rows === 0 ? '' : ','}\n${JSON.stringify(detectionJson(row))}`);
      rows += 1;
    }
    await file.write('\n]}\n');
  });
  return { rows, notes: [] };
}
