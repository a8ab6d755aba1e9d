import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { analyseFolder } from '#engine/queue/analyse-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { testEngine, untilState } from '../test-engine.ts';
import { writeTone } from '../wav-file.ts';

/** A folder with one good recording, and everything else that a directory can hold under a recording's name. */
async function oddFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await writeTone(join(folder, 'z-good.wav'), 400);
  execFileSync('mkfifo', [join(folder, 'a-pipe.wav'), join(folder, 'pipe-of-another-program')]);
  const server = createServer().listen(join(folder, 'b-socket.flac'));
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  await symlink('/dev/zero', join(folder, 'c-device.wav'));
  await symlink(join(folder, 'gone.wav'), join(folder, 'd-nowhere.wav'));
  await symlink('e-itself.wav', join(folder, 'e-itself.wav'));
  await symlink(folder, join(folder, 'f-above'));
  await symlink(folder, join(folder, 'g-folder.wav'));
  await mkdir(join(folder, 'inner'));
  await symlink('../inner', join(folder, 'inner/round'));
  await symlink('a-pipe.wav', join(folder, 'h-pipe.mp3'));
  return folder;
}

const failures = {
  'a-pipe.wav': 'file-no-file',
  'b-socket.flac': 'file-no-file',
  'c-device.wav': 'file-no-file',
  'd-nowhere.wav': 'file-link-astray',
  'e-itself.wav': 'file-link-astray',
  'h-pipe.mp3': 'file-no-file',
};

const onPosix = process.platform !== 'win32';

test.skipIf(!onPosix)('pipes, sockets, devices and links that lead nowhere are listed as failed', async () => {
  const [data, folder] = [await temporaryFolder(), await oddFolder()];
  const engine = await testEngine(data, { watch: false });
  for (let time = 0; time < 2; time += 1) {
    const { failed, files } = await analyseFolder(engine, folder, () => undefined, new AbortController().signal);
    expect(Object.fromEntries(failed.map(({ relativePath, failure }) => [relativePath, failure.key]))).toEqual(
      failures,
    );
    expect(files).toMatchObject({ done: 1, waiting: 0, missing: 0 });
  }
});

test.skipIf(!onPosix)(
  'watched, they keep nothing from being heard, and a link is heard when its file comes',
  async () => {
    const [data, folder] = [await temporaryFolder(), await oddFolder()];
    const engine = await testEngine(data);
    await engine.ask('watch.add', { folder });
    const all = Object.keys(failures).length;
    await untilState(engine, ({ totals }) => totals.done === 1 && totals.failed === all && totals.waiting === 0);
    await writeTone(join(folder, 'gone.wav'), 500);
    await engine.lookAgain();
    await untilState(engine, ({ totals }) => totals.done === 3 && totals.failed === all - 1);
    expect(engine.log.bugs).toEqual([]);
  },
);

test.skipIf(!onPosix)(
  'what takes a queued recording’s place while it waits is said, and the next is heard',
  async () => {
    const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
    const names = ['a-folder.wav', 'b-pipe.wav', 'c-nothing.wav', 'd-good.wav'];
    for (const [at, name] of names.entries()) await writeTone(join(folder, name), 400 + at);
    const engine = await testEngine(data);
    await engine.ask('watch.pause', { paused: true });
    await engine.ask('watch.add', { folder });
    await untilState(engine, ({ totals }) => totals.waiting === names.length);
    for (const name of names.slice(0, 3)) await rm(join(folder, name));
    await mkdir(join(folder, 'a-folder.wav'));
    await writeTone(join(folder, 'a-folder.wav/inner.wav'), 500);
    execFileSync('mkfifo', [join(folder, 'b-pipe.wav')]);
    await engine.ask('watch.pause', { paused: false });
    await untilState(engine, ({ totals }) => totals.waiting === 0 && totals.done === 2);
    const { files } = await engine.ask('failed.read', {});
    const told = Object.fromEntries(files.map(({ relativePath, failure }) => [relativePath, failure.key]));
    expect(told).toEqual({ 'a-folder.wav': 'file-is-folder', 'b-pipe.wav': 'file-no-file' });
    expect(engine.log.bugs).toEqual([]);
  },
);

test.skipIf(!onPosix)('names of files and folders that end in blanks or dots are names like any other', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  const names = ['a.wav ', 'b.WAV.', 'c.wav. .', 'in folder /d.wav', 'in folder./e.wav '];
  for (const [index, name] of names.entries()) {
    await mkdir(join(folder, dirname(name)), { recursive: true });
    await writeTone(join(folder, name), 400 + 50 * index);
  }
  const engine = await testEngine(data, { watch: false });
  const { files } = await analyseFolder(engine, folder, () => undefined, new AbortController().signal);
  expect(files).toMatchObject({ done: names.length, failed: 0, waiting: 0 });
});

test.skipIf(!onPosix)(
  'a recording whose name ends in a blank is heard when it comes into a watched folder',
  async () => {
    const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
    const engine = await testEngine(data);
    await engine.ask('watch.add', { folder });
    await writeTone(join(folder, 'f.wav '), 900);
    await untilState(engine, (state) => state.folders[0]?.done === 1);
  },
);
