import { mkdir, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openFolderWatch, type FolderWatch } from '#engine/watching/folder-watch.ts';
import { goneByFolder, goneOf } from '#engine/watching/gone-files.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { allDone, testEngine, untilState } from '../test-engine.ts';
import { writeTone } from '../wav-file.ts';

/** Too long for any disk: asked for it, the system answers with an error that is not "there is no such file". */
const unaskable = 'x'.repeat(5000);

test('gone is what the disk says is not there; another error says nothing', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'here.wav'), '');
  expect(await goneOf(folder, ['here.wav', 'gone.wav', 'here.wav/inside.wav', `${unaskable}.wav`])).toEqual([
    'gone.wav',
    'here.wav/inside.wav',
  ]);
});

test('folder by folder, each is read once', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'A'));
  await writeFile(join(folder, 'A/1.wav'), '');
  await writeFile(join(folder, 'z.wav'), '');
  await writeFile(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x4d, 0xe9]), Buffer.from('.wav')]), '');
  const known = [
    'A/1.wav',
    'A/2.wav',
    'B/1.wav',
    'B/2.wav',
    'M\\xE9.wav',
    'N\\xE9/1.wav',
    `${unaskable}/1.wav`,
    'y.wav',
    'z.wav',
  ];
  const gone: string[] = [];
  for await (const some of goneByFolder(folder, known)) gone.push(...some);
  expect(gone).toEqual(['A/2.wav', 'B/1.wav', 'B/2.wav', 'y.wav']);
});

test('a file deleted after the first look and before the watching began is missing', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'A/a.wav'), 400);
  await writeTone(join(folder, 'b.wav'), 500);
  const engine = await testEngine(data);
  await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(2));
  const [row] = engine.state().folders;
  await engine.ask('watch.remove', { folder: row!.id });
  let deleted = false;
  const watch: FolderWatch = openFolderWatch(
    engine.inside.engine,
    { id: row!.id, path: folder, watched: true, turn: 'normal' },
    () => {
      if (!deleted && watch.status().found === 2) unlinkSync(join(folder, 'A/a.wav'));
      deleted ||= watch.status().found === 2;
    },
    () => undefined,
  );
  onTestFinished(() => watch.close());
  await expect.poll(() => watch.status().state).toBe('watching');
  const { db } = engine.inside.engine.store;
  expect(deleted).toBe(true);
  expect(db.prepare(`SELECT relative_path FROM files WHERE state = 'missing'`).pluck().all()).toEqual(['A/a.wav']);
});

test('what lies in a linked folder that the disk says nothing of is not missing', async () => {
  const [data, folder, card] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(card, 'a.wav'), 400);
  await writeTone(join(folder, 'b.wav'), 500);
  await symlink(card, join(folder, 'card'));
  const first = await testEngine(data);
  await first.ask('watch.add', { folder });
  await untilState(first, allDone(2));
  await first.close();
  await unlink(join(folder, 'card'));
  await symlink('y'.repeat(300), join(folder, 'card'));
  await rm(join(folder, 'b.wav'));
  const engine = await testEngine(data);
  const { totals } = await untilState(
    engine,
    (state) => state.folders[0]?.state === 'watching' && state.totals.missing > 0,
  );
  expect(totals).toMatchObject({ done: 1, missing: 1 });
});
