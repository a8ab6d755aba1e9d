import { expect, test } from 'vitest';
import type { GalleryOrder } from '#contract/gallery.ts';
import { readGallery, type GalleryAsk } from '#store/gallery/gallery.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { generateDatabase } from './generated-database.ts';

const orders: readonly GalleryOrder[] = ['best-score', 'newest-heard', 'oldest-heard', 'species', 'station'];

test('pages, read from whichever end is nearer, are the whole gallery in order', async () => {
  const size = { recordings: 60, detectionsPerRecording: 7, species: 5, picturesDone: true };
  const { db } = generateDatabase(await temporaryFolder(), size);
  // Some without a time, which come last in either order of time.
  db.prepare('UPDATE detections SET wall_ms = NULL, utc_ms = NULL WHERE id % 5 = 0').run();
  for (const order of orders) {
    const ask: Omit<GalleryAsk, 'offset' | 'limit'> = {
      order,
      filter: { review: 'all', minScore: 0 },
      picturesOnly: false,
    };
    const whole = readGallery(db, { ...ask, offset: 0, limit: 1000 });
    expect(whole.items).toHaveLength(420);
    for (const limit of [60, 47, 1]) {
      const pages = Array.from({ length: Math.ceil(420 / limit) }, (_, page) =>
        readGallery(db, { ...ask, offset: page * limit, limit }).items.map(({ detection }) => detection),
      );
      expect(pages.flat()).toEqual(whole.items.map(({ detection }) => detection));
    }
  }
});
