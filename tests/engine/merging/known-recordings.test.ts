import { cp, rename } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { RecordingId } from '#contract/ids.ts';
import type { SpeciesCode } from '#contract/species.ts';
import { copyBase, folderOf, laptop, nothing, on, review, station, useLaptops, type Deed } from './laptops.ts';
import { asked, merge } from './part-folders.ts';
import { plainRows, rowsOf } from './plain-rows.ts';

useLaptops();

const hourLater: Deed = async (engine) =>
  asked(engine, 'clock.correct', {
    place: { folder: await folderOf(engine), subfolder: '' },
    change: { kind: 'shift', seconds: 3600 },
  });

/** A detection of a person's own. */
const drawn: Deed = (engine) =>
  asked(engine, 'clips.name', {
    stretches: [{ recording: 1 as RecordingId, startSeconds: 3, endSeconds: 5 }],
    ...{ species: 'high_trill' as SpeciesCode, verdict: 'confirmed', lowHz: 2000, highHz: 4000 },
  });

test.each([
  ['a correction of the clock', hourLater],
  ['a station and its zone', station({})],
])('what a person drew on a laptop that knows nothing of %s has the time of the season', async (_, change) => {
  const { ana, season, into } = await laptop(change);
  await copyBase(into('ben'));
  await on(into('ben'), drawn);
  await merge(season, ana);
  await merge(season, into('ben'));
  await merge(into('other'), into('ben'));
  await merge(into('other'), ana);
  const [first, last] = [rowsOf(season, ['detections']), rowsOf(into('other'), ['detections'])];
  expect(first['detections']).toHaveLength(3);
  expect(first).toEqual(last);
});

test('of two models that heard a recording, what one does not hear in it is said where that one is shown', async () => {
  const { ana, season, into } = await laptop(nothing);
  await cp(ana, into('ben'), { recursive: true });
  const db = new Database(join(into('ben'), 'songsight.db'));
  const warning = JSON.stringify([{ key: 'sound-band-missing', values: { has: '11', hears: '15', share: 27 } }]);
  db.prepare('UPDATE packs SET hash = ?').run('e'.repeat(64));
  db.prepare(`UPDATE analyses SET created_at = '2099-01-01T00:00:00.000Z'`).run();
  db.prepare('UPDATE recordings SET warnings = ?').run(warning);
  db.close();
  for (const each of [ana, into('ben')]) await merge(season, each);
  for (const each of [into('ben'), ana]) await merge(into('other'), each);
  const rows = rowsOf(season, ['recordings', 'detections', 'analyses']);
  expect(JSON.parse(rows['recordings']![0]!)).toMatchObject({ warnings: warning });
  expect(rowsOf(into('other'), ['recordings', 'detections', 'analyses'])).toEqual(rows);
});

test('what one model found and the later one did not stays the find of the first, whichever side is merged first', async () => {
  const { ana, season, into } = await laptop(nothing);
  await cp(ana, into('ben'), { recursive: true });
  await on(ana, review({ verdict: 'confirmed' }));
  const db = new Database(join(into('ben'), 'songsight.db'));
  db.prepare('UPDATE packs SET hash = ?').run('e'.repeat(64));
  db.prepare(`UPDATE analyses SET created_at = '2099-01-01T00:00:00.000Z'`).run();
  db.exec('DELETE FROM pictures; DELETE FROM detections');
  db.close();
  for (const each of [ana, into('ben')]) await merge(season, each);
  for (const each of [into('ben'), ana]) await merge(into('other'), each);
  const rows = rowsOf(season, ['detections', 'reviews', 'analyses']);
  const { hash } = JSON.parse(rowsOf(ana, ['analyses'])['analyses']![0]!) as { hash: string };
  expect(rows['detections']!.filter((row) => row.includes(hash)).length).toBeGreaterThan(0);
  expect(rowsOf(into('other'), ['detections', 'reviews', 'analyses'])).toEqual(rows);
});

test('pictures that come to a folder after its database come with the next merge, and are looked for no more', async () => {
  const { ana, season, into } = await laptop(nothing);
  await merge(into('whole'), ana);
  await rename(join(ana, 'pictures'), into('away'));
  const counts = async (): Promise<object | null> => (await merge(season, ana)).sources[0]!.counts;
  expect(await counts()).toMatchObject({ before: false, recordings: 1, lost: 2 });
  expect(await counts()).toMatchObject({ before: true, lost: 0 });
  await rename(into('away'), join(ana, 'pictures'));
  expect(await counts()).toMatchObject({ before: false, recordings: 0, known: 1, lost: 0 });
  expect(plainRows(season)).toEqual(plainRows(into('whole')));
  expect(await counts()).toMatchObject({ before: true });
});
