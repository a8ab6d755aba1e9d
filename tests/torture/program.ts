import { execFileSync, type ChildProcess } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { tinyPack } from '../analysis/tiny-pack-folder.ts';
import { startCli, type Finished } from '../field/run-cli.ts';
import { writeTone } from '../engine/wav-file.ts';

/** The real program, built, with its analyst in a process of its own. */
export type Program = {
  readonly child: ChildProcess;
  readonly ended: Promise<Finished & { readonly seconds: number }>;
  output(): string;
};

export function startProgram(words: readonly string[]): Program {
  const child = startCli(words);
  const began = performance.now();
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (piece: Buffer) => (stdout += piece.toString()));
  child.stderr?.on('data', (piece: Buffer) => (stderr += piece.toString()));
  const ended = new Promise<Finished & { seconds: number }>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr, seconds: (performance.now() - began) / 1000 }));
  });
  return { child, ended, output: () => stdout + stderr };
}

/** Words for one run through a folder. */
export const analyse = (data: string, folder: string): string[] => [
  'analyse',
  folder,
  '--data',
  data,
  '--pack',
  tinyPack,
  '--analysts',
  '2',
  '--pictures',
  'none',
];

/** Tones of some seconds, each another one. */
export async function writeTones(folder: string, files: number, seconds: number): Promise<void> {
  for (let file = 0; file < files; file += 1) await writeTone(join(folder, `${file}.wav`), 300 + file, seconds);
}

/** The processes that a process started: on Linux only. */
export function childrenOf(pid: number | undefined): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((each) => {
      try {
        const stat = readFileSync(`/proc/${each}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === pid;
      } catch {
        return false;
      }
    });
}

/** What the database says, read beside the program; null while there is none. */
export function ask(data: string, sql: string): unknown {
  try {
    const db = new Database(join(data, 'songsight.db'), { readonly: true, timeout: 2000 });
    try {
      return db.prepare(sql).pluck().get();
    } finally {
      db.close();
    }
  } catch {
    return null;
  }
}

export async function until(holds: () => boolean, withinMs: number, what: string): Promise<void> {
  const end = Date.now() + withinMs;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`it never came about that ${what}`);
    await wait(20);
  }
}

export const doneFiles = (data: string): number =>
  Number(ask(data, `SELECT count(*) FROM files WHERE state = 'done'`) ?? 0);

export const unmount = (path: string): void => void execFileSync('umount', ['-l', path], { stdio: 'ignore' });

/** Has the kernel take a file system for damaged, so that it becomes read-only under whoever writes to it. */
export function breakDisk(path: string): void {
  const device = execFileSync('findmnt', ['-no', 'SOURCE', path], { encoding: 'utf8' }).trim();
  writeFileSync(`/sys/fs/ext4/${basename(device)}/trigger_fs_error`, 'x');
}
