import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { beginFile, filesInWork } from '#store/opening/files-in-work.ts';
import { openStore } from '#store/opening/open-store.ts';
import { freeDiskSpace } from '#store/pictures/picture-budget.ts';
import { pictureFile } from '#store/pictures/picture-files.ts';
import type { PictureId } from '#contract/ids.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { allDone, testEngine, untilState } from '../test-engine.ts';
import { writeTone } from '../wav-file.ts';

const ours = (digit: string): string => `ab/${digit.repeat(32)}.png`;

async function pictures(data: string): Promise<string[]> {
  const names = await readdir(join(data, 'pictures'), { recursive: true });
  return names.filter((name) => name.endsWith('.png'));
}

test('what is not on our record stays at the start, is counted, and a folder among it stops nothing', async () => {
  const data = await temporaryFolder();
  openStore(data).close();
  await mkdir(join(data, 'pictures/ab/album'), { recursive: true });
  for (const name of ['ab/photo.jpg', 'ab/album/note.txt', ours('1'), ours('2'), `${ours('3')}.part`, 'holiday.jpg'])
    await writeFile(join(data, 'pictures', name), '12345');
  const crashed = openStore(data);
  beginFile(crashed.db, `pictures/${ours('2')}`);
  beginFile(crashed.db, `pictures/${ours('3')}`);
  beginFile(crashed.db, 'pictures/../../outside.png');
  crashed.close();
  const engine = await testEngine(data);
  expect(existsSync(join(data, 'pictures', ours('2')))).toBe(false);
  expect(existsSync(join(data, 'pictures', `${ours('3')}.part`))).toBe(false);
  expect(filesInWork(engine.inside.engine.store.db)).toEqual([]);
  const { diskUse } = await engine.ask('data.read', {});
  expect(diskUse).toMatchObject({ foreignFiles: 4, foreignBytes: 20 });
  for (const name of ['ab/photo.jpg', 'ab/album/note.txt', ours('1'), 'holiday.jpg'])
    expect(existsSync(join(data, 'pictures', name)), name).toBe(true);
});

test('what a killed import of a model left goes at the next start, and no other folder', async () => {
  const data = await temporaryFolder();
  openStore(data).close();
  const stage = (digit: string): string => `packs/.import-${digit.repeat(8)}-1111-4111-8111-111111111111`;
  const elsewhere = await temporaryFolder();
  await writeFile(join(elsewhere, 'model.onnx'), '12345');
  for (const folder of [stage('1'), stage('2'), 'packs/mine']) {
    await mkdir(join(data, folder, 'inner'), { recursive: true });
    await writeFile(join(data, folder, 'inner/model.onnx'), '12345');
    await symlink(elsewhere, join(data, folder, 'link'));
  }
  await symlink(elsewhere, join(data, stage('3')));
  const crashed = openStore(data);
  for (const path of [stage('1'), stage('3'), 'packs/mine', `packs/../../${basename(elsewhere)}`])
    beginFile(crashed.db, path);
  crashed.close();
  const started = openStore(data);
  expect(filesInWork(started.db)).toEqual([]);
  started.close();
  expect((await readdir(join(data, 'packs'))).sort()).toEqual(
    [stage('2'), stage('3'), 'packs/mine'].map((path) => basename(path)).sort(),
  );
  expect(await readdir(elsewhere)).toEqual(['model.onnx']);
});

test('with the database away for one start no picture goes; with it back nothing is painted again', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'a.wav'), 400);
  const engine = await testEngine(data);
  await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(1, 2));
  await engine.close();
  const before = await pictures(data);
  expect(before).toHaveLength(2);
  await rename(join(data, 'songsight.db'), join(data, 'away.db'));
  const fresh = openStore(data);
  expect(fresh.notices).toHaveLength(1);
  fresh.close();
  expect(await pictures(data)).toEqual(before);
  await rm(join(data, 'songsight.db'));
  await rename(join(data, 'away.db'), join(data, 'songsight.db'));
  const again = await testEngine(data);
  await untilState(again, allDone(1, 2));
  expect(await pictures(data)).toEqual(before);
});

test('a picture whose file is gone is noticed at the start and painted again', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'a.wav'), 400);
  const engine = await testEngine(data);
  await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(1, 2));
  await engine.close();
  const [first = ''] = await pictures(data);
  await rm(join(data, 'pictures', first));
  const again = await testEngine(data);
  const painted = async (): Promise<number> => (await pictures(data)).length;
  await expect.poll(painted).toBe(2);
  await untilState(again, allDone(1, 2));
});

test.each(['gone', 'replaced'] as const)(
  'a database that is %s under a running program: said, and nothing written',
  async (how) => {
    const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
    await writeTone(join(folder, 'a.wav'), 400);
    const engine = await testEngine(data);
    await engine.ask('watch.add', { folder });
    await untilState(engine, allDone(1, 2));
    await rename(join(data, 'songsight.db'), join(data, 'moved.db'));
    if (how === 'replaced') await writeFile(join(data, 'songsight.db'), 'another file');
    expect((await engine.lost).code).toBe('database-gone');
    await writeTone(join(folder, 'b.wav'), 500);
    await untilState(engine, ({ troubles }) => troubles[0]?.code === 'database-gone');
    expect((await engine.dispatch('watch.pause', { paused: true })).ok).toBe(false);
    await engine.close();
    expect(await pictures(data)).toHaveLength(2);
    // What was written until then is in the file that was moved.
    await rm(join(data, 'songsight.db'), { force: true });
    await rename(join(data, 'moved.db'), join(data, 'songsight.db'));
    const store = openStore(data);
    expect(store.db.prepare(`SELECT count(*) FROM pictures WHERE state = 'done'`).pluck().get()).toBe(2);
    store.close();
  },
);

test('nothing is made inside a watched folder: no backup, no export, no clips among the recordings', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, '20260501_053000.WAV'), 400);
  const engine = await testEngine(data);
  await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(1));
  const before = await readdir(folder, { recursive: true });
  const target = join(folder, 'made/here');
  const refusal = { ok: false, failure: { code: 'bad-request', key: 'target-inside-watched' } };
  expect(await engine.dispatch('data.backup', { folder: target })).toMatchObject(refusal);
  for (const [format, to] of [
    ['detections-csv', target],
    ['clips', folder],
  ]) {
    const reply = await engine.dispatch('export.write', { format, filter: {}, options: {}, folder: to });
    expect(reply).toMatchObject(refusal);
  }
  expect(await readdir(folder, { recursive: true })).toEqual(before);
});

test('a database from somebody else reads and deletes nothing outside of its folders', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'a.wav'), 400);
  const engine = await testEngine(data);
  await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(1, 2));
  await engine.close();
  const secret = join(await temporaryFolder(), 'secret.png');
  await writeFile(secret, 'secret');
  const store = openStore(data);
  const ids = store.db.prepare('SELECT id FROM pictures ORDER BY id').pluck().all() as PictureId[];
  const [first, second] = ids;
  await mkdir(join(data, 'pictures/ab'), { recursive: true });
  await symlink(secret, join(data, 'pictures', ours('4')));
  store.db.prepare('UPDATE pictures SET file = ? WHERE id = ?').run(`../..${secret}`, first);
  store.db.prepare('UPDATE pictures SET file = ? WHERE id = ?').run(ours('4'), second);
  expect(ids.map((id) => pictureFile(store, id))).toEqual([null, null]);
  freeDiskSpace(store.db, store.picturesPath, 0, 'now');
  expect(existsSync(secret)).toBe(true);
  store.close();
});
