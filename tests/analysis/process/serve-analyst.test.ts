import { expect, onTestFinished, test, vi } from 'vitest';
import type { Analysis, Analyst } from '#analysis/process/analyst.ts';
import type { AnalystMessage } from '#analysis/process/analyst-messages.ts';
import { AnalystServer } from '#analysis/process/serve-analyst.ts';
import { FakeAnalyst } from '../../engine/analysts/fake-analyst.ts';

/** What is posted while an analyst says how far it is, so many milliseconds apart by the clock, which stands still otherwise. */
async function posted(fractions: readonly number[], apartMs: number): Promise<AnalystMessage[]> {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const messages: AnalystMessage[] = [];
  const analyst: Analyst = Object.assign(new FakeAnalyst(), {
    listen: async (_: unknown, heard: (fraction: number) => void) => {
      for (const fraction of fractions) {
        heard(fraction);
        await vi.advanceTimersByTimeAsync(apartMs);
      }
      return {} as Analysis;
    },
  });
  const never = (): Promise<never> => Promise.reject(new Error('not asked'));
  const server = new AnalystServer({
    open: () => Promise.resolve(analyst),
    prepare: never,
    occur: never,
    post: (message) => messages.push(message),
    log: (thrown) => {
      throw thrown;
    },
  });
  await server.hear({ call: 'open', id: 1, ask: { packFolder: '', provider: 'cpu' } });
  await server.hear({ call: 'listen', id: 2, ask: { path: 'a.wav', overlapSeconds: 0, channel: 'mix' } });
  return messages.filter(({ id }) => id === 2);
}

test('a short recording only ends; of a long one is told now and then how far it is', async () => {
  expect(await posted([0, 0.5, 1], 0)).toMatchObject([{ kind: 'done' }]);
  const long = await posted([0, 0.25, 0.5, 0.75], 120);
  expect(long.at(-1)).toMatchObject({ kind: 'done' });
  expect(long.slice(0, -1)).toEqual([0.25, 0.5, 0.75].map((fraction) => ({ kind: 'heard', id: 2, fraction })));
});
