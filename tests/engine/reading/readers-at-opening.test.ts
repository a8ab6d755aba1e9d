import path from 'node:path';
import type { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import type { Reply } from '#contract/requests.ts';
import { startEngine } from '#engine/start-engine.ts';
import { silentLog } from '#engine/log.ts';
import { makeSeason } from '../../field/season-folder.ts';
import { FakeAnalyst } from '../analysts/fake-analyst.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const entry = path.resolve(import.meta.dirname, '../../../electron/engine/reading/reader-thread.ts');

async function seasonFolder(): Promise<string> {
  const folder = await temporaryFolder();
  makeSeason(folder, { detections: 2000, species: 30 });
  return folder;
}

/** Counts the threads that are begun from now on and are alive: what an earlier test left behind may end meanwhile. */
function threadsFromNow(): () => number {
  let alive = 0;
  const count = (worker: Worker): void => {
    alive += 1;
    worker.once('exit', () => (alive -= 1));
  };
  process.on('worker', count);
  onTestFinished(() => void process.off('worker', count));
  return () => alive;
}

test('what is counted is read while the models are opened, and answers are those of the thread that writes', async () => {
  const options = { dataFolder: await seasonFolder(), packFolder: 'none', version: '0', log: silentLog, watch: false };
  const threads = threadsFromNow();
  let meanwhile = 0;
  const openAnalyst = async (): Promise<FakeAnalyst> => {
    // That a thread was begun is said with the next tick.
    await new Promise((resolve) => setImmediate(resolve));
    meanwhile = threads();
    return new FakeAnalyst();
  };
  const answer = async (more: object): Promise<Reply<unknown>> => {
    const engine = await startEngine({ ...options, ...more, openAnalyst });
    const reply = await engine.dispatch('gallery.groups', { by: 'station', filter: {}, picturesOnly: false });
    await engine.close();
    return reply;
  };
  const plain = await answer({});
  expect(meanwhile).toBe(0);
  expect(await answer({ readerEntry: entry, answers: true })).toEqual(plain);
  expect(meanwhile).toBeGreaterThan(1);
  expect(plain.ok).toBe(true);
});

test('a program that cannot start ends its reading threads and lets the data folder go', async () => {
  const dataFolder = await seasonFolder();
  const threads = threadsFromNow();
  const options = { dataFolder, packFolder: 'none', version: '0', log: silentLog, watch: false, readerEntry: entry };
  await expect(
    startEngine({ ...options, answers: true, openAnalyst: () => Promise.reject(new TypeError('no analyst')) }),
  ).rejects.toThrow('no analyst');
  expect(threads()).toBe(0);
  const again = await startEngine({ ...options, openAnalyst: () => Promise.resolve(new FakeAnalyst()) });
  await again.close();
});
