import { sentence } from '#contract/words/sentence.ts';
import { alignedPools } from './aligned-pools.ts';
import { fixed, type Shape } from './dimensions.ts';
import { melTensor } from './mel-tensor.ts';
import type { GraphBuilder } from './graph-builder.ts';
import { asIs } from './layout.ts';
import { readTflite } from './model-file.ts';
import { onnxFile } from './onnx-file.ts';
import { embeddingPosition, scoresPosition } from './outputs.ts';
import { refusal } from './refusal.ts';
import { translate } from './translate.ts';
import type { Tensor, Value } from './values.ts';

/** Names of the input and the outputs in the ONNX file. */
const onnxNames = { input: 'input', scores: 'scores', embeddings: 'embeddings' } as const;

/** A TensorFlow Lite model as ONNX. The first axis of every input and output is the number of windows, free at each run. */
export type ConvertedModel = {
  readonly onnx: Uint8Array;
  /** `sound`: [batch, inputSamples] -> scores; `location`: [batch, 3] of latitude, longitude, week -> scores. */
  readonly kind: 'sound' | 'location';
  /** Samples of one window; 3 for the location model. */
  readonly inputSamples: number;
  /** Samples a second where the length of the window tells it (BirdNET 2.x: 144,000 are 3 s at 48 kHz), else null. */
  readonly rateHz: number | null;
  /** Scores per window. */
  readonly classes: number;
  /** Width of the output `embeddings`; null where the file has none. */
  readonly embeddingWidth: number | null;
};

const birdnetSamples = 144_000;
const locationInputs = 3;
/** Anything shorter is no sound: heads that take an embedding have 1,024. */
const shortestWindow = 4000;

/**
 * Converts BirdNET's sound or location model, or a custom classifier saved by BirdNET-Analyzer. Needs no Python; reads nothing but
 * `bytes`. Memory: about three times the file. Sources: schema.fbs of TensorFlow Lite, onnx.proto.
 * @throws KnownFailure for another kind of file, a damaged one, and one that uses what is not known (refusal.ts).
 */
export function convertTflite(bytes: Uint8Array): ConvertedModel {
  try {
    return converted(bytes);
  } catch (thrown) {
    // The operators' tables are opened one by one: any of them may lead astray.
    if (thrown instanceof RangeError) throw refusal('damaged', 'offset', thrown);
    throw thrown;
  }
}

function converted(bytes: Uint8Array): ConvertedModel {
  const model = readTflite(bytes);
  const { graph, input, inputSize, values } = translate(model);
  const kind = kindOf(inputSize);
  const scores = outputTensor(graph, values[scoresPosition(model)] ?? null);
  const at = kind === 'sound' ? embeddingPosition(model) : null;
  const embedding = at === null ? null : outputTensor(graph, values[at] ?? null);
  const outputs = [graph.name(scores.tensor, onnxNames.scores)];
  if (embedding !== null) outputs.push(graph.name(embedding.tensor, onnxNames.embeddings));
  const inputShape: Shape = [{ size: 1, batched: true }, fixed(inputSize)];
  const finished = graph.finish([{ name: input, shape: inputShape }], outputs, { source: 'TensorFlow Lite' });
  const onnx = onnxFile(alignedPools(finished));
  return {
    onnx,
    kind,
    inputSamples: inputSize,
    rateHz: inputSize === birdnetSamples ? 48_000 : null,
    classes: scores.width,
    embeddingWidth: embedding?.width ?? null,
  };
}

function kindOf(size: number): ConvertedModel['kind'] {
  if (size === locationInputs) return 'location';
  if (size >= shortestWindow) return 'sound';
  throw refusal('input-unknown', sentence('tflite-detail-numbers', { count: size }));
}

/** An output of the file: [batch, width]. */
function outputTensor(graph: GraphBuilder, value: Value | null): { readonly tensor: Tensor; readonly width: number } {
  const made = value?.kind === 'mel' ? melTensor(graph, value) : value;
  if (made?.kind !== 'tensor') throw refusal('output-unknown', sentence('tflite-detail-no-maker'));
  const tensor = asIs(graph, made);
  const [batch, width] = tensor.shape;
  const fits = tensor.shape.length === 2 && batch?.batched === true && batch.size === 1;
  if (!fits || width === undefined) throw refusal('output-unknown', sentence('tflite-detail-not-scores'));
  return { tensor, width: width.size };
}
