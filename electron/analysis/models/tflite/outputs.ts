import { sentence } from '#contract/words/sentence.ts';
import type { TfliteModel } from './model-file.ts';
import { refusal } from './refusal.ts';

/** Where BirdNET-Analyzer's older custom classifiers keep their scores, tried in this order. */
const oldPositions = [546, 550, 549, 553];
/** The layer whose output BirdNET calls the embedding. */
const embeddingLayer = 'GLOBAL_AVG_POOL';

/**
 * The tensor with the scores: the output `predictions` of the signature `serving_default`, else the only output beside the embedding, else one of the
 * positions that BirdNET-Analyzer's older files use.
 */
export function scoresPosition(model: TfliteModel): number {
  const { signatures, outputs } = model;
  const serving = signatures.find(({ key }) => key === 'serving_default') ?? signatures[0];
  const named = serving?.outputs.get('predictions');
  if (named !== undefined) return named;
  const embedding = embeddingPosition(model);
  const [only, ...more] = outputs.length > 1 ? outputs.filter((position) => position !== embedding) : outputs;
  if (only !== undefined && more.length === 0) return only;
  const old = oldPositions.find((position) => outputs.includes(position));
  if (old !== undefined) return old;
  throw refusal('output-unknown', sentence('tflite-detail-outputs', { count: outputs.length }));
}

/** The tensor with the embedding, or null where the file names none. */
export function embeddingPosition({ tensors, operators }: TfliteModel): number | null {
  const made = operators.flatMap(({ outputs }) => outputs);
  const fitting = made.filter((position) => {
    const tensor = tensors[position];
    return tensor?.shape.length === 2 && tensor.name.includes(embeddingLayer);
  });
  return fitting.at(-1) ?? null;
}
