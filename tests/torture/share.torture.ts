import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { noShares, serveShare } from '../field/hung-share.ts';
import { figure } from './figures.ts';
import { analyse, ask, doneFiles, startProgram, until, writeTones } from './program.ts';

const here = 'tests/torture/share.torture.ts';
const reason = noShares();
const noAnswer = /does not answer/;

test.skipIf(reason !== null)(
  `a network share that hangs is said, holds no other folder up, and is heard to its end ${reason ?? ''}`,
  { timeout: 600_000 },
  async () => {
    const [outer, data, own] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()];
    const [kept, place] = [join(outer, 'kept'), join(outer, 'share')];
    await writeTones(kept, 60, 20);
    const share = await serveShare(kept, place);
    // The share is watched from an earlier run on, so that both folders are.
    const before = startProgram(watch(data, place));
    await until(() => doneFiles(data) > 2, 60_000, 'files of the share are done');
    before.child.kill('SIGINT');
    await before.ended;
    share.hang();
    const began = performance.now();
    const run = startProgram(watch(data, own));
    await writeTones(own, 30, 20);
    const done = `SELECT count(*) FROM files f JOIN folders d ON d.id = f.folder_id WHERE f.state = 'done' AND d.path = '${own}'`;
    await until(() => ask(data, done) === 30, 240_000, 'the other folder is heard');
    const heard = (performance.now() - began) / 1000;
    await until(() => noAnswer.test(run.output()), 120_000, 'it is said');
    share.goOn();
    await until(() => doneFiles(data) === 90, 240_000, 'the share is heard to its end');
    run.child.kill('SIGINT');
    expect((await run.ended).seconds).toBeGreaterThan(0);
    figure(
      'A network share that hangs is said and holds no other folder up',
      here,
      `30 files of another folder in ${heard.toFixed(0)} s while it hung; afterwards all 60 of the share`,
    );
  },
);

test.skipIf(reason !== null)(
  `the end comes within 5 s while a share hangs ${reason ?? ''}`,
  { timeout: 300_000 },
  async () => {
    const took: string[] = [];
    for (const command of ['watch', 'analyse'] as const) {
      const [outer, data] = [await temporaryFolder(), await temporaryFolder()];
      const [kept, place] = [join(outer, 'kept'), join(outer, 'share')];
      await writeTones(kept, 60, 20);
      const share = await serveShare(kept, place);
      const run = startProgram(command === 'watch' ? watch(data, place) : analyse(data, place));
      await until(() => doneFiles(data) > 2, 60_000, 'files are done');
      share.hang();
      await wait(2000);
      const done = doneFiles(data);
      const began = performance.now();
      run.child.kill('SIGINT');
      await run.ended;
      const seconds = (performance.now() - began) / 1000;
      expect(seconds).toBeLessThan(5);
      expect(doneFiles(data)).toBeGreaterThanOrEqual(done);
      took.push(`${command} ${seconds.toFixed(1)} s`);
    }
    figure('The end comes within 5 s while a share hangs', here, took.join(', '));
  },
);

test.skipIf(reason !== null)(
  `analyse says that the share does not answer, does the other folders, and ends ${reason ?? ''}`,
  { timeout: 400_000 },
  async () => {
    const [outer, data, own] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()];
    const [kept, place] = [join(outer, 'kept'), join(outer, 'share')];
    await writeTones(kept, 60, 20);
    await writeTones(own, 20, 21);
    const share = await serveShare(kept, place);
    const words = analyse(data, place).toSpliced(2, 0, own);
    const run = startProgram(words);
    await until(() => doneFiles(data) > 2, 60_000, 'files are done');
    share.hang();
    const began = performance.now();
    const result = await run.ended;
    const seconds = (performance.now() - began) / 1000;
    expect(result.code, result.stdout + result.stderr).toBe(3);
    expect(result.stdout + result.stderr).toMatch(noAnswer);
    expect(seconds).toBeLessThan(180);
    const ofOwn = `SELECT count(*) FROM files f JOIN folders d ON d.id = f.folder_id WHERE f.state = 'done' AND d.path = '${own}'`;
    expect(ask(data, ofOwn)).toBe(20);
    // Begun while it hangs, a run ends, too.
    const again = await startProgram(words).ended;
    expect(again.code, again.stdout + again.stderr).toBe(3);
    expect(again.stdout + again.stderr).toMatch(noAnswer);
    share.goOn();
    expect((await startProgram(words).ended).code).toBe(0);
    expect(doneFiles(data)).toBe(80);
    figure(
      'analyse on a share that hangs says so, does the other folders and ends',
      here,
      `rc 3 after ${seconds.toFixed(0)} s, 20 files of the other folder done; begun while it hung: rc 3 after ${again.seconds.toFixed(0)} s; then all 80`,
    );
  },
);

/** Words for a watch of one folder more. */
function watch(data: string, folder: string): string[] {
  return ['watch', ...analyse(data, folder).slice(1, -2)];
}
