// Files that a model is looked for in and that are none, through the engine's own request: a sentence, soon, and nothing left.
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { PackEntry } from '#contract/models.ts';
import { say } from '#contract/words/sentence.ts';
import { forkSource, tinyPack } from '../analysts/analyst-child.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { testEngine } from '../test-engine.ts';

function pipe(file: string): void {
  expect(spawnSync('mkfifo', [file]).status).toBe(0);
}
const onnx = new Uint8Array(5000);

type Made = { readonly path: string; readonly labels?: string };

/** What the engine says of it, in English; it must say something in time and leave nothing in the data folder. */
async function said({ path: file, labels }: Made): Promise<string> {
  const data = await temporaryFolder();
  const engine = await testEngine(data, { packFolder: tinyPack, fork: forkSource() });
  const reply = await engine.dispatch('packs.check', { path: file, labels: labels ?? null });
  expect(await readdir(path.join(data, 'packs')).catch(() => [])).toEqual([]);
  expect(engine.log.bugs).toEqual([]);
  if (!reply.ok) return say(reply.failure, 'en');
  const entry = reply.value as PackEntry;
  if (entry.ok) throw new Error('It was taken for a model.');
  return say(entry.problem, 'en');
}

async function zipOf(files: Readonly<Record<string, Uint8Array>>): Promise<Made> {
  const file = path.join(await temporaryFolder(), 'model.zip');
  await writeFile(file, zipSync(files, { level: 0 }));
  return { path: file };
}

/** fflate writes no name twice: the second name is changed in both of its headers. */
async function zipWithTwice(first: string, second: string): Promise<Made> {
  const made = await zipOf({ [first]: onnx, [second]: onnx });
  const bytes = Buffer.from(zipSync({ [first]: onnx, [second]: onnx }, { level: 0 }));
  for (let at = bytes.indexOf(second); at >= 0; at = bytes.indexOf(second, at + 1)) bytes.write(first, at);
  await writeFile(made.path, bytes);
  return made;
}

const cases: readonly [string, () => Promise<Made>, RegExp][] = [
  [
    'one name twice in a .zip',
    () => zipWithTwice('model.onnx', 'nodel.onnx'),
    /two files of the same name.*model\.onnx/,
  ],
  [
    'two names that differ in capitals only',
    () => zipOf({ 'Model.onnx': onnx, 'model.onnx': onnx }),
    /two files of the same name.*model\.onnx/,
  ],
  ['a file where a folder is', () => zipOf({ 'a.txt': onnx, 'a.txt/model.onnx': onnx }), /damaged or not a \.zip/],
  [
    'names that no disk bears',
    () => zipOf({ [`${'x'.repeat(400)}.onnx`]: onnx, 'ab:c.onnx': onnx, 'what?.onnx': onnx }),
    /no model in it/,
  ],
  [
    'an empty model',
    async () => {
      const folder = await temporaryFolder();
      await writeFile(path.join(folder, 'model.onnx'), '');
      await writeFile(path.join(folder, 'labels.txt'), 'Parus major_Great Tit');
      return { path: path.join(folder, 'model.onnx') };
    },
    /damaged|not an ONNX|no ONNX/i,
  ],
  [
    'a link to itself',
    async () => {
      const file = path.join(await temporaryFolder(), 'model.onnx');
      await symlink(file, file);
      return { path: file };
    },
    /nothing at this path/,
  ],
];

test.each(cases)('%s', async (_, make, sentence) => {
  expect(await said(await make())).toMatch(sentence);
});

test.skipIf(process.platform === 'win32')('pipes and devices, as model, as labels and inside a pack', async () => {
  const folder = await temporaryFolder();
  const [asModel, asLabels] = [path.join(folder, 'pipe.onnx'), path.join(folder, 'pipe.txt')];
  pipe(asModel);
  pipe(asLabels);
  expect(await said({ path: asModel })).toMatch(/pipe\.onnx is a device or a pipe/);
  const device = path.join(folder, 'zero.onnx');
  await symlink('/dev/zero', device);
  expect(await said({ path: device })).toMatch(/zero\.onnx is a device or a pipe/);
  const model = path.join(folder, 'model.tflite');
  await writeFile(model, onnx);
  expect(await said({ path: model, labels: asLabels })).toMatch(/pipe\.txt is a device or a pipe/);
  expect(await said({ path: folder })).toMatch(/several models|zero\.onnx|pipe/);

  const pack = path.join(await temporaryFolder(), 'pack');
  await cp(tinyPack, pack, { recursive: true });
  await rm(path.join(pack, 'encoder.onnx'));
  await symlink('/dev/zero', path.join(pack, 'encoder.onnx'));
  await mkdir(path.join(pack, 'more'));
  pipe(path.join(pack, 'more', 'pipe.txt'));
  expect(await said({ path: pack })).toMatch(/encoder\.onnx/);
});
