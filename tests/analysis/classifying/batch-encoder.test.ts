import { expect, test } from 'vitest';
import { BatchEncoder } from '#analysis/classifying/batch-encoder.ts';
import type { EncoderFacts } from '#analysis/models/encoder-schema.ts';
import type { ModelSession } from '#analysis/models/onnx-session.ts';

const facts: EncoderFacts = {
  file: 'none.onnx',
  sha256: '',
  hears: 'waveform',
  inputs: { sound: { name: 'sound', sizes: [2] } },
  outputs: { probabilities: { name: 'scores', sizes: [1] } },
  activation: 'none',
  head: null,
};

/** The sum of the two numbers of each clip; a batch with a negative number fails. */
function summing(batches: number[]): ModelSession {
  return {
    inputs: [],
    outputs: [],
    close: () => Promise.resolve(),
    run: ({ sound }) => {
      const clips = sound?.shape[0] ?? 0;
      batches.push(clips);
      const data = Float32Array.from({ length: clips }, (_, at) => {
        const [a = 0, b = 0] = sound?.data.subarray(2 * at, 2 * at + 2) ?? [];
        return a + b;
      });
      if (data.some((sum) => sum < 0)) return Promise.reject(new Error('too loud'));
      return Promise.resolve({ scores: { data, shape: [clips, 1] } });
    },
  };
}

const clip = (sum: number): { data: Float32Array } => ({ data: Float32Array.of(sum, 0) });
const sums = (encoded: readonly { probabilities: Float32Array }[]): number[] =>
  encoded.map(({ probabilities }) => probabilities[0] ?? Number.NaN);

test('clips of recordings that are heard at once fill one batch, and each gets its own answer', async () => {
  const batches: number[] = [];
  const encoder = new BatchEncoder(summing(batches), facts, 4);
  const recordings = [[1, 2], [3], [4], [5, 6]];
  const heard = await Promise.all(
    recordings.map((clips) =>
      encoder.during(async () => {
        // As when the sound is read: all of them have begun before the first clip is there.
        await Promise.resolve();
        return sums(await encoder.encode(clips.map(clip)));
      }),
    ),
  );
  expect(heard).toEqual(recordings);
  expect(batches).toEqual([4, 2]);
});

test('a batch does not wait for a recording that brings nothing', async () => {
  const batches: number[] = [];
  const encoder = new BatchEncoder(summing(batches), facts, 4);
  let end = (): void => undefined;
  const slow = encoder.during(() => new Promise<void>((resolve) => (end = resolve)));
  expect(await encoder.during(async () => sums(await encoder.encode([clip(7)])))).toEqual([7]);
  end();
  await slow;
  expect(batches).toEqual([1]);
});

test('more clips than a batch holds go in several, in order; what the model throws reaches whoever asked', async () => {
  const batches: number[] = [];
  const encoder = new BatchEncoder(summing(batches), facts, 4);
  const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  expect(await encoder.during(async () => sums(await encoder.encode(nine.map(clip))))).toEqual(nine);
  expect(batches).toEqual([4, 4, 1]);
  await expect(encoder.during(() => encoder.encode([clip(-1)]))).rejects.toThrow('too loud');
  expect(await encoder.during(async () => sums(await encoder.encode([clip(2)])))).toEqual([2]);
});
