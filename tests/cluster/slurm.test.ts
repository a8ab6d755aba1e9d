import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeMorning } from '../engine/merging/part-folders.ts';
import { plainRows } from '../engine/merging/plain-rows.ts';
import { cliEntry, tinyPack } from '../field/field-folder.ts';
import { runCli } from '../field/run-cli.ts';
import { hasSlurm, processWith, startSlurm, type OwnSlurm } from './own-slurm.ts';

const parts = 8;
/** A folder of real recordings takes the place of made ones. */
const real = process.env['SONGSIGHT_REAL_RECORDINGS'];

describe.skipIf(!hasSlurm())('a real SLURM', () => {
  let work: string;
  let slurm: OwnSlurm;

  beforeAll(async () => {
    work = realpathSync(mkdtempSync(path.join(tmpdir(), 'ss-slurm-')));
    const recordings = path.join(work, 'rec');
    if (real === undefined) await writeMorning(recordings);
    else cpSync(real, recordings, { recursive: true });
    slurm = await startSlurm(work);
  }, 120_000);
  afterAll(() => {
    slurm.stop();
    rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  });

  it('8 parts, one of them killed and queued again, one run twice: the season is that of a single run, row for row', async () => {
    const at = (...names: string[]): string => path.join(work, ...names);
    const how = ['--pack', tinyPack, '--pictures', 'best', '--steps', '1'];
    const single = await runCli(['analyse', at('rec'), '--data', at('single'), ...how]);
    expect([0, 3]).toContain(single.code);

    const written = await runCli([
      'cluster',
      '--slurm',
      at('rec'),
      '--parts',
      `${parts}`,
      '--out',
      at('run'),
      '--cpus',
      '1',
      ...how,
    ]);
    expect(written.code).toBe(0);
    expect(written.stdout).toContain(`bash ${at('run/submit.sh')}`);
    await slurm.call('bash', at('run/submit.sh'));

    const killed = await somePart(at('run/parts'));
    process.kill(killed.pid, 'SIGKILL');
    await slurm.untilIdle();
    expect(readFileSync(at(`run/logs/part-${killed.part}.log`), 'utf8')).toContain('Killed');
    expect(plainRows(at('run/season'))).toEqual(plainRows(at('single')));

    const again = (killed.part % parts) + 1;
    await slurm.call('sbatch', `--array=${again}`, at('run/analyse.sbatch'));
    await slurm.untilIdle();
    await slurm.call('sbatch', at('run/merge.sbatch'));
    await slurm.untilIdle();
    expect(plainRows(at('run/season'))).toEqual(plainRows(at('single')));
    expect(readdirSync(at('run/parts'))).toHaveLength(parts);
  }, 600_000);

  it('more parts than it takes in one array are told by the command that writes them', async () => {
    const many = await slurm.call(
      ...[process.execPath, cliEntry, 'cluster', '--slurm', path.join(work, 'rec')],
      ...['--parts', '1001', '--out', path.join(work, 'many'), '--language', 'en'],
    );
    expect(many).toContain('only of up to 1000 (MaxArraySize = 1001)');
    await expect(slurm.call('bash', path.join(work, 'many/submit.sh'))).rejects.toThrow(/array/i);
  }, 120_000);

  /** A part at work: its data folder is there, and its program runs. */
  async function somePart(folder: string): Promise<{ readonly part: number; readonly pid: number }> {
    for (;;) {
      for (let part = 1; part <= parts; part += 1) {
        const data = path.join(folder, `part-${part}`);
        const pid = existsSync(path.join(data, 'songsight.db')) ? processWith(data, 'analyse') : null;
        if (pid !== null) return { part, pid };
      }
      await wait(20);
    }
  }
});
