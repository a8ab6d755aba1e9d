import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FolderId } from '#contract/ids.ts';
import { FakeAnalyst } from '../analysts/fake-analyst.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { allDone, testEngine, untilState, type TestEngine } from '../test-engine.ts';
import { writeTone } from '../wav-file.ts';

const everything = { offset: 0, limit: 100, order: 'oldest-heard', filter: {}, picturesOnly: false } as const;

async function folderOf(files: readonly string[], from = 300): Promise<string> {
  const folder = await temporaryFolder();
  for (const [index, file] of files.entries()) await writeTone(join(folder, file), from + 50 * index);
  return folder;
}

function idOf(engine: TestEngine, path: string): FolderId {
  const found = engine.state().folders.find((folder) => folder.path === path);
  if (found === undefined) throw new Error(`${path} is not watched`);
  return found.id;
}

/** Every file that waits may be taken: none is still watched for growing. */
async function allAtRest(engine: TestEngine): Promise<void> {
  const { db } = engine.inside.engine.store;
  const last = db.prepare<[], number>(`SELECT max(not_before_ms) FROM files WHERE state = 'waiting'`).pluck();
  await expect.poll(() => (last.get() ?? 0) <= Date.now()).toBe(true);
}

test('a folder whose turn comes first is worked through before one that waits longer; a held one waits', async () => {
  const data = await temporaryFolder();
  const slow = await folderOf(['1.wav', '2.wav', '3.wav'], 300);
  const urgent = await folderOf(['4.wav', '5.wav'], 600);
  const held = await folderOf(['6.wav'], 900);
  const analyst = new FakeAnalyst();
  const engine = await testEngine(data, { analyst });
  await engine.ask('watch.pause', { paused: true });
  for (const folder of [held, slow, urgent]) await engine.ask('watch.add', { folder });
  await untilState(engine, ({ totals }) => totals.waiting === 6);
  await allAtRest(engine);
  await engine.ask('folder.turn', { folder: idOf(engine, urgent), turn: 'first' });
  await engine.ask('folder.turn', { folder: idOf(engine, held), turn: 'held' });
  await engine.ask('watch.pause', { paused: false });
  const state = await untilState(engine, ({ totals }) => totals.done === 5 && totals.waiting === 1);
  expect(analyst.listened.slice(0, 2)).toEqual([join(urgent, '4.wav'), join(urgent, '5.wav')]);
  expect(state.folders.map(({ path, turn }) => [path, turn])).toEqual([
    [held, 'held'],
    [slow, 'normal'],
    [urgent, 'first'],
  ]);
  await engine.ask('folder.turn', { folder: idOf(engine, held), turn: 'normal' });
  await untilState(engine, allDone(6));
});

test('a folder taken out of the queue lists its files with a reason, and a retry brings them back', async () => {
  const [data, folder] = [await temporaryFolder(), await folderOf(['1.wav', '2.wav'])];
  const engine = await testEngine(data);
  await engine.ask('watch.pause', { paused: true });
  await engine.ask('watch.add', { folder });
  await untilState(engine, ({ totals }) => totals.waiting === 2);
  await engine.ask('folder.cancel', { folder: idOf(engine, folder) });
  const { files } = await engine.ask('failed.read', {});
  expect(files.map(({ failure }) => failure)).toMatchObject([
    { code: 'cancelled', key: 'file-taken-out' },
    { code: 'cancelled' },
  ]);
  await engine.ask('watch.pause', { paused: false });
  expect(engine.state().totals).toEqual({ waiting: 0, done: 0, failed: 2, missing: 0 });
  await engine.ask('folder.retry', { folder: idOf(engine, folder) });
  await untilState(engine, allDone(2, 4));
});

test('a renamed folder is linked again: nothing is listened to or even read a second time', async () => {
  const [data, outer] = [await temporaryFolder(), await temporaryFolder()];
  const [before, after] = [join(outer, 'card 1'), join(outer, 'Oak wood')];
  await writeTone(join(before, 'A/1.wav'), 400);
  await writeTone(join(before, '2.wav'), 500);
  const analyst = new FakeAnalyst();
  const engine = await testEngine(data, { analyst });
  await engine.ask('watch.add', { folder: before });
  await untilState(engine, allDone(2, 4));
  const folder = idOf(engine, before);
  await rename(before, after);
  await untilState(engine, (state) => state.folders[0]?.state === 'unreachable');
  const empty = join(outer, 'empty');
  await mkdir(empty);
  const wrong = await engine.dispatch('folder.relink', { folder, to: empty });
  expect(wrong).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
  const none = await engine.dispatch('folder.relink', { folder, to: join(outer, 'nowhere') });
  expect(none).toMatchObject({ ok: false, failure: { code: 'folder-missing' } });
  await engine.ask('folder.relink', { folder, to: after });
  const state = await untilState(engine, (now) => now.folders[0]?.state === 'watching');
  expect(state.folders).toMatchObject([{ id: folder, path: after, done: 2, missing: 0, waiting: 0 }]);
  expect(analyst.listened).toHaveLength(2);
  const page = await engine.ask('gallery.read', everything);
  const detail = await engine.ask('detection.read', { detection: page.items[0]!.detection });
  expect(detail.file).toMatchObject({ folder: after, state: 'done' });
});

test('a moved file is missing where it was and named where it is now; its results stay', async () => {
  const [data, folder] = [await temporaryFolder(), await folderOf(['a.wav'])];
  const analyst = new FakeAnalyst();
  const engine = await testEngine(data, { analyst });
  await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(1, 2));
  await mkdir(join(folder, 'sorted'));
  await rename(join(folder, 'a.wav'), join(folder, 'sorted/b.wav'));
  await untilState(engine, ({ totals }) => totals.missing === 1 && totals.done === 1);
  const { files, total } = await engine.ask('missing.read', { folder: null });
  expect(total).toBe(1);
  expect(files).toMatchObject([
    { relativePath: 'a.wav', folderPath: folder, detections: 2, nowAt: `${folder}/sorted/b.wav` },
  ]);
  expect(analyst.listened).toHaveLength(1);
});

test('another overlap is listened to while watching, once; a threshold or another start never is', async () => {
  const [data, folder] = [await temporaryFolder(), await folderOf(['a.wav', 'b.wav'])];
  const analyst = new FakeAnalyst();
  const engine = await testEngine(data, { analyst });
  await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(2, 4));
  await engine.ask('settings.write', { change: { threshold: 0.7 } });
  await engine.ask('settings.write', { change: { threshold: null } });
  await untilState(engine, allDone(2, 4));
  expect(analyst.listened).toHaveLength(2);
  await engine.ask('settings.write', { change: { overlapSeconds: 1 } });
  await untilState(engine, (state) => analyst.listened.length === 4 && allDone(2)(state));
  await engine.ask('settings.write', { change: { overlapSeconds: 0 } });
  await untilState(engine, allDone(2));
  await engine.close();
  const again = await testEngine(data, { analyst });
  await untilState(again, (state) => state.folders[0]?.state === 'watching' && allDone(2)(state));
  expect(analyst.listened).toHaveLength(4);
  expect((await again.ask('gallery.read', everything)).total).toBe(4);
});

test('a budget for pictures is kept while painting, and more room brings the pictures back', async () => {
  const [data, folder] = [await temporaryFolder(), await folderOf(['a.wav', 'b.wav', 'c.wav'])];
  const engine = await testEngine(data);
  await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(3, 6));
  await mkdir(join(data, 'photos'));
  await writeFile(join(data, 'photos', 'jay.jpg'), Buffer.alloc(50_000));
  const { diskUse } = await engine.ask('data.read', {});
  expect(diskUse.otherBytes).toBeGreaterThanOrEqual(50_000);
  expect(diskUse.otherBytes).toBeLessThan(100_000);
  const each = diskUse.picturesBytes / 6;
  const plan = await engine.ask('data.plan', { budgetBytes: 3 * each });
  expect(plan).toMatchObject({ pictures: 3, bytes: 3 * each, keptPictures: 0 });
  expect(engine.state().pictures.done).toBe(6);
  await engine.ask('settings.write', { change: { pictureBudgetBytes: 4 * each } });
  await untilState(engine, ({ pictures }) => pictures.done <= 4 && pictures.waiting === 0);
  await writeTone(join(folder, 'd.wav'), 900);
  await untilState(engine, ({ totals, pictures }) => totals.done === 4 && pictures.waiting === 0);
  expect((await engine.ask('data.read', {})).diskUse.picturesBytes).toBeLessThanOrEqual(4 * each);
  expect((await engine.ask('gallery.read', everything)).total).toBe(8);
  await engine.ask('settings.write', { change: { pictureBudgetBytes: null } });
  await untilState(engine, allDone(4, 8));
});
