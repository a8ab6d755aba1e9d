import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { makeCard, noMounts } from '../field/mounts.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { figure } from './figures.ts';
import { analyse, ask, breakDisk, childrenOf, doneFiles, startProgram, unmount, until, writeTones } from './program.ts';

const here = 'tests/torture/program.torture.ts';
const onLinux = process.platform === 'linux';
const mountReason = noMounts();
const childKills = 20;

function whole(data: string, files: number): void {
  expect(ask(data, 'PRAGMA integrity_check')).toBe('ok');
  expect(doneFiles(data)).toBe(files);
  expect(ask(data, 'SELECT count(*) FROM recordings')).toBe(files);
  expect(ask(data, 'SELECT count(*) FROM analyses')).toBe(files);
}

test.skipIf(!onLinux)('the listening process is killed again and again', { timeout: 1_800_000 }, async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  const files = 300;
  await writeTones(folder, files, 20);
  let killed = 0;
  for (let runs = 0; runs < 20 && doneFiles(data) < files; runs += 1) {
    const run = startProgram(analyse(data, folder));
    while (killed < childKills && run.child.exitCode === null) {
      // However slow the machine is, each child has heard something before it is killed.
      const done = doneFiles(data);
      await until(() => doneFiles(data) > done || run.child.exitCode !== null, 60_000, 'a file is done');
      const [child] = childrenOf(run.child.pid);
      if (child === undefined) continue;
      try {
        process.kill(child, 'SIGKILL');
        killed += 1;
      } catch {
        // It had ended by itself.
      }
    }
    await run.ended;
  }
  whole(data, files);
  expect(killed).toBe(childKills);
  figure('A listening process that dies costs nothing', here, `${killed} kills of the child, ${files} files, all done`);
});

test.skipIf(!onLinux)('the end comes within 5 s while the listening process hangs', { timeout: 300_000 }, async () => {
  const took: string[] = [];
  for (const [command, signals] of [
    ['analyse', ['SIGINT']],
    ['watch', ['SIGINT']],
    ['watch', ['SIGTERM']],
    ['analyse', ['SIGINT', 'SIGINT']],
  ] as const) {
    const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
    await writeTones(folder, 40, 30);
    const words = analyse(data, folder);
    const run = startProgram(command === 'watch' ? ['watch', ...words.slice(1, -2)] : words);
    await until(() => doneFiles(data) > 2, 60_000, 'files are done');
    for (const child of childrenOf(run.child.pid)) process.kill(child, 'SIGSTOP');
    await wait(300);
    const done = doneFiles(data);
    const began = performance.now();
    for (const signal of signals) {
      run.child.kill(signal);
      await wait(200);
    }
    await run.ended;
    const seconds = (performance.now() - began) / 1000;
    expect(seconds).toBeLessThan(signals.length > 1 ? 1 : 5);
    expect(ask(data, 'PRAGMA integrity_check')).toBe('ok');
    expect(doneFiles(data)).toBeGreaterThanOrEqual(done);
    took.push(`${command} ${signals.join('+')} ${seconds.toFixed(1)} s`);
  }
  figure('Ctrl+C, SIGTERM: the end within 5 s whatever hangs, everything committed', here, took.join(', '));
});

test.skipIf(!onLinux)('a listening process that hangs is replaced', { timeout: 600_000 }, async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTones(folder, 60, 30);
  const run = startProgram(analyse(data, folder));
  await until(() => doneFiles(data) > 2, 60_000, 'files are done');
  const [stopped] = childrenOf(run.child.pid);
  process.kill(stopped!, 'SIGSTOP');
  const began = performance.now();
  await until(() => !childrenOf(run.child.pid).includes(stopped!), 400_000, 'the child is replaced');
  const seconds = (performance.now() - began) / 1000;
  expect((await run.ended).code).toBe(0);
  whole(data, 60);
  figure(
    'A listening process that hangs is noticed and replaced',
    here,
    `SIGSTOP: replaced after ${seconds.toFixed(0)} s, all 60 files done`,
  );
});

test.skipIf(mountReason !== null)(
  `the disk with the data folder fills up, becomes read-only, and is writable again ${mountReason ?? ''}`,
  { timeout: 600_000 },
  async () => {
    const [outer, folder] = [await temporaryFolder(), await temporaryFolder()];
    const card = makeCard(outer, 24);
    card.pullOut();
    card.putIn(['errors=remount-ro']);
    const disk = card.path;
    const data = join(disk, 'data');
    await writeTones(folder, 120, 20);
    const told: string[] = [];
    const full = startProgram(analyse(data, folder));
    await until(() => doneFiles(data) > 2, 60_000, 'files are done');
    fill(join(disk, 'ballast'));
    const onFull = await full.ended;
    expect(onFull.stdout + onFull.stderr).toContain('The disk that holds the data folder is full.');
    told.push(`full: rc ${onFull.code}`);
    rmSync(join(disk, 'ballast'));
    const closed = startProgram(analyse(data, folder));
    const before = doneFiles(data);
    await until(() => doneFiles(data) > before, 60_000, 'files are done again');
    breakDisk(disk);
    const onClosed = await closed.ended;
    expect(onClosed.stdout + onClosed.stderr).toMatch(/read-only|cannot write/);
    told.push(`read-only: rc ${onClosed.code}`);
    card.pullOut();
    card.putIn();
    expect((await startProgram(analyse(data, folder)).ended).code).toBe(0);
    whole(data, 120);
    for (const result of [onFull, onClosed]) expect(result.code, result.stdout + result.stderr).toBe(3);
    figure(
      'A full disk and a data folder that became read-only are said; nothing is lost',
      here,
      `${told.join(', ')}; then all 120 files done`,
    );
  },
);

test.skipIf(mountReason !== null)(
  `a card vanishes in the middle and comes back ${mountReason ?? ''}`,
  { timeout: 300_000 },
  async () => {
    const [outer, data] = [await temporaryFolder(), await temporaryFolder()];
    const [card, kept] = [join(outer, 'card'), join(outer, 'kept')];
    mkdirSync(card);
    await writeTones(kept, 100, 20);
    const { mount } = bind(kept, card);
    mount();
    const run = startProgram(analyse(data, card));
    await until(() => doneFiles(data) > 2, 60_000, 'files are done');
    unmount(card);
    const result = await run.ended;
    expect(result.code).toBe(3);
    mount();
    onTestFinished(() => unmount(card));
    expect((await startProgram(analyse(data, card)).ended).code).toBe(0);
    whole(data, 100);
    figure(
      'A card that vanishes is said, and heard to its end when it is back',
      here,
      `rc ${result.code} without it, then all 100 files done once`,
    );
  },
);

function bind(from: string, to: string): { mount(): void } {
  return { mount: () => void execFileSync('mount', ['--bind', from, to], { stdio: 'ignore' }) };
}

/** Leaves not a single block free. */
function fill(path: string): void {
  for (const size of [1024 * 1024, 4096, 512]) {
    try {
      for (;;) appendFileSync(path, Buffer.alloc(size));
    } catch (thrown) {
      if (!(thrown instanceof Error) || !('code' in thrown) || thrown.code !== 'ENOSPC') throw thrown;
    }
  }
}
