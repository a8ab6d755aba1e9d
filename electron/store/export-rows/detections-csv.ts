import { byteOrderMark, csvLine, rounded } from './csv.ts';
import type { ExportedDetection } from './detections-export.ts';
import { isoText, momentAt } from '../recordings/local-time.ts';

const header = [
  'recording',
  'recorder_id',
  'start_time',
  'end_time',
  'start_s',
  'end_s',
  'scientific_name',
  'common_name',
  'score',
  'model_name',
  'model_hash',
  'review',
  'picture',
  'picture_note',
  'machine_scientific_name',
  'machine_common_name',
  'comment',
  'call_type',
  'individuals',
  'reviewer',
  'reviewed_at',
  'station',
  'latitude',
  'longitude',
  'time_source',
  'clock_corrected_s',
];

/**
 * Detections as CSV, one row each: UTF-8 with BOM, CRLF, RFC 4180. `recording` is relative to the watched folder, `picture` to
 * the data folder, both with forward slashes; times are ISO 8601 on the recorder's clock, with its offset where known.
 * `scientific_name` and `common_name` are the label in force, which a person may have given; `score` and `machine_...` are the
 * machine's.
 */
export function* detectionsCsv(detections: Iterable<ExportedDetection>): Generator<string> {
  yield byteOrderMark + csvLine(header);
  for (const row of detections) {
    const lengthMs = Math.round((row.endSeconds - row.startSeconds) * 1000);
    yield csvLine([
      row.recordingPath,
      row.recorderId,
      timeText(row.wallMs, row.offsetMinutes),
      timeText(row.wallMs === null ? null : row.wallMs + lengthMs, row.offsetMinutes),
      rounded(row.startSeconds, 3),
      rounded(row.endSeconds, 3),
      row.scientificName,
      row.commonName,
      rounded(row.score, 4),
      row.modelName,
      row.modelHash,
      row.state,
      row.pictureFile === null ? null : `pictures/${row.pictureFile}`,
      row.pictureFile === null ? null : 'painted from sound, not a photograph',
      row.machineScientificName,
      row.machineCommonName,
      row.comment,
      row.callType,
      row.individuals,
      row.reviewer,
      row.reviewedAt,
      row.station,
      row.latitude,
      row.longitude,
      row.timeSource,
      row.correctedSeconds,
    ]);
  }
}

function timeText(wallMs: number | null, offsetMinutes: number | null): string | null {
  const moment = momentAt(wallMs, offsetMinutes);
  return moment === null ? null : isoText(moment);
}
