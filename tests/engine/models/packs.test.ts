import { say } from '#contract/words/sentence.ts';
import { copyFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import type { PackEntry } from '#contract/models.ts';
import type { AnswerTo, Ask, RequestName } from '#contract/requests.ts';
import { startEngine, type Engine } from '#engine/start-engine.ts';
import { changedPack } from '../../analysis/tiny-pack.ts';
import { tinyPack } from '../analysts/analyst-child.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { keepingLog, untilState } from '../test-engine.ts';
import { toneWav } from '../wav-file.ts';

const classifiers = fileURLToPath(new URL('../../fixtures/classifiers', import.meta.url));
const birdnet = join(classifiers, 'BirdNET_GLOBAL_6K_V2.4_Model_FP32.onnx');
const birdnetLabels = join(classifiers, 'BirdNET_GLOBAL_6K_V2.4_Labels.txt');
const perch = join(classifiers, 'perch_v2.onnx');
const perchLabels = join(classifiers, 'perch_labels.csv');

/** A manifest as the tests change it: any field of any depth. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Loose = any;
type Opened = Engine & { ask<K extends RequestName>(name: K, ask: Ask<K>): Promise<AnswerTo<K>> };

async function open(dataFolder: string, packFolder = tinyPack): Promise<Opened> {
  const engine = await startEngine({ dataFolder, packFolder, version: '0', log: keepingLog(), threads: 1 });
  let running = true;
  const close = async (): Promise<void> => {
    if (running) await engine.close();
    running = false;
  };
  onTestFinished(close);
  const ask = async <K extends RequestName>(name: K, asked: Ask<K>): Promise<AnswerTo<K>> => {
    const reply = await engine.dispatch(name, asked);
    if (!reply.ok) throw new Error(say(reply.failure, 'en'));
    return reply.value as AnswerTo<K>;
  };
  await ask('settings.write', { change: { stableSeconds: 0.1, picturePolicy: 'off' } });
  return { ...engine, close, ask };
}

/** A folder with one low and one high whistle at 48 kHz. */
async function whistles(engine: Opened): Promise<void> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, '20260523_040000.wav'), toneWav(1000, 12, 48_000));
  await writeFile(join(folder, '20260523_050000.wav'), toneWav(4000, 12, 48_000));
  await engine.ask('watch.add', { folder });
  await allHeard(engine);
}

const allHeard = (engine: Opened): Promise<unknown> =>
  untilState(engine, ({ totals }) => totals.waiting === 0 && totals.done === 2);

async function heard(engine: Opened): Promise<string[]> {
  const ask = { offset: 0, limit: 100, order: 'oldest-heard', filter: {}, picturesOnly: false } as const;
  const { items } = await engine.ask('gallery.read', ask);
  return items.map(({ species, recordingName }) => `${recordingName} ${species.scientificName}`);
}

const defects: readonly [string, (m: Loose) => unknown, RegExp][] = [
  [
    'an output of another name',
    (m) => void (m.encoder.outputs.features.name = 'tokens'),
    /encoder\.onnx has no output named tokens; it has probabilities, features/,
  ],
  [
    'an input of another name',
    (m) => void (m.painter.unet.inputs.sample.name = 'noise'),
    /unet\.onnx has no input named noise/,
  ],
  [
    'another checksum',
    (m) => void (m.encoder.sha256 = '0'.repeat(64)),
    /encoder\.onnx is not the file that the manifest describes/,
  ],
  ['another rate', (m) => void (m.sound.rateHz = 0), /“sound\.rateHz”/],
  [
    'a window the mel does not fit',
    (m) => void (m.sound.windowSeconds = 1),
    /“sound\.mel\.frames” in manifest\.json must be \d+ or less/,
  ],
  ['a missing label', (m) => void m.labels.pop(), /the encoder answers 4 probabilities where 3 are needed/],
  [
    'a label twice',
    (m) => void (m.labels[1].code = m.labels[0].code),
    /“labels” in manifest\.json must be a list in which no code/,
  ],
  [
    'a file outside the pack',
    (m) => void (m.encoder.file = '../encoder.onnx'),
    /“encoder\.file” in manifest\.json must be a plain file name/,
  ],
];

test('what is wrong with a pack is said in one sentence for every kind of fault, and nothing is kept of it', async () => {
  const data = await temporaryFolder();
  const engine = await open(data);
  const problemOf = async (path: string, labels: string | null = null): Promise<string> => {
    const entry = await engine.ask('packs.check', { path, labels });
    await expect(engine.ask('packs.import', { path, labels })).rejects.toThrow(
      entry.ok ? '' : say(entry.problem, 'en'),
    );
    return entry.ok ? 'nothing' : say(entry.problem, 'en');
  };
  for (const [kind, change, sentence] of defects)
    expect(await problemOf(await changedPack(change)), kind).toMatch(sentence);
  const folder = await temporaryFolder();
  const write = async (name: string, content: string | Uint8Array): Promise<string> => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  expect(await problemOf(folder)).toMatch(/no model in it: no \.tflite, no \.onnx and no manifest\.json/);
  expect(await problemOf(join(folder, 'nowhere'))).toMatch(/There is nothing at this path/);
  expect(await problemOf(await write('x.tflite', 'TFL3'))).toMatch(/no labels file beside this model/);
  expect(await problemOf(await write('bad.zip', 'PK but no zip'))).toMatch(/damaged or not a \.zip/);
  expect(await problemOf(await write('empty.zip', zipSync({ 'readme.md': new Uint8Array(3) })))).toMatch(
    /no model in it/,
  );
  expect(await problemOf(await write('text.onnx', 'hello'), perchLabels)).toMatch(/text\.onnx is not an ONNX model/);
  expect(await problemOf(birdnet, perchLabels)).toMatch(/labels file has 1\d lines and the model gives 6,522 scores/);
  expect(await problemOf(join(tinyPack, 'encoder.onnx'), perchLabels)).toMatch(
    /one input of clips x samples in float32 and has mel/,
  );
  const { packs } = await engine.ask('packs.read', {});
  expect(packs.map((entry) => (entry.ok ? entry.pack.id : entry.id))).toEqual(['tiny']);
});

test('BirdNET from the files its users have: imported, used, 6,522 labels; results stay with the pack that made them', async () => {
  const engine = await open(await temporaryFolder());
  await whistles(engine);
  const before = await heard(engine);
  const { packs, imported } = await engine.ask('packs.import', { path: birdnet, labels: null });
  const entry = packs.find((each): each is Extract<PackEntry, { ok: true }> => each.ok && each.pack.id === imported);
  expect(entry?.pack).toMatchObject({
    title: 'BirdNET 2.4',
    species: 6521,
    rateHz: 48_000,
    windowSeconds: 3,
    hears: 'waveform',
    paints: 'nothing',
  });
  await engine.ask('packs.use', { id: imported });
  await untilState(engine, ({ totals }) => totals.done === 2 && totals.waiting === 0);
  expect(await heard(engine)).toEqual([
    '20260523_040000.wav Hirundo rustica',
    '20260523_050000.wav Cyanocitta cristata',
  ]);
  const { model } = engine.state();
  expect([model.speciesCount, model.species.map(({ scientificName }) => scientificName)]).toEqual([
    6521,
    ['Hirundo rustica', 'Cyanocitta cristata'],
  ]);
  const { species } = await engine.ask('heard.read', {});
  expect(species.map(({ scientificName }) => scientificName)).toEqual(['Hirundo rustica', 'Cyanocitta cristata']);
  const { db } = engine.inside.engine.store;
  const kept = db.prepare<[], { bytes: number }>('SELECT max(length(sheet)) AS bytes FROM analyses').get();
  expect(kept?.bytes).toBeLessThan(2000);
  const analyses = db.prepare('SELECT count(*) FROM analyses').pluck();
  expect(analyses.get()).toBe(4);
  // Back to the first pack: what it heard is shown again, and nothing is listened to a second time.
  await engine.ask('packs.use', { id: 'tiny' });
  await allHeard(engine);
  expect(await heard(engine)).toEqual(before);
  expect(analyses.get()).toBe(4);
  await expect(engine.ask('packs.remove', { id: 'tiny' })).rejects.toThrow('cannot be removed');
  const left = await engine.ask('packs.remove', { id: imported });
  expect(left.packs).toHaveLength(1);
  expect(analyses.get()).toBe(4);
});

test('BirdNET in the language of the window: the labels files beside it in other languages give the names', async () => {
  const engine = await open(await temporaryFolder());
  const folder = await temporaryFolder();
  for (const file of [birdnet, birdnetLabels]) await copyFile(file, join(folder, basename(file)));
  const lines = (await readFile(birdnetLabels, 'utf8')).split('\n');
  const german = lines.map((line) => line.replace(/^Hirundo rustica_.*$/, 'Hirundo rustica_Rauchschwalbe'));
  const beside = basename(birdnetLabels).replace('.txt', '_de.txt');
  await writeFile(join(folder, beside), german.join('\n'));
  await writeFile(join(folder, beside.replace('_de', '_fr')), 'too short\n');
  const { imported } = await engine.ask('packs.import', { path: join(folder, basename(birdnet)), labels: null });
  await engine.ask('packs.use', { id: imported });
  const { names } = await engine.ask('names.read', { language: 'de' });
  expect(Object.values(names)).toContain('Rauchschwalbe');
  expect(Object.keys(names).length).toBeGreaterThan(6000);
  expect((await engine.ask('names.read', { language: 'fr' })).names).toEqual({});
  const { labels } = await engine.ask('labels.read', {});
  expect(labels.find(({ scientificName }) => scientificName === 'Hirundo rustica')?.commonName).toBe('Barn Swallow');
});

test('Perch: clips of five seconds through the whole line, and our own painter for the species both know', async () => {
  const engine = await open(await temporaryFolder());
  const labels = join(await temporaryFolder(), 'labels.csv');
  const text = await readFile(perchLabels, 'utf8');
  await writeFile(labels, text.replace('Hirundo rustica', 'Fistulator humilis'));
  const checked = await engine.ask('packs.check', { path: perch, labels });
  expect(checked).toMatchObject({
    ok: true,
    pack: { windowSeconds: 5, rateHz: 32_000, species: 12, paints: 'default-painter', paintable: 1 },
  });
  const { imported } = await engine.ask('packs.import', { path: perch, labels });
  await engine.ask('packs.use', { id: imported });
  await engine.ask('settings.write', { change: { picturePolicy: 'every', steps: 2 } });
  await whistles(engine);
  const rows = engine.inside.engine.store.db
    .prepare<[], { start: number; end: number }>('SELECT start_s AS start, end_s AS end FROM detections ORDER BY id')
    .all();
  expect(rows.map(({ start, end }) => [start, end % 5 === 0 || end === 12])).toEqual(rows.map(() => [0, true]));
  await untilState(engine, ({ pictures }) => pictures.done === 1 && pictures.waiting === 0);
  const page = await engine.ask('gallery.read', {
    offset: 0,
    limit: 10,
    order: 'oldest-heard',
    filter: {},
    picturesOnly: false,
  });
  expect(page.items.map(({ species, picture }) => [species.scientificName, picture !== null])).toEqual([
    ['Fistulator humilis', true],
    ['Turdus merula', false],
  ]);
  const reasons = page.items.map(
    async ({ detection }) => (await engine.ask('detection.read', { detection })).unpaintable?.values,
  );
  expect(await Promise.all(reasons)).toEqual([undefined, { species: 'Turdus merula' }]);
});

test('a zip, and the same pack twice', async () => {
  const engine = await open(await temporaryFolder());
  const folder = await temporaryFolder();
  const files = await Promise.all(
    (await readdir(tinyPack)).map(async (name): Promise<[string, Uint8Array]> => [
      `tiny/${name}`,
      await readFile(join(tinyPack, name)),
    ]),
  );
  const manifest = JSON.parse(await readFile(join(tinyPack, 'manifest.json'), 'utf8')) as { version: string };
  const other = { ...manifest, version: '9.9', title: 'Tiny again' };
  const zipped = {
    ...Object.fromEntries(files),
    'tiny/manifest.json': Buffer.from(JSON.stringify(other)),
  };
  await writeFile(join(folder, 'pack.zip'), zipSync(zipped));
  const first = await engine.ask('packs.import', { path: join(folder, 'pack.zip'), labels: null });
  const second = await engine.ask('packs.import', { path: join(folder, 'pack.zip'), labels: null });
  expect([first.imported, second.imported]).toEqual(['tiny-9.9', 'tiny-9.9']);
  expect(second.packs).toHaveLength(2);
});

test('a classifier of other file names is the same; with other labels it stands beside, under a number', async () => {
  const engine = await open(await temporaryFolder());
  const imported = async (name: string, change: (text: string) => string): Promise<string> => {
    const folder = await temporaryFolder();
    await copyFile(perch, join(folder, `${name}.onnx`));
    await writeFile(join(folder, `${name}_labels.csv`), change(await readFile(perchLabels, 'utf8')));
    return (await engine.ask('packs.import', { path: folder, labels: null })).imported;
  };
  const same = (text: string): string => text;
  const mended = (text: string): string => text.replace('Hirundo rustica', 'Hirundo neoxena');
  const first = await imported('perch_v2', same);
  expect(await imported('perch_audio-model', same)).toBe(first);
  expect(await imported('perch_v2', mended)).toBe(`${first}-2`);
  expect(await imported('perch_other', mended)).toBe(`${first}-2`);
  const { packs } = await engine.ask('packs.use', { id: `${first}-2` });
  const versions = packs.flatMap((each) => (each.ok && each.pack.id.startsWith(first) ? [each.pack.version] : []));
  expect(versions).toHaveLength(2);
  expect(versions[1]).toBe(`${String(versions[0])}-2`);
});

test('without a usable pack everything heard before is there, nothing is lost, and another pack puts it right', async () => {
  const [data, shipped] = [await temporaryFolder(), join(await temporaryFolder(), 'tiny')];
  await cp(tinyPack, shipped, { recursive: true });
  const first = await open(data, shipped);
  const { imported } = await first.ask('packs.import', { path: birdnet, labels: null });
  await first.ask('packs.use', { id: imported });
  await whistles(first);
  const before = await heard(first);
  await first.close();
  await rm(join(data, 'packs', imported, 'manifest.json'));
  const second = await open(data, shipped);
  expect(second.state().troubles, 'told although nothing waits').toMatchObject([{ code: 'pack-invalid' }]);
  expect(await heard(second)).toEqual(before);
  const folder = await temporaryFolder();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'new.wav'), toneWav(1000, 6, 48_000));
  await second.ask('watch.add', { folder });
  await untilState(second, ({ totals }) => totals.waiting === 1);
  expect(second.state()).toMatchObject({ totals: { waiting: 1, failed: 0 }, troubles: [{ code: 'pack-invalid' }] });
  const answer = await second.ask('packs.read', {});
  expect(say(answer.problem!, 'en')).toMatch(/manifest\.json is missing/);
  await second.ask('packs.use', { id: 'tiny' });
  await untilState(second, ({ totals }) => totals.waiting === 0 && totals.done === 3);
  expect(second.state().troubles).toEqual([]);
});
