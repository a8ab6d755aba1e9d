import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { KnownFailure } from '#contract/failure.ts';
import { SaveTogether, type Saved } from '#engine/queue/save-together.ts';
import { writeStoredValues } from '#store/settings/settings.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { testEngine } from '../test-engine.ts';

/** A saver over a real database, and what another reader sees of what it wrote. */
async function saving(atWork: () => number) {
  const data = await temporaryFolder();
  const { engine } = (await testEngine(data, { watch: false })).inside;
  const other = new Database(join(data, 'songsight.db'), { readonly: true });
  onTestFinished(() => void other.close());
  const { db } = engine.store;
  const writing =
    (name: string, more: () => void = () => undefined) =>
    (): Saved => {
      writeStoredValues(db, { [`test.${name}`]: true });
      more();
      return { listened: { kind: 'known' } };
    };
  const seen = (): unknown[] => other.prepare(`SELECT key FROM settings WHERE key LIKE 'test.%'`).pluck().all();
  return { db, save: new SaveTogether(engine, atWork).save, writing, seen };
}

test('files that end together are on the disk together; one is told when it is there', async () => {
  const { save, writing, seen } = await saving(() => 2);
  const told: unknown[] = [];
  const first = save(() => ({ ...writing('a')(), tell: () => told.push(seen()) }));
  expect(seen()).toEqual([]);
  const second = save(writing('b', () => expect(seen()).toEqual([])));
  await Promise.all([first, second]);
  expect(seen()).toEqual(['test.a', 'test.b']);
  expect(told).toEqual([['test.a', 'test.b']]);
});

test('a file that ends while others go on is written soon, and one alone at once', async () => {
  let atWork = 3;
  const { save, writing, seen } = await saving(() => atWork);
  await save(writing('a'));
  expect(seen()).toEqual(['test.a']);
  atWork = 1;
  const alone = save(writing('b'));
  expect(seen()).toEqual(['test.a', 'test.b']);
  expect(await alone).toEqual({ kind: 'known' });
});

test('what fails of one file is taken back, and the others are written', async () => {
  const { save, writing, seen } = await saving(() => 3);
  const failing = writing('b', () => {
    throw new KnownFailure('file-damaged', 'wav-no-data');
  });
  const ends = await Promise.allSettled([save(writing('a')), save(failing), save(writing('c'))]);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(seen()).toEqual(['test.a', 'test.c']);
});

test('trouble after which SQLite takes everything back is that of all, and nothing of them is there', async () => {
  const { db, save, writing, seen } = await saving(() => 3);
  const full = writing('b', () => {
    db.exec('ROLLBACK');
    throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
  });
  const ends = await Promise.allSettled([save(writing('a')), save(full), save(writing('c'))]);
  for (const end of ends) expect(end).toMatchObject({ status: 'rejected', reason: { code: 'disk-full' } });
  expect(seen()).toEqual([]);
  await Promise.all(['d', 'e', 'f'].map((name) => save(writing(name))));
  expect(seen()).toEqual(['test.d', 'test.e', 'test.f']);
});
