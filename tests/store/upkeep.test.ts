import { existsSync, openSync, closeSync, writeSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { KnownFailure } from '#contract/failure.ts';
import {
  backupsFolder,
  checkBackup,
  listBackups,
  makeBackup,
  stagedRestore,
  stageRestore,
} from '#store/opening/backups.ts';
import { databaseFaults } from '#store/opening/mending/check-database.ts';
import { makeFolder } from '#store/opening/make-folder.ts';
import { migrations, newestVersion, takeSteps } from '#store/opening/migrate.ts';
import { openStore, type Store } from '#store/opening/open-store.ts';
import { freeDiskSpace, planDiskSpace } from '#store/pictures/picture-budget.ts';
import { mendPictures } from '#store/pictures/mend-pictures.ts';
import { pictureCensus } from '#store/pictures/picture-census.ts';
import { askForCheck } from '#store/opening/mending/repair-at-start.ts';
import { salvage } from '#store/opening/mending/salvage.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { generateDatabase } from './generated-database.ts';

const size = { recordings: 60, detectionsPerRecording: 6, species: 5, picturesDone: true };

function failureOf(act: () => unknown): KnownFailure {
  try {
    act();
  } catch (thrown) {
    if (thrown instanceof KnownFailure) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}

const one = (store: Store, sql: string): unknown => store.db.prepare(sql).pluck().get();

/** All rows of all tables, as text, to compare two databases. */
function dump(db: Database.Database): Map<string, string[]> {
  const tables = db
    .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .all();
  const rows = (name: string): string[] => {
    const all = db.prepare(`SELECT * FROM ${name}`).raw().all();
    return all.map((row) => JSON.stringify(row)).sort();
  };
  return new Map(tables.map(({ name }) => [name, rows(name)]));
}

/** Overwrites bytes in the middle of a file, as a worn-out disk does. */
function scribble(path: string, at: number, length: number): void {
  const handle = openSync(path, 'r+');
  writeSync(handle, Buffer.alloc(length, 0x5a), 0, length, at);
  closeSync(handle);
}

test('a backup made while work goes on is whole, and brings everything back at the next start', async () => {
  const folder = await temporaryFolder();
  const store = generateDatabase(folder, size);
  const written = await makeBackup(store.db, folder, null, new Date('2026-05-23T04:30:00Z'));
  expect(written).toBe(join(backupsFolder(folder), 'songsight-backup-20260523T043000Z.db'));
  checkBackup(written, newestVersion(migrations));
  store.db.exec(`DELETE FROM reviews`);
  store.db.exec(`INSERT INTO settings VALUES ('later', '1')`);
  const { name } = listBackups(folder)[0]!;
  stageRestore(folder, name);
  store.close();
  const again = openStore(folder);
  expect(one(again, `SELECT count(*) FROM settings WHERE key = 'later'`)).toBe(0);
  expect(one(again, 'SELECT count(*) FROM recordings')).toBe(60);
  expect(again.notices).toHaveLength(1);
  expect(again.notices[0]).toMatchObject({
    key: 'backup-restored-kept',
    values: { copy: expect.stringMatching(/^songsight-before-restore-/) as string },
  });
  expect(stagedRestore(folder)).toBeNull();
  // The pictures named in it are not on the disk: they are painted again rather than shown as broken.
  mendPictures(again.db, (await pictureCensus(again.db, again.picturesPath)).missing);
  expect(one(again, `SELECT count(*) FROM pictures WHERE state = 'done'`)).toBe(0);
  expect(one(again, 'SELECT count(*) FROM detections WHERE picture_id IS NOT NULL')).toBe(0);
  again.close();
  const before = listBackups(folder).find(({ kind }) => kind === 'before-restore');
  const kept = new Database(join(backupsFolder(folder), before!.name), { readonly: true });
  expect(kept.prepare(`SELECT count(*) FROM settings WHERE key = 'later'`).pluck().get()).toBe(1);
  kept.close();
});

test('a backup that is stopped leaves nothing, and says that it was', async () => {
  const folder = await temporaryFolder();
  const elsewhere = await temporaryFolder();
  const store = openStore(folder);
  const abort = new AbortController();
  const made = makeBackup(store.db, folder, elsewhere, new Date(), abort.signal);
  abort.abort();
  await expect(made).rejects.toMatchObject({ code: 'cancelled' });
  expect(await readdir(elsewhere)).toEqual([]);
  store.close();
});

test('a backup that is damaged, too new or gone is refused, and nothing is changed', async () => {
  const folder = await temporaryFolder();
  const store = generateDatabase(folder, { ...size, recordings: 5 });
  const written = await makeBackup(store.db, folder, null, new Date());
  store.close();
  const name = listBackups(folder)[0]!.name;
  const newer = new Database(written);
  newer.pragma('user_version = 999');
  newer.close();
  expect(failureOf(() => checkBackup(written, newestVersion(migrations))).code).toBe('database-too-new');
  await writeFile(written, 'no database');
  expect(failureOf(() => checkBackup(written, newestVersion(migrations))).code).toBe('database-damaged');
  stageRestore(folder, name);
  expect(failureOf(() => openStore(folder)).code).toBe('database-damaged');
  const next = openStore(folder);
  expect(one(next, 'SELECT count(*) FROM recordings')).toBe(5);
  next.close();
  await rm(written);
  expect(failureOf(() => checkBackup(written, newestVersion(migrations))).code).toBe('not-found');
});

test('a restore cut short at any step is done at the next start', async () => {
  const folder = await temporaryFolder();
  const store = generateDatabase(folder, { ...size, recordings: 5 });
  await makeBackup(store.db, folder, null, new Date());
  store.close();
  stageRestore(folder, listBackups(folder)[0]!.name);
  // The database was moved aside, and the power went.
  await rm(join(folder, 'songsight.db'));
  await writeFile(join(folder, 'songsight.db.restored.part'), 'half');
  const again = openStore(folder);
  expect(one(again, 'SELECT count(*) FROM recordings')).toBe(5);
  again.close();
});

test('what is copied out of a whole database is the same to the last row', async () => {
  const [folder, other] = [await temporaryFolder(), await temporaryFolder()];
  const store = generateDatabase(folder, size);
  // Running counts that came back to nothing say the same as none.
  for (const table of ['tallies', 'species_hours', 'species_days', 'season_hours'])
    store.db.exec(`DELETE FROM ${table} WHERE detections = 0`);
  for (const table of ['file_counts', 'picture_counts']) store.db.exec(`DELETE FROM ${table} WHERE n = 0`);
  store.db.exec('DELETE FROM changed_rows');
  const original = dump(store.db);
  store.close();
  const fresh = new Database(join(other, 'fresh.db'));
  takeSteps(fresh, migrations, 0);
  const saved = salvage(join(folder, 'songsight.db'), fresh);
  expect(saved?.torn).toEqual([]);
  for (const table of ['file_counts', 'picture_counts']) fresh.exec(`DELETE FROM ${table} WHERE n = 0`);
  // Forgotten at the next start.
  fresh.exec('DELETE FROM changed_rows');
  expect(dump(fresh)).toEqual(original);
  expect(databaseFaults(fresh)).toEqual([]);
  fresh.close();
});

test('a damaged database is put right at the start: what can be read is kept, and said', async () => {
  const folder = await temporaryFolder();
  generateDatabase(folder, { ...size, recordings: 400 }).close();
  const path = join(folder, 'songsight.db');
  const page = new Database(path, { readonly: true });
  // Two pages in the middle of the detections.
  const pages = page
    .prepare<[], { pageno: number }>(`SELECT pageno FROM dbstat WHERE name = 'detections' AND pagetype = 'leaf'`)
    .all();
  const pageBytes = Number(page.pragma('page_size', { simple: true }));
  page.close();
  const torn = pages[Math.floor(pages.length / 2)]!.pageno;
  scribble(path, (torn - 1) * pageBytes, pageBytes * 2);
  askForCheck(folder);
  const store = openStore(folder);
  expect(store.notices[0]).toMatchObject({
    key: 'database-repaired-in-part',
    values: { recordings: 400, copy: expect.stringMatching(/^songsight-damaged-/) as string },
  });
  expect(databaseFaults(store.db)).toEqual([]);
  expect(one(store, 'SELECT count(*) FROM recordings')).toBe(400);
  const kept = Number(one(store, 'SELECT count(*) FROM detections'));
  expect(kept).toBeGreaterThan(1200);
  expect(kept).toBeLessThan(2400);
  expect(one(store, 'SELECT sum(detections) FROM tallies')).toBe(kept);
  store.close();
  const second = openStore(folder);
  expect(second.notices).toEqual([]);
  second.close();
});

test('a database of which nothing can be read gives way to the newest backup', async () => {
  const folder = await temporaryFolder();
  const store = generateDatabase(folder, { ...size, recordings: 5 });
  await makeBackup(store.db, folder, null, new Date());
  store.close();
  await writeFile(join(folder, 'songsight.db'), 'x'.repeat(8192));
  const again = openStore(folder);
  expect(again.notices[0]).toMatchObject({
    key: 'database-from-backup',
    values: { day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string },
  });
  expect(one(again, 'SELECT count(*) FROM recordings')).toBe(5);
  again.close();
  expect((await readdir(backupsFolder(folder))).some((name) => name.startsWith('songsight-damaged-'))).toBe(true);
});

test('a budget for pictures takes the worst unreviewed ones first and never a reviewed one', async () => {
  const folder = await temporaryFolder();
  const store = generateDatabase(folder, size);
  const { db } = store;
  db.exec('UPDATE pictures SET bytes = 100');
  db.exec(`INSERT INTO reviews (detection_id, verdict, comment, reviewer, reviewed_at)
    SELECT id, 'confirmed', '', '', '2026-05-01' FROM detections ORDER BY score LIMIT 10`);
  for (const { file } of db.prepare<[], { file: string }>('SELECT file FROM pictures').all()) {
    await mkdir(join(store.picturesPath, 'aa'), { recursive: true });
    await writeFile(join(store.picturesPath, file), 'png');
  }
  const all = Number(one(store, 'SELECT count(*) FROM pictures'));
  const plan = planDiskSpace(db, 20_000);
  expect(plan).toEqual({
    budgetBytes: 20_000,
    picturesBytes: all * 100,
    pictures: all - 200,
    bytes: (all - 200) * 100,
    keptPictures: 10,
    keptBytes: 1000,
  });
  expect(one(store, 'SELECT count(*) FROM pictures')).toBe(all);
  expect(freeDiskSpace(db, store.picturesPath, 20_000, 'now')).toEqual(plan);
  expect(one(store, 'SELECT count(*) FROM pictures')).toBe(200);
  expect(await readdir(join(store.picturesPath, 'aa'))).toHaveLength(200);
  expect(
    one(
      store,
      `SELECT count(*) FROM reviews v JOIN pictures p ON p.detection_id = v.detection_id WHERE p.file IS NOT NULL`,
    ),
  ).toBe(10);
  const worstKept = one(
    store,
    `SELECT min(d.score) FROM pictures p JOIN detections d ON d.id = p.detection_id
     WHERE d.id NOT IN (SELECT detection_id FROM reviews)`,
  );
  const bestGone = one(store, `SELECT max(d.score) FROM pictures_let_go l JOIN detections d ON d.id = l.detection_id`);
  expect(Number(worstKept)).toBeGreaterThanOrEqual(Number(bestGone));
  expect(one(store, 'SELECT count(*) FROM detections')).toBe(360);
  expect(freeDiskSpace(db, store.picturesPath, 0, 'now').pictures).toBe(190);
  expect(one(store, 'SELECT count(*) FROM pictures')).toBe(10);
  expect(databaseFaults(db)).toEqual([]);
  store.close();
});

test.skipIf(process.platform !== 'linux')('a data folder below /proc is refused at once, with a sentence', () => {
  const failure = failureOf(() => openStore('/proc/songsight/data'));
  expect(failure.code).toBe('data-folder-unusable');
  expect(failure.message).toContain('Choose another folder');
  expect(() => makeFolder('/sys/songsight')).toThrow();
});

test('folders are made one by one, however deep', async () => {
  const deep = join(await temporaryFolder(), 'a/b/c/d');
  makeFolder(deep);
  expect(existsSync(deep)).toBe(true);
});
