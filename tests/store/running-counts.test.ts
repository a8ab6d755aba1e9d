import { expect, test } from 'vitest';
import type { DetectionFilter } from '#contract/detections.ts';
import type { DetectionId } from '#contract/ids.ts';
import { listBackups } from '#store/opening/backups.ts';
import { databaseFaults } from '#store/opening/mending/check-database.ts';
import { readGalleryGroups } from '#store/gallery/gallery-groups.ts';
import { readGallery } from '#store/gallery/gallery.ts';
import { openStore } from '#store/opening/open-store.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { picturesBytes } from '#store/pictures/picture-budget.ts';
import { writeReviews } from '#store/review/reviews.ts';
import { readSeason } from '#store/timeline/season.ts';
import { readTimeline } from '#store/timeline/timeline.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { generateDatabase } from './generated-database.ts';
import { keptVersions, putOldDatabase } from './old-databases.ts';

const size = { recordings: 120, detectionsPerRecording: 10, species: 7, picturesDone: true };

/** The same questions asked so that the running counts answer, and so that the rows themselves do. */
function compare(db: SongDatabase): void {
  const filters: DetectionFilter[] = [
    {},
    { review: 'all' },
    { species: ['species_0', 'species_3'] },
    { fromDay: '2026-03-01', toDay: '2026-03-01' },
    { toDay: '2026-02-28' },
    { toDay: '2026-03-01' },
    { fromDay: '2026-02-01', toDay: '2026-03-20' },
    { hourOfDay: 3 },
    { hourOfDay: 3, fromDay: '2026-03-01', toDay: '2026-03-01' },
    { hourOfDay: 3, species: ['species_2'], review: 'all' },
  ];
  for (const filter of filters) {
    const counted = { ...filter, minScore: 0 };
    for (const unit of ['hour-of-day', 'day', 'week', 'month'] as const) {
      expect(readTimeline(db, unit, filter)).toEqual(readTimeline(db, unit, counted));
    }
    expect(readSeason(db, filter)).toEqual(readSeason(db, counted));
    for (const by of ['species', 'day'] as const) {
      for (const picturesOnly of [true, false]) {
        const groups = readGalleryGroups(db, { by, filter, picturesOnly });
        expect(groups).toEqual(readGalleryGroups(db, { by, filter: counted, picturesOnly }));
      }
    }
    for (const order of ['newest-heard', 'oldest-heard', 'best-score', 'species'] as const) {
      for (const picturesOnly of [true, false]) {
        const ask = { offset: 100, limit: 50, order, picturesOnly };
        expect(readGallery(db, { ...ask, filter })).toEqual(readGallery(db, { ...ask, filter: counted }));
      }
    }
  }
}

function change(db: SongDatabase): void {
  for (let id = 1; id <= 300; id += 7) {
    const review = {
      detection: id as DetectionId,
      verdict: 'rejected',
      comment: '',
      reviewer: '',
      reviewedAt: '',
    } as const;
    writeReviews(db, [review]);
    if (id % 2 === 0) writeReviews(db, [{ ...review, verdict: null }]);
  }
  db.exec('UPDATE detections SET picture_id = NULL WHERE id % 5 = 0');
  db.exec('UPDATE pictures SET bytes = id');
  db.exec('UPDATE pictures SET bytes = 7 WHERE id % 3 = 0');
  db.exec('DELETE FROM pictures WHERE id % 5 = 0');
  db.exec('UPDATE detections SET current = 0 WHERE id % 11 = 0');
  db.exec('UPDATE detections SET current = 1 WHERE id % 22 = 0');
}

test('running counts answer as the rows themselves do, through reviews, pictures and hidden detections', async () => {
  const store = generateDatabase(await temporaryFolder(), size);
  compare(store.db);
  change(store.db);
  compare(store.db);
  // 1200 less 55 hidden and 22 rejected, of which 2 are both.
  expect(
    readGallery(store.db, { offset: 0, limit: 1, order: 'best-score', filter: {}, picturesOnly: false }).total,
  ).toBe(1125);
  expect(picturesBytes(store.db)).toBe(store.db.prepare('SELECT sum(bytes) FROM pictures').pluck().get());
  store.close();
});

test.each(keptVersions)('a database of version %d is brought up to the same counts', async (version) => {
  const folder = await temporaryFolder();
  putOldDatabase(folder, version);
  const store = openStore(folder);
  compare(store.db);
  for (const table of ['tallies', 'species_hours', 'species_days', 'season_hours'])
    expect(store.db.prepare(`SELECT sum(detections) FROM ${table}`).pluck().get()).toBe(
      store.db.prepare('SELECT count(*) FROM detections WHERE current = 1').pluck().get(),
    );
  expect(store.db.prepare('SELECT count(*) FROM recordings').pluck().get()).toBe(48);
  expect(databaseFaults(store.db)).toEqual([]);
  store.close();
  expect(listBackups(folder)).toMatchObject([{ kind: 'before-update' }]);
});

test.each(keptVersions)('a database of version %d has the tables of a fresh one afterwards', async (version) => {
  const [old, fresh] = [await temporaryFolder(), await temporaryFolder()];
  putOldDatabase(old, version);
  const tables = (folder: string): unknown => {
    const { db, close } = openStore(folder);
    const named = db
      .prepare<[], { name: string; type: string }>(
        `SELECT name, type FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name`,
      )
      .all();
    const shapes = named.map(({ name, type }) => {
      if (type === 'trigger') return name;
      const info = db.pragma(`${type}_${type === 'index' ? 'x' : ''}info(${name})`) as Record<string, unknown>[];
      const columns = info.map((row) =>
        [row['name'], row['type'], row['notnull'], row['dflt_value'], row['pk']].join(),
      );
      return [name, type === 'index' ? columns : columns.sort()];
    });
    close();
    return shapes;
  };
  expect(tables(old)).toEqual(tables(fresh));
});
