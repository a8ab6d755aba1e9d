import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import { fixture, folderOf, importModel, problemOf } from './into-a-shelf.ts';
import { wideZip } from './wide-zip.ts';

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
