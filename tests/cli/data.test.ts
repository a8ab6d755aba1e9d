import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chirp, wavBytes } from '../analysis/wav-fixtures.ts';
import { temporaryFolder, tinyPack } from '../field/field-folder.ts';
import { runCli } from '../field/run-cli.ts';

let work: ReturnType<typeof temporaryFolder>;
let card: ReturnType<typeof temporaryFolder>;
let data: string;

beforeEach(async () => {
  [work, card] = [temporaryFolder(), temporaryFolder()];
  data = path.join(work.path, 'data');
  const sound = wavBytes({ rateHz: 48_000, channels: [chirp(48_000, 6)] });
  writeFileSync(path.join(card.path, '20260523_043000.WAV'), sound);
  const run = await runCli(['analyse', card.path, '--data', data, '--pack', tinyPack, '--threshold', '0']);
  expect(run.code, run.stderr).toBe(0);
});
afterEach(() => {
  work.remove();
  card.remove();
});

const tell = (...words: string[]) => runCli(['data', ...words, '--data', data, '--pack', tinyPack]);

test('data: what lies there, a check, and what a budget would take before it takes anything', async () => {
  const state = JSON.parse((await tell('--json')).stdout) as { diskUse: Record<string, number> };
  expect(state.diskUse['databaseBytes']).toBeGreaterThan(0);
  expect((await tell('check')).stdout).toContain('The database is not damaged.');
  const pictures = (): string[] =>
    readdirSync(path.join(data, 'pictures'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.png'),
    );
  const before = pictures();
  expect(before.length).toBeGreaterThan(0);
  const dry = await tell('pictures', '--budget', '1kB');
  expect(dry.stdout).toContain('Nothing was removed. Add --remove to do it.');
  expect(pictures()).toEqual(before);
  await tell('pictures', '--budget', '0', '--remove');
  expect(pictures()).toEqual([]);
  expect(readdirSync(card.path)).toEqual(['20260523_043000.WAV']);
});

test('data: a backup on another disk is put in place by its path; the same path twice is no trouble', async () => {
  const stick = path.join(work.path, 'stick');
  expect((await tell('backup', '--to', stick)).code).toBe(0);
  const [name = ''] = readdirSync(stick);
  const bytes = await readFile(path.join(stick, name));
  const restored = await tell('restore', path.join(stick, name));
  expect(restored.stderr).toContain(`The backup ${name} was restored.`);
  expect(await readFile(path.join(stick, name))).toEqual(bytes);
  expect((await tell('restore', path.join(stick, name))).code).toBe(0);
  expect((await tell('check')).stdout).toContain('The database is not damaged.');
});

test('data: a backup that is not there is answered with those that are', async () => {
  expect((await tell('restore', 'nope')).stderr).toContain('This data folder has none yet');
  await tell('backup');
  const nope = await tell('restore', 'nope');
  expect(nope.code).toBe(1);
  expect(nope.stderr).toMatch(/There is no backup “nope”\. There are: songsight-backup-\S+\.db\./);
});

test('data: a renamed folder is linked, and nothing in it is listened to again', async () => {
  const moved = path.join(work.path, 'moved');
  renameSync(card.path, moved);
  expect((await tell('link', card.path, moved)).stdout).toContain('Its results stay.');
  expect((await tell('missing')).stdout).toContain('No file is missing.');
  const again = await runCli(['analyse', moved, '--data', data, '--pack', tinyPack, '--threshold', '0']);
  expect(again.stdout).toContain('There was nothing new to analyse.');
});
