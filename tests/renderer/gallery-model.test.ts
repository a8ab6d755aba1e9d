import { describe, expect, test } from 'vitest';
import type { DetectionId } from '#contract/ids.ts';
import { KnownFailure } from '#contract/failure.ts';
import { GalleryModel, pageSize, type GalleryQuery } from '#renderer/gallery/gallery-model.svelte.ts';
import { GallerySelection } from '#renderer/gallery/selecting/gallery-selection.svelte.ts';
import { ReviewModel } from '#renderer/review/review-model.svelte.ts';
import { openSeason } from './season/open-season.ts';

const everything: GalleryQuery = { order: 'newest-heard', filter: { review: 'all' }, picturesOnly: false };

/** Lets what is already under way run to its next wait. */
const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

describe('a gallery of many detections', () => {
  test('reads the pages on show and those that come next, each once', async () => {
    const client = await openSeason(1000);
    const gallery = new GalleryModel(client);
    await gallery.open(everything);
    expect(gallery.total).toBe(1000);
    await gallery.show(500, 530);
    await gallery.show(505, 535);
    const offsets = client.asked.map(({ ask }) => (ask as { offset: number }).offset);
    expect(offsets).toEqual([0, 8, 9, 10, 7].map((page) => page * pageSize));
    expect(gallery.item(500)?.detection).toBeDefined();
    expect(gallery.item(300)).toBeNull();
  });

  test('what has gone by before it was asked for is not asked for; what is on show comes first', async () => {
    const client = await openSeason(6000);
    const gallery = new GalleryModel(client);
    await gallery.open(everything);
    client.held = [];
    const before = client.asked.length;
    for (const page of [20, 40, 60, 80]) void gallery.show(page * pageSize, page * pageSize + 30);
    await settle();
    const asked = (): number[] =>
      client.asked.slice(before).map(({ ask }) => (ask as { offset: number }).offset / pageSize);
    expect(asked()).toEqual([20, 21, 22]);
    const { held } = client;
    client.held = null;
    for (const letGo of held) letGo();
    await expect.poll(() => gallery.item(80 * pageSize)).not.toBeNull();
    await expect.poll(asked).toEqual([20, 21, 22, 80, 81, 82, 79]);
  });

  test('forgets pages far from those on show', async () => {
    const gallery = new GalleryModel(await openSeason(6000));
    await gallery.open(everything);
    for (let item = 0; item < 6000; item += pageSize) await gallery.show(item, item);
    expect(gallery.item(5999)).not.toBeNull();
    expect(gallery.item(0)).toBeNull();
  });

  test('an answer to the old filter that comes late changes nothing', async () => {
    const client = await openSeason(400);
    const gallery = new GalleryModel(client);
    client.held = [];
    const first = gallery.open(everything);
    const second = gallery.open({ ...everything, filter: { species: ['mallard'], review: 'all' } });
    const [old, young] = client.held;
    young!();
    await second;
    const mallards = gallery.total;
    old!();
    await first;
    await settle();
    expect(gallery.total).toBe(mallards);
    expect(mallards).toBeGreaterThan(0);
    expect(gallery.item(0)?.species.code).toBe('mallard');
  });

  test('a refresh keeps the cards until the new ones are there', async () => {
    const client = await openSeason(100);
    const gallery = new GalleryModel(client);
    await gallery.open({ ...everything, filter: {} });
    expect(gallery.total).toBe(100);
    const rejected = Array.from({ length: 20 }, (_, at) => (at + 1) as DetectionId);
    await client.ask('review.change', { detections: rejected, change: { verdict: 'rejected' } });
    client.held = [];
    const again = gallery.refresh();
    await settle();
    expect(gallery.item(0)).not.toBeNull();
    client.held.forEach((letGo) => letGo());
    await again;
    expect(gallery.total).toBe(80);
  });

  test('a refusal becomes a sentence, and the next answer takes it away', async () => {
    const client = await openSeason(400);
    const gallery = new GalleryModel(client);
    client.refuse('gallery.read', new KnownFailure('database-damaged', 'database-damaged'));
    await gallery.open(everything);
    expect(gallery.failure).toEqual({ code: 'database-damaged', key: 'database-damaged' });
    client.refuse('gallery.read', null);
    await gallery.refresh();
    expect(gallery.failure).toBeNull();
    expect(gallery.total).toBe(400);
  });
});

describe('everything picked but some', () => {
  async function opened(detections: number) {
    const client = await openSeason(detections);
    const gallery = new GalleryModel(client);
    const review = new ReviewModel(client);
    await gallery.open(everything);
    return { client, gallery, review, selection: new GallerySelection(client, gallery, review) };
  }

  test('is counted and shown without being read, and undone in one step', async () => {
    const { client, gallery, review, selection } = await opened(2000);
    selection.all();
    expect(client.asked.filter(({ name }) => name === 'gallery.ids')).toEqual([]);
    const [first, second] = [gallery.item(0)!.detection, gallery.item(1)!.detection];
    selection.toggle(0, first);
    expect(selection.count).toBe(1999);
    expect([selection.has(first), selection.has(second)]).toEqual([false, true]);
    await selection.judge(selection.picked, 'confirmed');
    expect(review.last).toEqual({ kind: 'reviewed', count: 1999 });
    expect([selection.count, selection.acted]).toEqual([0, true]);
    expect([gallery.item(0)?.verdict, gallery.item(1)?.verdict]).toEqual([null, 'confirmed']);
    await review.undo();
    await gallery.refresh();
    expect(gallery.item(1)?.verdict).toBeNull();
    await review.redo();
    await gallery.refresh();
    expect([gallery.item(0)?.verdict, gallery.item(1)?.verdict]).toEqual([null, 'confirmed']);
  });

  test('is not everything of another filter', async () => {
    const { gallery, selection } = await opened(400);
    selection.all();
    expect(selection.count).toBe(400);
    await gallery.open({ ...everything, filter: { species: ['mallard'] } });
    expect(selection.count).toBe(0);
    expect(selection.has(gallery.item(0)!.detection)).toBe(false);
  });

  test('a range to the end is everything; a shorter one is read whole, however long', async () => {
    const { client, selection } = await opened(12_000);
    selection.startAt(0);
    await selection.rangeTo(11_999);
    expect(selection.picked.ids).toBeNull();
    selection.clear();
    selection.startAt(1);
    await selection.rangeTo(11_999);
    expect(selection.count).toBe(11_999);
    expect(client.asked.filter(({ name }) => name === 'gallery.ids')).toHaveLength(1);
  });

  test('favourites of everything are a step like a verdict', async () => {
    const { gallery, review, selection } = await opened(600);
    const [first, second] = [gallery.item(0)!.detection, gallery.item(1)!.detection];
    await selection.favourOne(first, true);
    selection.all();
    await selection.favour(selection.picked, true);
    expect([gallery.item(0)?.favourite, gallery.item(1)?.favourite]).toEqual([true, true]);
    await review.undo();
    await gallery.refresh();
    expect([gallery.item(0)?.favourite, gallery.item(1)?.favourite]).toEqual([true, false]);
    expect(selection.has(second)).toBe(true);
  });
});
