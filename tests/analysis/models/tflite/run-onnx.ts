import { InferenceSession, Tensor } from 'onnxruntime-node';

/** One run of a converted model with ONNX Runtime. @param rows windows one after the other */
export async function runOnnx(
  onnx: Uint8Array,
  rows: Float32Array,
  width: number,
): Promise<Record<string, Float32Array>> {
  const session = await InferenceSession.create(onnx, { logSeverityLevel: 3 });
  const answers = await session.run({ input: new Tensor('float32', rows, [rows.length / width, width]) });
  await session.release();
  return Object.fromEntries(
    Object.entries(answers).map(([name, { data }]) => [
      name,
      data instanceof Float32Array ? data : new Float32Array(0),
    ]),
  );
}

/** The largest difference between two lists of the same length. */
export function largestDifference(one: ArrayLike<number>, other: ArrayLike<number>): number {
  if (one.length !== other.length) return Infinity;
  return Array.from(one).reduce((worst, each, at) => Math.max(worst, Math.abs(each - (other[at] ?? NaN))), 0);
}

/** Positions of the largest numbers, largest first. */
export function topPositions(scores: ArrayLike<number>, count: number): number[] {
  const all = Array.from(scores, (score, at) => ({ score, at })).toSorted((a, b) => b.score - a.score);
  return all.slice(0, count).map(({ at }) => at);
}
