// What the view of models and the first run know, on a real engine with the published models.
import { afterEach, expect, test } from 'vitest';
import { CarryModel } from '#renderer/models/carry-model.svelte.ts';
import { PacksModel } from '#renderer/models/packs-model.svelte.ts';
import { PublishedModels } from '#renderer/models/published/published-model.svelte.ts';
import { regionsAt, regionWords } from '#renderer/models/regions.ts';
import { titleWords } from '#renderer/models/model-words.ts';
import { language } from '#renderer/shared/i18n/language.svelte.ts';
import { FirstRun } from '#renderer/welcome/first-run.svelte.ts';
import { openSeason } from '../season/open-season.ts';

const berlin = { latitude: 52.5, longitude: 13.4 };
const potsdam = { latitude: 52.4, longitude: 13.0 };
const reykjavik = { latitude: 64.1, longitude: -21.9 };

afterEach(() => language.choose('en', ['en-GB']));

async function published(): Promise<PublishedModels> {
  const models = new PublishedModels(await openSeason(20));
  await models.refresh();
  return models;
}

test('regions hold the places that lie in them, the smallest first', () => {
  expect(regionsAt(berlin)[0]).toBe('central-europe');
  expect(regionsAt(reykjavik)[0]).toBe('iceland');
  expect(regionsAt({ latitude: 42.4, longitude: -76.5 })).toEqual(['north-america-east']);
  expect(regionsAt({ latitude: 0, longitude: -30 })).toEqual([]);
});

test('every published region has a name in every language, and lies somewhere', async () => {
  const { value } = (await published()).reading;
  const regional = value!.models.filter(({ model }) => model.region !== null).map(({ model }) => model);
  expect([value!.models.length, regional.length]).toEqual([81, 78]);
  for (const code of ['de', 'es'] as const) {
    language.choose(code, []);
    const untold = regional.filter((model) => regionWords(model) === model.region);
    // These are called the same everywhere.
    const alike = /^(Hawaii|Galapagos|Japan|Madeira|Mauritius|Himalaya|Svalbard|Seychelles|Andes|Amazonia|Azores)$/;
    expect(untold.filter(({ region }) => !alike.test(region ?? '')).map(({ id }) => id)).toEqual([]);
  }
});

test('models are found by every word of what is typed, without accents, in the language of the window', async () => {
  const models = await published();
  expect(models.found).toBeNull();
  models.wanted = 'perch mitteleuropa';
  expect(models.found).toEqual([]);
  language.choose('de', []);
  expect(models.found?.map(({ model }) => titleWords(model))).toEqual(['Perch 2, Mitteleuropa']);
  models.wanted = 'REUNION';
  language.choose('en', []);
  expect(models.found?.length).toBe(2);
});

test('the region of the stations is proposed where one holds them all', async () => {
  const models = await published();
  const family = models.families.find(({ whole }) => whole.model.id === 'birdnet-3.0')!;
  expect(models.suggested(family, [])).toBeNull();
  expect(models.suggested(family, [berlin, potsdam])).toBe('birdnet-3.0-central-europe');
  expect(models.suggested(family, [berlin, reykjavik])).toBe('birdnet-3.0-western-palearctic');
  expect(models.suggested(family, [berlin, { latitude: -33, longitude: 18.5 }])).toBeNull();
});

test('of files that are carried over the model is told from its labels, whichever comes first', async () => {
  const packs = new PacksModel(await openSeason(20));
  const carry = new CarryModel();
  await carry.take(['/nowhere/labels.txt', '/nowhere/model.tflite'], packs);
  expect([carry.path, carry.labels]).toEqual(['/nowhere/model.tflite', '/nowhere/labels.txt']);
  expect(packs.checked).toMatchObject({ ok: false });
  await carry.take(['/nowhere/model.zip', '/nowhere/labels.txt'], packs);
  expect([carry.path, carry.labels]).toEqual(['/nowhere/model.zip', '']);
});

test('the first run waits for the model of all birds and downloads nothing by itself', async () => {
  const client = await openSeason(20);
  const [packs, models] = [new PacksModel(client), new PublishedModels(client)];
  await models.refresh();
  const run = new FirstRun(packs, models);
  expect(run.wantsWorld, 'before it is known which model is in use').toBe(false);
  await packs.refresh();
  expect([run.world?.model.id, run.wantsWorld]).toEqual(['birdnet-2.4', false]);
  await run.chooseWorld();
  expect(run.wantsWorld).toBe(true);
  await models.refresh();
  expect(run.world?.download.kind).toBe('none');
  await run.chooseOwn();
  expect(run.wantsWorld).toBe(false);
});
