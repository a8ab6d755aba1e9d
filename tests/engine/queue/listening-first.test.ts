import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { enqueueFolder } from '#engine/queue/enqueue.ts';
import { addFolder } from '#store/queue/folders.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { testEngine } from '../test-engine.ts';

const files = 3000;

test('while recordings wait to be heard, looking for others leaves most of the thread to them', async () => {
  const folder = path.join(await temporaryFolder(), 'card');
  await mkdir(folder);
  for (let at = 0; at < files; at += 1) await writeFile(path.join(folder, `${String(at).padStart(6, '0')}.wav`), '');
  let slowMs = 0;
  const now = (): number => {
    for (const until = performance.now() + slowMs; performance.now() < until;);
    return Date.now();
  };
  const { engine } = (await testEngine(await temporaryFolder(), { watch: false, clock: { now } })).inside;
  const row = addFolder(engine.store.db, folder, false, 'now');
  const lookThrough = async (isEnough: boolean): Promise<{ seen: number[]; part: number }> => {
    const seen: number[] = [];
    const [began, cpu] = [performance.now(), process.threadCpuUsage()];
    const found = (count: number): boolean => seen.push(count) > 0 && isEnough;
    await enqueueFolder(engine, row, found, new AbortController().signal);
    const { user, system } = process.threadCpuUsage(cpu);
    return { seen, part: (user + system) / 1000 / (performance.now() - began) };
  };
  const { seen, part } = await lookThrough(true);
  expect(part).toBeLessThan(0.3);
  // The first ones come at once.
  expect(seen[0]).toBeLessThanOrEqual(32);
  expect(seen.at(-1)).toBe(files);
  // An end does not wait for a rest, which after so slow a beginning is the longest: two seconds. A computer may stand still for
  // so long, too, but not every time.
  const endMs = async (): Promise<number> => {
    const ending = new AbortController();
    slowMs = 700;
    let ended = 0;
    const end = (): boolean => {
      slowMs = 0;
      ending.abort();
      ended = performance.now();
      return true;
    };
    await enqueueFolder(engine, row, end, ending.signal);
    return performance.now() - ended;
  };
  let quickest = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 5 && quickest >= 1500; tries += 1) quickest = Math.min(quickest, await endMs());
  expect(quickest).toBeLessThan(1500);
});
