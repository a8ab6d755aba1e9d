import type { RecordingId } from '#contract/ids.ts';
import type { MatchedBy } from '#contract/search/annotations.ts';
import type { Species } from '#contract/species.ts';
import type { StoredAnnotation } from '#store/annotations/annotation-sets.ts';
import { recordingLengths } from '#store/annotations/recordings-by-name.ts';
import { recordingClock } from '#store/recordings/recording-times.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import type { TrainingClip } from '#store/review/training-clips.ts';
import type { LabelFinder } from './match-labels.ts';
import { keyOf, type RecordingMatch } from './match-recordings.ts';
import type { Annotation, TableRead } from './read-annotations.ts';

/** A table's rows where they lie here, and what did not match. */
export type Matched = {
  readonly rows: readonly StoredAnnotation[];
  /** Recordings that the table speaks of, and by what they were found. */
  readonly recordings: ReadonlyMap<RecordingId, MatchedBy>;
  readonly unknown: readonly { readonly name: string; readonly rows: number }[];
  readonly ambiguous: readonly { readonly name: string; readonly rows: number; readonly paths: readonly string[] }[];
  readonly unknownLabels: readonly { readonly name: string; readonly rows: number }[];
  /** Lines that were left out, by why, and those that were cut at the end of their recording. */
  readonly left: Readonly<Record<LeftOut, readonly number[]>>;
};

/** `beyond`: it begins behind the end of its recording. `cut`: it ended behind it. */
export type LeftOut = TableRead['left'][number]['trouble'] | 'beyond' | 'cut';

/** What is cut off at the end of a recording without a word: the last clip of a model is filled up with silence. */
const usualSeconds = 3;
/** A clip that BirdNET-Pi or -Go cut out is no longer than this: what it is named after may be anywhere in it. */
const longestClipSeconds = 60;

/** Puts a table's rows into the recordings and species they are about. */
export function matchAnnotations(
  db: SongDatabase,
  { annotations, left }: TableRead,
  matches: ReadonlyMap<string, RecordingMatch>,
  labels: LabelFinder,
): Matched {
  const found = [...matches.values()].flatMap((match) => (match.kind === 'matched' ? [match] : []));
  const lengths = recordingLengths(
    db,
    found.map(({ recording }) => recording),
  );
  const starts = new Map<RecordingId, number | null>();
  const out = { beyond: [] as number[], cut: [] as number[] };
  const unknownLabels = new Map<string, number>();
  const rows = annotations.flatMap((row): StoredAnnotation[] => {
    const match = matches.get(keyOf(row));
    if (match?.kind !== 'matched' || row.label === '') return [];
    const { recording } = match;
    const wall = wallOf(db, recording, starts);
    const place = placeIn(row, lengths.get(recording) ?? Infinity, wall, out);
    if (place === null) return [];
    const species = labels(row.label, row.other);
    if (species === null) unknownLabels.set(row.label, (unknownLabels.get(row.label) ?? 0) + 1);
    const { label, score, lowHz, highHz } = row;
    return [{ recording, ...place, label, species, score, lowHz, highHz }];
  });
  const lines = (trouble: LeftOut): number[] => left.filter((each) => each.trouble === trouble).map(({ line }) => line);
  return {
    rows,
    recordings: new Map(found.map(({ recording, by }) => [recording, by])),
    ...notFound(annotations, matches),
    unknownLabels: [...unknownLabels].map(([name, count]) => ({ name, rows: count })),
    left: { times: lines('times'), length: lines('length'), negative: lines('negative'), ...out },
  };
}

function notFound(
  annotations: readonly Annotation[],
  matches: ReadonlyMap<string, RecordingMatch>,
): Pick<Matched, 'unknown' | 'ambiguous'> {
  const groups = [...Map.groupBy(annotations, keyOf)].flatMap(([key, rows]) => {
    const match = matches.get(key);
    return match === undefined
      ? []
      : [{ match, name: nameOf(rows), rows: rows.filter(({ label }) => label !== '').length }];
  });
  return {
    unknown: groups.flatMap(({ match, ...group }) => (match.kind === 'unknown' ? [group] : [])),
    ambiguous: groups.flatMap(({ match, ...group }) =>
      match.kind === 'ambiguous' ? [{ ...group, paths: match.paths }] : [],
    ),
  };
}

/** Of rows without a file their time. */
function nameOf([row]: readonly Annotation[]): string {
  if (row === undefined) return '';
  if (row.path !== '') return row.path;
  return row.wallMs === null ? '' : new Date(row.wallMs).toISOString().slice(0, 19).replace('T', ' ');
}

function wallOf(db: SongDatabase, recording: RecordingId, known: Map<RecordingId, number | null>): number | null {
  const before = known.get(recording);
  if (before !== undefined) return before;
  const wall = recordingClock(db, recording)?.wallMs ?? null;
  known.set(recording, wall);
  return wall;
}

/** Where in its recording a row is; without a place in it by the clock, or all of a short clip. */
function placeIn(
  { line, startSeconds, lengthSeconds, wallMs }: Annotation,
  duration: number,
  recordingWall: number | null,
  out: { readonly beyond: number[]; readonly cut: number[] },
): Pick<StoredAnnotation, 'startSeconds' | 'endSeconds'> | null {
  const byClock = wallMs === null || recordingWall === null ? null : (wallMs - recordingWall) / 1000;
  if (startSeconds === null && (byClock === null || duration <= longestClipSeconds))
    return { startSeconds: 0, endSeconds: duration };
  const start = startSeconds ?? Math.max(0, byClock ?? 0);
  const end = start + (lengthSeconds ?? usualSeconds);
  if (start >= duration) {
    out.beyond.push(line);
    return null;
  }
  if (end > duration + usualSeconds) out.cut.push(line);
  return { startSeconds: start, endSeconds: Math.min(end, duration) };
}

/** A table as what a classifier learns from: every label is heard where it stands; one of no species here is a label of its own. */
export function asTraining({ rows }: Matched, codeFor: (label: string) => Species): TrainingClip[] {
  return rows.map(({ recording, startSeconds, endSeconds, species, label }) => ({
    recording,
    startSeconds,
    endSeconds,
    species: species ?? codeFor(label),
    heard: true,
  }));
}
