/** A line of a labels file: a species, or a sound that is none. */
export type LabelName = {
  readonly scientificName: string;
  readonly commonName: string;
  readonly kind: 'species' | 'none';
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

const binomial = /^[A-Z][a-z-]+ [a-z]/;

function named(scientificName: string, commonName: string): LabelName {
  const species = binomial.test(scientificName) && !otherSounds.has(scientificName.toLowerCase());
  return species
    ? { scientificName, commonName: commonName === '' ? scientificName : commonName, kind: 'species' }
    : {
        scientificName: '',
        commonName: commonName === '' ? scientificName.replaceAll('_', ' ') : commonName,
        kind: 'none',
      };
}

/** `Scientific name_Common name`, as BirdNET writes it. */
function paired(line: string): LabelName {
  const cut = line.indexOf('_');
  return cut < 0 ? named(line, '') : named(line.slice(0, cut), line.slice(cut + 1));
}

/** Columns by their names in the first line, as in BirdNET 3's table; null when there are no such columns. */
function tabled([head = '', ...lines]: readonly string[]): LabelName[] | null {
  const mark = [';', '\t', ','].find((each) => head.includes(each));
  if (mark === undefined) return null;
  const columns = head
    .toLowerCase()
    .split(mark)
    .map((each) => each.trim());
  const scientific = columns.findIndex((each) => each.startsWith('sci'));
  const common = columns.findIndex((each) => each.startsWith('com') || each === 'name');
  if (scientific < 0) return null;
  return lines.map((line) => {
    const cells = line.split(mark).map((cell) => cell.trim().replaceAll(/^"|"$/g, ''));
    return named(cells[scientific] ?? '', common < 0 ? '' : (cells[common] ?? ''));
  });
}

/**
 * Reads a labels file: BirdNET's `Scientific_Common` lines, Perch's list of scientific names under one heading, or a table with
 * columns for both names. A heading is told by the number of scores the model gives.
 * @param counts how many labels would fit the model
 * @returns the labels in the model's order, or how many there were when that fits nothing
 */
export function readLabelFile(text: string, counts: readonly number[]): readonly LabelName[] | number {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trim().replaceAll(/^"|"$/g, ''))
    .filter((line) => line !== '');
  const table = tabled(lines);
  if (table !== null) return counts.includes(table.length) ? table : table.length;
  const read =
    lines.filter((line) => /^[^_]+_[^_]+$/.test(line) && line.includes(' ')).length > lines.length / 2 ? paired : plain;
  if (counts.includes(lines.length)) return lines.map(read);
  if (counts.includes(lines.length - 1)) return lines.slice(1).map(read);
  return lines.length;
}

const plain = (line: string): LabelName => named(line, '');
