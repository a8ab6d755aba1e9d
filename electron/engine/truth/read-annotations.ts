import path from 'node:path';
import { placesOf, type Column, type Places, type TableFormat } from './table-columns.ts';
import { tableRows, type TableRow } from './table-rows.ts';
import { numberOf, secondsOf, wallMsOf } from './table-values.ts';

/** What a table of another program says of a stretch of a recording. */
export type Annotation = {
  /** Line of the table. */
  readonly line: number;
  /** Name of the recording's file, without its folders; empty: the table names none. */
  readonly file: string;
  /** The same with the folders that the table names. */
  readonly path: string;
  /** Seconds in the recording; null: the table does not say where in it. */
  readonly startSeconds: number | null;
  readonly lengthSeconds: number | null;
  /** When it began on the clock of the place, as if that were UTC; null where the table does not say. */
  readonly wallMs: number | null;
  /** A species or any other label; empty: nothing is there. */
  readonly label: string;
  /** A second name of the same, e.g. the scientific one. */
  readonly other: string;
  /** 0 to 1; null: it says none, as a person's table. */
  readonly score: number | null;
  readonly lowHz: number | null;
  readonly highHz: number | null;
};

/** Why a row says nothing: its times are no times, it ends before it begins, or it begins before the recording. */
type RowTrouble = 'times' | 'length' | 'negative';

export type TableRead = {
  readonly format: TableFormat;
  readonly annotations: readonly Annotation[];
  /** Lines that were left out. */
  readonly left: readonly { readonly trouble: RowTrouble; readonly line: number }[];
};

/** What other programs write where they found nothing. */
const nothing = new Set(['nocall', 'nothing', 'nodetection', 'nodetections']);
const piHead = 'Date;Time;Sci_Name;Com_Name;Confidence;Lat;Lon;Cutoff;Week;Sens;Overlap;File_Name';

/**
 * Reads Raven selection tables, Audacity labels, and tables of BirdNET-Analyzer, BirdNET-Pi and -Go, Kaleidoscope, Chirpity and our own.
 * @param name of the table's file: labels of Audacity belong to the recording of that name
 * @param kind whose word counts where a table has both a machine's and a person's
 * @returns null where no columns for recording, time and label are found
 */
export function readAnnotations(
  text: string,
  name: string,
  kind: 'annotations' | 'detections' = 'annotations',
): TableRead | null {
  if (/^-?\d+(?:[.,]\d+)?\t-?\d+(?:[.,]\d+)?(?:\t|\r|\n|$)/.test(text)) return audacityLabels(text, name);
  if (text.trim() === '') return { format: 'audacity', annotations: [nothingIn(name)], left: [] };
  const [head, ...rows] = tableRows(/^\d{4}-\d\d-\d\d;\d\d:\d\d:\d\d;/.test(text) ? `${piHead}\n${text}` : text);
  const places = head === undefined ? null : placesOf(head.cells, kind);
  if (places === null) return null;
  if (rows.length === 0) return { format: places.format, annotations: [nothingIn(name)], left: [] };
  return sorted(
    places.format,
    rows.map((row) => annotationOf(row, places, name)),
  );
}

/** A table without rows: whoever made it heard nothing in the recording of its name. */
function nothingIn(name: string): Annotation {
  const file = stemOf(name);
  return { ...blank, line: 1, file, path: file, startSeconds: 0, lengthSeconds: 0 };
}

const blank = { wallMs: null, label: '', other: '', score: null, lowHz: null, highHz: null } as const;

type Read = Annotation | { readonly trouble: RowTrouble; readonly line: number };

function sorted(format: TableFormat, rows: readonly Read[]): TableRead {
  return {
    format,
    annotations: rows.flatMap((row) => ('trouble' in row ? [] : [row])),
    left: rows.flatMap((row) => ('trouble' in row ? [row] : [])),
  };
}

function annotationOf({ line, cells }: TableRow, places: Places, table: string): Read {
  const cell = (kind: Column): string => cells[places[kind]] ?? '';
  const label = places.labels.map((place) => cells[place] ?? '').find((each) => each !== '') ?? '';
  const wallMs = wallMsOf(cell('moment')) ?? wallMsOf(`${cell('date')} ${cell('time')}`) ?? wallMsOf(cell('start'));
  const timed = startOf(cell, wallMs !== null);
  if (timed === null) return { trouble: 'times', line };
  const { startSeconds, lengthSeconds } = timed;
  if (startSeconds !== null && startSeconds < 0) return { trouble: 'negative', line };
  if (lengthSeconds !== null && !(lengthSeconds > 0)) return { trouble: 'length', line };
  const known = nothing.has(label.toLowerCase().replaceAll(/[^a-z]/g, '')) ? '' : label;
  const [lowHz, highHz] = [numberOf(cell('low')), numberOf(cell('high'))];
  return {
    ...{ line, ...fileOf(cell, table, places), startSeconds, lengthSeconds, wallMs, label: known },
    ...{ other: cell('other'), score: scoreOf(cell), lowHz, highHz },
  };
}

type Cell = (kind: Column) => string;

/**
 * In a Raven table of many files `Begin Time` counts through all of them; the offset is the one in its own file.
 * @returns null for times that are none
 */
function startOf(cell: Cell, clocked: boolean): Pick<Annotation, 'startSeconds' | 'lengthSeconds'> | null {
  const [begin, end] = [secondsOf(cell('start')), secondsOf(cell('end'))];
  const said = cell('offset') !== '' || (cell('start') !== '' && wallMsOf(cell('start')) === null);
  const startSeconds = secondsOf(cell('offset')) ?? begin;
  if (said && startSeconds === null) return null;
  const between = clockedLength(cell);
  const lengthSeconds = begin !== null && end !== null ? end - begin : (secondsOf(cell('length')) ?? between);
  return said || clocked || cell('file') !== '' ? { startSeconds, lengthSeconds } : null;
}

function clockedLength(cell: Cell): number | null {
  const begin = wallMsOf(cell('moment')) ?? wallMsOf(cell('start'));
  const end = wallMsOf(cell('momentEnd')) ?? wallMsOf(cell('end'));
  return begin === null || end === null ? null : (end - begin) / 1000;
}

/** Of a distance the smaller is the better one. */
function scoreOf(cell: Cell): number | null {
  const [score, distance] = [cell('score'), numberOf(cell('distance'))];
  const value = numberOf(score.replace(/\s*%$/, ''));
  const share = value === null ? (distance === null ? null : 1 - distance) : score.endsWith('%') ? value / 100 : value;
  return share === null || share < 0 || share > 1 ? null : share;
}

/** A table that names no recording is called after it, but for those that say when by the clock. */
function fileOf(cell: Cell, table: string, places: Places): Pick<Annotation, 'file' | 'path'> {
  const said = cell('path') === '' ? cell('file') : cell('path');
  if (said === '') {
    const file = places.format === 'birdnet-pi' ? '' : stemOf(table);
    return { file, path: file };
  }
  const whole = [cell('root'), cell('folder'), said].filter((part) => part !== '').join('/');
  return { file: whole.split(/[\\/]/).at(-1) ?? said, path: whole };
}

function audacityLabels(text: string, name: string): TableRead {
  const file = stemOf(name);
  const rows: Read[] = [];
  for (const [at, whole] of text.split(/\r\n|\r|\n/).entries()) {
    const line = at + 1;
    const [start = '', end = '', label = '', confidence = ''] = whole.split('\t').map((cell) => cell.trim());
    const last = rows.at(-1);
    // A line that begins with a backslash holds the frequencies of the label before it.
    if (start === '\\' && last !== undefined && !('trouble' in last))
      rows[rows.length - 1] = { ...last, lowHz: numberOf(end), highHz: numberOf(label) };
    else if (whole.trim() !== '' && start !== '\\') rows.push(labelOf({ line, start, end, label, confidence, file }));
  }
  return sorted('audacity', rows);
}

/** A label of no length is a point in time: it stands for the clip around it. */
function labelOf(row: Record<'start' | 'end' | 'label' | 'confidence' | 'file', string> & { line: number }): Read {
  const { line, file } = row;
  const [startSeconds, endSeconds] = [numberOf(row.start), numberOf(row.end)];
  if (startSeconds === null || endSeconds === null) return { trouble: 'times', line };
  if (startSeconds < 0) return { trouble: 'negative', line };
  if (endSeconds < startSeconds) return { trouble: 'length', line };
  // Peers write the confidence behind the name or into a fourth column.
  const [, plain = row.label, behind = ''] = /^(.*?)[ ,]+(0?\.\d+|1(?:\.0+)?)$/.exec(row.label) ?? [];
  const score = numberOf(row.confidence === '' ? behind : row.confidence);
  const lengthSeconds = Math.max(endSeconds - startSeconds, 0.01);
  return { ...blank, line, file, path: file, startSeconds, lengthSeconds, label: plain, score };
}

/** `20260523_040000.BirdNET.results.csv` -> `20260523_040000`: what such a table is called after its recording. */
function stemOf(name: string): string {
  return path
    .basename(name.replaceAll('\\', '/'))
    .replace(
      /(?:\.(?:BirdNET|birdnet))?(?:[._](?:results|selection\.table|Table\.1\.selections|selections|labels?))*\.(?:csv|txt|tsv)$/i,
      '',
    );
}
