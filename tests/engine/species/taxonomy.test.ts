import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readTaxonomy } from '#engine/species/taxonomy.ts';
import { animalClass } from '#engine/species/animal-class.ts';
import { project } from '../../field/field-folder.ts';

const file = path.join(project, 'assets/models/avilist.json');
const birdnet = path.join(project, '.cache/models/birdnet-2.4/BirdNET_GLOBAL_6K_V2.4_Labels.txt');
if (!existsSync(birdnet))
  console.log('SKIPPED: the labels of BirdNET 2.4 are not here. npm run models:dev brings them.');

test('species stand in the order of the checklist, with order and family', async () => {
  const { families, placeOf } = await readTaxonomy(file);
  expect([new Set(families.map(({ order }) => order)).size, families.length]).toEqual([46, 252]);
  const names = ['Turdus merula', 'Anas platyrhynchos', 'Struthio camelus', 'Falco tinnunculus', 'Turdus philomelos'];
  const sorted = names.toSorted((a, b) => placeOf(a)![1] - placeOf(b)![1]);
  expect(sorted.slice(0, 3)).toEqual(['Struthio camelus', 'Anas platyrhynchos', 'Falco tinnunculus']);
  expect(families[placeOf('Turdus merula')![0]]).toEqual({ order: 'Passeriformes', family: 'Turdidae' });
});

test('a genus that was merged is found under its new one; a species that is written otherwise, by its genus', async () => {
  const { families, placeOf } = await readTaxonomy(file);
  expect(families[placeOf('Ixobrychus minutus')![0]]?.family).toBe('Ardeidae');
  expect(families[placeOf('Turdus inventus')![0]]?.family).toBe('Turdidae');
});

test('frogs, crickets, dogs and what is unknown have no place', async () => {
  const { placeOf } = await readTaxonomy(file);
  for (const name of ['Pseudacris crucifer', 'Gryllus rubens', 'Canis lupus', 'Dog', 'Human vocal', 'Engine', '']) {
    expect(placeOf(name), name).toBeNull();
  }
});

test('without a checklist nothing has a place', async () => {
  const { families, placeOf } = await readTaxonomy(path.join(project, 'no-such-file.json'));
  expect([families, placeOf('Turdus merula')]).toEqual([[], null]);
});

test.skipIf(!existsSync(birdnet))('every bird that BirdNET 2.4 knows has a family', async () => {
  const { placeOf } = await readTaxonomy(file);
  const names = readFileSync(birdnet, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split('_')[0]!);
  const lost = names.filter((name) => name.includes(' ') && animalClass(name) === 'birds' && placeOf(name) === null);
  expect(lost).toEqual(['Human non-vocal', 'Human vocal', 'Human whistle', 'Power tools']);
});
