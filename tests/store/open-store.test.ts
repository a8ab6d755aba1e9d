import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { KnownFailure } from '#contract/failure.ts';
import type { UpgradeProgress } from '#contract/desktop/upgrade.ts';
import { migrations, newestVersion } from '#store/opening/migrate.ts';
import { readStoredValues } from '#store/settings/settings.ts';
import { openStore } from '#store/opening/open-store.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';

function failureOf(act: () => unknown): KnownFailure {
  try {
    act();
  } catch (thrown) {
    if (thrown instanceof KnownFailure) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}

const first = { from: 0, to: 1, sql: 'CREATE TABLE things (name TEXT) STRICT;' };
const steps = [
  first,
  { from: 1, to: 2, sql: 'ALTER TABLE things ADD COLUMN size INTEGER;' },
  { from: 2, to: 3, sql: 'ALTER TABLE things ADD COLUMN weight INTEGER;' },
];

test('a fresh data folder gets database and pictures, with the pragmas we count on', async () => {
  const folder = join(await temporaryFolder(), 'not/yet/there');
  const store = openStore(folder);
  expect(store.db.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(store.db.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(store.db.pragma('user_version', { simple: true })).toBe(newestVersion(migrations));
  store.close();
  expect((await readdir(folder)).sort()).toEqual(['pictures', 'songsight.db', 'songsight.lock']);
});

test('two on one data folder: the second is told so, and gets it when the first is done', async () => {
  const folder = await temporaryFolder();
  const first = openStore(folder);
  expect(failureOf(() => openStore(folder)).code).toBe('data-folder-in-use');
  first.close();
  openStore(folder).close();
});

test('another process holds the folder only as long as it lives', async () => {
  const folder = await temporaryFolder();
  // What nobody keeps is collected as garbage, and lets the folder go.
  const script = `import { openStore } from '#store/opening/open-store.ts'; globalThis.kept = openStore(process.argv[1]); console.log('open'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  expect(failureOf(() => openStore(folder)).code).toBe('data-folder-in-use');
  child.kill('SIGKILL');
  await once(child, 'exit');
  openStore(folder).close();
});

test('a database from version 0 on, and one from version 1 with a copy kept', async () => {
  const folder = await temporaryFolder();
  const second = { from: 1, to: 2, sql: `ALTER TABLE things ADD COLUMN size INTEGER NOT NULL DEFAULT 1;` };
  const old = openStore(folder, { migrations: [first] });
  old.db.prepare('INSERT INTO things (name) VALUES (?)').run('kept');
  old.close();
  const store = openStore(folder, { migrations: [first, second] });
  expect(store.db.prepare('SELECT name, size FROM things').get()).toEqual({ name: 'kept', size: 1 });
  store.close();
  const copy = new Database(join(folder, 'backups/songsight-before-update-v2.db'), { readonly: true });
  expect(copy.prepare('SELECT * FROM things').all()).toEqual([{ name: 'kept' }]);
  copy.close();
});

test('a database that is brought up to date says so, step by step; a new one and one of today say nothing', async () => {
  const folder = await temporaryFolder();
  const told: UpgradeProgress[] = [];
  const tellUpgrade = (progress: UpgradeProgress): void => void told.push(progress);
  openStore(folder, { migrations: [first], tellUpgrade }).close();
  expect(told).toEqual([]);
  openStore(folder, { migrations: steps, tellUpgrade }).close();
  const path = join(folder, 'songsight.db');
  expect(told).toEqual([
    { at: 'copying', path, bytesDone: 0, bytes: 8192 },
    { at: 'copying', path, bytesDone: 8192, bytes: 8192 },
    { at: 'step', step: 1, of: 2 },
    { at: 'step', step: 2, of: 2 },
  ]);
  openStore(folder, { migrations: steps, tellUpgrade }).close();
  expect(told).toHaveLength(4);
});

test('whichever step fails, the database stays as it was before the first', async () => {
  const folder = await temporaryFolder();
  openStore(folder, { migrations: [first] }).close();
  const third = { from: 2, to: 3, sql: 'CREATE TABLE more (a TEXT) STRICT; SELECT nonsense;' };
  expect(() => openStore(folder, { migrations: [...steps.slice(0, 2), third] })).toThrow();
  const db = new Database(join(folder, 'songsight.db'));
  expect(db.pragma('user_version', { simple: true })).toBe(1);
  expect(db.prepare(`SELECT name FROM sqlite_schema WHERE name = 'more'`).all()).toEqual([]);
  expect(db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all('things')).toEqual(['name']);
  db.close();
  openStore(folder, { migrations: [first] }).close();
});

test('an old database that cannot be copied first is not touched, and why is said', async () => {
  const folder = await temporaryFolder();
  openStore(folder, { migrations: [first] }).close();
  await writeFile(join(folder, 'backups'), 'in the way');
  const failure = failureOf(() => openStore(folder, { migrations: steps }));
  expect(failure).toMatchObject({ code: 'data-folder-unusable', sentence: { key: 'backup-not-written' } });
  openStore(folder, { migrations: [first] }).close();
});

test('a database whose tables are of another version than it says, or whose texts are no JSON, is damaged', async () => {
  const folder = await temporaryFolder();
  const store = openStore(folder);
  store.db.prepare(`INSERT INTO settings (key, value) VALUES ('threshold', '{"a":')`).run();
  expect(failureOf(() => readStoredValues(store.db)).code).toBe('database-damaged');
  store.db.pragma('user_version = 0');
  store.close();
  expect(failureOf(() => openStore(folder))).toMatchObject({ code: 'database-damaged' });
});

test('a database of a newer program is refused and left alone', async () => {
  const folder = await temporaryFolder();
  openStore(folder).close();
  const db = new Database(join(folder, 'songsight.db'));
  db.pragma('user_version = 99');
  db.close();
  expect(failureOf(() => openStore(folder)).code).toBe('database-too-new');
  openStore(folder, { migrations: [...migrations, { from: newestVersion(migrations), to: 99, sql: '' }] }).close();
});

test('a file that is no database is said to be damaged', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'songsight.db'), 'x'.repeat(8192));
  expect(failureOf(() => openStore(folder)).code).toBe('database-damaged');
});

test('a database of another program, or one that lacks a column, is refused in a sentence', async () => {
  const folder = await temporaryFolder();
  const foreign = new Database(join(folder, 'songsight.db'));
  foreign.pragma(`user_version = ${newestVersion(migrations)}`);
  foreign.exec('CREATE TABLE birds (name TEXT)');
  foreign.close();
  expect(failureOf(() => openStore(folder))).toMatchObject({
    code: 'database-damaged',
    sentence: { key: 'database-foreign' },
  });
  const other = await temporaryFolder();
  openStore(other).close();
  const changed = new Database(join(other, 'songsight.db'));
  changed.exec('ALTER TABLE recordings RENAME COLUMN gain TO loudness');
  changed.close();
  expect(failureOf(() => openStore(other)).message).toContain('recordings.gain');
});

test('a database whose head names a version of SQLite that there is not is damaged', async () => {
  const folder = await temporaryFolder();
  openStore(folder).close();
  const path = join(folder, 'songsight.db');
  const bytes = await readFile(path);
  bytes[18] = bytes[19] = 9;
  await writeFile(path, bytes);
  expect(failureOf(() => openStore(folder)).code).toBe('database-damaged');
});

test('a data folder that is a file is unusable', async () => {
  const path = join(await temporaryFolder(), 'file');
  await writeFile(path, '');
  expect(failureOf(() => openStore(path)).code).toBe('data-folder-unusable');
});

test.skipIf(process.getuid?.() === 0)(
  'SKIPPED as root: a data folder without the right to write is unusable',
  async () => {
    const folder = join(await temporaryFolder(), 'locked');
    await mkdir(folder);
    await chmod(folder, 0o500);
    expect(failureOf(() => openStore(folder)).code).toBe('data-folder-unusable');
  },
);
