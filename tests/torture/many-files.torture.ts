import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { analyseFolder } from '#engine/queue/analyse-folder.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { testEngine } from '../engine/test-engine.ts';
import { toneWav } from '../engine/wav-file.ts';
import { figure } from './figures.ts';

const files = Number(process.env['SONGSIGHT_FILES'] ?? 100_000);
const perFolder = 1000;

test(`${files} files, heard once and looked through again`, { timeout: 7_200_000 }, async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  for (let file = 0; file < files; file += 1) {
    const inside = join(folder, String(Math.floor(file / perFolder)));
    if (file % perFolder === 0) await mkdir(inside);
    await writeFile(join(inside, `${file}.wav`), toneWav(100 + file / 40, 0.3));
  }
  const engine = await testEngine(data, { watch: false });
  await engine.ask('settings.write', { change: { picturePolicy: 'off', stableSeconds: 0 } });
  const go = async (): Promise<number> => {
    const began = performance.now();
    const { files: counts } = await analyseFolder(engine, folder, () => undefined, new AbortController().signal);
    expect(counts).toEqual({ waiting: 0, done: files, failed: 0, missing: 0 });
    return (performance.now() - began) / 1000;
  };
  const first = await go();
  const again = await go();
  const { db } = engine.inside.engine.store;
  expect(db.prepare('SELECT count(*) FROM recordings').pluck().get()).toBe(files);
  const megabytes = process.memoryUsage().rss / 1e6;
  expect(megabytes).toBeLessThan(1500);
  figure(
    'A season of files is queued, identified and stored, each once',
    'tests/torture/many-files.torture.ts',
    `${files} files: ${first.toFixed(0)} s with a model that takes no time, ${again.toFixed(1)} s to look through again, ${megabytes.toFixed(0)} MB`,
  );
});
