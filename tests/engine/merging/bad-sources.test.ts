import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { say } from '#contract/words/sentence.ts';
import type { MergeResult } from '#engine/merging/merge-folders.ts';
import { makeSeason } from '../../field/season-folder.ts';
import { keptVersions, putOldDatabase } from '../../store/old-databases.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { merge, openWork } from './part-folders.ts';
import { plainRows } from './plain-rows.ts';

let work: string;
let good: string;
beforeEach(async () => {
  work = await temporaryFolder();
  good = join(work, 'good');
  makeSeason(good, { detections: 200, species: 5 });
});

const season = (): string => join(work, 'season');
const told = ({ sources }: MergeResult): (string | null)[] =>
  sources.map(({ failure }) => (failure === null ? null : say(failure, 'en')));

function put(bytes: string | Uint8Array | null): string {
  const folder = join(work, 'bad');
  mkdirSync(folder);
  if (bytes !== null) writeFileSync(join(folder, 'songsight.db'), bytes);
  return folder;
}

/** A copy of the good folder, with something done to its database. */
async function spoiled(sql: string): Promise<string> {
  const folder = join(work, 'bad');
  await cp(good, folder, { recursive: true });
  const db = new Database(join(folder, 'songsight.db'));
  db.pragma('foreign_keys = OFF');
  db.pragma('ignore_check_constraints = ON');
  db.unsafeMode();
  db.pragma('writable_schema = ON');
  db.exec(sql);
  db.close();
  return folder;
}

/** A copy of the good folder in which a link that leads to itself stands for a file, as one that the disk cannot give does. */
async function looped(name: string): Promise<string> {
  const folder = join(work, 'bad');
  await cp(good, folder, { recursive: true });
  rmSync(join(folder, name), { force: true });
  symlinkSync(name, join(folder, name));
  return folder;
}

describe('sources that cannot be used are told, and the others are merged', () => {
  it.each([
    ['no folder', () => join(work, 'absent'), /no Songsight data/],
    ['a folder without a database', () => put(null), /no Songsight data/],
    ['an empty file', () => put(''), /no Songsight data/],
    ['a text', () => put('x'.repeat(5000)), /damaged, not whole or not one of Songsight/],
    ['another program’s database', () => spoiled('PRAGMA user_version = 0'), /not one of Songsight/],
    ['a database of a newer Songsight', () => spoiled('PRAGMA user_version = 4000'), /newer Songsight/],
    ['a version that never was', () => spoiled('PRAGMA user_version = 9'), /not one of Songsight/],
    ['a missing table', () => spoiled('DROP TABLE reviews'), /not one of Songsight/],
    [
      'a view for a table',
      () => spoiled('DROP TABLE reviews; CREATE VIEW reviews AS SELECT 1'),
      /not one of Songsight/,
    ],
    ['rows that refer to nothing', () => spoiled('UPDATE detections SET species_id = 999 WHERE id = 1'), /not whole/],
    [
      'a path out of its folder',
      () => spoiled(`UPDATE files SET relative_path = '../../etc/passwd' WHERE id = 1`),
      /damaged/,
    ],
    ['a text that is no JSON', () => spoiled(`UPDATE recordings SET warnings = '[' WHERE id = 1`), /damaged/],
    ['labels of another kind', () => spoiled(`UPDATE packs SET labels = '[7]'`), /damaged/],
    ['a database that cannot be looked at', () => looped('songsight.db'), /songsight.db cannot be read \(ELOOP\)/],
    ['a lock that cannot be looked at', () => looped('songsight.lock'), /songsight.lock cannot be read \(ELOOP\)/],
    ['embeddings that cannot be looked at', () => looped('embeddings.db'), /embeddings.db cannot be read \(ELOOP\)/],
    ['a name that no disk takes', () => join(work, 'a'.repeat(300)), /cannot be read \(ENAMETOOLONG\)/],
    ['a length without end', () => spoiled('UPDATE recordings SET duration_s = 9e999 WHERE id = 1'), /damaged/],
  ] as [string, () => string | Promise<string>, RegExp][])('%s', async (_, make, sentence) => {
    const result = await merge(season(), await make(), good);
    expect(told(result)).toEqual([expect.stringMatching(sentence), null]);
    expect(plainRows(season())['detections']).toHaveLength(200);
  });

  it('half a database', async () => {
    const folder = await spoiled('SELECT 1');
    const path = join(folder, 'songsight.db');
    truncateSync(path, Math.floor(statSync(path).size / 8192) * 4096);
    expect(told(await merge(season(), folder, good))).toEqual([expect.stringMatching(/damaged/), null]);
  });

  it('the folder to merge into', async () => {
    await merge(season(), good);
    expect(told(await merge(season(), season()))).toEqual([expect.stringMatching(/folder to merge into/)]);
  });

  it('a folder in which a Songsight works now, until it ends', async () => {
    const engine = await openWork(good);
    expect(told(await merge(season(), good))).toEqual([expect.stringMatching(/is working with/)]);
    await engine.close();
    expect(told(await merge(season(), good))).toEqual([null]);
  });
});

it.each(keptVersions)(
  'a database of version %i is brought to today’s in a copy, and stays as it is itself',
  async (version) => {
    const folder = put(null);
    putOldDatabase(folder, version);
    const before = readFileSync(join(folder, 'songsight.db'));
    expect(told(await merge(season(), folder))).toEqual([null]);
    expect(readFileSync(join(folder, 'songsight.db')).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['songsight.db']);
    expect(plainRows(season())['recordings']!.length).toBeGreaterThan(0);
  },
);

it('what waits in the write-ahead log of a computer that lost its power comes along, and no byte of the source changes', async () => {
  const folder = join(work, 'bad');
  mkdirSync(folder);
  // A process that writes and is killed leaves its log behind.
  const script = `const D = require('better-sqlite3'); const db = (globalThis.kept = new D(process.argv[1])); db.pragma('wal_autocheckpoint = 0');
    db.exec("UPDATE recordings SET name = 'written last' WHERE id = 1"); console.log('written'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['-e', script, join(good, 'songsight.db')], {
    cwd: join(import.meta.dirname, '../../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'close');
  for (const name of ['songsight.db', 'songsight.db-wal']) copyFileSync(join(good, name), join(folder, name));
  const before = ['songsight.db', 'songsight.db-wal'].map((name) =>
    readFileSync(join(folder, name)).toString('base64'),
  );
  expect(told(await merge(season(), folder))).toEqual([null]);
  expect(plainRows(season())['recordings']!.filter((row) => row.includes('written last'))).toHaveLength(1);
  expect(readdirSync(folder).sort()).toEqual(['songsight.db', 'songsight.db-wal']);
  expect(
    ['songsight.db', 'songsight.db-wal'].map((name) => readFileSync(join(folder, name)).toString('base64')),
  ).toEqual(before);
});

describe('pictures', () => {
  const file = `ab/ab${'0'.repeat(30)}.png`;
  const secret = (): string => join(work, 'secret.png');

  it.each([
    ['is not there', `'${file}'`, () => undefined],
    ['lies outside of its folder', `'../../secret.png'`, () => undefined],
    ['is a link', `'${file}'`, (folder: string) => symlinkSync(secret(), join(folder, 'pictures', file))],
    ['is no PNG', `'${file}'`, (folder: string) => writeFileSync(join(folder, 'pictures', file), 'x'.repeat(9))],
  ] as [string, string, (folder: string) => void][])('one that %s waits to be painted again', async (_, name, lay) => {
    writeFileSync(secret(), 'x'.repeat(9));
    const folder =
      await spoiled(`UPDATE pictures SET file = NULL; UPDATE pictures SET state = 'waiting', file = NULL, bytes = 0;
      UPDATE detections SET picture_id = NULL; UPDATE pictures SET state = 'done', file = ${name}, bytes = 9 WHERE id = 1;
      UPDATE detections SET picture_id = 1 WHERE id = (SELECT detection_id FROM pictures WHERE id = 1)`);
    mkdirSync(join(folder, 'pictures/ab'), { recursive: true });
    lay(folder);
    expect(told(await merge(season(), folder))).toEqual([null]);
    const db = new Database(join(season(), 'songsight.db'), { readonly: true });
    expect(db.prepare(`SELECT count(*) FROM pictures WHERE state = 'done'`).pluck().get()).toBe(0);
    expect(db.prepare('SELECT count(*) FROM detections WHERE picture_id IS NOT NULL').pluck().get()).toBe(0);
    expect(db.prepare('SELECT count(*) FROM files_in_work').pluck().get()).toBe(0);
    db.close();
    expect(existsSync(join(season(), 'pictures', file))).toBe(false);
  });
});

it('files that still wait in a source are told again by each merge, also when nothing is new', async () => {
  const part =
    await spoiled(`INSERT INTO files (folder_id, relative_path, size_bytes, modified_ms, state, attempts, not_before_ms, queued_at)
    SELECT folder_id, 'late.wav', 1, 1, 'waiting', 0, 0, '2026-05-24T10:00:00.123Z' FROM files LIMIT 1`);
  for (const before of [false, true]) {
    expect((await merge(season(), part)).sources).toMatchObject([{ failure: null, counts: { before, waiting: 1 } }]);
  }
});
