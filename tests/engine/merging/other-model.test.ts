import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { tinyRecording } from '../../field/tiny-songs.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { analyseInto, merge } from './part-folders.ts';

/** A data folder whose model is another one that listened later. */
function byAnotherModel(dataFolder: string): void {
  const db = new Database(join(dataFolder, 'songsight.db'));
  db.prepare(`UPDATE packs SET hash = ?`).run('e'.repeat(64));
  db.prepare(`UPDATE analyses SET created_at = '2099-01-01T00:00:00.000Z'`).run();
  db.close();
}

test("another model's detections of recordings that are known are counted, once", async () => {
  const work = await temporaryFolder();
  const [card, season] = [join(work, 'card'), join(work, 'season')];
  const [here, there] = [join(work, 'here'), join(work, 'there')];
  await mkdir(card);
  await writeFile(
    join(card, '20260523_050000.WAV'),
    tinyRecording(['low_whistler', null, 'high_trill'], '05:00:00', 1),
  );
  await analyseInto(here, card);
  await cp(here, there, { recursive: true });
  byAnotherModel(there);
  const counts = async (folder: string): Promise<object | null> => (await merge(season, folder)).sources[0]!.counts;
  expect(await counts(here)).toMatchObject({ recordings: 1, known: 0, detections: 2 });
  expect(await counts(there)).toMatchObject({ recordings: 0, known: 1, detections: 2 });
  // A verdict of the first model's laptop brings nothing that the season does not show.
  const db = new Database(join(here, 'songsight.db'));
  db.prepare(
    `INSERT INTO favourites (detection_id, added_at) SELECT min(id), '2026-06-01T00:00:00.000Z' FROM detections`,
  ).run();
  db.close();
  expect(await counts(here)).toMatchObject({ recordings: 0, known: 1, detections: 0 });
});
