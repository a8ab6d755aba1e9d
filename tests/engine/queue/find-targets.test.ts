import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { analyseFolder, analyseTargets, type RunResult } from '#engine/queue/analyse-folder.ts';
import { findTargets } from '#engine/queue/find-targets.ts';
import { FakeAnalyst } from '../analysts/fake-analyst.ts';
import { exportedTable } from '../exports/exported-table.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { testEngine, type TestEngine } from '../test-engine.ts';
import { writeTone } from '../wav-file.ts';

async function analyse(engine: TestEngine, ...paths: readonly string[]): Promise<RunResult> {
  return analyseTargets(engine, await findTargets(paths), () => undefined, new AbortController().signal);
}

test('files and folders, twice, within each other, by links and not at all', async () => {
  const folder = await temporaryFolder();
  await writeTone(join(folder, 'card/deep/a b.wav'), 300);
  await writeTone(join(folder, 'card/.hidden/c.wav'), 400);
  await writeTone(join(folder, 'd.WAV'), 500);
  await writeFile(join(folder, 'notes.txt'), 'text');
  await symlink(join(folder, 'card'), join(folder, 'link'));
  const at = (...names: readonly string[]): string => join(folder, ...names);
  expect(
    await findTargets([
      ...[at('card/deep/a b.wav'), at('card/deep'), at('card'), at('link'), at('card/deep/../deep/a b.wav')],
      ...[at('d.WAV'), at('d.WAV'), at('link/.hidden/c.wav'), at('notes.txt'), at('none.wav'), at('d.WAV/x.wav')],
    ]),
  ).toEqual({
    folders: [at('card')],
    // Looking through a folder does not look into hidden ones.
    files: [at('d.WAV'), at('card/.hidden/c.wav')],
    failures: [
      { code: 'file-not-audio', key: 'path-no-recording', values: { path: at('notes.txt') }, path: at('notes.txt') },
      { code: 'folder-missing', key: 'path-missing', values: { path: at('none.wav') }, path: at('none.wav') },
      { code: 'folder-missing', key: 'path-missing', values: { path: at('d.WAV/x.wav') }, path: at('d.WAV/x.wav') },
    ],
  });
});

test('only the files that are named are analysed, and counted in the tables', async () => {
  const [data, folder, other] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()];
  for (const name of ['1.wav', '2.wav', '3.wav']) await writeTone(join(folder, name), 300 + 100 * Number(name[0]));
  await writeTone(join(other, 'deep/4.wav'), 800);
  await writeTone(join(other, 'deep/5.wav'), 900);
  const analyst = new FakeAnalyst();
  const engine = await testEngine(data, { analyst, watch: false });
  const first = await analyse(engine, join(folder, '2.wav'), join(folder, '3.wav'));
  expect(first.files).toEqual({ waiting: 0, done: 2, failed: 0, missing: 0 });
  expect(analyst.listened.toSorted()).toEqual([join(folder, '2.wav'), join(folder, '3.wav')]);

  const mixed = await analyse(
    engine,
    join(folder, '1.wav'),
    other,
    join(other, 'deep/5.wav'),
    join(folder, 'none.wav'),
  );
  expect(mixed.files).toEqual({ waiting: 0, done: 3, failed: 0, missing: 0 });
  expect(mixed.troubles.map(({ key }) => key)).toEqual(['path-missing']);
  expect(analyst.listened).toHaveLength(5);
  const among = { folders: [...mixed.scope.folders], files: [...mixed.scope.files] };
  const rows = (await exportedTable(engine, { among })).slice(1).map((line) => line.split(',')[0]);
  expect([...new Set(rows)].toSorted()).toEqual(['1.wav', 'deep/4.wav', 'deep/5.wav']);

  // Named again by file, below a folder that is known: nothing is analysed twice, and nothing of the folder is lost.
  const again = await analyse(engine, join(other, 'deep/4.wav'));
  expect(again.files).toEqual({ waiting: 0, done: 1, failed: 0, missing: 0 });
  expect(analyst.listened).toHaveLength(5);
  const whole = await analyseFolder(engine, folder, () => undefined, new AbortController().signal);
  expect(whole.files).toEqual({ waiting: 0, done: 3, failed: 0, missing: 0 });
  expect(engine.log.bugs).toEqual([]);
});

test('a named file that fails is listed and tried again when it is named again', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await mkdir(join(folder, 'sub'));
  await writeFile(join(folder, 'sub/a.wav'), 'text');
  await writeFile(join(folder, 'b.wav'), 'text');
  const engine = await testEngine(data, { analyst: new FakeAnalyst(), watch: false });
  const first = await analyse(engine, join(folder, 'sub/a.wav'));
  expect(first.files).toEqual({ waiting: 0, done: 0, failed: 1, missing: 0 });
  expect(first.failed).toMatchObject([{ folder: join(folder, 'sub'), relativePath: 'a.wav', attempts: 1 }]);
  await writeTone(join(folder, 'sub/a.wav'), 300);
  expect((await analyse(engine, join(folder, 'sub/a.wav'))).files.done).toBe(1);
});
