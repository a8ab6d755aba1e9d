import { writeFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { analyseFolder, type FolderResult } from '#engine/queue/analyse-folder.ts';
import { FakeAnalyst } from '../analysts/fake-analyst.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { exportedTable } from '../exports/exported-table.ts';
import { testEngine, untilState, type TestEngine } from '../test-engine.ts';
import { writeTone } from '../wav-file.ts';

function once(engine: TestEngine, folder: string, signal = new AbortController().signal): Promise<FolderResult> {
  return analyseFolder(engine, folder, () => undefined, signal);
}

async function currentDetections(engine: TestEngine): Promise<number> {
  const ask = { offset: 0, limit: 0, order: 'oldest-heard', filter: { review: 'all' }, picturesOnly: false } as const;
  return (await engine.ask('gallery.read', ask)).total;
}

test('once through a folder, and a second time only for what failed', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'b/20260501_053000.WAV'), 400);
  await writeFile(join(folder, 'a.wav'), 'text');
  const analyst = new FakeAnalyst();
  const engine = await testEngine(data, { analyst, watch: false });
  const first = await once(engine, folder);
  expect(first.files).toEqual({ waiting: 0, done: 1, failed: 1, missing: 0 });
  expect(first.failed.map((file) => file.relativePath)).toEqual(['a.wav']);
  expect(first.pictures).toEqual({ waiting: 0, done: 2, failed: 0 });
  // Not watched, and yet the window opened on this data folder has something to show.
  expect(engine.state()).toMatchObject({ folders: [], totals: { waiting: 0, done: 1, failed: 1, missing: 0 } });
  await writeTone(join(folder, 'a.wav'), 500);
  const second = await once(engine, folder);
  expect(second.files).toEqual({ waiting: 0, done: 2, failed: 0, missing: 0 });
  expect(analyst.listened.filter((path) => path.endsWith('.WAV'))).toHaveLength(1);
  expect(engine.log.bugs).toEqual([]);
});

test('the first recording is heard while a folder of thousands is still looked through', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'a.wav'), 400);
  await mkdir(join(folder, 'b'));
  const others = 12_000;
  for (let at = 0; at < others; at += 1) writeFileSync(join(folder, 'b', `${String(at)}.wav`), '');
  const engine = await testEngine(data, { analyst: new FakeAnalyst(), watch: false });
  const stop = new AbortController();
  let found = Number.NaN;
  const files = engine.inside.engine.store.db.prepare<[], number>('SELECT count(*) FROM files').pluck();
  engine.on('recording.analysed', () => {
    if (stop.signal.aborted) return;
    found = files.get() ?? Number.NaN;
    stop.abort();
  });
  await expect(once(engine, folder, stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
  expect(found).toBeLessThan(others);
});

test('another overlap listens again; back to the first one nothing is listened to a third time', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'a.wav'), 400);
  const analyst = new FakeAnalyst();
  const engine = await testEngine(data, { analyst, watch: false });
  await once(engine, folder);
  for (const overlapSeconds of [1, 0, 1]) {
    await engine.ask('settings.write', { change: { overlapSeconds } });
    await once(engine, folder);
    expect(await currentDetections(engine)).toBe(2);
  }
  expect(analyst.listened).toHaveLength(2);
});

test('pictures switched on later are painted for what was heard before, without a second listening', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'a.wav'), 400);
  const analyst = new FakeAnalyst();
  const engine = await testEngine(data, { analyst, watch: false });
  await engine.ask('settings.write', { change: { picturePolicy: 'off' } });
  expect((await once(engine, folder)).pictures.done).toBe(0);
  await engine.ask('settings.write', { change: { picturePolicy: 'every' } });
  expect((await once(engine, folder)).pictures.done).toBe(2);
  expect(analyst.listened).toHaveLength(1);
});

test('only the folder that is asked for is worked on and exported', async () => {
  const data = await temporaryFolder();
  const [mine, other] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(mine, 'mine.wav'), 400);
  await writeTone(join(other, 'other.wav'), 500);
  const watching = await testEngine(data, { analyst: new FakeAnalyst({ listenMs: 60_000 }) });
  await watching.ask('watch.add', { folder: other });
  await untilState(watching, (state) => state.current !== null);
  await watching.close();
  const analyst = new FakeAnalyst();
  const engine = await testEngine(data, { analyst, watch: false });
  const { folder } = await once(engine, mine);
  expect(analyst.listened).toEqual([join(mine, 'mine.wav')]);
  const lines = await exportedTable(engine, { folder });
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(['mine.wav', 'mine.wav']);
});

test('stopped in the middle, the next call goes on', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  for (let file = 0; file < 6; file += 1) await writeTone(join(folder, `${file}.wav`), 300 + 50 * file);
  const analyst = new FakeAnalyst({ listenMs: 50 });
  const engine = await testEngine(data, { analyst, watch: false });
  const stop = new AbortController();
  engine.on('recording.analysed', () => stop.abort());
  await expect(once(engine, folder, stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
  const result = await once(engine, folder);
  expect(result.files).toEqual({ waiting: 0, done: 6, failed: 0, missing: 0 });
  expect(new Set(analyst.listened).size).toBe(6);
});

test('a folder that is not there, and one that is pulled out in the middle', async () => {
  const [data, outer] = [await temporaryFolder(), await temporaryFolder()];
  const folder = join(outer, 'card');
  await writeTone(join(folder, '1.wav'), 300);
  await writeTone(join(folder, '2.wav'), 400);
  const analyst = new FakeAnalyst({
    before: async (path) => {
      if (path.endsWith('2.wav')) await rename(folder, join(outer, 'gone'));
    },
  });
  const engine = await testEngine(data, { analyst, watch: false });
  await expect(once(engine, join(outer, 'none'))).rejects.toMatchObject({ code: 'folder-missing' });
  const result = await once(engine, folder);
  expect(result.files).toEqual({ waiting: 0, done: 1, failed: 1, missing: 0 });
});
