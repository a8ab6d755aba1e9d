import { expect, test } from 'vitest';
import { exportDetections, exportDetectionsOfHour } from '#store/export-rows/detections-export.ts';
import { detectedHours } from '#store/export-rows/ebird-records.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { temporaryFolder } from '../field/field-folder.ts';
import { generateDatabase } from './generated-database.ts';

/** The same database, remembering what it was asked. */
function listening(db: SongDatabase): { readonly db: SongDatabase; readonly asked: string[] } {
  const asked: string[] = [];
  const prepare = db.prepare.bind(db);
  const heard = Object.create(db, {
    prepare: {
      value: (sql: string) => {
        asked.push(sql);
        return prepare(sql);
      },
    },
  }) as SongDatabase;
  return { db: heard, asked };
}

test('pages of an export are found by an index, and every detection is on one of them', () => {
  const folder = temporaryFolder();
  const store = generateDatabase(folder.path, {
    recordings: 400,
    detectionsPerRecording: 20,
    species: 30,
    picturesDone: false,
  });
  const { db, asked } = listening(store.db);
  const rows = [...exportDetections(db, {})];
  expect(new Set(rows.map(({ id }) => id)).size).toBe(8000);
  const order = rows.map(({ recording, startSeconds }) => recording * 1e6 + startSeconds);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  const dated = rows.filter(({ wallMs }) => wallMs !== null);
  const byHour = detectedHours(db, {}).flatMap((hour) => exportDetectionsOfHour(db, {}, hour));
  expect(new Set(byHour.map(({ id }) => id))).toEqual(new Set(dated.map(({ id }) => id)));
  const values = { after: -1, upto: 10, folder: null, hourMs: 0, folders: null, files: null };
  for (const sql of new Set(asked)) {
    expect(sql).not.toMatch(/\bOFFSET [@\d]/);
    const plan = store.db.prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(values);
    const scans = plan.map(({ detail }) => detail).filter((detail) => /^SCAN/.test(detail));
    // One walk over the index of hours finds the hours; no table is walked through; the list of folders asked for is short.
    expect(
      scans.filter((detail) => !/USING (COVERING )?INDEX|^SCAN \(subquery|^SCAN json_each VIRTUAL/.test(detail)),
    ).toEqual([]);
  }
  store.close();
  folder.remove();
});
