import { cp, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { say } from '#contract/words/sentence.ts';
import type { AnswerTo, Ask, RequestName } from '#contract/requests.ts';
import { readPack } from '#analysis/models/model-set.ts';
import { isToldByName } from '#analysis/painting/default-painter.ts';
import { shippedPacks } from '#engine/models/shipped-packs.ts';
import type { EngineOptions } from '#engine/engine-options.ts';
import { startEngine, type Engine } from '#engine/start-engine.ts';
import { changedPack } from '../../analysis/tiny-pack.ts';
import { tinyRecording } from '../../field/tiny-songs.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { keepingLog, untilState } from '../test-engine.ts';

type Opened = Engine & { ask<K extends RequestName>(name: K, ask: Ask<K>): Promise<AnswerTo<K>> };

/** Two packs that come with a program: an ear without a painter, and the pack that had come alone before it. */
async function shippedFolder(): Promise<string> {
  const models = await temporaryFolder();
  const named = (name: string, painter: boolean) => (manifest: Record<string, unknown>) => {
    Object.assign(manifest, { name, title: name }, painter ? {} : { painter: null });
  };
  await cp(await changedPack(named('ear-of-two', false)), join(models, 'ear-of-two'), { recursive: true });
  await cp(await changedPack(named('tiny', true)), join(models, 'tiny'), { recursive: true });
  await writeFile(join(models, 'shipped.json'), JSON.stringify({ ear: 'ear-of-two', painter: 'tiny', earlier: [] }));
  return models;
}

type Packs = Pick<EngineOptions, 'packFolder' | 'painterFolder' | 'earlierFolders'>;

async function open(dataFolder: string, packs: Packs): Promise<Opened> {
  const engine = await startEngine({ dataFolder, ...packs, version: '0', log: keepingLog(), threads: 1 });
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
  return { ...engine, close, ask };
}

async function shelf(engine: Opened): Promise<[id: string, shipped: boolean, inUse: boolean, paints: string][]> {
  const { packs } = await engine.ask('packs.read', {});
  return packs.map((entry) => {
    if (!entry.ok) throw new Error(say(entry.problem, 'en'));
    return [entry.pack.id, entry.pack.shipped, entry.inUse, entry.pack.paints];
  });
}

test('the ear and the painter that come with Songsight are packs of their own: what one hears the other paints', async () => {
  const packs = shippedPacks(await shippedFolder());
  const engine = await open(await temporaryFolder(), packs);
  expect(await shelf(engine)).toEqual([
    ['ear-of-two', true, true, 'default-painter'],
    ['tiny', true, false, 'itself'],
  ]);
  await engine.ask('settings.write', { change: { stableSeconds: 0.1, picturePolicy: 'every', steps: 2 } });
  const folder = await temporaryFolder();
  await writeFile(join(folder, '20260523_040000.wav'), tinyRecording(['low_whistler', null], '04:00:00', 1));
  await engine.ask('watch.add', { folder });
  await untilState(engine, ({ pictures }) => pictures.done > 0 && pictures.waiting === 0);
  const page = { offset: 0, limit: 10, order: 'oldest-heard', filter: {}, picturesOnly: true } as const;
  const [heard] = (await engine.ask('gallery.read', page)).items;
  if (heard === undefined) throw new Error('nothing was painted');
  const { model, pictures } = await engine.ask('detection.read', { detection: heard.detection });
  const painter = (await readPack(packs.painterFolder)).facts;
  expect([model.name, pictures[0]?.provenance.modelName]).toEqual(['ear-of-two', 'tiny']);
  expect(pictures[0]?.provenance.modelHash).toBe(painter.hash);
  for (const id of ['ear-of-two', 'tiny'])
    await expect(engine.ask('packs.remove', { id })).rejects.toThrow(/comes with Songsight/);
});

test('a season goes on with the pack that came with Songsight before, until a person chooses', async () => {
  const [models, data] = [await shippedFolder(), await temporaryFolder()];
  const before = await open(data, { packFolder: join(models, 'tiny') });
  await before.close();
  const after = await open(data, shippedPacks(models));
  expect((await shelf(after)).map(([id, , inUse]) => [id, inUse])).toEqual([
    ['ear-of-two', false],
    ['tiny', true],
  ]);
  await after.ask('packs.use', { id: 'ear-of-two' });
  await after.close();
  const chosen = await open(data, shippedPacks(models));
  expect((await shelf(chosen)).filter(([, , inUse]) => inUse).map(([id]) => id)).toEqual(['ear-of-two']);
  await chosen.ask('packs.use', { id: 'tiny' });
  await chosen.close();
  const again = await shelf(await open(data, shippedPacks(models)));
  expect(again.filter(([, , inUse]) => inUse).map(([id]) => id)).toEqual(['tiny']);
});

test('a season goes on with a pack that came before, also where it neither listens nor paints any more', async () => {
  const [models, data] = [await shippedFolder(), await temporaryFolder()];
  await (await open(data, { packFolder: join(models, 'tiny') })).close();
  const named = (manifest: Record<string, unknown>): void =>
    void Object.assign(manifest, { name: 'both', title: 'both' });
  await cp(await changedPack(named), join(models, 'both'), { recursive: true });
  await writeFile(join(models, 'shipped.json'), JSON.stringify({ ear: 'both', painter: 'both', earlier: ['tiny'] }));
  const after = await open(data, shippedPacks(models));
  expect(await shelf(after)).toEqual([
    ['both', true, false, 'itself'],
    ['tiny', true, true, 'itself'],
  ]);
  await expect(after.ask('packs.remove', { id: 'tiny' })).rejects.toThrow(/comes with Songsight/);
  const fresh = await shelf(await open(await temporaryFolder(), shippedPacks(models)));
  expect(fresh.filter(([, , inUse]) => inUse).map(([id]) => id)).toEqual(['both']);
});

test('what was measured of a pack is told species by species, and goes along when it is exported', async () => {
  const engine = await open(await temporaryFolder(), { packFolder: await changedPack((manifest) => manifest) });
  const whistler = { recordings: 12, recordingsFound: 9, clips: 60, precision: 0.9, recall: null };
  const intervals = { precision: [0.8, 1], recall: null };
  const told = (species: object): string => JSON.stringify({ more: 1, encoder: { folds: 5, species } });
  const pack = await changedPack((manifest) => Object.assign(manifest, { name: 'measured' }));
  await writeFile(join(pack, 'figures.json'), told({ low_whistler: { ...whistler, intervals, f1: 1 }, nobody: {} }));
  const unreadable = await engine.ask('packs.import', { path: pack, labels: null });
  expect(await engine.ask('packs.figures', { id: unreadable.imported })).toEqual({ species: [] });
  await engine.ask('packs.remove', { id: unreadable.imported });

  await writeFile(join(pack, 'figures.json'), told({ low_whistler: { ...whistler, intervals, f1: 1 } }));
  const { imported, packs } = await engine.ask('packs.import', { path: pack, labels: null });
  expect(packs.map((entry) => entry.ok && [entry.pack.name, entry.pack.measured])).toEqual([
    ['tiny', false],
    ['measured', true],
  ]);
  const { species } = await engine.ask('packs.figures', { id: imported });
  expect(species).toMatchObject([
    {
      species: { code: 'low_whistler' },
      precision: { value: 0.9, interval: [0.8, 1] },
      recall: null,
      clips: 60,
      recordings: 12,
      found: 9,
    },
  ]);
  const { path } = await engine.ask('packs.export', { id: imported, folder: null });
  await engine.ask('packs.remove', { id: imported });
  const again = await engine.ask('packs.import', { path, labels: null });
  expect(await engine.ask('packs.figures', { id: again.imported })).toEqual({ species });
  await expect(engine.ask('packs.figures', { id: 'nothing' })).rejects.toThrow(/nothing/);
});

test('the packs that come with this Songsight are there and can be read', async () => {
  const models = join(import.meta.dirname, '../../../assets/models');
  const named = JSON.parse(await readFile(join(models, 'shipped.json'), 'utf8')) as Record<string, string>;
  const { packFolder, painterFolder, earlierFolders } = shippedPacks(models);
  for (const folder of earlierFolders) expect((await readPack(folder)).facts.name).toBe(basename(folder));
  expect([basename(packFolder), basename(painterFolder)]).toEqual([named['ear'], named['painter']]);
  const painter = await readPack(painterFolder);
  expect([(await readPack(packFolder)).facts.name, painter.facts.name]).toEqual([named['ear'], named['painter']]);
  expect(painter.facts.painter).not.toBeNull();
  const { names } = painter;
  expect(names?.rows.size).toBeGreaterThanOrEqual(200);
  expect(names?.vectors.every((each) => Number.isFinite(each))).toBe(true);
  for (const name of ['Hirundo rustica', 'Cyanocitta cristata', 'Sayornis phoebe', 'Fratercula corniculata'])
    expect(isToldByName(painter.facts, name), name).toBe(true);
});

test('what the shipped ear hears can be searched by sound and taught a voice of one’s own', async () => {
  const { packFolder } = shippedPacks(join(import.meta.dirname, '../../../assets/models'));
  const { manifest, facts } = await readPack(packFolder);
  expect(manifest.name).toBe(basename(packFolder));
  expect(facts.embedding).toMatchObject({ width: 1024 });
});
