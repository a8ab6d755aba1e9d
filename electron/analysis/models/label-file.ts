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
  for (let above = 0; above <= mostAbove && lines.slice(0, above).every(isTitle); above += 1) {
    const found = readRows(inOrder(lines.slice(above)), { counts, ownLabels }, lines.slice(0, above));
    if (found !== null) return found;
  }
  const table = columnsOf(lines, isScientific);
  return table?.headed === true ? lines.length - 1 : lines.length;
}

/** How many lines may stand above a list: what it is, whose, and of when. */
const mostAbove = 10;
const binomialAlone = /^["'\s\d]*[A-Z][a-z-]+(?: [a-z-]+){1,2}["']?$/;

/** What may stand above a list and surely names nothing in it. */
function isTitle(line: string): boolean {
  const names = line.includes('_') || line.split(/\s*[\t;|,]\s*/).some((cell) => binomialAlone.test(cell));
  return heading.test(line) || !names;
}

/** The labels, or null where their number fits nothing. @param above lines that would be left out: something must say that they name nothing */
function readRows(
  lines: readonly string[],
  { counts, ownLabels }: LabelFileAsk,
  above: readonly string[],
): readonly LabelName[] | null {
  const table = columnsOf(lines, isScientific);
  const headed = table?.headed === true;
  const rows = headed ? lines.slice(1) : lines;
  const pairOf = table === null ? pairs(lines) : (line: string): NamePair => cellsOf(line, table);
  const read = (line: string): LabelName => labelOf(...pairOf(line), ownLabels);
  const [first = ''] = rows;
  const begins = isScientific(pairOf(first)[0]);
  if (counts.includes(rows.length))
    return headed || begins || above.every((line) => line.startsWith('#')) ? rows.map(read) : null;
  // One line too many is a heading only where it names nothing: a list of another model would be read shifted by one.
  const named = headed || (begins && !heading.test(first));
  return !named && above.length === 0 && counts.includes(rows.length - 1) ? rows.slice(1).map(read) : null;
}

const numbered = /^["'[(]?(\d+)["'\])]*(\s*[.:)=|;,\t]\s*|\s+|[_-])(?=["']?\p{L})/u;
/** `Turdus merula 0` */
const numberedBehind = /[\t :=]+\[?(\d+)\]?$/;
const headOfNumbers =
  /^["']?(?:id|idx|ind(?:ex)?|no|nr|#|number|(?:class|label)[ _]?(?:id|idx|index|no|number))["']?\s*[;,|\t]/i;

/**
 * Lines in the order of the numbers they begin with, as Teachable Machine writes them (`0 Background noise`), or a table with the number of
 * each class; and without these where nothing else tells them from the names.
 */
function inOrder(lines: readonly string[]): readonly string[] {
  const head = lines.slice(0, headOfNumbers.test(lines[0] ?? '') ? 1 : 0);
  const rows = lines.slice(head.length);
  const placed = placedBy(numbered, rows) ?? (head.length === 0 ? placedBy(numberedBehind, rows) : null);
  if (placed === null) return lines;
  if (head.length > 0) return [...head, ...placed.map(({ line }) => line)];
  // `1_adult` and `wolf 1` may be classes of these names.
  const joined = placed.some(({ mark }) => mark === undefined || /^[_-]$/.test(mark));
  const scientific = placed.filter(({ name }) => isScientific(name)).length;
  return joined && scientific <= placed.length / 2 ? lines : placed.map(({ name }) => name);
}

type Placed = {
  readonly line: string;
  readonly number: number;
  readonly name: string;
  readonly mark: string | undefined;
};

/** Lines in the order of their numbers, where these count from 0 or 1 without a gap; else null. */
function placedBy(number: RegExp, rows: readonly string[]): readonly Placed[] | null {
  const placed = rows
    .map((line) => ({ line, match: number.exec(line) }))
    .map(({ line, match }) => ({
      ...{ line, number: Number(match?.[1]), mark: match?.[2] },
      name: line.replace(match?.[0] ?? '', ''),
    }))
    .toSorted((one, other) => one.number - other.number);
  const least = placed[0]?.number;
  const isCount = (least === 0 || least === 1) && placed.every((each, at) => each.number === least + at);
  return isCount && placed.length > 1 ? placed : null;
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
