import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeSlurmRun } from '#engine/parts/write-slurm-run.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const never = new AbortController().signal;

async function written(folder: string, out: string): Promise<string> {
  const here = await temporaryFolder();
  const recordings = join(here, folder);
  await mkdir(recordings);
  await writeFile(join(recordings, 'one.wav'), 'sound');
  const run = { command: 'songsight', recordings, out: join(here, out), parts: 2, cpus: 1, options: [] };
  return writeSlurmRun({ ...run, language: 'en' }, never);
}

it('what is to be typed is written as a shell takes it', async () => {
  const said = await written('my "card" \\ 1', `Ana's run`);
  expect(said).toMatch(/\n {2}bash '\/.*Ana'\\''s run\/submit\.sh'\n/);
  expect(said).toMatch(/sbatch --array=7 '.*Ana'\\''s run\/analyse\.sbatch'/);
});

it.each(['a"b', String.raw`a\b`])('a name that SLURM cannot write logs into is refused: %s', async (out) => {
  await expect(written('card', out)).rejects.toMatchObject({ sentence: { key: 'cluster-name-log' } });
});
