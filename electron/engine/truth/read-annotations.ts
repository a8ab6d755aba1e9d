import path from 'node:path';
import { cellsOf } from '../species/read-names.ts';

/** What a table of another program says of a stretch of a recording. */
export type Annotation = {
  /** Name of the recording's file, without its folders. */
  readonly file: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** A species or any other label; empty: nothing is there. */
  readonly label: string;
  /** A second name of the same, e.g. the scientific one. */
  readonly other: string;
  /** 0 to 1; null: it says none, as a person's table. */
  readonly score: number | null;
};

/** Names of columns by what they hold, in small letters without blanks and signs: ours, then those of other programs. */
const columns = {
  file: ['recording', 'file', 'filename', 'beginfile', 'infile', 'beginpath', 'filepath', 'soundfile', 'sourcefile'],
  offset: ['fileoffsets', 'startsinfile'],
  start: ['starts', 'start', 'begintimes', 'offset', 'starttime', 'begintime', 'startseconds'],
  end: ['ends', 'end', 'endtimes', 'endtime', 'endseconds'],
  length: ['duration', 'durations'],
  label: ['manualid', 'commonname', 'comname', 'species', 'label', 'annotation', 'top1match', 'tags'],
  other: ['scientificname', 'sciname', 'latinname', 'scientific'],
  score: ['confidence', 'score', 'probability'],
} as const;

/** A clip of BirdNET-Pi and others whose tables name a file and no time in it. */
const usualSeconds = 3;

/**
 * Reads Raven selection tables, Audacity labels, and tables of BirdNET-Analyzer, BirdNET-Pi and -Go, Kaleidoscope, Chirpity and our own.
 * @param name of the table's file: labels of Audacity belong to the recording of that name
 * @returns null where no columns for recording, start and label are found
 */
export function readAnnotations(text: string, name: string): Annotation[] | null {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('\\'));
  const [head = '', ...rows] = lines;
  if (/^-?\d+(?:[.,]\d+)?\t-?\d+(?:[.,]\d+)?\t/.test(head)) return audacityLabels(lines, name);
  const mark = ['\t', ';', ','].find((each) => head.includes(each));
  if (mark === undefined) return null;
  const heads = cellsOf(head, mark).map((cell) => cell.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
  const at = (kind: Exclude<keyof typeof columns, 'label'>): number => {
    for (const wanted of columns[kind]) if (heads.includes(wanted)) return heads.indexOf(wanted);
    return -1;
  };
  const labels = [...columns.label, ...columns.other].flatMap((each) =>
    heads.includes(each) ? [heads.indexOf(each)] : [],
  );
  const [start, file] = [at('start'), at('file')];
  if (labels.length === 0 || (start < 0 && file < 0)) return null;
  const places = {
    labels,
    start,
    file,
    offset: at('offset'),
    end: at('end'),
    length: at('length'),
    other: at('other'),
    score: at('score'),
  };
  return rows.flatMap((row) => annotationOf(cellsOf(row, mark), places, name));
}

/** Where each kind of cell stands, -1 where there is none; of the labels the first that is filled in counts. */
type Places = Readonly<Record<Exclude<keyof typeof columns, 'label'>, number>> & { readonly labels: readonly number[] };

function annotationOf(cells: readonly string[], places: Places, table: string): Annotation[] {
  const number = (place: number): number | null => {
    const text = (cells[place] ?? '').replace(',', '.');
    return place < 0 || text === '' || Number.isNaN(Number(text)) ? null : Number(text);
  };
  const label = places.labels.map((place) => cells[place] ?? '').find((cell) => cell !== '') ?? '';
  const begin = number(places.start) ?? 0;
  // In a Raven table of many files `Begin Time` counts through all of them; the offset is the one in its own file.
  const startSeconds = number(places.offset) ?? begin;
  const end = number(places.end);
  const length = end === null ? (number(places.length) ?? usualSeconds) : end - begin;
  const said = cells[places.file] ?? '';
  const file = said === '' ? stemOf(table) : (said.split(/[\\/]/).at(-1) ?? said);
  if (label === '' || !(length > 0) || startSeconds < 0) return [];
  const score = number(places.score);
  const other = cells[places.other] ?? '';
  return [{ file, startSeconds, endSeconds: startSeconds + length, label, other, score }];
}

function audacityLabels(lines: readonly string[], name: string): Annotation[] {
  return lines.flatMap((line) => {
    const [start = '', end = '', label = '', score = ''] = line.split('\t');
    const [startSeconds, endSeconds] = [Number(start.replace(',', '.')), Number(end.replace(',', '.'))];
    // Peers write the confidence behind the name or into a fourth column.
    const [, plain = label, behind = ''] = /^(.*?)[ ,]+(0?\.\d+|1(?:\.0+)?)$/.exec(label) ?? [];
    const confidence = score === '' ? behind : score;
    if (!(endSeconds > startSeconds) || plain === '') return [];
    return [
      {
        ...{ file: stemOf(name), startSeconds, endSeconds, label: plain, other: '' },
        score: confidence === '' ? null : Number(confidence),
      },
    ];
  });
}

/** `20260523_040000.BirdNET.results.csv` -> `20260523_040000`: what such a table is called after its recording. */
function stemOf(name: string): string {
  return path
    .basename(name)
    .replace(
      /(?:\.(?:BirdNET|birdnet))?(?:[._](?:results|selection\.table|Table\.1\.selections|labels?))*\.(?:csv|txt|tsv)$/i,
      '',
    );
}
