import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { build } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
import { openStore } from '#store/opening/open-store.ts';
import { random } from '../../store/generated-database.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { writeTone } from '../wav-file.ts';

const project = join(import.meta.dirname, '../../..');
const program = join(project, '.cache/tests/ingest-child.js');
const lives = 100;
const files = 400;
const listenMs = 20;
/** A life is killed after so many of its files at most, and so many milliseconds at most behind the last of them. */
const longestLife = { files: 4, ms: 60 };
/** One life in so many is killed while the program still starts: opening, recovering, looking through the folder. */
const earlyEvery = 5;
const longestStartMs = 700;

/** In one file it starts twice as fast, a hundred times. */
beforeAll(async () => {
  await build({
    entryPoints: [join(import.meta.dirname, 'ingest-child.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
});

function start(...words: string[]): ChildProcess {
  return spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Resolves when the child has said that it works and then that so many files are done. */
async function worked(child: ChildProcess, count: number): Promise<void> {
  let said = 0;
  for await (const line of createInterface({ input: child.stdout! })) {
    said += line === '' ? 0 : 1;
    if (said > count) return;
  }
}

/** Lives for a random while, in work rather than in time, and is killed; or for a random time of its very beginning. */
async function live(words: string[], fromTheBeginning: boolean, next: () => number): Promise<void> {
  const child = start(...words);
  const exit = once(child, 'exit');
  if (!fromTheBeginning) await worked(child, Math.floor(next() * (longestLife.files + 1)));
  await wait(next() * (fromTheBeginning ? longestStartMs : longestLife.ms));
  expect(child.kill('SIGKILL'), 'it was still alive').toBe(true);
  expect((await exit)[1]).toBe('SIGKILL');
}

function look<T>(data: string, read: (one: (sql: string) => unknown, db: Database.Database) => T): T {
  const db = new Database(join(data, 'songsight.db'));
  const value = read((sql) => db.prepare(sql).pluck().get(), db);
  db.close();
  return value;
}

/** Nothing is doubled and nothing is half, at any moment: not only at the end. */
function checkWhole(data: string): number {
  return look(data, (one, db) => {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(one(`SELECT count(*) FROM files WHERE state = 'done' AND recording_id IS NULL`)).toBe(0);
    expect(one('SELECT count(*) FROM recordings')).toBe(one('SELECT count(*) FROM analyses'));
    expect(one('SELECT count(*) FROM detections')).toBe(Number(one('SELECT count(*) FROM recordings')) * 2);
    // A file that was at hand in five lives running is set aside with a sentence; the last life takes it up again.
    expect(one(`SELECT count(*) FROM files WHERE state = 'failed' AND failure_code <> 'analyst-crashed'`)).toBe(0);
    return Number(one(`SELECT count(*) FROM files WHERE state = 'done'`));
  });
}

async function pictureFiles(data: string): Promise<string[]> {
  const names = await readdir(join(data, 'pictures'), { recursive: true });
  return names.filter((name) => name.includes('.')).map((name) => name.replaceAll('\\', '/'));
}

test(
  `killed ${lives} times at random moments: every recording is there once, whole, with its pictures`,
  {
    timeout: 1_800_000,
  },
  async () => {
    const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
    for (let file = 0; file < files - 1; file += 1) await writeTone(join(folder, `${file}.wav`), 300 + 11 * file, 1);
    await copyFile(join(folder, '3.wav'), join(folder, 'copy-of-3.wav'));
    const words = [data, folder, String(files), String(listenMs)];
    const next = random(4);
    const done: number[] = [];
    for (let life = 0; life < lives; life += 1) {
      await live(words, life % earlyEvery === earlyEvery - 1, next);
      if (life % 10 === 9) done.push(checkWhole(data));
    }
    expect(done.at(-1)).toBeGreaterThan(0);
    expect(done.at(-1)).toBeLessThan(files);
    const last = start(data, folder, String(files), '0');
    expect((await once(last, 'exit'))[0]).toBe(0);
    openStore(data).close();
    expect(checkWhole(data)).toBe(files);
    const named = look(data, (one, db) => {
      expect(one('SELECT count(*) FROM recordings')).toBe(files - 1);
      expect(one('SELECT sum(detections) FROM tallies')).toBe(2 * (files - 1));
      expect(one(`SELECT count(*) FROM pictures WHERE state = 'done'`)).toBe(2 * (files - 1));
      expect(one('SELECT count(*) FROM pictures')).toBe(2 * (files - 1));
      expect(one('SELECT sum(n) FROM file_counts')).toBe(files);
      return db.prepare('SELECT file FROM pictures ORDER BY file').pluck().all() as string[];
    });
    expect((await pictureFiles(data)).sort()).toEqual(named);
    console.info(`killed ${lives} times; recordings done at every tenth: ${done.join(', ')}`);
  },
);

test('a second Songsight on the same data folder says so and stays out', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'a.wav'), 400);
  const first = start(data, folder, '2');
  await once(first.stdout!, 'data');
  const second = spawn(process.execPath, [program, data, folder, '1'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  second.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  const [code] = (await once(second, 'exit')) as [number];
  expect(code).not.toBe(0);
  expect(said).toContain('Another Songsight is already working with the data folder');
  await writeTone(join(folder, 'b.wav'), 500);
  expect((await once(first, 'exit'))[0]).toBe(0);
  expect(checkWhole(data)).toBe(2);
});
