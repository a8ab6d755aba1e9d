import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { KnownFailure } from '#contract/failure.ts';
import { upgradeShare, type UpgradeLooks, type UpgradeProgress } from '#contract/desktop/upgrade.ts';
import { bringUpToDate } from '#engine/upkeep/bring-up-to-date.ts';
import { stageRestore } from '#store/opening/backups.ts';
import { migrations, newestVersion } from '#store/opening/migrate.ts';
import { openStore } from '#store/opening/open-store.ts';
import { putOldDatabase } from '../../store/old-databases.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const entry = path.resolve(import.meta.dirname, '../../../electron/engine/upkeep/upgrade-thread.ts');

function listening() {
  const [told, looks]: [UpgradeProgress[], UpgradeLooks[]] = [[], []];
  return {
    told,
    looks,
    entry,
    tell: (progress: UpgradeProgress) => void told.push(progress),
    begins: (it: UpgradeLooks) => void looks.push(it),
  };
}

function inDatabase<T>(folder: string, work: (db: Database.Database) => T): T {
  const db = new Database(path.join(folder, 'songsight.db'));
  try {
    return work(db);
  } finally {
    db.close();
  }
}

const versionOf = (folder: string): unknown => inDatabase(folder, (db) => db.pragma('user_version', { simple: true }));

test('a large old season is copied and brought up to date while this thread goes on; how much is copied is told', async () => {
  const dataFolder = await temporaryFolder();
  putOldDatabase(dataFolder, 4);
  inDatabase(dataFolder, (db) => {
    const write = db.prepare('INSERT INTO settings (key, value) VALUES (?, ?)');
    write.run('setting.language', '"de"');
    write.run('setting.theme', '"dark"');
    write.run('much', JSON.stringify('x'.repeat(60_000_000)));
  });
  const heard = listening();
  // Another program holds the database. It is this very thread that lets it go, a moment after the other one began: were the work done
  // here, it would wait for ever.
  const other = new Database(path.join(dataFolder, 'songsight.db'));
  other.exec('BEGIN IMMEDIATE');
  const begins = (looks: UpgradeLooks): void => {
    heard.begins(looks);
    setTimeout(() => other.close(), 50);
  };
  expect(await bringUpToDate({ dataFolder, ...heard, begins })).toEqual([]);
  expect(other.open).toBe(false);
  expect(heard.looks).toEqual([{ language: 'de', theme: 'dark' }]);
  const copied = heard.told.flatMap((each) => (each.at === 'copying' ? [each.bytesDone / each.bytes] : []));
  expect([copied.at(0), copied.at(-1)]).toEqual([0, 1]);
  expect(copied).toEqual(copied.toSorted((a, b) => a - b));
  expect(copied.every((share) => share <= 1)).toBe(true);
  const taken = heard.told.flatMap((each) => (each.at === 'step' ? [each.step] : []));
  expect(taken).toEqual(taken.map((_, index) => index + 1));
  const shares = heard.told.map(upgradeShare);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(versionOf(dataFolder)).toBe(newestVersion(migrations));
});

test('a folder of today, a new one, and a file that is no database are left to whoever opens them', async () => {
  const [today, fresh, other] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()];
  openStore(today).close();
  writeFileSync(
    path.join(other, 'songsight.db'),
    'no database at all, but longer than a header of one hundred bytes '.repeat(3),
  );
  for (const dataFolder of [today, path.join(fresh, 'not there'), other]) {
    // A thread that cannot be started: whoever starts one fails.
    const heard = { ...listening(), entry: '/nonexistent/thread.js' };
    expect(await bringUpToDate({ dataFolder, ...heard })).toEqual([]);
    expect(heard.told).toEqual([]);
  }
});

test('an old backup that was chosen for this start is put in place and brought up to date in the thread; what was done is told', async () => {
  const dataFolder = await temporaryFolder();
  openStore(dataFolder).close();
  const old = await temporaryFolder();
  putOldDatabase(old, 4);
  const name = 'songsight-backup-20260101T000000Z.db';
  stageRestore(dataFolder, name);
  writeFileSync(path.join(dataFolder, 'backups', name), readFileSync(path.join(old, 'songsight.db')));
  const heard = listening();
  const notices = await bringUpToDate({ dataFolder, ...heard });
  expect(notices).toMatchObject([{ key: 'backup-restored-kept' }]);
  expect(heard.told.length).toBeGreaterThan(2);
  const store = openStore(dataFolder, { notices });
  expect(store.notices).toEqual(notices);
  store.close();
});

test('why it could not be done is a failure with a sentence, and the database is as it was', async () => {
  const dataFolder = await temporaryFolder();
  putOldDatabase(dataFolder, 3);
  const before = readFileSync(path.join(dataFolder, 'songsight.db'));
  writeFileSync(path.join(dataFolder, 'backups'), 'in the way');
  const failed = await bringUpToDate({ dataFolder, ...listening() }).catch((thrown: unknown) => thrown);
  expect(failed).toBeInstanceOf(KnownFailure);
  expect(failed).toMatchObject({ code: 'data-folder-unusable', sentence: { key: 'backup-not-written' } });
  expect(versionOf(dataFolder)).toBe(3);
  expect(readFileSync(path.join(dataFolder, 'songsight.db')).length).toBe(before.length);
});

test('a data folder that another Songsight works with is refused, and nothing is changed', async () => {
  const dataFolder = await temporaryFolder();
  const store = openStore(dataFolder);
  store.db.pragma('user_version = 30');
  store.db.pragma('wal_checkpoint(TRUNCATE)');
  const failed = await bringUpToDate({ dataFolder, ...listening() }).catch((thrown: unknown) => thrown);
  store.close();
  expect(failed).toMatchObject({ code: 'data-folder-in-use' });
});
