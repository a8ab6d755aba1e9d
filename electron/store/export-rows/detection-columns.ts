import { isGuessedTime, type LocalMoment } from '#contract/recordings.ts';
import { momentAt } from '../recordings/local-time.ts';
import { rounded } from './csv.ts';
import type { ExportedDetection } from './detections-export.ts';

/** A column of the table of detections: the same in CSV and in Parquet. */
export type DetectionColumn = { readonly name: string } & (
  | { readonly type: 'text'; readonly of: (row: ExportedDetection) => string | null }
  | { readonly type: 'number' | 'whole'; readonly of: (row: ExportedDetection) => number | null }
  | { readonly type: 'truth'; readonly of: (row: ExportedDetection) => boolean }
  /** On the recorder's or the station's clock. */
  | { readonly type: 'time'; readonly of: (row: ExportedDetection) => LocalMoment | null }
);

type Text = (row: ExportedDetection) => string | null;
const text = (name: string, of: Text): DetectionColumn => ({ name, type: 'text', of });
const number = (name: string, of: (row: ExportedDetection) => number | null): DetectionColumn => ({
  name,
  type: 'number',
  of,
});

const fraction = (value: number | null, digits: number): number | null =>
  value === null ? null : rounded(value, digits);

function endOf(row: ExportedDetection): LocalMoment | null {
  const lengthMs = Math.round((row.endSeconds - row.startSeconds) * 1000);
  return momentAt(row.wallMs === null ? null : row.wallMs + lengthMs, row.offsetMinutes);
}

/**
 * One row per detection. `recording` is relative to the watched folder, `picture` to the data folder, both with forward
 * slashes. `scientific_name` and `common_name` are the label in force, which a person may have given; `score` and
 * `machine_...` are the machine's. `time_guessed`: the time is only the disk's; `utc_offset_min`:
 * minutes east of UTC; `box_...`, `low_hz`, `high_hz`: what a person drew on the spectrogram.
 */
export const detectionColumns: readonly DetectionColumn[] = [
  text('recording', (row) => row.recordingPath),
  text('recorder_id', (row) => row.recorderId),
  { name: 'start_time', type: 'time', of: (row) => momentAt(row.wallMs, row.offsetMinutes) },
  { name: 'end_time', type: 'time', of: endOf },
  number('start_s', (row) => rounded(row.startSeconds, 3)),
  number('end_s', (row) => rounded(row.endSeconds, 3)),
  text('scientific_name', (row) => row.scientificName),
  text('common_name', (row) => row.commonName),
  number('score', (row) => rounded(row.score, 4)),
  text('model_name', (row) => row.modelName),
  text('model_hash', (row) => row.modelHash),
  text('review', (row) => row.state),
  text('picture', (row) => (row.pictureFile === null ? null : `pictures/${row.pictureFile}`)),
  // eslint-disable-next-line words/spoken -- text of a data file, which is English whoever reads it
  text('picture_note', (row) => (row.pictureFile === null ? null : 'painted from sound, not a photograph')),
  text('machine_scientific_name', (row) => row.machineScientificName),
  text('machine_common_name', (row) => row.machineCommonName),
  text('comment', (row) => row.comment),
  text('call_type', (row) => row.callType),
  { name: 'individuals', type: 'whole', of: (row) => row.individuals },
  text('reviewer', (row) => row.reviewer),
  text('reviewed_at', (row) => row.reviewedAt),
  text('station', (row) => row.station),
  number('latitude', (row) => row.latitude),
  number('longitude', (row) => row.longitude),
  text('time_source', (row) => row.timeSource),
  number('clock_corrected_s', (row) => row.correctedSeconds),
  { name: 'time_guessed', type: 'truth', of: (row) => isGuessedTime(row.timeSource, row.correctedSeconds) },
  { name: 'utc_offset_min', type: 'whole', of: (row) => row.offsetMinutes },
  number('box_start_s', (row) => fraction(row.boxStartSeconds, 3)),
  number('box_end_s', (row) => fraction(row.boxEndSeconds, 3)),
  number('low_hz', (row) => fraction(row.lowHz, 1)),
  number('high_hz', (row) => fraction(row.highHz, 1)),
  text('tags', (row) => row.tags),
];
