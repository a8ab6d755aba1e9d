import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readMaxArraySize } from '#engine/parts/max-array-size.ts';
import { mergeJob } from '#engine/parts/slurm-job.ts';
import { writeSlurmRun } from '#engine/parts/write-slurm-run.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const never = new AbortController().signal;

async function written(folder: string, out: string, arraySize: number | null = null): Promise<string> {
  const here = await temporaryFolder();
  const recordings = join(here, folder);
  await mkdir(recordings);
  await writeFile(join(recordings, 'one.wav'), 'sound');
  const run = { command: 'songsight', recordings, out: join(here, out), parts: 2, cpus: 1, options: [] };
  return writeSlurmRun({ ...run, language: 'en' }, never, () => Promise.resolve(arraySize));
}

it('what is to be typed is written as a shell takes it', async () => {
  const said = await written('my "card" \\ 1', `Ana's run`);
  expect(said).toMatch(/\n {2}bash '\/.*Ana'\\''s run\/submit\.sh'\n/);
  expect(said).toMatch(/sbatch --array=7 '.*Ana'\\''s run\/analyse\.sbatch'/);
});

it.each(['a"b', String.raw`a\b`])('a name that SLURM cannot write logs into is refused: %s', async (out) => {
  await expect(written('card', out)).rejects.toMatchObject({ sentence: { key: 'cluster-name-log' } });
});

it.each([
  [2, 'only of up to 1 (MaxArraySize = 2): write the run again'],
  [3, ''],
])('an array that this cluster does not take is told before sbatch refuses it: MaxArraySize %i', async (size, told) => {
  const said = await written('card', 'run', size);
  if (told === '') expect(said).not.toContain('MaxArraySize');
  else expect(said).toContain(told);
});

it('finds MaxArraySize in what SLURM prints of itself', () => {
  const config =
    'MailProg                = /usr/bin/mail\nMaxArraySize            = 1001\nMaxBatchRequeue         = 5\n';
  expect(readMaxArraySize(config)).toBe(1001);
  expect(readMaxArraySize('slurm_load_ctl_conf error')).toBeNull();
});

it('names of parts that are too long for one call are merged in several, each part once', async () => {
  const folder = await temporaryFolder();
  const program = join(folder, 'program');
  const out = `/${`it's long ${'x'.repeat(180)}/`.repeat(2)}run`;
  // 3: something was left out, and the others go on.
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@" >> '${folder}/said'\nexit 3\n`, { mode: 0o755 });
  const job = mergeJob({
    ...{ command: program, recordings: '/r', out, parts: 9000, cpus: 1, options: [] },
    language: 'en',
  });
  const { status } = spawnSync('bash', ['-s'], { input: job });
  const said = readFileSync(join(folder, 'said'), 'utf8').split('\n');
  expect(status).toBe(3);
  expect(said.filter((word) => word.startsWith(out)).filter((word) => word.includes('/parts/'))).toEqual(
    Array.from({ length: 9000 }, (_, at) => `${out}/parts/part-${at + 1}`),
  );
  expect(new Set(said.filter((word) => word.endsWith('/season')))).toEqual(new Set([`${out}/season`]));
});
