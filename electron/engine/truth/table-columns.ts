import type { ImportedTable } from '#contract/search/annotations.ts';

/** Programs whose tables are known; `table` is any with columns for recording, start, end and label. */
export type TableFormat = NonNullable<ImportedTable['format']>;

/** Names of columns by what they hold, in small letters without blanks and signs: ours, then those of other programs. */
const columns = {
  file: ['recording', 'beginfile', 'infile', 'file', 'filename', 'clipname', 'soundfile', 'sourcefile', 'audiofile'],
  path: ['beginpath', 'filepath', 'path'],
  root: ['indir'],
  folder: ['folder'],
  offset: ['fileoffsets', 'startsinfile'],
  start: [
    'starts',
    'start',
    'begintimes',
    'offset',
    'starttime',
    'begintime',
    'startseconds',
    'fileoffsethhmmss',
    'fileoffset',
  ],
  end: ['ends', 'end', 'endtimes', 'endtime', 'endseconds'],
  length: ['duration', 'durations'],
  date: ['date'],
  time: ['time'],
  moment: ['detectionstart', 'timestamp'],
  momentEnd: ['detectionend'],
  other: ['scientificname', 'sciname', 'latinname', 'scientific'],
  score: ['confidence', 'score', 'probability'],
  distance: ['top1dist'],
  low: ['lowfreqhz', 'lowfrequencyhz', 'lowhz'],
  high: ['highfreqhz', 'highfrequencyhz', 'highhz'],
} as const;

/** Columns of names, the first that is filled in counts: of what a person says and of what a machine says. */
const labels = {
  annotations: ['manualid', 'label', 'annotation', 'commonname', 'comname', 'species', 'tags', 'top1match', 'autoid'],
  detections: ['top1match', 'autoid', 'commonname', 'comname', 'species', 'label', 'annotation', 'tags', 'manualid'],
} as const;

export type Column = keyof typeof columns;

/** Where each kind of cell stands, -1 where there is none. */
export type Places = Readonly<Record<Column, number>> & {
  readonly labels: readonly number[];
  readonly format: TableFormat;
};

const plain = (cell: string): string => cell.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** What the head of a table says of its columns; null where recording, time and label are not to be found in it. */
export function placesOf(head: readonly string[], kind: keyof typeof labels): Places | null {
  const heads = head.map(plain);
  const at = (names: readonly string[]): number => {
    const found = names.find((name) => heads.includes(name));
    return found === undefined ? -1 : heads.indexOf(found);
  };
  const names = Object.fromEntries(Object.entries(columns).map(([name, wanted]) => [name, at(wanted)]));
  // A record over exactly the names of `columns`.
  const found = names as Record<Column, number>;
  const format = formatOf(new Set(heads));
  const wanted: readonly string[] = format === 'chirpity' ? ['commonname', 'label'] : labels[kind];
  const named = [...wanted, ...columns.other].flatMap((each) => (heads.includes(each) ? [heads.indexOf(each)] : []));
  const timed = [found.start, found.file, found.moment, found.date].some((place) => place >= 0);
  return named.length === 0 || !timed ? null : { ...found, labels: [...new Set(named)], format };
}

function formatOf(heads: ReadonlySet<string>): TableFormat {
  if (heads.has('begintimes') && heads.has('selection')) return 'raven';
  if (heads.has('detectionstart')) return 'chirpity';
  if (heads.has('infile')) return 'kaleidoscope';
  if (heads.has('clipname') || heads.has('sourcenode')) return 'birdnet-go';
  if (heads.has('sciname') && heads.has('date')) return 'birdnet-pi';
  return heads.has('starts') && heads.has('confidence') ? 'birdnet-analyzer' : 'table';
}
