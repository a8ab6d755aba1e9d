import { describe, expect, test } from 'vitest';
import { inkMap, magmaMap, tableValues } from '#renderer/clip/spectrogram/colour-map.ts';
import { frequencyTicks, melOfHz, placeOfHz, timeTicks } from '#renderer/clip/spectrogram/spectrogram-layout.ts';
import {
  cardByKey,
  galleryLayout,
  galleryWindow,
  groupedLayout,
  scrolledTo,
  shiftAt,
  tallest,
  topOfCard,
} from '#renderer/gallery/gallery-layout.ts';
import {
  binWords,
  cellFilter,
  effortWords,
  heatRows,
  heatStep,
  heatSteps,
} from '#renderer/timeline/timeline-layout.ts';
import { tableLayout } from '#renderer/timeline/table-layout.ts';
import { visiblePart } from '#renderer/shared/controls/visible-part.ts';
import type { TimelineBuckets, TimelineUnit } from '#contract/timeline.ts';
import { taxonomy } from '#renderer/shared/species/taxonomy.svelte.ts';
import { openSeason } from './season/open-season.ts';

describe('long rows', () => {
  test('only what is in view is drawn, whatever the length, and a little beyond it', () => {
    const row = { view: 600, size: 44, count: 6500 };
    expect(visiblePart({ ...row, scrolled: 0 })).toEqual({ first: 0, end: 16 });
    expect(visiblePart({ ...row, scrolled: 44_000 })).toEqual({ first: 998, end: 1016 });
    expect(visiblePart({ ...row, scrolled: 1e9 })).toEqual({ first: 6499, end: 6500 });
    expect(visiblePart({ ...row, scrolled: -50, view: 0 })).toEqual({ first: 0, end: 1 });
    expect(visiblePart({ ...row, scrolled: 0, count: 0 })).toEqual({ first: 0, end: 0 });
  });

  test('the table of hours fits the window at 1024 pixels, and days of a year scroll sideways', () => {
    const main = 1024 - 272 - 48;
    expect(tableLayout(main, 24, true)).toMatchObject({ column: 22, short: true });
    expect(tableLayout(main, 24, true).width).toBeLessThanOrEqual(main + 4);
    expect(tableLayout(main, 365, false)).toMatchObject({ column: 44, short: false });
    expect(tableLayout(1400, 24, true)).toMatchObject({ column: 45, short: false });
  });
});

describe('timeline layout', () => {
  const counted = async (unit: TimelineUnit): Promise<TimelineBuckets> =>
    (await openSeason(400)).ask('timeline.read', { unit, filter: {} });

  test('rows hold every dated detection and follow the wanted order', async () => {
    const buckets = await counted('hour-of-day');
    const rows = heatRows(buckets, 'count');
    const cells = rows.flatMap((row) => row.counts).reduce((sum, count) => sum + count, 0);
    const total = rows.reduce((sum, row) => sum + row.species.detections, 0);
    expect(cells + buckets.undated).toBe(total);
    const counts = rows.map((row) => row.species.detections);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    const names = heatRows(buckets, 'name').map((row) => row.species.commonName);
    expect(names).toEqual(names.toSorted());
    await taxonomy.read(await openSeason(20));
    expect(heatRows(buckets, 'taxonomy').map((row) => row.species.commonName)).toEqual([
      'Mallard',
      'Common Tern',
      'Eastern Phoebe',
      'Blue Jay',
      'Barn Swallow',
      'Song Sparrow',
      'Red-winged Blackbird',
      'Common Yellowthroat',
    ]);
    const first = heatRows(buckets, 'first-heard').map((row) => row.species.first?.local ?? '~');
    expect(first).toEqual(first.toSorted());
  });

  test('steps rise with the count; a single detection is never the colour of silence', () => {
    expect(heatStep(0, 500)).toBe(0);
    expect(heatStep(1, 500)).toBe(1);
    expect(heatStep(500, 500)).toBe(heatSteps);
    expect(heatStep(1, 1)).toBe(heatSteps);
    const steps = Array.from({ length: 500 }, (_, count) => heatStep(count, 500));
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  });

  test('a cell opens the gallery on its species and its hour or day', async () => {
    const buckets = await counted('hour-of-day');
    expect(cellFilter(buckets, { fromDay: '2025-05-02' }, 'mallard', 5)).toEqual({
      species: ['mallard'],
      hourOfDay: 5,
      fromDay: '2025-05-02',
    });
    const byDay = await counted('day');
    expect(cellFilter(byDay, {}, 'mallard', 1)).toEqual({
      species: ['mallard'],
      fromDay: '2026-03-02',
      toDay: '2026-03-02',
    });
  });

  test('weeks and months hold the same detections as days, and open their days inside those chosen', async () => {
    const [day, week, month] = [await counted('day'), await counted('week'), await counted('month')];
    const sum = ({ cells }: TimelineBuckets): number => cells.count.reduce((all, count) => all + count, 0);
    const seconds = ({ effortSeconds }: TimelineBuckets): number => effortSeconds.reduce((all, one) => all + one, 0);
    expect(sum(week)).toBe(sum(day));
    expect(sum(month)).toBe(sum(day));
    expect(seconds(week)).toBeCloseTo(seconds(day), 3);
    for (const name of week.bins) expect(new Date(`${name}T00:00:00Z`).getUTCDay()).toBe(1);
    expect(month.bins[0]).toBe(day.bins[0]?.slice(0, 7));
    expect(cellFilter(month, { fromDay: '2026-03-10' }, 'mallard', 0)).toEqual({
      species: ['mallard'],
      fromDay: '2026-03-10',
      toDay: '2026-03-31',
    });
    expect(binWords(month, 0)).toBe('Mar 2026');
    expect(binWords(week, 0)).toMatch(/ 2026 to .* 2026$/);
  });

  test('listening time fits a cell', () => {
    expect([0, 20, 2520, 12_000].map(effortWords)).toEqual(['–', '<1m', '42m', '3h']);
  });
});

describe('gallery layout', () => {
  const space = { width: 960, total: 100_000, minCardWidth: 168, wordsHeight: 116, gap: 16 };

  test('a hundred thousand cards all have a place, and few are drawn', () => {
    const layout = galleryLayout(space);
    expect(layout.columns).toBe(5);
    expect(layout.shown).toBe(100_000);
    const { first, end } = galleryWindow(layout, layout.height - 800, 800);
    expect(end).toBe(100_000);
    expect(end - first).toBeLessThan(60);
  });

  test('the window always begins at the start of its row and covers the view', () => {
    const layout = galleryLayout(space);
    for (let scrolled = -500; scrolled < 40_000; scrolled += 777) {
      const { first, end, top } = galleryWindow(layout, scrolled, 800);
      expect(first % layout.columns).toBe(0);
      expect(top).toBe((first / layout.columns) * layout.rowHeight);
      expect(top).toBeLessThanOrEqual(Math.max(0, scrolled));
      expect(top + ((end - first) / layout.columns) * layout.rowHeight).toBeGreaterThan(
        Math.max(0, scrolled) + 800 - 500,
      );
    }
  });

  test('nothing, one card and a width below one card are fine', () => {
    expect(galleryLayout({ ...space, total: 0 })).toMatchObject({ shown: 0, height: 0 });
    expect(galleryWindow(galleryLayout({ ...space, total: 0 }), 0, 800)).toMatchObject({ first: 0, end: 0 });
    expect(galleryLayout({ ...space, width: 90, total: 1 })).toMatchObject({ columns: 1, shown: 1 });
  });

  test('more than a browser can scroll is reached all the same: the end, the middle, and each card where it is wanted', () => {
    const total = 5_000_000;
    const layout = galleryLayout({ ...space, width: 300, total });
    expect(layout.height).toBe(tallest);
    expect(layout.shown).toBe(total);
    const end = galleryWindow(layout, layout.height - 800, 800);
    expect(end.end).toBe(total);
    const rows = Math.ceil((total - end.first) / layout.columns);
    expect(end.top + rows * layout.rowHeight).toBeCloseTo(layout.height + space.gap, -1);
    for (const index of [0, 17, 1_234_567, total - 1]) {
      const scrolled = scrolledTo(layout, topOfCard(layout, index), 800);
      const { first, end: last, top } = galleryWindow(layout, scrolled, 800);
      expect(index).toBeGreaterThanOrEqual(first);
      expect(index).toBeLessThan(last);
      const below = top + Math.floor((index - first) / layout.columns) * layout.rowHeight - scrolled;
      expect(below).toBeGreaterThanOrEqual(-1);
      expect(below).toBeLessThan(800);
    }
  });

  test('at both ends of a list longer than the page a step of scrolling is a step in the list, too', () => {
    const layout = galleryLayout({ ...space, width: 300, total: 5_000_000 });
    const more = layout.fullHeight - layout.height;
    const last = layout.height - 800;
    expect([0, 100, 100_000].map((at) => shiftAt(layout, at, 800))).toEqual([0, 0, 0]);
    for (const at of [last, last - 1000, last - 100_000]) expect(shiftAt(layout, at, 800)).toBeCloseTo(more, 3);
    for (let at = -300; at < layout.height; at += 654_321) {
      const top = at + shiftAt(layout, at, 800);
      expect(scrolledTo(layout, top, 800)).toBeCloseTo(at, 3);
    }
    expect(shiftAt(galleryLayout({ ...space, total: 1000 }), 700, 800)).toBe(0);
  });

  test('keys lead from card to card, over the ends of groups, and no farther than there are cards', () => {
    const plain = galleryLayout({ ...space, total: 12 });
    const keys = (from: number, ...pressed: string[]): number =>
      pressed.reduce((at, key) => cardByKey(plain, at, key, 800), from);
    expect(keys(0, 'ArrowRight', 'ArrowDown', 'ArrowLeft')).toBe(5);
    expect([keys(0, 'ArrowLeft'), keys(3, 'ArrowUp'), keys(9, 'ArrowDown'), keys(4, 'Home'), keys(4, 'End')]).toEqual([
      0, 3, 11, 0, 11,
    ]);
    // Rows of five: 0-4 5-6 | 7 | 8-12 13-17 18-19
    const grouped = groupedLayout([7, 1, 12], { ...space, headHeight: 56 });
    const walk = (from: number, key: string): number => cardByKey(grouped, from, key, 800);
    expect([walk(1, 'ArrowDown'), walk(3, 'ArrowDown'), walk(6, 'ArrowDown'), walk(7, 'ArrowDown')]).toEqual([
      6, 6, 7, 8,
    ]);
    expect([walk(8, 'ArrowUp'), walk(7, 'ArrowUp'), walk(18, 'ArrowUp'), walk(19, 'ArrowDown')]).toEqual([
      7, 5, 13, 19,
    ]);
    expect(topOfCard(grouped, 8)).toBe(grouped.places[2]!.top + 56);
  });
});

describe('spectrogram', () => {
  test('the mel scale is librosa’s (Slaney): 15 mel at 1 kHz, a 27th of log 6.4 above', () => {
    expect(melOfHz(1000)).toBeCloseTo(15, 10);
    expect(melOfHz(6400)).toBeCloseTo(42, 10);
    expect(melOfHz(440)).toBeCloseTo(6.6, 10);
    expect(placeOfHz(11_025, 11_025, 'mel')).toBe(1);
  });

  test('ticks lie inside the picture, at round numbers', () => {
    expect(frequencyTicks(12_000, 'linear').map((tick) => tick.label)).toEqual(['2', '4', '6', '8', '10']);
    expect(frequencyTicks(11_025, 'mel').map((tick) => tick.label)).toEqual(['0.5', '1', '2', '4', '8']);
    const times = timeTicks(366, 378);
    expect(times.map((tick) => tick.label)).toEqual(['366', '368', '370', '372', '374', '376', '378']);
    expect(times[1]?.place).toBeCloseTo(2 / 12, 10);
    expect(timeTicks(3, 3)).toEqual([]);
  });

  test('both colour maps change lightness evenly and in one direction', () => {
    for (const map of [inkMap, magmaMap]) {
      const lightness = map.map(lightnessOf);
      const steps = lightness.slice(1).map((value, index) => value - lightness[index]!);
      const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
      for (const step of steps) expect(Math.abs(step - mean)).toBeLessThan(0.45 * Math.abs(mean));
    }
    expect(tableValues(magmaMap, 0).split(' ')).toHaveLength(magmaMap.length);
  });
});

/** CIE L* of an sRGB colour. */
function lightnessOf(colour: readonly number[]): number {
  const linear = (value: number): number => (value <= 10.3 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const [red, green, blue] = colour.map(linear);
  const light = 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  return light > 0.008856 ? 116 * Math.cbrt(light) - 16 : 903.3 * light;
}
