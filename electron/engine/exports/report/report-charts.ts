import type { TimelineBuckets } from '#contract/timeline.ts';
import { escaped } from '../xml-text.ts';
import { lengthText } from './report-words.ts';

const cellWidth = 22;
const cellHeight = 18;
const nameWidth = 190;

/** Nine steps from paper to spruce, evenly spaced in lightness; the same order in grey print. */
const steps = ['#f1f5ec', '#d9e9d6', '#bcdcc3', '#97cbae', '#6fb698', '#4a9c80', '#2f7f67', '#1e614f', '#114538'];

/** Square roots, so that a rare bird beside a common one is still seen. */
function colourOf(count: number, most: number): string {
  if (count === 0) return 'none';
  const place = Math.ceil(Math.sqrt(count / most) * (steps.length - 1));
  return steps[Math.min(steps.length - 1, Math.max(1, place))] ?? '#114538';
}

function countsByCell(timeline: TimelineBuckets): ReadonlyMap<string, number> {
  const { speciesIndex, binIndex, count } = timeline.cells;
  return new Map(speciesIndex.map((species, i) => [`${species} ${binIndex[i] ?? -1}`, count[i] ?? 0]));
}

function text(x: number, y: number, words: string, extra = ''): string {
  return `<text x="${x}" y="${y}" ${extra}>${escaped(words)}</text>`;
}

/** Hours nobody recorded are hatched: an empty hour is not silence. */
const hatch =
  '<defs><pattern id="none" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="5" stroke="#b9c2b4" stroke-width="1.2"/></pattern></defs>';

/** Species by hour of the day as an SVG; every cell says its number in a title. */
export function hourChart(timeline: TimelineBuckets): string {
  const cells = countsByCell(timeline);
  const most = Math.max(1, ...cells.values());
  const top = 22;
  const rows = timeline.species.map((species, row) => {
    const y = top + row * cellHeight;
    const boxes = timeline.bins.map((bin, column) => {
      const count = cells.get(`${row} ${column}`) ?? 0;
      const recorded = (timeline.effortSeconds[column] ?? 0) > 0;
      const fill = !recorded && count === 0 ? 'url(#none)' : colourOf(count, most);
      const words = `${species.commonName}, ${bin.padStart(2, '0')}:00: ${recorded ? `${count} detections` : 'not recorded'}`;
      return `<rect x="${nameWidth + column * cellWidth}" y="${y}" width="${cellWidth - 1}" height="${cellHeight - 1}" fill="${fill}"><title>${escaped(words)}</title></rect>`;
    });
    return text(nameWidth - 8, y + cellHeight - 6, species.commonName, 'text-anchor="end"') + boxes.join('');
  });
  const hours = timeline.bins.map((bin, column) =>
    column % 3 === 0 ? text(nameWidth + column * cellWidth + 2, 14, bin.padStart(2, '0'), 'class="axis"') : '',
  );
  const width = nameWidth + timeline.bins.length * cellWidth;
  const height = top + timeline.species.length * cellHeight + 4;
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Detections of each species by hour of the day">${hatch}${hours.join('')}${rows.join('')}</svg>`;
}

type Day = { readonly day: string; readonly count: number; readonly hours: number };

function days(timeline: TimelineBuckets): Day[] {
  const counts = new Array<number>(timeline.bins.length).fill(0);
  timeline.cells.binIndex.forEach((bin, i) => (counts[bin] = (counts[bin] ?? 0) + (timeline.cells.count[i] ?? 0)));
  return timeline.bins.map((day, i) => ({
    day,
    count: counts[i] ?? 0,
    hours: (timeline.effortSeconds[i] ?? 0) / 3600,
  }));
}

const plotHeight = 120;
const plotWidth = 720;

function bars(
  all: readonly Day[],
  of: (day: Day) => number,
  top: number,
  words: (day: Day) => string,
  fill: string,
): string {
  const most = Math.max(...all.map(of), 1e-9);
  const step = plotWidth / all.length;
  return all
    .map((day, i) => {
      const height = (of(day) / most) * (plotHeight - 24);
      const box = `x="${(44 + i * step).toFixed(2)}" y="${(top + plotHeight - height).toFixed(2)}" width="${Math.max(0.5, step - Math.min(2, step * 0.2)).toFixed(2)}" height="${height.toFixed(2)}"`;
      return `<rect ${box} fill="${fill}"><title>${escaped(words(day))}</title></rect>`;
    })
    .join('');
}

function axis(most: number, top: number, unit: string): string {
  const line = `<line x1="44" x2="${44 + plotWidth}" y1="${top + plotHeight}" y2="${top + plotHeight}" stroke="#7d8a7f"/>`;
  const label = most >= 10 || Number.isInteger(most) ? String(Math.round(most)) : most.toFixed(1);
  return (
    line +
    text(38, top + 30, label, 'text-anchor="end" class="axis"') +
    text(38, top + plotHeight, '0', 'text-anchor="end" class="axis"') +
    text(44, top + 12, unit, 'class="axis"')
  );
}

/** Detections and recorded hours day by day, one above the other, so that many detections are not mistaken for many birds. */
export function dayChart(timeline: TimelineBuckets): string {
  const all = days(timeline);
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined) return '';
  const second = plotHeight + 26;
  const end = second + plotHeight + 18;
  const longest = Math.max(...all.map((each) => each.hours));
  const [unit, ofUnit] = longest < 2 ? (['recorded minutes', 60] as const) : (['recorded hours', 1] as const);
  return `<svg viewBox="0 0 ${44 + plotWidth + 8} ${end + 6}" role="img" aria-label="Detections and recorded hours on every day">
${axis(Math.max(...all.map((each) => each.count)), 0, 'detections')}
${bars(
  all,
  (day) => day.count,
  0,
  (day) => `${day.day}: ${day.count} detections`,
  '#2f7f67',
)}
${axis(longest * ofUnit, second, unit)}
${bars(
  all,
  (day) => day.hours,
  second,
  (day) => `${day.day}: ${lengthText(day.hours * 3600)} recorded`,
  '#a9b3a5',
)}
${text(44, end, first.day, 'class="axis"')}${text(44 + plotWidth, end, last.day, 'text-anchor="end" class="axis"')}
</svg>`;
}
