import type { RecordingId } from '#contract/ids.ts';
import type { MeasuredSpecies, TruthAnswer } from '#contract/search/truth.ts';
import type { Species } from '#contract/species.ts';
import { averagePrecision, f1Of, precisionRecall, type CurvePoint } from '#analysis/classifying/precision-recall.ts';
import type { StoredAnnotation } from '#store/annotations/annotation-sets.ts';
import { wilson } from '../review/precision.ts';
import { sharesEnough, type ClipScores, type ClipScoresOf } from './clip-scores.ts';

const wantedPrecision = 0.9;

type ScoredClip = { readonly score: number; readonly right: boolean };

/** What is to be heard: the recordings that are annotated from their beginning to their end, and where. */
export type Truth = { readonly recordings: Iterable<RecordingId>; readonly rows: readonly StoredAnnotation[] };

/**
 * Precision and recall of each species of a table, clip by clip over the recordings it names.
 * @param scoresOf what is measured
 * @param thresholdOf from which score on a species counts
 */
export function measureTruth(
  { recordings, rows }: Truth,
  scoresOf: ClipScoresOf,
  thresholdOf: (species: Species) => number,
): Pick<TruthAnswer, 'recordings' | 'clips' | 'species'> {
  const species = new Map(
    rows.flatMap((row) => (row.species === null ? [] : [[row.species.code, row.species] as const])),
  );
  const heard = new Map<RecordingId, ClipScores>();
  for (const recording of recordings) {
    const known = scoresOf(recording, new Set(species.keys()));
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

function scoredClips(
  { starts, window, scores }: ClipScores,
  { code }: Species,
  rows: readonly StoredAnnotation[],
): ScoredClip[] {
  const own = rows.filter(({ species }) => species?.code === code);
  const scored = scores.get(code);
  return [...starts].map((start, clip) => ({
    score: scored?.[clip] ?? 0,
    right: own.some((row) => sharesEnough(start, window, row)),
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
