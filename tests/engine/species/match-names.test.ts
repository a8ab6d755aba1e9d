import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SpeciesCode } from '#contract/species.ts';
import type { PackLabel } from '#analysis/process/analyst.ts';
import { animalClass } from '#engine/species/animal-class.ts';
import { matchNames } from '#engine/species/match-names.ts';
import { processorMs } from '../../processor-time.ts';

const label = (scientificName: string, commonName: string, names = {}): PackLabel => ({
  code: scientificName.toLowerCase().replace(' ', '_') as SpeciesCode,
  kind: 'species',
  scientificName,
  commonName,
  names,
  threshold: 0.5,
});
const labels = [
  label('Turdus merula', 'Eurasian Blackbird', { de: 'Amsel', fr: 'Merle noir' }),
  label('Erithacus rubecula', 'European Robin', { de: 'Rotkehlchen' }),
  label('Turdus philomelos', 'Song Thrush', { de: 'Singdrossel' }),
  label('Picus canus', 'Gray-headed Woodpecker', { de: 'Grauspecht' }),
  label('Cettia cetti', "Cetti's Warbler", { es: 'Cetia ruiseñor' }),
  { ...label('Dog', 'Dog'), kind: 'none' as const, scientificName: '' },
];
const found = (text: string): string[] => matchNames(text, labels).species.map(({ scientificName }) => scientificName);

test.each([
  ['scientific names, one a line', 'Turdus merula\nErithacus rubecula', 2],
  [
    'Windows line ends, a byte order mark, empty lines and remarks',
    '\uFEFF# mine\r\nTurdus merula\r\n\r\nPicus canus\r\n',
    2,
  ],
  ['common names, whatever the case', 'EURASIAN BLACKBIRD\nsong thrush', 2],
  ['names in any language of the model', 'Amsel, Rotkehlchen; Merle noir', 2],
  ['accents, apostrophes, hyphens and grey', 'Cettis warbler\ncetia ruisenor\nGrey headed Woodpecker', 2],
  ['BirdNET’s lines', 'Turdus merula_Eurasian Blackbird\nPicus canus_Gray-headed Woodpecker', 2],
  ['both names of one species', 'Common Blackbird (Turdus merula)\nSong Thrush (Turdus philomelos)', 2],
  ['a numbered list', '1. Song Thrush\n2) European Robin\n- Amsel', 3],
  [
    'eBird’s own data',
    'Submission ID,Common Name,Scientific Name,Taxonomic Order,Count,State/Province\n' +
      'S1,Eurasian Blackbird,Turdus merula,27000,3,DE-BE\nS1,"Warbler, Cetti\'s",Cettia cetti,24000,X,DE-BE\n',
    2,
  ],
  ['a list of eBird’s taxonomy', 'SPECIES_CODE,PRIMARY_COM_NAME,SCI_NAME\neurbla,Eurasian Blackbird,Turdus merula', 1],
  ['a table with semicolons and common names only', 'Nr;Common name\n1;Song Thrush\n2;European Robin', 2],
  ['columns that nobody named', 'Turdus merula\tTordo\nPicus canus\tPito cano', 2],
  ['columns named in another language', 'Nombre científico;Nombre común\nTurdus merula;Mirlo común\nPicus canus;', 2],
  ['columns with numbers', 'Anzahl,Artname\n3,Turdus merula\n1,Picus canus', 2],
  ['BirdNET’s lines in one', 'Turdus merula_Eurasian Blackbird,Picus canus_Gray-headed Woodpecker; Cettia cetti', 3],
  ['BirdNET’s lines among others', 'Turdus merula; Picus canus_Gray-headed Woodpecker', 2],
  ['a common name with a comma', 'Turdus merula_Blackbird, Eurasian\nPicus canus_Woodpecker, Gray-headed', 2],
  ['one column with its name', 'Scientific Name\nTurdus merula\nPicus canus', 2],
  ['remarks over several lines', 'Scientific Name,Remarks\nTurdus merula,"wet\nErithacus, cold\nend"\nPicus canus,', 2],
  ['a quote that is never closed', 'Scientific Name,Remarks\nTurdus merula,3" long\nPicus canus,', 2],
  [
    'forms that eBird tells apart',
    'Common Name,Scientific Name\nBlackbird (mauritanicus),Turdus merula mauritanicus\nx,Picus canus (Grey-faced)\n' +
      'x,Cettia cetti [cetti Group]\nx,Erithacus rubecula rubecula/melophilus',
    4,
  ],
  [
    'a bar chart of eBird',
    `Frequency of observations in the selected location(s).:\n\n\nNumber of taxa:\t3\n\n\t\tJan\t\t\t\tFeb\n${[
      'Sample Size:',
      'Eurasian Blackbird (<em class="sci">Turdus merula</em>)',
      'Cetti&#39;s Warbler',
      'Song Thrush',
    ]
      .map((name) => `${name}\t${Array.from({ length: 48 }, (_, at) => `${at / 100}`).join('\t')}\t`)
      .join('\n\n')}`,
    3,
  ],
  [
    'a title above a table',
    'My garden, 2025\nby A. Miller\n\nNr,Common name,Scientific name\n1,Amsel,Turdus merula',
    1,
  ],
  ['a title in a spreadsheet', 'My garden 2025;;\n;;\nNr;Species;Remarks\n1;Turdus merula;\n2;Picus canus;rare', 2],
  ['a title above columns that nobody named', 'Species of my garden, 2025\nTurdus merula;12\nPicus canus;1', 2],
  ['a name above a table', 'Erithacus rubecula\nTurdus merula;Tordo\nPicus canus;Pito cano', 3],
  ['numbers of any kind', '0 Turdus merula\n1: European Robin\n002_Picus canus\n(4) Song Thrush', 4],
  ['boxes to tick', '- [x] Turdus merula\n[ ] Picus canus\n☐ Amsel\n☑ Song Thrush', 3],
  ['names copied from a page', '<li><i>Turdus&nbsp;merula</i></li>\n<li>Cetti&apos;s Warbler</li>', 2],
  ['two species a line', 'Turdus merula, Picus canus\nErithacus rubecula, Cettia cetti', 4],
  ['dashes, dots and who described it', '• Turdus merula – Mirlo\n* Picus canus (Gmelin, 1788)', 2],
])('%s', (_, text, count) => {
  expect(found(text)).toHaveLength(count);
  expect(matchNames(text, labels).unmatched).toEqual([]);
});

test('a name that matches nothing is told with the nearest ones', () => {
  const { species, unmatched } = matchNames('Turdus merulla\nEuropean Robbin\nxqz\nTurdus merulla\nDog', labels);
  expect(species).toEqual([]);
  expect(unmatched.map(({ name, nearest }) => [name, nearest[0]?.scientificName ?? null])).toEqual([
    ['Turdus merulla', 'Turdus merula'],
    ['European Robbin', 'Erithacus rubecula'],
    ['xqz', null],
    ['Dog', null],
  ]);
});

test('hybrids, and what may be one of several species, match none of them', () => {
  const rows = ['Turdus merula x philomelos', 'Turdus merula × philomelos', 'Turdus merula/philomelos', 'Turdus sp.'];
  const { species, unmatched } = matchNames(
    `Scientific Name,Count\n${rows.map((row) => `${row},1`).join('\n')}`,
    labels,
  );
  expect(species).toEqual([]);
  expect(unmatched.map(({ name }) => name)).toEqual(rows);
});

test.each([
  ['Blackbird', 'Turdus merula'],
  ['Robin', 'Erithacus rubecula'],
  ['Northern Song Thrush', 'Turdus philomelos'],
])('a name that is short for another, or longer, is told with it: %s', (name, wanted) => {
  const [unknown] = matchNames(name, labels).unmatched;
  expect(unknown?.nearest.map(({ scientificName }) => scientificName)).toContain(wanted);
});

const file = join(import.meta.dirname, '../../../.cache/models/birdnet-2.4/BirdNET_GLOBAL_6K_V2.4_Labels.txt');
const missing = !existsSync(file);
if (missing) console.log('SKIPPED tests/engine/species/match-names.test.ts: no BirdNET here (npm run models:dev).');

describe.skipIf(missing)('with the 6,522 labels of BirdNET 2.4', () => {
  const names = missing ? [] : readFileSync(file, 'utf8').trim().split('\n');
  const all = names.map((line) => label(line.split('_')[0]!, line.split('_')[1]!));

  test('a thousand unknown names are told in a moment', async () => {
    const text = names
      .slice(0, 1000)
      .map((line) => `${line.split('_')[0]!}us`)
      .join('\n');
    const tookMs = await processorMs(() => {
      const { species, unmatched } = matchNames(text, all);
      expect(species.length + unmatched.length).toBe(1000);
      expect(unmatched.filter(({ nearest }) => nearest.length > 0)).toHaveLength(300);
    });
    expect(tookMs).toBeLessThan(10_000);
  });

  test.each([
    ['Dendrocopos minor', 'Dryobates minor'],
    ['Carduelis spinus', 'Spinus spinus'],
    ['Carduelis chloris', 'Chloris chloris'],
    ['Saxicola rubicola', 'Saxicola rubicola'],
  ])('a name of another taxonomy, %s, is told with that of the model', (old, now) => {
    const { species, unmatched } = matchNames(old, all);
    const told = [...species, ...(unmatched[0]?.nearest ?? [])].map(({ scientificName }) => scientificName);
    expect(told).toContain(now);
  });

  test('animals that are no birds are known by their genus, and no bird is taken for one', () => {
    const others = names
      .filter((line) => animalClass(line.split('_')[0]!) !== 'birds')
      .map((line) => line.split('_')[1]!);
    expect(others.length).toBe(90);
    const sure =
      /frog|toad|peeper|spadefoot|cricket|katydid|trig$|conehead|shieldback|coyote|wolf|-tailed deer|monkey|squirrel|chipmunk/i;
    const birds = /frogmouth|warbler|sparrow|hawk|cuckoo|tyrant|longtail|bush-hen|grasshopper-warbler/i;
    const wrong = names
      .map((line) => line.split('_') as [string, string])
      .filter(([, common]) => sure.test(common) && !birds.test(common))
      .filter(([scientific]) => animalClass(scientific) === 'birds');
    expect(wrong).toEqual([]);
    expect(others.filter((name) => birds.test(name))).toEqual([]);
  });
});
