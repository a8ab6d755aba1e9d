import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tinyPack } from '../analysts/analyst-child.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { testEngine } from '../test-engine.ts';

const model = join(import.meta.dirname, '../../fixtures/classifiers/BirdNET_V3.0_tiny.onnx');

test('a model that is removed takes what came with it and nothing that somebody put beside it', async () => {
  const data = await temporaryFolder();
  const engine = await testEngine(data, { packFolder: tinyPack });
  const { imported } = await engine.ask('packs.import', { path: model, labels: null });
  const place = join(data, 'packs', imported);
  await mkdir(join(place, 'mine'));
  await writeFile(join(place, 'mine/notes.txt'), 'where the labels come from');
  await mkdir(join(data, 'packs/letters'));
  await writeFile(join(data, 'packs/letters/one.txt'), 'no model');
  await engine.ask('packs.remove', { id: imported });
  expect(await readdir(place)).toEqual(['mine']);
  for (const id of ['letters', imported]) {
    const reply = await engine.dispatch('packs.remove', { id });
    expect(reply).toMatchObject({ ok: false, failure: { code: 'not-allowed', key: 'pack-not-ours' } });
  }
  expect(await readdir(join(data, 'packs/letters'))).toEqual(['one.txt']);
  expect(await readFile(join(place, 'mine/notes.txt'), 'utf8')).toBe('where the labels come from');
});

test('nobody else’s files in it, the folder of a removed model is gone', async () => {
  const data = await temporaryFolder();
  const engine = await testEngine(data, { packFolder: tinyPack });
  const { imported } = await engine.ask('packs.import', { path: model, labels: null });
  expect(await readdir(join(data, 'packs'))).toEqual([imported]);
  await engine.ask('packs.remove', { id: imported });
  expect(await readdir(join(data, 'packs'))).toEqual([]);
});
