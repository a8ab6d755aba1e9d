import type { DetectionFilter } from '#contract/detections.ts';
import { detectionColumns, recordingColumns } from '../columns/columns.ts';
import { bits, verdictBits, type DetectionColumns } from '../columns/detection-columns.ts';
import type { RecordingColumns } from '../columns/recording-columns.ts';
import { selectDetections } from '../columns/select-detections.ts';
import { detectionWhere } from '../detections/detection-filter.ts';
import type { SongDatabase } from '../opening/song-database.ts';

/** How many detections an export holds, by what decides whether a format takes them. */
export type ExportCounts = {
  readonly detections: number;
  readonly species: number;
  readonly recordings: number;
  readonly confirmed: number;
  readonly rejected: number;
  readonly unsure: number;
  readonly undated: number;
  /** With a time that is only the disk's. */
  readonly guessed: number;
  /** With a time whose offset from UTC is not known. */
  readonly zoneless: number;
  readonly unplaced: number;
  /** Not rejected, with a time whose offset is known. */
  readonly instants: number;
  /** Not rejected, with a guessed time. */
  readonly guessedUnrejected: number;
  /** Confirmed, with a time; those of them whose time is a guess. */
  readonly confirmedDated: number;
  readonly confirmedGuessed: number;
  /** Not reviewed, with a time; those of them whose time is a guess. */
  readonly unjudgedDated: number;
  readonly unjudgedGuessed: number;
};

/** One walk over the detections under a filter; the default of `review` is `all`, as in every export. */
export function readExportCounts(db: SongDatabase, filter: DetectionFilter): ExportCounts {
  const ids = selectDetections(db, { ...filter, review: filter.review ?? 'all' });
  const columns = [detectionColumns(db), recordingColumns(db)] as const;
  const counts = { ...none, detections: ids.length, ...distinct(columns, ids) };
  for (const id of ids) addTo(counts, columns, id);
  return counts;
}

type Columns = readonly [DetectionColumns, RecordingColumns];
type Counts = { -readonly [K in keyof ExportCounts]: number };

const none: ExportCounts = {
  ...{ detections: 0, species: 0, recordings: 0, confirmed: 0, rejected: 0, unsure: 0, undated: 0, guessed: 0 },
  ...{ zoneless: 0, unplaced: 0, instants: 0, guessedUnrejected: 0, confirmedDated: 0, confirmedGuessed: 0 },
  ...{ unjudgedDated: 0, unjudgedGuessed: 0 },
};

function addTo(counts: Counts, [detections, recordings]: Columns, id: number): void {
  const recording = detections.recording[id] ?? 0;
  const verdict = (detections.state[id] ?? 0) & bits.verdict;
  const isRejected = verdict === verdictBits.rejected;
  if (verdict === verdictBits.confirmed) counts.confirmed += 1;
  else if (isRejected) counts.rejected += 1;
  else if (verdict === verdictBits.unsure) counts.unsure += 1;
  if (recordings.station[recording] === 0) counts.unplaced += 1;
  const hasOffset = !Number.isNaN(detections.utcMs[id] ?? Number.NaN);
  if (hasOffset && !isRejected) counts.instants += 1;
  if (Number.isNaN(detections.wallMs[id] ?? Number.NaN)) {
    counts.undated += 1;
    return;
  }
  const guess = recordings.guessed[recording] ?? 0;
  counts.guessed += guess;
  if (!hasOffset) counts.zoneless += 1;
  if (!isRejected) counts.guessedUnrejected += guess;
  if (verdict === verdictBits.confirmed) {
    counts.confirmedDated += 1;
    counts.confirmedGuessed += guess;
  } else if (verdict === 0) {
    counts.unjudgedDated += 1;
    counts.unjudgedGuessed += guess;
  }
}

function distinct([detections, { last }]: Columns, ids: Uint32Array): { species: number; recordings: number } {
  const [species, recordings] = [new Set<number>(), new Uint8Array(last + 1)];
  for (const id of ids) {
    species.add(detections.species[id] ?? 0);
    recordings[detections.recording[id] ?? 0] = 1;
  }
  return { species: species.size, recordings: recordings.reduce((sum, each) => sum + each, 0) };
}

/** How many detections there are under a filter: as cheap as the indexes allow. */
export function countExported(db: SongDatabase, filter: DetectionFilter): number {
  const where = detectionWhere({ ...filter, review: filter.review ?? 'all' });
  const row = db
    .prepare<[object], { n: number }>(`SELECT count(*) AS n FROM detections d WHERE ${where.sql}`)
    .get(where.values);
  return row?.n ?? 0;
}
