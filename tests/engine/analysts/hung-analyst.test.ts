import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { forkedAnalyst } from '#engine/analysts/forked-analyst.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { writeTone } from '../wav-file.ts';
import { forkSource, tinyPack } from './analyst-child.ts';

const nobodyStops = new AbortController().signal;

/** Beats come by the test's own hand: one that does not hang has all the time it needs. @returns beats until something holds */
function beatsByHand(): (until: () => boolean) => Promise<void> {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  return async (until) => {
    while (!until()) {
      vi.advanceTimersByTime(1000);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
}

test.skipIf(process.platform === 'win32')(
  'an analyst that is stopped in the middle is replaced: the work fails with a reason and the next is done',
  async () => {
    const path = join(await temporaryFolder(), 'a.wav');
    await writeTone(path, 400, 30);
    const beats = beatsByHand();
    const children: ChildProcess[] = [];
    const analyst = forkedAnalyst(forkSource(children), { packFolder: tinyPack, provider: 'cpu' }, undefined, 3);
    await analyst.describe();
    children[0]?.kill('SIGSTOP');
    const ask = { path, overlapSeconds: 0, channel: 'mix' } as const;
    const stopped = expect(analyst.listen(ask, () => undefined, nobodyStops)).rejects.toMatchObject({
      code: 'analyst-crashed',
    });
    await beats(() => children[0]?.signalCode === 'SIGKILL');
    await stopped;
    const { recording } = await analyst.listen(ask, () => undefined, nobodyStops);
    expect(recording.durationSeconds).toBeCloseTo(30, 1);
    expect(children).toHaveLength(2);
    children[1]?.kill('SIGSTOP');
    // Whoever waited for its answer would wait here for ever.
    await analyst.close();
    expect(children[1]?.signalCode).toBe('SIGKILL');
  },
);

test.skipIf(process.platform === 'win32')(
  'an analyst that hangs or dies while it is opened is tried once more, and no more than that',
  async () => {
    const beats = beatsByHand();
    for (const signal of ['SIGSTOP', 'SIGKILL'] as const) {
      const children: ChildProcess[] = [];
      const analyst = forkedAnalyst(forkSource(children), { packFolder: tinyPack, provider: 'cpu' }, undefined, 1);
      const described = analyst.describe();
      children[0]?.kill(signal);
      await beats(() => children.length === 2);
      expect((await described).pack.name).toBe('tiny');
      expect(children).toHaveLength(2);
      await analyst.close();
    }
    const dying: ChildProcess[] = [];
    const fork = forkSource(dying);
    const killed = (): ReturnType<typeof fork> => {
      const child = fork();
      dying.at(-1)?.kill('SIGKILL');
      return child;
    };
    const analyst = forkedAnalyst(killed, { packFolder: tinyPack, provider: 'cpu' });
    await expect(analyst.describe()).rejects.toMatchObject({ code: 'analyst-crashed' });
    expect(dying).toHaveLength(2);
    await analyst.close();
  },
);
