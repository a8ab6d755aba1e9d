import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Analysis, ListenAsk } from '#analysis/process/analyst.ts';
import type { Settings } from '#contract/settings.ts';
import { FakeAnalyst } from '../analysts/fake-analyst.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { allDone, testEngine, untilState } from '../test-engine.ts';
import { writeTone } from '../wav-file.ts';

type Asked = Pick<ListenAsk, 'overlapSeconds' | 'channel'>;

/** Does something once: when the first recording is heard and not yet written. */
class InterruptedAnalyst extends FakeAnalyst {
  readonly asked: Asked[] = [];
  onceHeard: () => Promise<unknown> = () => Promise.resolve();

  override async listen(ask: ListenAsk, heard: (fraction: number) => void, signal: AbortSignal): Promise<Analysis> {
    const isFirst = this.asked.length === 0;
    this.asked.push({ overlapSeconds: ask.overlapSeconds, channel: ask.channel });
    const analysis = await super.listen(ask, heard, signal);
    if (isFirst) await this.onceHeard();
    return analysis;
  }
}

const changes: [string, Partial<Settings>, Asked][] = [
  ['an overlap', { overlapSeconds: 1 }, { overlapSeconds: 1, channel: 'mix' }],
  ['a channel', { channel: 0 }, { overlapSeconds: 0, channel: 0 }],
];

test.each(changes)('%s chosen when a file is heard and not yet written holds for that file, too', async (...row) => {
  const [, change, wanted] = row;
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'a.wav'), 300, 6);
  const analyst = new InterruptedAnalyst();
  const engine = await testEngine(data, { analyst });
  analyst.onceHeard = () => engine.ask('settings.write', { change });
  await engine.ask('watch.add', { folder });
  await untilState(engine, (state) => analyst.asked.length === 2 && allDone(1)(state));
  expect(analyst.asked).toEqual([{ overlapSeconds: 0, channel: 'mix' }, wanted]);
  const stored = engine.inside.engine.store.db
    .prepare('SELECT overlap_s AS overlapSeconds, channel FROM analyses WHERE current = 1')
    .all();
  expect(stored).toEqual([{ ...wanted, channel: String(wanted.channel) }]);
});
