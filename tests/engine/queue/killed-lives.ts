import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { build } from 'esbuild';
import { expect } from 'vitest';
import { openStore } from '#store/opening/open-store.ts';
import { random } from '../../store/generated-database.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { writeTone } from '../wav-file.ts';

const project = join(import.meta.dirname, '../../..');
export const ingestProgram = join(project, '.cache/tests/ingest-child.js');
const listenMs = 20;
/** A life is killed after so many of its files at most, and so many milliseconds at most behind the last of them. */
const longestLife = { files: 4, ms: 60 };
/** One life in so many is killed while the program still starts: opening, recovering, looking through the folder. */
const earlyEvery = 5;
const longestStartMs = 700;
const longestQuietMs = 3000;
/** The slowest computer has begun by then. */
const longestBeginningMs = 240_000;
/** More files than there are: no life comes to its end by itself. */
const never = '1000000';

/** In one file the program starts twice as fast, hundreds of times. */
export async function buildIngest(): Promise<void> {
  await build({
    entryPoints: [join(import.meta.dirname, 'ingest-child.ts')],
    outfile: ingestProgram,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
}

export function startIngest(...words: string[]): ChildProcess {
  return spawn(process.execPath, [ingestProgram, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
}

/**
 * Resolves when the child has said that it works and then that so many files are done, or says nothing more for a while: on a busy
 * computer this process comes late, and the lives before may have done all there is to do. Also when it has ended.
 */
function worked(child: ChildProcess, count: number): Promise<void> {
  return new Promise((resolve) => {
    let said = 0;
    let quiet = setTimeout(resolve, longestBeginningMs);
    child.once('exit', () => {
      clearTimeout(quiet);
      resolve();
    });
    createInterface({ input: child.stdout! }).on('line', () => {
      said += 1;
      clearTimeout(quiet);
      if (said > count) resolve();
      else quiet = setTimeout(resolve, longestQuietMs);
    });
  });
}

/** Lives for a random while, in work rather than in time, and is killed; or for a random time of its very beginning. */
async function live(words: string[], fromTheBeginning: boolean, next: () => number): Promise<void> {
  const child = startIngest(...words);
  const exit = once(child, 'exit') as Promise<[number | null, string | null]>;
  let complaint = '';
  child.stderr?.on('data', (piece: Buffer) => (complaint += piece.toString()));
  if (!fromTheBeginning) await worked(child, Math.floor(next() * (longestLife.files + 1)));
  await wait(next() * (fromTheBeginning ? longestStartMs : longestLife.ms));
  child.kill('SIGKILL');
  const [code, signal] = await exit;
  expect(signal, `it ended by itself (${String(code)}): ${complaint}`).toBe('SIGKILL');
}

function look<T>(data: string, read: (one: (sql: string) => unknown, db: Database.Database) => T): T {
  const db = new Database(join(data, 'songsight.db'));
  const value = read((sql) => db.prepare(sql).pluck().get(), db);
  db.close();
  return value;
}

/** Nothing is doubled and nothing is half, at any moment: not only at the end. */
export function checkWhole(data: string): number {
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

/** Kills so many lives of one run through so many files, and checks after every tenth and at the end that nothing is lost. */
export async function killManyTimes(lives: number, files: number): Promise<number[]> {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  for (let file = 0; file < files - 1; file += 1) await writeTone(join(folder, `${file}.wav`), 300 + 11 * file, 1);
  await copyFile(join(folder, '3.wav'), join(folder, 'copy-of-3.wav'));
  const words = [data, folder, never, String(listenMs)];
  const next = random(4);
  const done: number[] = [];
  for (let life = 0; life < lives; life += 1) {
    await live(words, life % earlyEvery === earlyEvery - 1, next);
    if (life % 10 === 9) done.push(checkWhole(data));
  }
  expect(done.at(-1)).toBeGreaterThan(0);
  const last = startIngest(data, folder, String(files), '0');
  last.stdout?.resume();
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
  return done;
}
