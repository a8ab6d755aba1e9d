import { expect, test } from 'vitest';
import { readLabelFile, type LabelName } from '#analysis/models/label-file.ts';

const ask = (count: number, ownLabels = false): { counts: number[]; ownLabels: boolean } => ({
  counts: [count],
  ownLabels,
});
const own = (...lines: string[]): readonly LabelName[] | number =>
  readLabelFile(lines.join('\n'), ask(lines.length, true));
const species = (scientificName: string, commonName: string): LabelName => ({
  scientificName,
  commonName,
  kind: 'species',
  voice: false,
});
const blackbird = species('Turdus merula', 'Eurasian Blackbird');
const robin = species('Erithacus rubecula', 'European Robin, male');

test.each([
  ['tabs', 'Turdus merula\tEurasian Blackbird\nErithacus rubecula\tEuropean Robin, male'],
  ['semicolons', 'Turdus merula;Eurasian Blackbird\r\nErithacus rubecula;European Robin, male\r\n\r\n'],
  ['bars', 'Turdus merula|Eurasian Blackbird\nErithacus rubecula|European Robin, male'],
  ['commas and quotes', '"Turdus merula","Eurasian Blackbird"\n"Erithacus rubecula","European Robin, male"'],
  ['a number first', '0,Turdus merula,Eurasian Blackbird\n1,Erithacus rubecula,"European Robin, male"'],
  ['the common name first', 'Eurasian Blackbird;Turdus merula\nEuropean Robin, male;Erithacus rubecula'],
  [
    'a heading',
    'id,Scientific name,Common name\n0,Turdus merula,Eurasian Blackbird\n1,Erithacus rubecula,"European Robin, male"',
  ],
  [
    'a heading of BirdNET 3',
    'idx;sci_name;com_name\n0;Turdus merula;Eurasian Blackbird\n1;Erithacus rubecula;European Robin, male',
  ],
  ['a title above', '# labels of 2025\nTurdus merula_Eurasian Blackbird\nErithacus rubecula_European Robin, male'],
  [
    'titles above',
    'Labels of model 7\nby A. Miller, 2025\nTurdus merula;Eurasian Blackbird\nErithacus rubecula;European Robin, male',
  ],
  [
    'a title above a heading',
    'Labels of 2025\nid;Scientific name;Common name\n0;Turdus merula;Eurasian Blackbird\n1;Erithacus rubecula;European Robin, male',
  ],
  ['numbers before the names', '0 Turdus merula_Eurasian Blackbird\n1 Erithacus rubecula_European Robin, male'],
  ['numbers and colons', '1: Turdus merula_Eurasian Blackbird\n2: Erithacus rubecula_European Robin, male'],
  ['numbers in brackets', '[0] Turdus merula_Eurasian Blackbird\n[1] Erithacus rubecula_European Robin, male'],
  ['numbers behind', 'Erithacus rubecula_European Robin, male 1\nTurdus merula_Eurasian Blackbird 0'],
  ['numbers and underscores', '000_Turdus merula_Eurasian Blackbird\n001_Erithacus rubecula_European Robin, male'],
  ['numbers in another order', '1\tErithacus rubecula\tEuropean Robin, male\n0\tTurdus merula\tEurasian Blackbird'],
  [
    'a heading, in another order',
    'class_id,Scientific name,Common name\n1,Erithacus rubecula,"European Robin, male"\n0,Turdus merula,Eurasian Blackbird',
  ],
  ['old Macintosh lines', 'Turdus merula_Eurasian Blackbird\rErithacus rubecula_European Robin, male\r'],
])('a labels file with %s names both', (_, text) => {
  expect(readLabelFile(text, ask(2))).toEqual([blackbird, robin]);
});

test('classes of one\u2019s own are numbered as Teachable Machine does it; a number may be part of a name', () => {
  expect(own('0 Background noise', '1 Wolf howl', '2 Chainsaw')).toMatchObject([
    { commonName: 'Background noise' },
    { commonName: 'Wolf howl' },
    { commonName: 'Chainsaw' },
  ]);
  expect(own('1_adult', '2_juvenile')).toMatchObject([{ commonName: '1 adult' }, { commonName: '2 juvenile' }]);
  expect(own('wolf 1', 'wolf 2')).toMatchObject([{ commonName: 'wolf 1' }, { commonName: 'wolf 2' }]);
  expect(own('2 notes', '5 notes')).toMatchObject([{ commonName: '2 notes' }, { commonName: '5 notes' }]);
});

test('lines above a list that name something make it one of another model', () => {
  const lines = ['Pica pica', 'Parus major', 'Turdus merula', 'Erithacus rubecula'];
  expect(readLabelFile(lines.join('\n'), ask(2))).toBe(4);
  expect(readLabelFile(['Pica pica_Magpie', 'Dog_Dog', ...lines].join('\n'), ask(4))).toBe(6);
  expect(readLabelFile('Chainsaw\nWolf\nLynx\nBear', ask(2, true))).toBe(4);
});

test('a squirrel at the top of a table is no heading', () => {
  const text = 'Sciurus vulgaris,Red Squirrel\nTurdus merula,Eurasian Blackbird';
  expect(readLabelFile(text, ask(2))).toEqual([species('Sciurus vulgaris', 'Red Squirrel'), blackbird]);
});

test('a pair among classes of other names is read as a pair', () => {
  const kinds = own('wolf_howl', 'Turdus merula_Eurasian Blackbird', 'Chainsaw', 'background');
  expect(kinds).toEqual([
    species('wolf howl', 'wolf howl'),
    blackbird,
    species('Chainsaw', 'Chainsaw'),
    { scientificName: '', commonName: 'background', kind: 'none', voice: false },
  ]);
});

test('of a whole model, what has no scientific name is a sound and no species', () => {
  const kinds = readLabelFile('Chainsaw\nTurdus merula\nCar_passing_by', ask(3));
  expect(kinds).toMatchObject([
    { kind: 'none' },
    species('Turdus merula', 'Turdus merula'),
    { commonName: 'Car passing by' },
  ]);
});

test.each([
  'Human vocal_Human vocal',
  'Human vocal_Menschliche Stimme',
  'Homo sapiens_Human',
  'Homo sapiens',
  'Human voice',
  'human_voice',
  'Male_speech_and_man_speaking',
  'Conversation',
  'Laughter',
  'Stimmen',
  'Voces humanas',
  'people talking',
])('%s is a sound of people', (line) => {
  expect(own(line, 'Turdus merula_Eurasian Blackbird')).toMatchObject([
    { kind: 'none', voice: true },
    { voice: false },
  ]);
});

test.each([
  'Pulex irritans_Human Flea',
  'Dryophytes avivoca_Bird-voiced Treefrog',
  'Laughing Kookaburra',
  'Screaming Piha',
])('%s is none', (line) => {
  expect(own(line, 'Turdus merula_Eurasian Blackbird')).toMatchObject([{ kind: 'species', voice: false }, {}]);
});

test.each([
  ['of a table with a heading', 'sci_name;com_name\nTurdus merula;Blackbird\nSitta europaea;Nuthatch'],
  ['of pairs', 'Turdus merula_Blackbird\nSitta europaea_Nuthatch'],
  ['of single names', 'Turdus merula\nSitta europaea'],
])('a labels file %s that has one line too many belongs to another model', (_, text) => {
  expect(readLabelFile(text, ask(1))).toBe(2);
});

test.each(['Scientific name', 'species', 'Latin name', 'inat2024_fsd50k', 'Species (IOC)'])(
  'the heading “%s” of a list of single names is one',
  (head) => {
    expect(readLabelFile(`${head}\nTurdus merula`, ask(1))).toEqual([species('Turdus merula', 'Turdus merula')]);
  },
);
