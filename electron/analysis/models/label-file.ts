import { columnsOf, type NameColumns } from './importing/label-columns.ts';
import { isHumanVoice } from './importing/human-voice.ts';

/** A line of a labels file: a species, or a sound that is none. */
export type LabelName = {
  readonly scientificName: string;
  readonly commonName: string;
  readonly kind: 'species' | 'none';
  /** A sound of people, which is not kept. */
  readonly voice: boolean;
};

export type LabelFileAsk = {
  /** How many labels would fit the model. */
  readonly counts: readonly number[];
  /** Whatever a person trained a classifier for is looked for, whether it has a scientific name or not. */
  readonly ownLabels: boolean;
};

/** BirdNET's labels that are no species; many of its insects, too, have the same name twice. */
const otherSounds = new Set([
  'dog',
  'engine',
  'environmental',
  'fireworks',
  'gun',
  'human non-vocal',
  'human vocal',
  'human whistle',
  'noise',
  'power tools',
  'siren',
]);
/** How people who train a classifier call what is nothing. */
const nothing = new Set(['background', 'no event', 'nothing', 'other', 'silence']);

const binomial = /^[A-Z][a-z-]+ [a-z]/;
/** Single words over a column, which may look like a scientific name. */
const heading = /\bnames?$|^(?:species|labels?|class(?:es)?)\b/i;
const isScientific = (cell: string): boolean => binomial.test(cell);
const isOther = (name: string): boolean => otherSounds.has(name.toLowerCase());

function labelOf(scientificName: string, commonName: string, own: boolean): LabelName {
  const [first, second] = [spaced(scientificName), spaced(commonName)];
  const common = second === '' ? first : second;
  const scientific = binomial.test(scientificName);
  const other = isOther(first) || isOther(common);
  // A flea may be called the human flea.
  const voice = isHumanVoice(first) || ((!scientific || other) && isHumanVoice(common));
  const wanted = scientific || (own && !nothing.has(common.toLowerCase()));
  if (!wanted || voice || other) return { scientificName: '', commonName: common, kind: 'none', voice };
  return { scientificName: scientific ? scientificName : common, commonName: common, kind: 'species', voice };
}

const spaced = (name: string): string => name.replaceAll('_', ' ').trim();

type NamePair = readonly [scientific: string, common: string];

/** `Scientific name_Common name`, as BirdNET writes it. */
function paired(line: string): NamePair {
  const cut = line.indexOf('_');
  return cut < 0 ? [line, ''] : [line.slice(0, cut), line.slice(cut + 1)];
}

/** A line of a list of single names, of which some may be pairs all the same. */
function single(line: string): NamePair {
  const [first, second] = paired(line);
  return binomial.test(first) || (isOther(first) && second !== '') ? [first, second] : [line, ''];
}

/**
 * Reads a labels file: BirdNET's `Scientific_Common` lines, Perch's list of scientific names under one heading, or a table of both
 * names with or without a heading. A heading is told by its words, else by the number of scores the model gives.
 * @returns the labels in the model's order, or how many there were when that fits nothing
 */
export function readLabelFile(text: string, { counts, ownLabels }: LabelFileAsk): readonly LabelName[] | number {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const table = columnsOf(lines, isScientific);
  const rows = table === null || !table.headed ? lines : lines.slice(1);
  const pairOf = table === null ? pairs(lines) : (line: string): NamePair => cellsOf(line, table);
  const read = (line: string): LabelName => labelOf(...pairOf(line), ownLabels);
  if (counts.includes(rows.length)) return rows.map(read);
  // One line too many is a heading only where it names nothing: a list of another model would be read shifted by one.
  const [first = ''] = rows;
  const named = table?.headed === true || (isScientific(pairOf(first)[0]) && !heading.test(first));
  if (!named && counts.includes(rows.length - 1)) return rows.slice(1).map(read);
  return rows.length;
}

function cellsOf(line: string, { split, scientific, common }: NameColumns): NamePair {
  const cells = split(line);
  return [cells[scientific] ?? '', common === null ? '' : (cells[common] ?? '')];
}

function pairs(lines: readonly string[]): (line: string) => NamePair {
  const plain = (line: string): string => line.replaceAll(/^"|"$/g, '').trim();
  const pairing = lines.map(plain).filter((line) => /^[^_]+_[^_]+$/.test(line) && line.includes(' '));
  const read = pairing.length > lines.length / 2 ? paired : single;
  return (line) => read(plain(line));
}
