import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forkedAnalyst } from '#engine/analysts/forked-analyst.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { writeTone } from '../wav-file.ts';
import { forkSource, tinyPack } from './analyst-child.ts';

const nobodyStops = new AbortController().signal;

test.skipIf(process.platform === 'win32')(
  'an analyst that is stopped in the middle is replaced: the work fails with a reason and the next is done',
  { timeout: 60_000 },
  async () => {
    const path = join(await temporaryFolder(), 'a.wav');
    await writeTone(path, 400, 30);
    const children: ChildProcess[] = [];
    const analyst = forkedAnalyst(forkSource(children), { packFolder: tinyPack, provider: 'cpu' }, undefined, 3);
    await analyst.describe();
    children[0]?.kill('SIGSTOP');
    const ask = { path, overlapSeconds: 0, channel: 'mix' } as const;
    await expect(analyst.listen(ask, () => undefined, nobodyStops)).rejects.toMatchObject({ code: 'analyst-crashed' });
    const { recording } = await analyst.listen(ask, () => undefined, nobodyStops);
    expect(recording.durationSeconds).toBeCloseTo(30, 1);
    expect(children).toHaveLength(2);
    children[1]?.kill('SIGSTOP');
    const began = performance.now();
    await analyst.close();
    expect(performance.now() - began).toBeLessThan(5000);
  },
);
