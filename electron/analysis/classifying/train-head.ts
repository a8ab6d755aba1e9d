import type { Embeddings } from './embeddings.ts';
import { fitLogistic, logitOf } from './fit-logistic.ts';
import type { Head } from './head.ts';
import { averagePrecision, bestPoint, precisionRecall, type CurvePoint, type Scored } from './precision-recall.ts';

export type HeadAsk = {
  readonly embeddings: Embeddings;
  /** The recording of each clip: no recording is learned from and tested on. */
  readonly recordings: readonly number[];
  /** For each label and clip: 1 heard, 0 not, -1 nobody said. */
  readonly labels: readonly Int8Array[];
};

/** How well one label does on recordings it was not learned from. */
type HeadLabel = {
  readonly clips: number;
  readonly negatives: number;
  readonly recordings: number;
  /** null: too few recordings to hold any back. */
  readonly averagePrecision: number | null;
  readonly curve: readonly CurvePoint[];
  /** The score with the best balance of precision and recall. */
  readonly threshold: number;
};

export type TrainedHead = Head & { readonly labels: readonly HeadLabel[] };

const mostFolds = 5;
/** Of the mean loss, for each squared weight of a standardised number. */
const penalty = 0.01;
const usualThreshold = 0.5;

/** Trains a head on embeddings, and tries it on recordings that were held back. Deterministic. */
export function trainHead({ embeddings, recordings, labels }: HeadAsk): TrainedHead {
  const { width } = embeddings;
  const { mean, spread } = standards(embeddings);
  const rows = standardised(embeddings, mean, spread);
  const weights = new Float32Array(labels.length * width);
  const biases = new Float32Array(labels.length);
  const reports = labels.map((targets, label) => {
    const known = rows.flatMap((row, clip) => {
      const target = targets[clip] ?? -1;
      return target < 0 ? [] : [{ row, target, recording: recordings[clip] ?? 0 }];
    });
    const fitted = fitLogistic(asExamples(known), width, penalty);
    let bias = fitted[width] ?? 0;
    for (let at = 0; at < width; at += 1) {
      const weight = (fitted[at] ?? 0) / (spread[at] ?? 1);
      weights[label * width + at] = weight;
      bias -= weight * (mean[at] ?? 0);
    }
    biases[label] = bias;
    return reportOf(known, width);
  });
  return { weights, biases, labels: reports };
}

type Known = { readonly row: Float32Array; readonly target: number; readonly recording: number };

const asExamples = (known: readonly Known[]): { rows: Float32Array[]; targets: number[] } => ({
  rows: known.map(({ row }) => row),
  targets: known.map(({ target }) => target),
});

function reportOf(known: readonly Known[], width: number): HeadLabel {
  const positive = known.filter(({ target }) => target === 1);
  const heardIn = [...new Set(positive.map(({ recording }) => recording))];
  const scored = heardIn.length < 2 ? [] : heldBack(known, heardIn, width);
  const curve = precisionRecall(scored);
  return {
    clips: positive.length,
    negatives: known.length - positive.length,
    recordings: heardIn.length,
    averagePrecision: curve.length === 0 ? null : averagePrecision(curve),
    curve: thinned(curve),
    threshold: Math.min(0.95, Math.max(0.05, bestPoint(curve)?.threshold ?? usualThreshold)),
  };
}

/** Every clip's score by a head that was not trained on its recording. */
function heldBack(known: readonly Known[], heardIn: readonly number[], width: number): Scored[] {
  const folds = Math.min(mostFolds, heardIn.length);
  const others = [...new Set(known.map(({ recording }) => recording))].filter((each) => !heardIn.includes(each));
  const foldOf = new Map([...heardIn, ...others].map((recording, at) => [recording, at % folds]));
  return Array.from({ length: folds }, (_, fold) => {
    const weights = fitLogistic(
      asExamples(known.filter(({ recording }) => foldOf.get(recording) !== fold)),
      width,
      penalty,
    );
    return known
      .filter(({ recording }) => foldOf.get(recording) === fold)
      .map(({ row, target }) => ({ score: 1 / (1 + Math.exp(-logitOf(row, weights))), right: target === 1 }));
  }).flat();
}

const mostPoints = 100;

/** Enough of a curve to be drawn. */
function thinned(curve: readonly CurvePoint[]): CurvePoint[] {
  const step = Math.max(1, curve.length / mostPoints);
  return curve.filter((_, at) => at === curve.length - 1 || Math.floor(at / step) !== Math.floor((at - 1) / step));
}

function standards({ width, vectors, scales }: Embeddings): { mean: Float64Array; spread: Float64Array } {
  const [mean, spread] = [new Float64Array(width), new Float64Array(width)];
  const clips = Math.max(1, scales.length);
  for (const [clip, scale] of scales.entries())
    for (let at = 0; at < width; at += 1)
      mean[at] = (mean[at] ?? 0) + ((vectors[clip * width + at] ?? 0) * scale) / clips;
  for (const [clip, scale] of scales.entries())
    for (let at = 0; at < width; at += 1)
      spread[at] = (spread[at] ?? 0) + ((vectors[clip * width + at] ?? 0) * scale - (mean[at] ?? 0)) ** 2 / clips;
  // Numbers that hardly change say nothing; dividing by next to nothing would make them loud.
  return { mean, spread: spread.map((each) => Math.max(0.1 / Math.sqrt(width), Math.sqrt(each))) };
}

/** Numbers with mean 0 and spread 1. */
function standardised(
  { width, vectors, scales }: Embeddings,
  mean: Float64Array,
  spread: Float64Array,
): Float32Array[] {
  return [...scales].map((scale, clip) =>
    Float32Array.from(
      { length: width },
      (_, at) => ((vectors[clip * width + at] ?? 0) * scale - (mean[at] ?? 0)) / (spread[at] ?? 1),
    ),
  );
}
