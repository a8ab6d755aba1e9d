import { setImmediate } from 'node:timers/promises';
import { KnownFailure } from '#contract/failure.ts';
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

/** What whoever waits for a training hears of it, and how it is stopped. */
export type Training = {
  /** 0 to 1. */
  readonly progress: (fraction: number) => void;
  readonly signal: AbortSignal;
};

const mostFolds = 5;
/** Of the mean loss, for each squared weight of a standardised number. */
const penalty = 0.01;
const usualThreshold = 0.5;

/**
 * Trains a head on embeddings, and tries it on recordings that were held back. Deterministic.
 * @throws KnownFailure `cancelled` after the signal
 */
export async function trainHead({ embeddings, recordings, labels }: HeadAsk, training: Training): Promise<TrainedHead> {
  const { width } = embeddings;
  const { mean, spread } = standards(embeddings);
  const rows = standardised(embeddings, mean, spread);
  const weights = new Float32Array(labels.length * width);
  const biases = new Float32Array(labels.length);
  const reports: HeadLabel[] = [];
  const taught = labels.map((targets) => teaching(rows, targets, recordings));
  const fit = fitter(
    taught.reduce((sum, { folds }) => sum + 1 + folds, 0),
    width,
    training,
  );
  for (const [label, each] of taught.entries()) {
    const fitted = await fit(each.known);
    let bias = fitted[width] ?? 0;
    for (let at = 0; at < width; at += 1) {
      const weight = (fitted[at] ?? 0) / (spread[at] ?? 1);
      weights[label * width + at] = weight;
      bias -= weight * (mean[at] ?? 0);
    }
    biases[label] = bias;
    reports.push(await reportOf(each, fit));
  }
  return { weights, biases, labels: reports };
}

type Known = { readonly row: Float32Array; readonly target: number; readonly recording: number };

/** What one label is learned from, the recordings in which it is heard, and in how many folds it is tried. */
type Teaching = { readonly known: readonly Known[]; readonly heardIn: readonly number[]; readonly folds: number };

function teaching(rows: readonly Float32Array[], targets: Int8Array, recordings: readonly number[]): Teaching {
  const known = rows.flatMap((row, clip) => {
    const target = targets[clip] ?? -1;
    return target < 0 ? [] : [{ row, target, recording: recordings[clip] ?? 0 }];
  });
  const heardIn = [...new Set(known.filter(({ target }) => target === 1).map(({ recording }) => recording))];
  return { known, heardIn, folds: heardIn.length < 2 ? 0 : Math.min(mostFolds, heardIn.length) };
}

type Fit = (known: readonly Known[]) => Promise<ReturnType<typeof fitLogistic>>;

/** Fits one after the other, of so many in all, and listens to what came in between. */
function fitter(all: number, width: number, { progress, signal }: Training): Fit {
  let done = 0;
  return async (known) => {
    if (signal.aborted) throw new KnownFailure('cancelled', 'work-stopped');
    const weights = fitLogistic(asExamples(known), width, penalty);
    done += 1;
    progress(done / all);
    await setImmediate();
    return weights;
  };
}

const asExamples = (known: readonly Known[]): { rows: Float32Array[]; targets: number[] } => ({
  rows: known.map(({ row }) => row),
  targets: known.map(({ target }) => target),
});

async function reportOf(taught: Teaching, fit: Fit): Promise<HeadLabel> {
  const clips = taught.known.filter(({ target }) => target === 1).length;
  const curve = precisionRecall(await heldBack(taught, fit));
  return {
    clips,
    negatives: taught.known.length - clips,
    recordings: taught.heardIn.length,
    averagePrecision: curve.length === 0 ? null : averagePrecision(curve),
    curve: thinned(curve),
    threshold: Math.min(0.95, Math.max(0.05, bestPoint(curve)?.threshold ?? usualThreshold)),
  };
}

/** Every clip's score by a head that was not trained on its recording. */
async function heldBack({ known, heardIn, folds }: Teaching, fit: Fit): Promise<Scored[]> {
  const heard = new Set(heardIn);
  const others = [...new Set(known.map(({ recording }) => recording))].filter((each) => !heard.has(each));
  const foldOf = new Map([...heardIn, ...others].map((recording, at) => [recording, at % folds]));
  const scored: Scored[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const weights = await fit(known.filter(({ recording }) => foldOf.get(recording) !== fold));
    for (const { row, target, recording } of known)
      if (foldOf.get(recording) === fold)
        scored.push({ score: 1 / (1 + Math.exp(-logitOf(row, weights))), right: target === 1 });
  }
  return scored;
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
