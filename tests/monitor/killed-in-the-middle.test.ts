import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';
import { writeTone } from './wav-file.ts';

const program = fileURLToPath(new URL('ingest-child.ts', import.meta.url));
const files = 60;

function start(...words: string[]): ChildProcess {
  return spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
}

function count(data: string, sql: string): unknown {
  const db = new Database(join(data, 'songsight.db'));
  const value: unknown = db.prepare(sql).pluck().get();
  db.close();
  return value;
}

test('killed again and again in the middle of the work: the database is whole and nothing is there twice', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  for (let file = 0; file < files - 1; file += 1) await writeTone(join(folder, `${file}.wav`), 300 + 11 * file);
  await copyFile(join(folder, '3.wav'), join(folder, 'copy-of-3.wav'));
  for (const lifeMs of [60, 150, 200, 250, 120]) {
    const child = start(data, folder, String(files));
    await once(child.stdout!, 'data');
    await wait(lifeMs);
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  const doneBefore = count(data, `SELECT count(*) FROM files WHERE state = 'done'`);
  expect(doneBefore).toBeGreaterThan(0);
  expect(doneBefore).toBeLessThan(files);
  const last = start(data, folder, String(files));
  const [code] = (await once(last, 'exit')) as [number];
  expect(code).toBe(0);
  const db = new Database(join(data, 'songsight.db'), { readonly: true });
  const one = (sql: string): unknown => db.prepare(sql).pluck().get();
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(one(`SELECT count(*) FROM files WHERE state = 'done'`)).toBe(files);
  expect(one('SELECT count(*) FROM recordings')).toBe(files - 1);
  expect(one('SELECT count(*) FROM analyses')).toBe(files - 1);
  expect(one('SELECT count(*) FROM detections WHERE current = 1')).toBe(2 * (files - 1));
  expect(one('SELECT sum(detections) FROM tallies')).toBe(2 * (files - 1));
  expect(one(`SELECT count(*) FROM pictures WHERE state = 'done'`)).toBe(2 * (files - 1));
  expect(one('SELECT sum(n) FROM file_counts')).toBe(files);
  const named = db.prepare('SELECT file FROM pictures').pluck().all() as string[];
  db.close();
  expect(named.filter((file) => !existsSync(join(data, 'pictures', file)))).toEqual([]);
  const found = (await readdir(join(data, 'pictures'), { recursive: true })).filter((name) => name.includes('.png'));
  expect(found.length).toBeGreaterThanOrEqual(named.length);
});
