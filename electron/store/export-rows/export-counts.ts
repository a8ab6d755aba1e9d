import type { DetectionFilter } from '#contract/detections.ts';
import { detectionColumns, recordingColumns } from '../columns/columns.ts';
import { bits, unknownHour, verdictBits, type DetectionColumns } from '../columns/detection-columns.ts';
import type { RecordingColumns } from '../columns/recording-columns.ts';
import { selectDetections } from '../columns/select-detections.ts';
import { mostSpecies } from '../columns/species-names.ts';
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
  const { kinds, heard, inside } = kindsOf(detectionColumns(db), recordingColumns(db), ids, mostSpecies(db));
  const counts = { ...none, detections: ids.length, species: sumOf(heard), recordings: sumOf(inside) };
  for (let kind = 0; kind < kinds.length; kind += 1) addTo(counts, kind, kinds[kind] ?? 0);
  return counts;
}

type Counts = { -readonly [K in keyof ExportCounts]: number };

const none: ExportCounts = {
  ...{ detections: 0, species: 0, recordings: 0, confirmed: 0, rejected: 0, unsure: 0, undated: 0, guessed: 0 },
  ...{ zoneless: 0, unplaced: 0, instants: 0, guessedUnrejected: 0, confirmedDated: 0, confirmedGuessed: 0 },
  ...{ unjudgedDated: 0, unjudgedGuessed: 0 },
};

/** Bits of a kind of detections, above those of its state. */
const guess = bits.all + 1;
const [placed, dated, zoned, kindsInAll] = [2 * guess, 4 * guess, 8 * guess, 16 * guess] as const;

type Kinds = {
  /** How many detections there are of each kind. */
  readonly kinds: Uint32Array;
  /** 1: of this species there is one; in this recording there is one. */
  readonly heard: Uint8Array;
  readonly inside: Uint8Array;
};

function kindsOf(
  { recording, species, state, hours, utcMs }: DetectionColumns,
  { station, guessed, last }: RecordingColumns,
  ids: Uint32Array,
  largestSpecies: number,
): Kinds {
  const ofRecording = new Uint16Array(last + 1);
  for (let id = 1; id <= last; id += 1)
    ofRecording[id] = (station[id] === 0 ? 0 : placed) + (guessed[id] === 1 ? guess : 0);
  const kinds = new Uint32Array(kindsInAll);
  const heard = new Uint8Array(largestSpecies + 1);
  const inside = new Uint8Array(last + 1);
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] ?? 0;
    const where = recording[id] ?? 0;
    heard[species[id] ?? 0] = 1;
    inside[where] = 1;
    let kind = (state[id] ?? 0) + (ofRecording[where] ?? 0);
    if (hours[id] !== unknownHour) kind += dated;
    if (!Number.isNaN(utcMs[id] ?? 0)) kind += zoned;
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return { kinds, heard, inside };
}

function addTo(counts: Counts, kind: number, many: number): void {
  const verdict = kind & bits.verdict;
  const [isRejected, isGuess] = [verdict === verdictBits.rejected, (kind & guess) !== 0];
  if (verdict === verdictBits.confirmed) counts.confirmed += many;
  else if (isRejected) counts.rejected += many;
  else if (verdict === verdictBits.unsure) counts.unsure += many;
  if ((kind & placed) === 0) counts.unplaced += many;
  if ((kind & zoned) !== 0 && !isRejected) counts.instants += many;
  if ((kind & dated) === 0) {
    counts.undated += many;
    return;
  }
  const guesses = isGuess ? many : 0;
  counts.guessed += guesses;
  if ((kind & zoned) === 0) counts.zoneless += many;
  if (!isRejected) counts.guessedUnrejected += guesses;
  if (verdict === verdictBits.confirmed) {
    counts.confirmedDated += many;
    counts.confirmedGuessed += guesses;
  } else if (verdict === 0) {
    counts.unjudgedDated += many;
    counts.unjudgedGuessed += guesses;
  }
}

const sumOf = (marks: Uint8Array): number => marks.reduce((sum, each) => sum + each, 0);

/** How many detections there are under a filter: as cheap as the indexes allow. */
export function countExported(db: SongDatabase, filter: DetectionFilter): number {
  const where = detectionWhere({ ...filter, review: filter.review ?? 'all' });
  const row = db
    .prepare<[object], { n: number }>(`SELECT count(*) AS n FROM detections d WHERE ${where.sql}`)
    .get(where.values);
  return row?.n ?? 0;
}
