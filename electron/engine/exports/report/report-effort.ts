import type { TimelineBuckets } from '#contract/timeline.ts';
import { escaped } from '../xml-text.ts';
import { guessStripes } from './report-charts.ts';
import type { ReportWords } from './report-words.ts';

type Day = {
  readonly day: string;
  readonly count: number;
  readonly seconds: number;
  /** Some of its sound has a time that is only the disk's. */
  readonly guessed: boolean;
};

const plotHeight = 56;
const plotWidth = 700;
const left = 40;

function daysOf(timeline: TimelineBuckets): Day[] {
  const counts = new Array<number>(timeline.bins.length).fill(0);
  timeline.cells.binIndex.forEach((bin, i) => (counts[bin] = (counts[bin] ?? 0) + (timeline.cells.count[i] ?? 0)));
  return timeline.bins.map((day, i) => ({
    day,
    count: counts[i] ?? 0,
    seconds: timeline.effortSeconds[i] ?? 0,
    guessed: (timeline.guessedSeconds[i] ?? 0) > 0,
  }));
}

type Bars = {
  readonly of: (day: Day) => number;
  readonly says: (day: Day) => string;
  readonly unit: string;
  readonly fill: string;
  readonly top: number;
};

function bars(all: readonly Day[], { of, says, unit, fill, top }: Bars, words: ReportWords): string {
  const most = Math.max(...all.map(of), 1e-9);
  const step = plotWidth / all.length;
  const boxes = all.map((day, i) => {
    const tall = (of(day) / most) * (plotHeight - 14);
    const wide = Math.max(0.5, step - Math.min(2, step * 0.2));
    return `<rect x="${(left + i * step).toFixed(1)}" y="${(top + plotHeight - tall).toFixed(1)}" width="${wide.toFixed(1)}" height="${tall.toFixed(1)}" fill="${fill}"><title>${escaped(says(day))}</title></rect>`;
  });
  const base = top + plotHeight;
  return `${boxes.join('')}<line x1="${left}" x2="${left + plotWidth}" y1="${base}" y2="${base}" stroke="#7d8a7f"/>
<text x="${left - 4}" y="${top + 20}" text-anchor="end" class="axis">${words.number(most)}</text>
<text x="${left}" y="${top + 9}" class="axis">${escaped(unit)}</text>`;
}

/** Detections and recorded time day by day, one above the other, so that many detections are not mistaken for many birds. */
export function effortChart(timeline: TimelineBuckets, words: ReportWords): string {
  const all = daysOf(timeline);
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined) return '';
  const short = Math.max(...all.map((each) => each.seconds)) < 2 * 3600;
  const end = 2 * plotHeight + 22;
  const found = bars(
    all,
    {
      of: ({ count }) => count,
      says: ({ day, count }) => words.count('report-day-detections', count, { day: words.day(day) }),
      unit: words.say('report-unit-detections'),
      fill: '#2f7f67',
      top: 0,
    },
    words,
  );
  const recorded = bars(
    all,
    {
      of: ({ seconds }) => seconds / (short ? 60 : 3600),
      says: ({ day, seconds }) =>
        words.say('report-day-recorded', { day: words.day(day), length: words.length(seconds) }),
      unit: words.say(short ? 'report-unit-minutes' : 'report-unit-hours'),
      fill: '#a9b3a5',
      top: plotHeight + 6,
    },
    words,
  );
  const step = plotWidth / all.length;
  const guesses = all.map(({ guessed }, i) =>
    guessed
      ? `<rect x="${(left + i * step).toFixed(1)}" y="0" width="${step.toFixed(1)}" height="${2 * plotHeight + 6}" fill="url(#days-guessed)" pointer-events="none"/>`
      : '',
  );
  const stripes = all.some(({ guessed }) => guessed) ? guessStripes('days-guessed') : '';
  return `<svg viewBox="0 0 ${left + plotWidth + 4} ${end + 4}" role="img" aria-label="${escaped(words.say('report-effort-legend'))}">
${stripes}${found}${recorded}${guesses.join('')}
<text x="${left}" y="${end}" class="axis">${words.day(first.day)}</text><text x="${left + plotWidth}" y="${end}" text-anchor="end" class="axis">${first === last ? '' : words.day(last.day)}</text>
</svg>`;
}
