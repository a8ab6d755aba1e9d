import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { GalleryItem } from '#contract/gallery.ts';
import type { WatchState } from '#contract/watch.ts';
import { tinyPack } from '../analysts/analyst-child.ts';
import { analyseFolder } from '#engine/queue/analyse-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { testEngine, untilState, type TestEngine } from '../test-engine.ts';
import { openAnalyst } from '#analysis/process/in-process-analyst.ts';
import { tinyRecording } from '../../field/tiny-songs.ts';

/** The tiny pack and one like it that calls its first species otherwise, on the shelf of a data folder. */
async function open(): Promise<{ engine: TestEngine; data: string; other: string }> {
  const data = await temporaryFolder();
  const own = path.join(data, 'packs', 'other-1');
  await cp(tinyPack, own, { recursive: true });
  const file = path.join(own, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as { labels: { code: string; scientificName: string }[] };
  const labels = manifest.labels.map((label) =>
    label.code === 'low_whistler' ? { ...label, code: 'other_bird', scientificName: 'Altera avis' } : label,
  );
  await writeFile(file, JSON.stringify({ ...manifest, name: 'other', labels }));
  return { engine: await again(data), data, other: 'other-1' };
}

const again = (data: string, watch = true): Promise<TestEngine> =>
  testEngine(data, { watch, packFolder: tinyPack, openAnalyst: (options) => openAnalyst({ ...options, threads: 1 }) });

async function card(hour: string): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(
    path.join(folder, `20260523_0${hour}0000.WAV`),
    tinyRecording(['low_whistler', null], `0${hour}:00:00`, 7),
  );
  return folder;
}

const done =
  (files: number) =>
  ({ totals }: WatchState): boolean =>
    totals.done === files && totals.waiting === 0;

async function heard(engine: TestEngine): Promise<string[]> {
  const ask = { offset: 0, limit: 100, order: 'oldest-heard', filter: {}, picturesOnly: false } as const;
  const items: readonly GalleryItem[] = (await engine.ask('gallery.read', ask)).items;
  return items.map(({ species, recordingName }) => `${recordingName.slice(9, 11)} ${species.code}`);
}

test('a folder is analysed with its own model, the others with the one in use, and a restart keeps it', async () => {
  const { engine, data, other } = await open();
  await engine.ask('settings.write', { change: { picturePolicy: 'off' } });
  const [first, second] = [await card('4'), await card('5')];
  await engine.ask('watch.add', { folder: first });
  const { folders } = await engine.ask('watch.add', { folder: second });
  await untilState(engine, done(2));
  expect(await heard(engine)).toEqual(['04 low_whistler', '05 low_whistler']);

  const folder = folders.find((each) => each.path === second)!.id;
  const state = await engine.ask('folder.model', { folder, model: other });
  expect(state.folders.map(({ model }) => model)).toEqual([null, other]);
  await untilState(engine, done(2));
  await expect.poll(() => heard(engine)).toEqual(['04 low_whistler', '05 other_bird']);
  expect(await engine.dispatch('packs.remove', { id: other })).toMatchObject({
    ok: false,
    failure: { key: 'pack-in-folder' },
  });
  await engine.close();

  const restarted = await again(data);
  expect(restarted.state().folders.map(({ model }) => model)).toEqual([null, other]);
  expect(restarted.state().totals.waiting, 'nothing is analysed again').toBe(0);
  await restarted.ask('folder.model', { folder, model: null });
  await expect.poll(() => heard(restarted)).toEqual(['04 low_whistler', '05 low_whistler']);
  await restarted.ask('packs.remove', { id: other });
  expect(await readdir(path.join(data, 'packs'))).toEqual([]);
});

test('a folder whose model was removed by hand waits and says so; no other model listens in its place', async () => {
  const { engine, data, other: copied } = await open();
  const { imported: other } = await engine.ask('packs.import', {
    path: path.join(data, 'packs', copied),
    labels: null,
  });
  await engine.ask('settings.write', { change: { picturePolicy: 'off' } });
  const folder = await card('4');
  const { folders } = await engine.ask('watch.add', { folder });
  const { id } = folders[0]!;
  await engine.ask('folder.model', { folder: id, model: other });
  await expect.poll(() => heard(engine)).toEqual(['04 other_bird']);
  await engine.close();
  const [shelf, away] = [path.join(data, 'packs', other), path.join(data, 'away')];
  await rename(shelf, away);
  await writeFile(path.join(folder, '20260523_060000.WAV'), tinyRecording(['low_whistler'], '06:00:00', 8));

  const without = await again(data);
  const state = await untilState(without, ({ totals }) => totals.waiting === 1 && totals.done === 1);
  expect(state.folders).toMatchObject([{ model: other, note: { key: 'folder-model-gone', values: { model: other } } }]);
  // Another folder goes on, and is not held up.
  const second = await card('5');
  await without.ask('watch.add', { folder: second });
  await untilState(without, ({ totals }) => totals.done === 2);
  expect(await heard(without)).toEqual(['04 other_bird', '05 low_whistler']);
  // Once more imported it is listened with at once.
  await without.ask('packs.import', { path: away, labels: null });
  await untilState(without, ({ totals }) => totals.done === 3);
  expect(await heard(without)).toEqual(['04 other_bird', '05 low_whistler', '06 other_bird']);
  expect(without.state().folders.map(({ note }) => note)).toEqual([null, null]);
});

test('a run over a folder whose model was removed by hand tells it, and another one can be chosen', async () => {
  const { engine, data, other } = await open();
  await engine.ask('settings.write', { change: { picturePolicy: 'off' } });
  const folder = await card('4');
  const { folders } = await engine.ask('watch.add', { folder });
  const { id } = folders[0]!;
  await engine.ask('folder.model', { folder: id, model: other });
  await expect.poll(() => heard(engine)).toEqual(['04 other_bird']);
  await engine.close();
  await rename(path.join(data, 'packs', other), path.join(data, 'away'));
  await writeFile(path.join(folder, '20260523_060000.WAV'), tinyRecording(['low_whistler'], '06:00:00', 8));
  const once = await again(data, false);
  const run = await analyseFolder(once, folder, () => undefined, new AbortController().signal);
  expect(run.troubles).toMatchObject([{ code: 'pack-invalid', key: 'folder-model-gone', values: { model: other } }]);
  expect(run.files).toMatchObject({ waiting: 1, done: 1, failed: 0 });
  await once.ask('folder.model', { folder: id, model: null });
  const asked = await analyseFolder(once, folder, () => undefined, new AbortController().signal);
  expect(asked.troubles).toEqual([]);
  expect(await heard(once)).toEqual(['04 low_whistler', '06 low_whistler']);
});

test('a run that was told its model analyses what is new in every folder with it', async () => {
  const { engine, data, other } = await open();
  await engine.ask('settings.write', { change: { picturePolicy: 'off' } });
  const folder = await card('4');
  const { folders } = await engine.ask('watch.add', { folder });
  await engine.ask('folder.model', { folder: folders[0]!.id, model: other });
  await expect.poll(() => heard(engine)).toEqual(['04 other_bird']);
  await engine.close();
  await writeFile(path.join(folder, '20260523_060000.WAV'), tinyRecording(['low_whistler'], '06:00:00', 8));
  const told = await testEngine(data, {
    packFolder: tinyPack,
    otherPack: path.basename(tinyPack),
    openAnalyst: (options) => openAnalyst({ ...options, threads: 1 }),
  });
  expect(told.state().folders.map(({ model }) => model)).toEqual([null]);
  await untilState(told, done(2));
  await expect.poll(() => heard(told)).toEqual(['04 other_bird', '06 low_whistler']);
});

test('one recording in two folders with two models is shown by one of them at a time, never by both', async () => {
  const { engine, other } = await open();
  await engine.ask('settings.write', { change: { picturePolicy: 'off' } });
  const first = await card('4');
  const second = await temporaryFolder();
  await cp(first, second, { recursive: true });
  await engine.ask('watch.add', { folder: first });
  await untilState(engine, done(1));
  const { folders } = await engine.ask('watch.add', { folder: second });
  await untilState(engine, done(2));
  await engine.ask('folder.model', { folder: folders.find((each) => each.path === second)!.id, model: other });
  await expect.poll(() => heard(engine)).toEqual(['04 other_bird']);
  await untilState(engine, done(2));
});

test('a model or a folder that is not there is refused, and nothing changes', async () => {
  const { engine, other } = await open();
  const { folders } = await engine.ask('watch.add', { folder: await card('4') });
  const folder = folders[0]!.id;
  expect(await engine.dispatch('folder.model', { folder, model: 'nothing' })).toMatchObject({
    ok: false,
    failure: { key: 'pack-unknown' },
  });
  expect(await engine.dispatch('folder.model', { folder: 999, model: other })).toMatchObject({
    ok: false,
    failure: { code: 'not-found' },
  });
  expect(engine.state().folders[0]?.model).toBeNull();
});
