import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dropIndices } from '#store/opening/late-indices.ts';
import { migrations, takeSteps } from '#store/opening/migrate.ts';
import { openStore } from '#store/opening/open-store.ts';
import { makeSeason } from '../field/season-folder.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { putOldDatabase } from './old-databases.ts';

type Index = { readonly name: string; readonly sql: string };

function indices(folder: string): Index[] {
  const db = new Database(join(folder, 'songsight.db'), { readonly: true });
  const rows = db
    .prepare<[], Index>(`SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name`)
    .all();
  db.close();
  return rows;
}

test('indices that a crash kept from being made are there after the next start, and the database is sound', async () => {
  const folder = await temporaryFolder();
  makeSeason(folder, { detections: 2000, species: 20 });
  const whole = indices(folder);
  const store = openStore(folder);
  dropIndices(store.db);
  store.close();
  expect(indices(folder).length).toBeLessThan(whole.length - 4);
  openStore(folder).close();
  expect(indices(folder)).toEqual(whole);
  const again = openStore(folder);
  expect(again.db.pragma('integrity_check', { simple: true })).toBe('ok');
  again.close();
});

const byScore = (folder: string): Index[] => indices(folder).filter(({ name }) => name === 'detections_score');

test.each([
  ['as it was', ''],
  ['whose indices a crash had taken while a season came in', 'DROP INDEX detections_score; DROP INDEX detections_time'],
])('the index by score, which answers no question, leaves an earlier season %s', async (_, before) => {
  const folder = await temporaryFolder();
  putOldDatabase(folder, 4);
  const old = new Database(join(folder, 'songsight.db'));
  takeSteps(
    old,
    migrations.filter(({ from, to }) => from >= 4 && to <= 29),
    4,
  );
  old.exec(before);
  old.close();
  expect(byScore(folder)).toHaveLength(before === '' ? 1 : 0);
  openStore(folder).close();
  expect(byScore(folder)).toEqual([]);
  const fresh = await temporaryFolder();
  openStore(fresh).close();
  const names = (of: string): string[] => indices(of).map(({ name }) => name);
  expect(names(folder)).toEqual(names(fresh));
});
