import { expect, test } from 'vitest';
import type { ModelSession, Tensor, Tensors } from '#analysis/models/onnx-session.ts';
import { GatheredSession } from '#analysis/painting/gathered-session.ts';

/** Doubles what it is given; a row that holds 13 takes the whole run down. */
class Doubling implements ModelSession {
  readonly inputs = [];
  readonly outputs = [];
  readonly runs: number[] = [];

  run({ x, of }: Tensors): Promise<Record<string, Tensor>> {
    this.runs.push(x?.shape[0] ?? 0);
    if (x === undefined || of === undefined || x.data.includes(13)) return Promise.reject(new Error('unlucky'));
    const width = x.shape[1] ?? 1;
    const data = x.data.map((value, at) => value * (of.data[Math.floor(at / width)] ?? 0));
    return Promise.resolve({ y: { data, shape: x.shape } });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

const feeds = (rows: readonly (readonly [number, number])[], factor: number): Tensors => ({
  x: { data: Float32Array.from(rows.flat()), shape: [rows.length, 2] },
  of: { data: new Float32Array(rows.length).fill(factor), shape: [rows.length] },
});
const numbers = (answers: Record<string, Tensor>): number[] => [...(answers['y']?.data ?? [])];

test('what is asked at the same time runs together, and each gets its own rows', async () => {
  const bare = new Doubling();
  const session = new GatheredSession(bare, 16);
  const answers = await Promise.all([
    session.run(feeds([[1, 2]], 2)),
    session.run(feeds([[3, 4], [5, 6]], 10)), // oxfmt-ignore
    session.run(feeds([[7, 8]], 1)),
  ]);
  expect(answers.map(numbers)).toEqual([
    [2, 4],
    [30, 40, 50, 60],
    [7, 8],
  ]);
  expect(answers[1]?.['y']?.shape).toEqual([2, 2]);
  expect(bare.runs).toEqual([4]);
});

test('no run has more rows than it may, and what one asks for is not cut', async () => {
  const bare = new Doubling();
  const session = new GatheredSession(bare, 3);
  const two = feeds([[1, 1], [2, 2]], 1); // oxfmt-ignore
  const four = feeds([[1, 1], [2, 2], [3, 3], [4, 4]], 2); // oxfmt-ignore
  const answers = await Promise.all([session.run(two), session.run(two), session.run(four), session.run(two)]);
  expect(bare.runs).toEqual([2, 2, 4, 2]);
  expect(numbers(answers[2])).toEqual([2, 2, 4, 4, 6, 6, 8, 8]);
});

test('what fails in a run fails alone; later runs are not touched by what was there before', async () => {
  const bare = new Doubling();
  const session = new GatheredSession(bare, 16);
  const settled = await Promise.allSettled([
    session.run(feeds([[1, 2]], 2)),
    session.run(feeds([[13, 0]], 2)),
    session.run(feeds([[3, 4]], 2)),
  ]);
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  const [one, other] = await Promise.all([session.run(feeds([[9, 9]], 1)), session.run(feeds([[8, 8]], 1))]);
  expect([numbers(one), numbers(other)]).toEqual([
    [9, 9],
    [8, 8],
  ]);
});

test('those who ask again when they are answered stay together', async () => {
  const bare = new Doubling();
  const session = new GatheredSession(bare, 16);
  const steps = async (): Promise<void> => {
    for (let step = 0; step < 5; step += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      await session.run(feeds([[step, step]], 2));
    }
  };
  await Promise.all([steps(), steps(), steps()]);
  expect(bare.runs).toEqual([3, 3, 3, 3, 3]);
});
