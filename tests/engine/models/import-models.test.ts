import { copyFile, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync, type Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import { KnownFailure } from '#contract/failure.ts';
import { diskFailure } from '#analysis/models/importing/refused.ts';
import type { PackManifest } from '#analysis/models/pack-manifest.ts';
import { withStagedPack } from '#engine/models/import-pack.ts';
import { modelPreparer } from '#engine/models/prepare-in-child.ts';
import { forkSource } from '../analysts/analyst-child.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { wideZip } from './wide-zip.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));
const inProcess = modelPreparer(undefined);
const classes = ['Corvus corax_Raven', 'Parus major_Great Tit', 'Pica pica_Magpie', 'Strix aluco_Tawny Owl'];
const seven = [...classes, 'Turdus merula_Blackbird', 'Sitta europaea_Nuthatch', 'Dog_Dog'];

type Imported = { readonly manifest: PackManifest; readonly encoding: string | null };

/** Imports a model into a shelf that must be empty afterwards. */
async function importModel(path: string, labels: string | null = null, prepare = inProcess): Promise<Imported> {
  const shelf = await temporaryFolder();
  const onRecord = new Set<string>();
  const tools = {
    knownCodes: () => new Map<string, string>(),
    now: () => '2026-05-01T00:00:00Z',
    prepare,
    track: <T>(work: Promise<T>) => work,
    begun: (stage: string) => void onRecord.add(stage),
    ended: (stage: string) => void onRecord.delete(stage),
  };
  try {
    return await withStagedPack({ path, labels }, shelf, tools, ({ manifest }, encoding) =>
      Promise.resolve({ manifest, encoding }),
    );
  } finally {
    expect(await readdir(shelf)).toEqual([]);
    expect([...onRecord]).toEqual([]);
  }
}

async function problemOf(path: string, labels: string | null = null): Promise<string> {
  const thrown: unknown = await importModel(path, labels).then(
    () => null,
    (failure: unknown) => failure,
  );
  expect(thrown).toBeInstanceOf(KnownFailure);
  return thrown instanceof Error ? thrown.message : '';
}

/** BirdNET's 144,000 samples are what its kin are known by; the tiny models hear 6,000, so their failure names that. */
async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

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

/** A zip with one stored file, whose headers a test may spoil. */
function zipOf(files: Zippable, spoil: (view: DataView, central: number) => void = () => undefined): Uint8Array {
  const bytes = zipSync(files);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let central = 0;
  while (view.getUint32(central, true) !== 0x02014b50) central += 1;
  spoil(view, central);
  return bytes;
}

describe('a .zip that means harm is refused in a sentence and leaves nothing', () => {
  const onnx = { 'model.onnx': new Uint8Array(10_000) };
  const cases: readonly [string, Uint8Array, RegExp][] = [
    ['no zip', Buffer.from('PK but no zip'), /damaged or not a \.zip/],
    ['cut short', zipOf(onnx).subarray(0, 60), /damaged or not a \.zip/],
    [
      'names that lead out',
      zipOf({ ...onnx, '../outside.txt': new Uint8Array(1) }),
      /outside its own folder \(\.\.\/outside/,
    ],
    ['an absolute name', zipOf({ '/etc/cron.txt': new Uint8Array(1) }), /outside its own folder/],
    ['a Windows name', zipOf({ 'C:\\x.txt': new Uint8Array(1) }), /outside its own folder/],
    ['a link', zipOf({ 'model.onnx': [new Uint8Array(9), { os: 3, attrs: 0o120777 << 16 }] }), /holds a link/],
    [
      '10 GB',
      zipOf(onnx, (view, at) => view.setUint32(at + 24, 0xffffffff, true)),
      /larger than any model: model\.onnx/,
    ],
    ['3 GB', zipOf(onnx, (view, at) => view.setUint32(at + 24, 3_000_000_000, true)), /larger than any model/],
    ['more inside than it says', zipOf(onnx, (view, at) => view.setUint32(at + 24, 100, true)), /damaged/],
    ['another checksum', zipOf(onnx, (view, at) => view.setUint32(at + 16, 1, true)), /damaged/],
    ['a password', zipOf(onnx, (view, at) => view.setUint16(at + 8, 1, true)), /locked with a password/],
    ['another packing', zipOf(onnx, (view, at) => view.setUint16(at + 10, 14, true)), /packs model\.onnx in a way/],
    [
      'two names alike',
      zipOf({ ...onnx, 'Model.ONNX': new Uint8Array(9) }),
      /two files of the same name.*\(Model\.ONNX\)/,
    ],
    ['no model', zipOf({ 'readme.md': new Uint8Array(3) }), /no model in it/],
  ];
  test.each(cases)('%s', async (_, bytes, sentence) => {
    const folder = await folderOf({ 'bad.zip': bytes });
    expect(await problemOf(join(folder, 'bad.zip'))).toMatch(sentence);
    expect(await readdir(folder)).toEqual(['bad.zip']);
  });
});

test('a model lies anywhere in a .zip, and a .zip without anything in it is one without a model', async () => {
  const [model, labels] = await Promise.all(
    ['perch_v2_tiny.onnx', 'perch_labels.csv'].map((name) => readFile(fixture(`classifiers/${name}`))),
  );
  const zipOf = async (files: Zippable): Promise<string> => join(await folderOf({ 'm.zip': zipSync(files) }), 'm.zip');
  const text = Buffer.from('Read me');
  for (const folder of ['a/b/c/d/e', 'model'])
    expect(
      (
        await importModel(
          await zipOf({ [`${folder}/perch_v2.onnx`]: model!, [`${folder}/labels.csv`]: labels!, 'docs/read.md': text }),
        )
      ).manifest.labels[0]?.scientificName,
    ).toBe('Hirundo rustica');
  const two = await zipOf({ 'a/one.onnx': model!, 'b/two.onnx': model! });
  expect(await problemOf(two)).toMatch(/several models in it \(a\/one\.onnx, b\/two\.onnx\)/);
  expect(await problemOf(await zipOf({}))).toMatch(/no model in it/);
});

test('a .zip that unpacks itself, has ZIP64 fields, something behind it or a remark that looks like an end', async () => {
  const [model, labels] = await Promise.all(
    ['perch_v2_tiny.onnx', 'perch_labels.csv'].map((name) => readFile(fixture(`classifiers/${name}`))),
  );
  const files = { 'm/perch_v2.onnx': model!, 'm/labels.csv': labels! };
  const [plain, wide, program] = [Buffer.from(zipSync(files)), wideZip(files), Buffer.alloc(70_001, 'MZ')];
  const remark = Buffer.concat([Buffer.from('PK\u0005\u0006'), Buffer.alloc(396, 0xff)]);
  const remarked = Buffer.concat([plain, remark]);
  remarked.writeUInt16LE(remark.length, plain.length - 2);
  const made = { wide, remarked, itself: Buffer.concat([program, plain]), wideItself: Buffer.concat([program, wide]) };
  for (const [name, bytes] of Object.entries({ ...made, behind: Buffer.concat([plain, Buffer.alloc(3000)]) })) {
    const folder = await folderOf({ 'm.zip': bytes });
    expect((await importModel(join(folder, 'm.zip'))).manifest.labels[0]?.scientificName, name).toBe('Hirundo rustica');
    await writeFile(join(folder, 'm.zip'), bytes.subarray(0, -900 - (name === 'behind' ? 3000 : 0)));
    expect(await problemOf(join(folder, 'm.zip')), name).toMatch(/damaged or not a \.zip/);
  }
});

test('names in a .zip are read as DOS and Windows wrote them', async () => {
  const [model, labels] = await Promise.all(
    ['perch_v2_tiny.onnx', 'perch_labels.csv'].map((name) => readFile(fixture(`classifiers/${name}`))),
  );
  const bytes = zipSync({ 'gr@n/V^gel.onnx': model!, 'gr@n/V^gel_labels.csv': labels! });
  for (const [letter, dos] of [
    ['@', 0x81],
    ['^', 0x94],
  ] as const)
    for (const [at, byte] of bytes.entries()) {
      const before = Buffer.from(bytes.subarray(at - (letter === '@' ? 2 : 1), at)).toString('latin1');
      if (byte === letter.charCodeAt(0) && before === (letter === '@' ? 'gr' : 'V')) bytes[at] = dos;
    }
  const folder = await folderOf({ 'm.zip': bytes });
  const { manifest } = await importModel(join(folder, 'm.zip'));
  expect(manifest.labels[0]?.scientificName).toBe('Hirundo rustica');
  expect(manifest.title).toContain('Vögel');
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
