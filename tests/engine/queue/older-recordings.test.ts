import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { identifyOlder } from '#engine/queue/identify-older.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { allDone, testEngine, untilState, type TestEngine } from '../test-engine.ts';
import { writeTone } from '../wav-file.ts';

const columns = 'SELECT id, sound_id, hex(sound_pieces) AS pieces, silent FROM recordings ORDER BY id';
const forget = 'UPDATE recordings SET sound_id = NULL, sound_pieces = NULL, silent = 0';

function sounds({ inside }: TestEngine): unknown[] {
  return inside.engine.store.db.prepare(columns).all();
}

/** A data folder whose recordings say nothing of their sound, as after an update from a version before 18. */
async function olderSeason(): Promise<{ data: string; folder: string; engine: TestEngine }> {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'a.wav'), 400);
  await writeTone(join(folder, 'b.wav'), 500);
  const engine = await testEngine(data);
  await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(2, 4));
  engine.inside.engine.store.db.exec(forget);
  return { data, folder, engine };
}

test('recordings heard before their sound was noted get it when nothing else is to be done', async () => {
  const { data, engine } = await olderSeason();
  await engine.close();
  const again = await testEngine(data);
  await expect
    .poll(() => sounds(again))
    .toEqual(
      [1, 2].map((id) => ({
        id,
        sound_id: expect.stringMatching(/^[0-9a-f]{64}$/),
        pieces: expect.stringMatching(/^[0-9A-F]{8,}$/),
        silent: 0,
      })),
    );
});

test('one that is away, or whose place another file has taken, keeps none', async () => {
  const { folder, engine } = await olderSeason();
  const { db } = engine.inside.engine.store;
  await engine.ask('watch.pause', { paused: true });
  await rm(join(folder, 'a.wav'));
  await copyFile(join(folder, 'b.wav'), join(folder, 'a.wav'));
  await identifyOlder(
    engine.inside.engine,
    () => Promise.resolve(),
    () => true,
  );
  expect(db.prepare(`SELECT name FROM recordings WHERE sound_id IS NOT NULL`).pluck().all()).toEqual(['b.wav']);
});
