import { describe, expect, test } from 'vitest';
import { dayAt, scrubberDays } from '#renderer/gallery/selecting/scrubber-days.ts';
import { MapView, scaleBar } from '#renderer/map/map-view.svelte.ts';
import type { GalleryGroup } from '#contract/gallery.ts';

const berlin = { latitude: 52.5163, longitude: 13.3777 };
const suva = { latitude: -18.14, longitude: 178.44 };

function opened(): MapView {
  const view = new MapView();
  view.width = 800;
  view.height = 500;
  return view;
}

describe('the view of the map', () => {
  test('a place and a point of the view lead to each other, to about a metre', () => {
    const view = opened();
    view.fit([berlin]);
    const [x, y] = view.place(berlin);
    expect([Math.round(x), Math.round(y)]).toEqual([400, 250]);
    const there = view.at([x, y]);
    expect(there.latitude).toBeCloseTo(berlin.latitude, 4);
    expect(there.longitude).toBeCloseTo(berlin.longitude, 4);
    // A single station lies in some country, not in a street.
    expect((view.metresPerPixel * view.width) / 1000).toBeGreaterThan(20);
  });

  test('all stations fit, however far apart, and none at all is the world', () => {
    const view = opened();
    view.fit([berlin, suva]);
    for (const [x, y] of [view.place(berlin), view.place(suva)]) {
      expect(x).toBeGreaterThan(40);
      expect(x).toBeLessThan(760);
      expect(y).toBeGreaterThan(40);
      expect(y).toBeLessThan(460);
    }
    view.fit([]);
    expect(view.place({ latitude: 0, longitude: -170 })[0]).toBeGreaterThan(-1);
    expect(view.place({ latitude: 0, longitude: 170 })[0]).toBeLessThan(801);
  });

  test('zooming keeps what is under the pointer where it is, and ends somewhere in both directions', () => {
    const view = opened();
    view.fit([berlin]);
    const before = view.at([100, 80]);
    view.zoom(3, [100, 80]);
    const after = view.place(before);
    expect(after[0]).toBeCloseTo(100, 0);
    expect(after[1]).toBeCloseTo(80, 0);
    for (let step = 0; step < 60; step += 1) view.zoom(2);
    expect(view.metresPerPixel).toBeGreaterThan(0.1);
    for (let step = 0; step < 60; step += 1) view.zoom(0.5);
    expect(view.metresPerPixel).toBeLessThan(200_000);
  });

  test('dragging moves by as many pixels, also over the date line', () => {
    const view = opened();
    view.fit([suva]);
    const [x, y] = view.place(suva);
    view.pan(60, -25);
    expect(view.place(suva)[0]).toBeCloseTo(x + 60, 3);
    expect(view.place(suva)[1]).toBeCloseTo(y - 25, 3);
    view.zoom(0.01);
    for (let step = 0; step < 30; step += 1) view.pan(-300, 0);
    expect(Math.abs(view.center[0])).toBeLessThanOrEqual(180);
    expect(Math.abs(view.at([10, 10]).longitude)).toBeLessThanOrEqual(180);
  });

  test('the scale is a round length that fits', () => {
    for (const metresPerPixel of [0.3, 7, 123, 40_000]) {
      const { metres, pixels } = scaleBar(metresPerPixel, 120);
      expect(pixels).toBeLessThanOrEqual(120);
      expect(pixels).toBeGreaterThan(40);
      expect(['1', '2', '5']).toContain(String(metres / 10 ** Math.floor(Math.log10(metres))));
    }
  });
});

test('the days at the side of the gallery: where each begins, and months that have room for their names', () => {
  const group = (day: string | null, count: number): GalleryGroup => ({ count, of: { kind: 'day', day } });
  const days = scrubberDays([
    group('2026-05-02', 400),
    { count: 100, of: { kind: 'day', day: '2026-05-01', guessed: true } },
    group('2026-04-30', 5),
    group('2026-03-31', 10),
    group('2026-03-30', 400),
    group(null, 85),
  ]);
  expect(days.total).toBe(1000);
  expect([0, 400, 515].map((card) => dayAt(days, card).guessed)).toEqual([false, true, false]);
  expect(days.months).toEqual([
    { day: '2026-05-02', first: 0 },
    { day: '2026-04-30', first: 500 },
  ]);
  expect([0, 399, 400, 514, 515, 999].map((card) => dayAt(days, card).day)).toEqual([
    '2026-05-02',
    '2026-05-02',
    '2026-05-01',
    '2026-03-31',
    '2026-03-30',
    null,
  ]);
});
