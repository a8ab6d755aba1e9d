import { copyFile, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { diskFailure } from '#analysis/models/importing/refused.ts';
import { modelPreparer } from '#engine/models/prepare-in-child.ts';
import { forkSource } from '../analysts/analyst-child.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { fixture, folderOf, importModel, problemOf } from './into-a-shelf.ts';

const classes = ['Corvus corax_Raven', 'Parus major_Great Tit', 'Pica pica_Magpie', 'Strix aluco_Tawny Owl'];
const seven = [...classes, 'Turdus merula_Blackbird', 'Sitta europaea_Nuthatch', 'Dog_Dog'];

test('BirdNET 3.0 and Perch 2 are told apart by their outputs, not by the sound they take', async () => {
  const birdnet = await importModel(fixture('classifiers/BirdNET_V3.0_tiny.onnx'));
  expect(birdnet.manifest).toMatchObject({
    title: 'BirdNET 3.0',
    sound: { rateHz: 32_000, windowSeconds: 5 },
    encoder: { activation: 'none', outputs: { embeddings: { name: 'embeddings', sizes: [1280] } } },
  });
  expect(birdnet.manifest.labels[0]).toMatchObject({
    scientificName: 'Hirundo rustica',
    commonName: 'Hirundo rustica (E)',
  });
  const perch = await importModel(fixture('classifiers/perch_v2_tiny.onnx'), fixture('classifiers/perch_labels.csv'));
  expect(perch.manifest).toMatchObject({ sound: { rateHz: 32_000 }, encoder: { activation: 'softmax' } });
  expect(perch.manifest.title).toMatch(/^Perch 2/);
});

test('beside a model, a list of eBird’s codes is not taken for its labels', async () => {
  const [model, labels] = await Promise.all(
    ['perch_v2_tiny.onnx', 'perch_labels.csv'].map((name) => readFile(fixture(`classifiers/${name}`))),
  );
  const codes = String(labels)
    .split('\n')
    .map((line, at) => (line === '' ? '' : `code${String(at)}`));
  const files = { 'perch_v2.onnx': model!, 'labels.csv': labels!, 'perch_v2_ebird_classes.csv': codes.join('\n') };
  const { manifest } = await importModel(await folderOf(files));
  expect(manifest.labels[0]?.scientificName).toBe('Hirundo rustica');
});

test('a model is called as its file is, in any script', async () => {
  const [model, labels] = await Promise.all([
    readFile(fixture('classifiers/perch_v2.onnx')),
    readFile(fixture('classifiers/perch_labels.csv')),
  ]);
  for (const [file, title, name, kept] of [
    ['分類器.onnx', 'Perch 2 (分類器)', 'perch-2-model', 'model.onnx'],
    ['Eulen (neu).onnx', 'Perch 2 (Eulen (neu))', 'perch-2-eulen-neu', 'Eulen-neu-.onnx'],
  ] as const) {
    const { manifest } = await importModel(await folderOf({ [file]: model, 'labels.csv': labels }));
    expect([manifest.title, manifest.name, manifest.encoder.file]).toEqual([title, name, kept]);
  }
});

test('a labels file is read however it was written, and ANSI is told', async () => {
  const names = (await readFile(fixture('classifiers/perch_labels.csv'), 'utf8')).replace(
    'Turdus merula',
    'Ördus mérula',
  );
  const written: readonly [string, Uint8Array][] = [
    ['utf-8', Buffer.from(names)],
    ['utf-8', Buffer.from(`\uFEFF${names}`)],
    ['utf-16le', Buffer.from(`\uFEFF${names}`, 'utf16le')],
    ['utf-16le', Buffer.from(names, 'utf16le')],
    ['utf-16be', Buffer.from(`\uFEFF${names}`, 'utf16le').swap16()],
    ['windows-1252', Buffer.from(names, 'latin1')],
  ];
  for (const [expected, bytes] of written) {
    const folder = await folderOf({ 'labels.csv': bytes });
    const { manifest, encoding } = await importModel(fixture('classifiers/perch_v2.onnx'), join(folder, 'labels.csv'));
    expect(encoding).toBe(expected);
    expect(manifest.labels[1]?.commonName, expected).toBe('Ördus mérula');
  }
});

test('labels that do not fit, are missing or no text', async () => {
  const model = fixture('classifiers/perch_v2.onnx');
  const folder = await folderOf({
    'short.txt': 'Turdus merula\n',
    'empty.txt': '',
    'huge.txt': new Uint8Array(33 * 1024 ** 2),
  });
  expect(await problemOf(model, join(folder, 'short.txt'))).toMatch(/has 1 lines and the model gives 12 scores/);
  expect(await problemOf(model, join(folder, 'empty.txt'))).toMatch(/has 0 lines/);
  expect(await problemOf(model, join(folder, 'huge.txt'))).toMatch(/larger than any list of species/);
  expect(await problemOf(model, join(folder, 'none.txt'))).toMatch(/not there or cannot be read/);
  const alone = await folderOf({ 'perch_v2.onnx': await readFile(model) });
  expect(await problemOf(join(alone, 'perch_v2.onnx'))).toMatch(/no labels file beside this model/);
});

test('a .tflite of another length, of places or of another kind is refused by what it is', async () => {
  const labels = seven.join('\n');
  const [sound, location] = ['sound-fp32', 'location-fp32'].map((name) => fixture(`tflite/${name}.tflite`));
  const folder = await folderOf({
    'labels.txt': labels,
    'text.tflite': 'no model',
    'cut.tflite': (await readFile(sound ?? '')).subarray(0, 9000),
  });
  const problem = (path = ''): Promise<string> => problemOf(path, join(folder, 'labels.txt'));
  expect(await problem(sound)).toMatch(/takes clips of 6,000 samples, and its file does not say at which rate/);
  expect(await problem(location)).toMatch(/says where and when species live/);
  expect(await problem(join(folder, 'text.tflite'))).toMatch(/not a TensorFlow Lite model/);
  expect(await problem(join(folder, 'cut.tflite'))).toMatch(/damaged/);
  expect(await problem(join(folder, 'labels.txt'))).toMatch(/This is a labels file/);
});

test('labels may be named by their folder', async () => {
  const model = fixture('classifiers/perch_v2_tiny.onnx');
  const labels = await readFile(fixture('classifiers/perch_labels.csv'), 'utf8');
  const plain = labels.split('\n').slice(1).join('\n');
  for (const name of ['labels.csv', 'en_us.txt', 'labels/en_us.txt', 'species.txt']) {
    const folder = await folderOf({ [name]: name.endsWith('csv') ? labels : plain, 'read me.md': 'Read me' });
    expect((await importModel(model, folder)).manifest.labels[0]?.scientificName, name).toBe('Hirundo rustica');
  }
  const empty = await folderOf({ 'model.md': '' });
  expect(await problemOf(model, empty)).toMatch(/This folder holds no labels file/);
  const two = await folderOf({ 'labels_a.txt': plain, 'labels_b.txt': plain });
  expect(await problemOf(model, two)).toMatch(/Several files may hold .* \(labels_a\.txt, labels_b\.txt\)/);
});

test('a table or a document is no labels file', async () => {
  const sheet = zipSync({ 'xl/workbook.xml': Buffer.from('Turdus merula') });
  const folder = await folderOf({
    'labels.xlsx': sheet,
    'labels.bin': new Uint8Array([...Buffer.from('Turdus merula\n'), 0, 1]),
  });
  for (const name of ['labels.xlsx', 'labels.bin'])
    expect(await problemOf(fixture('classifiers/perch_v2_tiny.onnx'), join(folder, name)), name).toMatch(/is not text/);
});

test('a model that its makers publish as .zip or folder, with labels in other languages and a location model', async () => {
  const model = await readFile(fixture('classifiers/perch_v2_tiny.onnx'));
  const english = (await readFile(fixture('classifiers/perch_labels.csv'), 'utf8')).split('\n').slice(1).join('\n');
  const paired = english.replaceAll(/^(\w+ \w+)$/gm, '$1_$1 E');
  const german = paired.replace('Turdus merula E', 'Amsel');
  const files = {
    'archive/audio-model.onnx': new Uint8Array(model),
    'archive/meta-model.tflite': new Uint8Array(await readFile(fixture('tflite/location-fp32.tflite'))),
    'archive/labels/en_us.txt': new Uint8Array(Buffer.from(paired)),
    'archive/labels/de.txt': new Uint8Array(Buffer.from(german)),
    '__MACOSX/archive/._audio-model.onnx': new Uint8Array(5),
  };
  const folder = await folderOf({ ...files, 'all.zip': zipSync(files) });
  for (const source of [join(folder, 'archive'), join(folder, 'all.zip')]) {
    const { manifest } = await importModel(source);
    expect(manifest.title).toBe('Perch 2 (audio-model)');
    const blackbird = manifest.labels.find(({ scientificName }) => scientificName === 'Turdus merula');
    expect(blackbird).toMatchObject({ commonName: 'Turdus merula E', names: { de: 'Amsel' } });
    // Seven species there, twelve here: the location model belongs to another classifier.
    expect(manifest.location).toBeNull();
  }
  await copyFile(join(folder, 'archive/audio-model.onnx'), join(folder, 'archive/other.onnx'));
  expect(await problemOf(join(folder, 'archive'))).toMatch(/several models in it \(audio-model\.onnx, other\.onnx\)/);
});

test('a pack that holds a link is copied, not linked', async () => {
  const folder = await temporaryFolder();
  const pack = fixture('models/tiny');
  for (const name of await readdir(pack)) await symlink(join(pack, name), join(folder, name));
  expect((await importModel(folder)).manifest.name).toBe('tiny');
  expect((await readdir(folder)).length).toBeGreaterThan(3);
});

test('another process does the reading; one that dies or takes for ever is a failure, and nothing is left', async () => {
  const model = fixture('classifiers/BirdNET_V3.0_tiny.onnx');
  const { manifest } = await importModel(model, null, modelPreparer(forkSource()));
  expect(manifest.title).toBe('BirdNET 3.0');
  const dying = modelPreparer(() => {
    const child = forkSource()();
    return { ...child, send: () => child.kill() };
  });
  await expect(importModel(model, null, dying)).rejects.toThrow(/ended the process that tried it/);
  const silent = modelPreparer(() => ({ ...forkSource()(), send: () => undefined }), { withinMs: 200 });
  await expect(importModel(model, null, silent)).rejects.toThrow(/took too long/);
});

test('a model that answers with nonsense is refused', async () => {
  const folder = await folderOf({});
  const bytes = Buffer.from(await readFile(fixture('classifiers/BirdNET_V3.0_tiny.onnx')));
  // The floor of the scores, -8 as a float, becomes no number; it passes through the graph's sigmoid.
  const at = bytes.indexOf(Buffer.from(Float32Array.of(-8).buffer));
  bytes.writeFloatLE(Number.NaN, at);
  await writeFile(join(folder, 'BirdNET_V3.0.onnx'), bytes);
  await copyFile(fixture('classifiers/BirdNET_V3.0_tiny_Labels.csv'), join(folder, 'Labels.csv'));
  expect(await problemOf(join(folder, 'BirdNET_V3.0.onnx'))).toMatch(
    /does not answer as it should \(predictions: NaN\)/,
  );
  // The operator's name is spoilt: ONNX Runtime will not load it, and says so without the folder that it was tried in.
  bytes.write('Tilf', bytes.indexOf('Tile'));
  await writeFile(join(folder, 'BirdNET_V3.0.onnx'), bytes);
  const problem = await problemOf(join(folder, 'BirdNET_V3.0.onnx'));
  expect(problem).toMatch(/does not answer as it should \(.*Tilf/);
  expect(problem).not.toContain('.import-');
  await rm(folder, { recursive: true });
});

test.skipIf(process.platform !== 'linux')('a full disk is told as one', async () => {
  // Linux's own device that is always full.
  const thrown: unknown = await writeFile('/dev/full', 'x').catch((error: unknown) => error);
  expect(diskFailure(thrown, '/models/x.tflite')).toMatchObject({ code: 'disk-full', path: '/models/x.tflite' });
  expect(diskFailure(new Error('a bug'), '/x')).toMatchObject({ message: 'a bug' });
  const refusal = (code: string, path: string): Error => Object.assign(new Error(code), { code, path });
  const [model, stage] = ['/media/stick/x.tflite', '/season/packs/.import-1'];
  for (const code of ['EACCES', 'EPERM', 'EROFS'])
    expect(diskFailure(refusal(code, `${stage}/pack`), model, stage)).toMatchObject({
      code: 'data-folder-unusable',
      message: expect.stringMatching(/folder for models cannot be written/),
    });
  expect(diskFailure(refusal('EACCES', model), model, stage)).toMatchObject({ code: 'file-unreadable', path: model });
});
