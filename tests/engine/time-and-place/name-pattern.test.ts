import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inspectAll } from '#engine/queue/inspect-all.ts';
import { NotedAnalyst, writeRecording } from './noted-recordings.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { allDone, testEngine, untilState, type TestEngine } from '../test-engine.ts';

/** Start and where it was read, of the one recording there is. */
async function startOf(engine: TestEngine): Promise<unknown> {
  const { items } = await engine.ask('gallery.read', {
    offset: 0,
    limit: 1,
    order: 'oldest-heard',
    filter: { review: 'all' },
    picturesOnly: false,
  });
  const { recording } = await engine.ask('detection.read', { detection: items[0]!.detection });
  return [recording.timeSource, recording.start?.local];
}

test('a pattern that a person gives reads the times of files that were heard before, and of new ones', async () => {
  const card = await temporaryFolder();
  await writeRecording(join(card, 'Marsh 3 at 05h07 on 17.03.24.wav'));
  const engine = await testEngine(await temporaryFolder(), { analyst: new NotedAnalyst() });
  await engine.ask('settings.write', { change: { picturePolicy: 'off' } });
  await engine.ask('watch.add', { folder: card });
  await untilState(engine, allDone(1));
  expect((await startOf(engine)) as string[]).toContain('modified-time');
  await engine.ask('settings.write', { change: { namePattern: 'SITE at HHhMM on DD.MM.YY' } });
  expect(await startOf(engine)).toEqual(['file-name', '2024-03-17T05:07:00.000']);
  await engine.ask('settings.write', { change: { namePattern: '' } });
  expect((await startOf(engine)) as string[]).toContain('modified-time');
  await expect(engine.ask('settings.write', { change: { namePattern: 'SITE_YYYY' } })).rejects.toThrow(/SITE_YYYYMMDD/);
});

test('inspect goes by the pattern, too', async () => {
  const card = await temporaryFolder();
  await writeRecording(join(card, 'rec 0507 17032024.wav'));
  const found = [];
  for await (const file of inspectAll([card], { dataFolder: null, namePattern: 'rec HHMM DDMMYYYY' })) found.push(file);
  expect(found).toMatchObject([{ placed: { source: 'file-name', start: { local: '2024-03-17T05:07:00.000' } } }]);
});
