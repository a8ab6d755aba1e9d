import { describe, expect, test } from 'vitest';
import type { DetectionId } from '#contract/ids.ts';
import { KnownFailure } from '#contract/failure.ts';
import { GalleryModel, pageSize, type GalleryQuery } from '#renderer/gallery/gallery-model.svelte.ts';
import { openSeason } from './season/open-season.ts';

const everything: GalleryQuery = { order: 'newest-heard', filter: { review: 'all' }, picturesOnly: false };

/** Lets what is already under way run to its next wait. */
const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

describe('a gallery of many detections', () => {
  test('reads only the pages on show, each once', async () => {
    const client = await openSeason(1000);
    const gallery = new GalleryModel(client);
    await gallery.open(everything);
    expect(gallery.total).toBe(1000);
    await gallery.show(500, 530);
    await gallery.show(505, 535);
    const offsets = client.asked.map(({ ask }) => (ask as { offset: number }).offset);
    expect(offsets).toEqual([0, 8 * pageSize]);
    expect(gallery.item(500)?.detection).toBeDefined();
    expect(gallery.item(300)).toBeNull();
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
