// What an export leaves where it can no longer clear away goes with the next one, and nothing that somebody is at.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { dropStage, openStage } from '#engine/exports/placing/stage.ts';
import { makeCard, noMounts } from '../../field/mounts.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** Opens a stage in another process; `kill` ends that as the system would. */
async function otherSongsight(folder: string): Promise<{ readonly name: string; kill(): Promise<void> }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'stage-child.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  onTestFinished(kill);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { name: basename(said.toString().trim()), kill };
}

/** An export that begins and is given up at once. */
async function passBy(folder: string): Promise<void> {
  await dropStage(await openStage(folder));
}

test('what a killed Songsight left goes with the next export to that place, and not before it is dead', async () => {
  const out = await temporaryFolder();
  const other = await otherSongsight(out);
  await passBy(out);
  expect((await readdir(out)).filter((name) => !name.startsWith(`${other.name}.owner-`))).toEqual([other.name]);
  expect(await readdir(out)).toHaveLength(2);
  expect(await readdir(join(out, other.name))).toEqual(['detections.csv']);
  await other.kill();
  // Below a folder that is not there yet the same place is written to.
  await passBy(join(out, 'report', 'spring'));
  expect(await readdir(out)).toEqual([]);
});

test('two exports of one Songsight to one place leave each other alone', async () => {
  const out = await temporaryFolder();
  const [first, second] = [await openStage(out), await openStage(out)];
  expect((await readdir(out)).filter((name) => !name.includes('.owner-')).sort()).toEqual(
    [first.path, second.path].map((path) => basename(path)).sort(),
  );
  await dropStage(first);
  await dropStage(second);
  expect(await readdir(out)).toEqual([]);
});

test('nothing goes that is not known to be left: of other computers, of earlier Songsights, of a person', async () => {
  const out = await temporaryFolder();
  const names = ['.songsight-export-0123abcd', '.songsight-export-4567cdef', '.songsight-export-photos', 'a.owner-1'];
  for (const name of names) await mkdir(join(out, name));
  await writeFile(join(out, `${names[1]}.owner-00000000`), '');
  const before = await readdir(out);
  await passBy(out);
  expect(await readdir(out)).toEqual(before);
});

const reason = noMounts();
test.skipIf(reason !== null)(
  `a disk that turns read-only in the middle keeps nothing once it is written again ${reason ?? ''}`,
  async () => {
    const card = makeCard(await temporaryFolder(), 16);
    const stage = await openStage(join(card.path, 'out'));
    await writeFile(join(stage.path, 'detections.csv'), 'half of it');
    execFileSync('sync', ['-f', card.path]);
    execFileSync('mount', ['-o', 'remount,abort', card.path], { stdio: 'ignore' });
    await expect(writeFile(join(stage.path, 'more.csv'), 'x')).rejects.toThrow(/EROFS|ESHUTDOWN|EIO/);
    await dropStage(stage);
    card.pullOut();
    card.putIn();
    expect(await readdir(card.path)).toContain(basename(stage.path));
    await passBy(join(card.path, 'out'));
    expect(await readdir(card.path)).toEqual(['lost+found']);
  },
);
