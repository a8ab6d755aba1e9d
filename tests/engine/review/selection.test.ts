import { describe, expect, test } from 'vitest';
import type { DetectionFilter } from '#contract/detections.ts';
import type { DetectionId, SelectionStepId } from '#contract/ids.ts';
import { openSeason } from '../../renderer/season/open-season.ts';

type Season = Awaited<ReturnType<typeof openSeason>>;

const counted = async (season: Season, filter: DetectionFilter): Promise<number> => {
  const ask = { filter, order: 'best-score', picturesOnly: false, offset: 0, limit: 0 } as const;
  return (await season.ask('gallery.read', ask)).total;
};
const idsOf = async (season: Season, filter: DetectionFilter): Promise<readonly DetectionId[]> => {
  const ask = { filter, order: 'newest-heard', picturesOnly: false, offset: 0, limit: 100_000 } as const;
  return (await season.ask('gallery.ids', ask)).detections;
};

describe('an action on everything under a filter but these', () => {
  test('the stretch of a gallery is its own order, from its first to its last', async () => {
    const season = await openSeason(2000);
    const query = { filter: { review: 'all' }, order: 'newest-heard', picturesOnly: false } as const;
    const page = await season.ask('gallery.read', { ...query, offset: 1200, limit: 700 });
    const { detections } = await season.ask('gallery.ids', { ...query, offset: 1200, limit: 700 });
    expect(detections).toEqual(page.items.map(({ detection }) => detection));
  });

  test('verdicts reach all but those let go, are told as they go, and are taken back and given again whole', async () => {
    const season = await openSeason(2000);
    const all = await idsOf(season, { review: 'all' });
    const but = all.slice(3, 9);
    const one = but[0]!;
    const spared = all[0]!;
    await season.ask('review.change', { detections: [spared], change: { verdict: 'unsure', comment: 'two males' } });
    const before = await season.ask('review.items', { detections: [one, spared] });
    const told: { done: number; total: number }[] = [];
    season.on('selection.progress', (progress) => told.push(progress));
    const filter: DetectionFilter = { review: 'all', but };
    const { step, count } = await season.ask('selection.review', { filter, change: { verdict: 'rejected' } });
    expect(count).toBe(2000 - but.length);
    expect(await counted(season, {})).toBe(but.length);
    expect(told.at(-1)).toEqual({ done: count, total: count });
    expect(told.length).toBeGreaterThan(4);

    const undone = await season.ask('selection.undo', { step });
    expect(undone.count).toBe(count);
    expect(await counted(season, {})).toBe(2000);
    expect(await counted(season, { review: 'reviewed' })).toBe(1);
    expect(await season.ask('review.items', { detections: [one, spared] })).toEqual(before);

    const again = await season.ask('selection.undo', { step: undone.step });
    expect(again.count).toBe(count);
    expect(await counted(season, {})).toBe(but.length);
    await expect(season.ask('selection.undo', { step })).rejects.toThrow('can no longer be undone');
  });

  test('only these, page by page, where one request takes no longer list', async () => {
    const season = await openSeason(2000);
    const only = (await idsOf(season, { review: 'all' })).slice(0, 700);
    const { count } = await season.ask('selection.review', {
      filter: { only, review: 'all' },
      change: { verdict: 'confirmed' },
    });
    expect(count).toBe(700);
    expect(new Set(await idsOf(season, { review: 'reviewed' }))).toEqual(new Set(only));
  });

  test('stopped half-way it answers what is done, and that can be undone', async () => {
    const season = await openSeason(4000);
    season.on('selection.progress', ({ done }) => {
      if (done >= 500) void season.ask('selection.stop', {});
    });
    const { step, count } = await season.ask('selection.review', { filter: {}, change: { verdict: 'confirmed' } });
    expect(count).toBeGreaterThanOrEqual(500);
    expect(count).toBeLessThan(4000);
    expect(await counted(season, { review: 'reviewed' })).toBe(count);
    expect((await season.ask('selection.undo', { step })).count).toBe(count);
    expect(await counted(season, { review: 'reviewed' })).toBe(0);
  });

  test('favourites: those that were so before stay when the step is taken back', async () => {
    const season = await openSeason(400);
    const all = await idsOf(season, { review: 'all' });
    await season.ask('favourites.set', { detections: all.slice(0, 5), favourite: true });
    const { detections } = await season.ask('selection.favour', { filter: {}, favourite: true });
    expect(detections).toHaveLength(395);
    expect(await counted(season, { favourites: true })).toBe(400);
    await season.ask('favourites.set', { detections: [...detections], favourite: false });
    expect(new Set(await idsOf(season, { favourites: true }))).toEqual(new Set(all.slice(0, 5)));
  });

  test('an export holds what is selected and nothing else', async () => {
    const season = await openSeason(400);
    const but = (await idsOf(season, { review: 'all' })).slice(0, 30);
    const preview = await season.ask('export.preview', { format: 'detections-csv', filter: { review: 'all', but } });
    expect(preview.detections).toBe(370);
    const only = await season.ask('export.preview', { format: 'json', filter: { review: 'all', only: but } });
    expect(only.detections).toBe(30);
  });

  test('a step nobody took is refused in a sentence', async () => {
    const season = await openSeason(20);
    await expect(season.ask('selection.undo', { step: 99 as SelectionStepId })).rejects.toThrow(
      'can no longer be undone',
    );
  });
});
