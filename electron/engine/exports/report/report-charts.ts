import type { TimelineBuckets } from '#contract/timeline.ts';
import { escaped } from '../xml-text.ts';
import type { ReportWords } from './report-words.ts';

const cellHeight = 14;
const nameWidth = 130;

/** Nine steps from paper to spruce, evenly spaced in lightness; the same order in grey print. */
const steps = ['#f1f5ec', '#d9e9d6', '#bcdcc3', '#97cbae', '#6fb698', '#4a9c80', '#2f7f67', '#1e614f', '#114538'];

/** Square roots, so that a rare bird beside a common one is still seen. */
function colourOf(count: number, most: number): string {
  if (count === 0) return 'none';
  const place = Math.ceil(Math.sqrt(count / most) * (steps.length - 1));
  return steps[Math.min(steps.length - 1, Math.max(1, place))] ?? '#114538';
}

/** Columns of a chart: their names, which of them have a label under the chart, and the time recorded in each. */
export type Columns = {
  readonly titles: readonly string[];
  readonly labels: ReadonlyMap<number, string>;
  readonly recordedSeconds: readonly number[];
  /** As much of it as has a time that is only the disk's. */
  readonly guessedSeconds: readonly number[];
  /** Which column a bin of the timeline belongs to. */
  readonly of: (bin: number) => number;
};

function text(x: number, y: number, words: string, extra = ''): string {
  return `<text x="${x.toFixed(1)}" y="${y}" ${extra}>${escaped(words)}</text>`;
}

/** Times nobody recorded are hatched: an empty hour is not silence. */
const hatch = (id: string): string =>
  `<defs><pattern id="${id}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="5" stroke="#b9c2b4" stroke-width="1.2"/></pattern></defs>`;

/** White stripes over the colour of what is there: its time is a guess. */
export const guessStripes = (id: string): string =>
  `<defs><pattern id="${id}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><line x1="0" y1="0" x2="0" y2="5" stroke="#ffffff" stroke-opacity="0.6" stroke-width="1.6"/></pattern></defs>`;

type HeatAsk = {
  readonly timeline: TimelineBuckets;
  readonly columns: Columns;
  /** Rows of the chart by scientific name, with the name that is shown. */
  readonly rows: readonly { readonly scientificName: string; readonly commonName: string }[];
  readonly title: string;
  readonly width: number;
};

/** Species by time as an SVG; every cell says its number in a title. */
export function heatChart({ timeline, columns, rows, title, width }: HeatAsk, words: ReportWords): string {
  const sums = cellSums(timeline, columns);
  const at = new Map(timeline.species.map((species, index) => [species.scientificName, index]));
  const most = Math.max(1, ...sums.values());
  const cell = (width - nameWidth) / columns.titles.length;
  const id = `not-recorded-${title.length}-${columns.titles.length}`;
  const lines = rows.map(({ scientificName, commonName }, row) => {
    const y = row * cellHeight;
    const boxes = columns.titles.map((when, column) => {
      const count = sums.get(`${at.get(scientificName) ?? -1} ${column}`) ?? 0;
      const recorded = (columns.recordedSeconds[column] ?? 0) > 0;
      const fill = !recorded && count === 0 ? `url(#${id})` : colourOf(count, most);
      if (fill === 'none') return '';
      const values = { species: commonName, when };
      const said = recorded ? words.count('report-cell', count, values) : words.say('report-cell-unrecorded', values);
      return `<rect x="${(nameWidth + column * cell).toFixed(1)}" y="${y}" width="${(cell * 0.96).toFixed(1)}" height="${cellHeight - 1}" fill="${fill}"><title>${escaped(said)}</title></rect>`;
    });
    return text(nameWidth - 6, y + cellHeight - 4, shortened(commonName), 'text-anchor="end"') + boxes.join('');
  });
  const bottom = rows.length * cellHeight;
  const guesses = columns.guessedSeconds.map((seconds, column) =>
    seconds > 0
      ? `<rect x="${(nameWidth + column * cell).toFixed(1)}" y="0" width="${(cell * 0.96).toFixed(1)}" height="${bottom}" fill="url(#${id}-guessed)" pointer-events="none"/>`
      : '',
  );
  const stripes = columns.guessedSeconds.some((seconds) => seconds > 0) ? guessStripes(`${id}-guessed`) : '';
  const labels = [...columns.labels].map(([column, label]) =>
    text(nameWidth + column * cell, bottom + 12, label, 'class="axis"'),
  );
  return `<svg viewBox="0 0 ${width} ${bottom + 16}" role="img" aria-label="${escaped(title)}">${hatch(id)}${stripes}${lines.join('\n')}${guesses.join('')}${labels.join('')}</svg>`;
}

function shortened(name: string): string {
  return name.length > 24 ? `${name.slice(0, 23)}…` : name;
}

function cellSums({ cells }: TimelineBuckets, columns: Columns): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  cells.speciesIndex.forEach((species, i) => {
    const key = `${species} ${columns.of(cells.binIndex[i] ?? -1)}`;
    sums.set(key, (sums.get(key) ?? 0) + (cells.count[i] ?? 0));
  });
  return sums;
}

/** The hours of the day as columns. */
export function hourColumns({ bins, effortSeconds, guessedSeconds }: TimelineBuckets): Columns {
  const titles = bins.map((bin) => `${bin.padStart(2, '0')}:00`);
  const labels = new Map(titles.flatMap((title, hour) => (hour % 6 === 0 ? [[hour, title] as const] : [])));
  return { titles, labels, recordedSeconds: effortSeconds, guessedSeconds, of: (bin) => bin };
}

/** Days, or as many days together as make a season fit: at most so many columns. */
const mostColumns = 60;

/** The days of a season as columns. */
export function seasonColumns({ bins, effortSeconds, guessedSeconds }: TimelineBuckets, words: ReportWords): Columns {
  const together = Math.max(1, Math.ceil(bins.length / mostColumns));
  const count = Math.ceil(bins.length / together);
  const titles = Array.from({ length: count }, (_, column) => words.day(bins[column * together] ?? ''));
  const inColumns = (bySeconds: readonly number[]): number[] =>
    titles.map((_, column) =>
      bySeconds.slice(column * together, (column + 1) * together).reduce((sum, seconds) => sum + seconds, 0),
    );
  const every = Math.max(1, Math.ceil(count / 4));
  const labels = new Map(titles.flatMap((title, column) => (column % every === 0 ? [[column, title] as const] : [])));
  return {
    titles,
    labels,
    recordedSeconds: inColumns(effortSeconds),
    guessedSeconds: inColumns(guessedSeconds),
    of: (bin) => Math.floor(bin / together),
  };
}
