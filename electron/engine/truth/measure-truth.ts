import type { RecordingId } from '#contract/ids.ts';
import type { MeasuredSpecies, TruthAnswer } from '#contract/search/truth.ts';
import type { Species } from '#contract/species.ts';
import { averagePrecision, f1Of, precisionRecall, type CurvePoint } from '#analysis/classifying/precision-recall.ts';
import { unpackSheet } from '#analysis/classifying/score-sheet.ts';
import type { StoredAnnotation } from '#store/annotations/annotation-sets.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { currentAnalysis } from '#store/recordings/analyses.ts';
import { parseLabels } from '#store/settings/model-packs.ts';
import { wilson } from '../review/precision.ts';

/** Seconds of a clip that must be annotated for it to count as one of the species. */
const sharedSeconds = 0.5;
const wantedPrecision = 0.9;

type ScoredClip = { readonly score: number; readonly right: boolean };

/** What is to be heard: the recordings that are annotated from their beginning to their end, and where. */
export type Truth = { readonly recordings: Iterable<RecordingId>; readonly rows: readonly StoredAnnotation[] };

/** Scores of every clip of one recording by species code, and where its clips lie. */
type Heard = {
  readonly starts: Float64Array;
  readonly window: number;
  readonly scores: ReadonlyMap<string, Float32Array>;
};

/**
 * Precision and recall of each species of a table, clip by clip over the recordings it names.
 * @param thresholdOf the threshold in force for a species
 */
export function measureTruth(
  db: SongDatabase,
  { recordings, rows }: Truth,
  thresholdOf: (species: Species) => number,
): Pick<TruthAnswer, 'recordings' | 'clips' | 'species'> {
  const species = new Map(
    rows.flatMap((row) => (row.species === null ? [] : [[row.species.code, row.species] as const])),
  );
  const heard = new Map<RecordingId, Heard>();
  for (const recording of recordings) {
    const known = heardIn(db, recording, new Set(species.keys()));
    if (known !== null) heard.set(recording, known);
  }
  const byRecording = Map.groupBy(rows, ({ recording }) => recording);
  const clips = [...heard.values()].reduce((sum, { starts }) => sum + starts.length, 0);
  return {
    recordings: heard.size,
    clips,
    species: [...species.values()]
      .map((each) => {
        const scored = [...heard].flatMap(([recording, ofRecording]) =>
          scoredClips(ofRecording, each, byRecording.get(recording) ?? []),
        );
        return measured(each, scored, thresholdOf(each));
      })
      .toSorted((one, other) => other.clips - one.clips),
  };
}

function heardIn(db: SongDatabase, recording: RecordingId, codes: ReadonlySet<string>): Heard | null {
  const analysis = currentAnalysis(db, recording);
  if (analysis === null) return null;
  const sheet = unpackSheet(analysis.sheet);
  const labels = parseLabels(analysis.labels);
  const scores = new Map([...codes].map((code) => [code, new Float32Array(sheet.startSeconds.length)] as const));
  for (const [cell, label] of sheet.labels.entries()) {
    const ofSpecies = scores.get(labels[label]?.code ?? '');
    if (ofSpecies !== undefined) ofSpecies[Math.floor(cell / sheet.depth)] = sheet.scores[cell] ?? 0;
  }
  return { starts: sheet.startSeconds, window: analysis.windowSeconds, scores };
}

function scoredClips(
  { starts, window, scores }: Heard,
  { code }: Species,
  rows: readonly StoredAnnotation[],
): ScoredClip[] {
  const own = rows.filter(({ species }) => species?.code === code);
  const scored = scores.get(code);
  return [...starts].map((start, clip) => ({
    score: scored?.[clip] ?? 0,
    right: own.some(
      ({ startSeconds, endSeconds }) =>
        Math.min(endSeconds, start + window) - Math.max(startSeconds, start) >=
        Math.min(sharedSeconds, endSeconds - startSeconds),
    ),
  }));
}

function measured(species: Species, scored: readonly ScoredClip[], threshold: number): MeasuredSpecies {
  const curve = precisionRecall(scored);
  const clips = scored.filter(({ right }) => right).length;
  const found = scored.filter(({ score }) => score >= threshold);
  const right = found.filter((each) => each.right).length;
  const precision = found.length === 0 ? null : right / found.length;
  const recall = clips === 0 ? 0 : right / clips;
  return {
    species,
    clips,
    precision,
    recall,
    f1: f1Of({ threshold, precision: precision ?? 0, recall }),
    averagePrecision: averagePrecision(curve),
    curve: drawn(curve),
    ninety: ninetyOf(curve, scored),
  };
}

/** Points that are enough to draw a curve. */
const mostDrawn = 60;

function drawn(curve: readonly CurvePoint[]): CurvePoint[] {
  const step = Math.max(1, Math.ceil(curve.length / mostDrawn));
  return curve.filter(({ threshold }, at) => threshold > 0 && (at % step === 0 || at === curve.length - 1));
}

/** The lowest threshold that is precise enough; scores of 0 are no finds. */
function ninetyOf(curve: readonly CurvePoint[], scored: readonly ScoredClip[]): MeasuredSpecies['ninety'] {
  const point = curve.filter(({ threshold, precision }) => threshold > 0 && precision >= wantedPrecision).at(-1);
  if (point === undefined) return null;
  const found = scored.filter(({ score }) => score >= point.threshold);
  const { low = 0, high = 1 } = wilson(found.filter(({ right }) => right).length, found.length) ?? {};
  return { ...point, low, high };
}
