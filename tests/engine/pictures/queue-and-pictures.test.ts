import { readdir, rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { plainText } from '#contract/words/sentence.ts';
import { KnownFailure } from '#contract/failure.ts';
import { FakeAnalyst } from '../analysts/fake-analyst.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { allDone, testEngine, untilState } from '../test-engine.ts';
import { writeTone } from '../wav-file.ts';

/** Recordings of an hour ago: none of them waits for its end to be written. */
async function folderOf(files: number): Promise<string> {
  const folder = await temporaryFolder();
  const before = new Date(Date.now() - 3_600_000);
  for (let file = 0; file < files; file += 1) {
    const path = join(folder, `${file}.wav`);
    await writeTone(path, 300 + 41 * file);
    await utimes(path, before, before);
  }
  return folder;
}

test('a pause stops at once, outlives a restart, and then the queue goes on where it stopped', async () => {
  const [data, folder] = [await temporaryFolder(), await folderOf(4)];
  const engine = await testEngine(data, { analyst: new FakeAnalyst({ listenMs: 300 }) });
  await engine.ask('watch.add', { folder });
  await untilState(engine, (state) => state.totals.done >= 1);
  const paused = await engine.ask('watch.pause', { paused: true });
  expect(paused.paused).toBe(true);
  const { done } = await untilState(engine, (state) => state.current === null).then((state) => state.totals);
  await engine.ask('failed.retry', { file: null });
  expect(engine.state().totals).toEqual({ waiting: 4 - done, done, failed: 0, missing: 0 });
  await engine.close();
  const analyst = new FakeAnalyst();
  const again = await testEngine(data, { analyst });
  expect(again.state().paused).toBe(true);
  await again.ask('watch.pause', { paused: false });
  await untilState(again, allDone(4, 8));
  expect(analyst.listened).toHaveLength(4 - done);
});

test('recordings go before pictures, and pictures a person asks for before the others', async () => {
  const [data, folder] = [await temporaryFolder(), await folderOf(12)];
  const order: string[] = [];
  let paintOn = (): void => undefined;
  const wished = new Promise<void>((resolve) => (paintOn = resolve));
  // Those that come after the first ones wait until a person has asked for another.
  const analyst = new FakeAnalyst({ beforeDraw: () => (order.includes('drawn') ? wished : undefined) });
  const engine = await testEngine(data, { analyst });
  engine.on('recording.analysed', () => order.push('heard'));
  engine.on('picture.drawn', () => order.push('drawn'));
  // All twelve are found before the first is heard: a queue that is empty for a moment paints, and that is right.
  await engine.ask('watch.pause', { paused: true });
  await engine.ask('watch.add', { folder });
  await untilState(engine, (state) => state.totals.waiting === 12);
  await engine.ask('watch.pause', { paused: false });
  await untilState(engine, (state) => state.pictures.done >= 1);
  expect(order.slice(0, 13)).toEqual([...Array<string>(12).fill('heard'), 'drawn']);
  const ask = { offset: 0, limit: 100, order: 'oldest-heard', filter: {}, picturesOnly: true } as const;
  const { detection } = (await engine.ask('gallery.read', ask)).items[0]!;
  const asked = await engine.ask('picture.request', { detection, seed: 7 });
  expect(asked.pictures[0]).toMatchObject({ state: 'waiting', provenance: { seed: 7 } });
  paintOn();
  await untilState(engine, allDone(12, 25));
  // Eight of the 24 others are painted, and eight at hand when it comes; a few may be begun before it.
  expect(analyst.drawn.findIndex((drawn) => drawn.seed === 7)).toBeLessThan(20);
  expect(analyst.drawn.find((drawn) => drawn.seed === 7)?.asked).toBe(true);
  const detail = await engine.ask('detection.read', { detection });
  expect(detail.pictures.map((picture) => picture.state)).toEqual(['done', 'done']);
  const other = await engine.ask('picture.request', { detection, seed: null });
  expect(new Set(other.pictures.map((picture) => picture.provenance.seed)).size).toBe(3);
});

test('the policy decides what is painted, also for what is heard already', async () => {
  const [data, folder] = [await temporaryFolder(), await folderOf(2)];
  const engine = await testEngine(data);
  await engine.ask('settings.write', { change: { picturePolicy: 'off' } });
  await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(2));
  expect(engine.state().pictures).toEqual({ waiting: 0, done: 0, failed: 0 });
  const ask = { offset: 0, limit: 100, order: 'oldest-heard', filter: {}, picturesOnly: false } as const;
  const { detection } = (await engine.ask('gallery.read', ask)).items[0]!;
  const refused = await engine.dispatch('picture.request', { detection, seed: null });
  expect(refused).toMatchObject({ ok: false, failure: { code: 'not-allowed' } });
  await engine.ask('settings.write', { change: { picturePolicy: 'request' } });
  await engine.ask('picture.request', { detection, seed: null });
  await untilState(engine, (state) => state.pictures.done === 1);
  await engine.ask('settings.write', { change: { picturePolicy: 'every' } });
  await untilState(engine, (state) => state.pictures.done === 4 && state.pictures.waiting === 0);
});

test('the policy best paints one picture per species and recording', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'a.wav'), 300, 30);
  const analyst = new FakeAnalyst();
  const engine = await testEngine(data, { analyst });
  await engine.ask('settings.write', { change: { picturePolicy: 'best', speciesThresholds: { robin: 0.001 } } });
  await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(1, 2));
  expect(analyst.drawn.map((drawn) => drawn.species.code).sort()).toEqual(['blackbird', 'robin']);
});

test('a picture whose recording is away waits and says so, and is painted when it is back', async () => {
  const [data, outer] = [await temporaryFolder(), await temporaryFolder()];
  const folder = join(outer, 'card');
  await writeTone(join(folder, 'a.wav'), 300);
  const engine = await testEngine(data);
  await engine.ask('settings.write', { change: { picturePolicy: 'request' } });
  await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(1));
  await rename(folder, join(outer, 'away'));
  await untilState(engine, (state) => state.folders[0]?.state === 'unreachable');
  const ask = { offset: 0, limit: 1, order: 'oldest-heard', filter: {}, picturesOnly: false } as const;
  const { detection } = (await engine.ask('gallery.read', ask)).items[0]!;
  await engine.ask('picture.request', { detection, seed: null });
  await vi.waitFor(
    async () => {
      const waiting = await engine.ask('detection.read', { detection });
      expect(waiting.pictures).toMatchObject([{ state: 'waiting', note: { key: 'recording-away' } }]);
    },
    { timeout: 60_000 },
  );
  const clip = await engine.media('clip', String(detection));
  expect(clip).toMatchObject({ ok: false, failure: { code: 'file-missing' } });
  await rename(join(outer, 'away'), folder);
  await untilState(engine, (state) => state.pictures.done === 1);
});

test('a full disk is shown as trouble, nothing fails, and the queue goes on by itself', async () => {
  const [data, folder] = [await temporaryFolder(), await folderOf(2)];
  let full = true;
  const analyst = new FakeAnalyst({
    before: () => {
      if (full) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    },
  });
  const engine = await testEngine(data, { analyst });
  await engine.ask('watch.add', { folder });
  const state = await untilState(engine, (now) => now.troubles.length > 0);
  expect(state.troubles[0]).toMatchObject({ code: 'disk-full' });
  expect(state.totals).toMatchObject({ failed: 0, waiting: 2 });
  full = false;
  const after = await untilState(engine, allDone(2, 4));
  expect(after.troubles).toEqual([]);
});

test('a real limit on the database is a full disk, too', async () => {
  const [data, folder] = [await temporaryFolder(), await folderOf(30)];
  const engine = await testEngine(data);
  const { db } = engine.inside.engine.store;
  db.exec('CREATE TABLE ballast (bytes BLOB)');
  db.pragma(`max_page_count = ${String(db.pragma('page_count', { simple: true }))}`);
  // Large rows until one is refused, then small ones: not a page is left.
  for (const bytes of [2000, 20]) {
    const fill = () => db.exec(`INSERT INTO ballast VALUES (randomblob(${bytes}))`);
    expect(() => {
      for (;;) fill();
    }).toThrow(/full/);
  }
  await engine.dispatch('watch.add', { folder });
  const state = await untilState(engine, ({ troubles }) => troubles.length > 0);
  expect(state.troubles).toMatchObject([{ code: 'disk-full' }]);
  db.pragma('max_page_count = 1000000');
  await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(30, 60));
});

test('pictures that no row names stay at the next start: only what is on record as unfinished may go', async () => {
  const [data, folder] = [await temporaryFolder(), await folderOf(1)];
  const engine = await testEngine(data);
  await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(1, 2));
  const { db, picturesPath } = engine.inside.engine.store;
  const { file } = db.prepare('SELECT file FROM pictures ORDER BY id LIMIT 1').get() as { file: string };
  db.prepare('UPDATE pictures SET state = ?, file = NULL WHERE file = ?').run('failed', file);
  await engine.close();
  await testEngine(data);
  const left = (await readdir(picturesPath, { recursive: true })).filter((name) => name.endsWith('.png'));
  expect(left.map((name) => name.replaceAll('\\', '/'))).toContain(file);
  expect(left).toHaveLength(2);
});

test('a picture file that was deleted by hand is said to be gone', async () => {
  const [data, folder] = [await temporaryFolder(), await folderOf(1)];
  const engine = await testEngine(data);
  await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(1, 2));
  await rm(engine.inside.engine.store.picturesPath, { recursive: true });
  expect(await engine.media('picture', '1')).toMatchObject({ ok: false, failure: { code: 'not-found' } });
});

test('a crash while painting is tried once more', async () => {
  const [data, folder] = [await temporaryFolder(), await folderOf(1)];
  let crashes = 0;
  const analyst = new FakeAnalyst({
    beforeDraw: ({ species }) => {
      if (species.code !== 'robin') return;
      crashes += 1;
      throw KnownFailure.of({ code: 'analyst-crashed', ...plainText('The analysis stopped unexpectedly.') });
    },
  });
  const engine = await testEngine(data, { analyst });
  await engine.ask('watch.add', { folder });
  await untilState(engine, (state) => state.pictures.failed === 1 && state.pictures.done === 1);
  expect(crashes).toBe(2);
});

test('pictures are painted side by side; one that took the process down is painted alone', async () => {
  const [data, folder] = [await temporaryFolder(), await folderOf(6)];
  let crashed = false;
  let first: string | null = null;
  let atOnce = 0;
  const together: number[] = [];
  const besides: number[] = [];
  let allEight = (): void => undefined;
  const eightTogether = new Promise<void>((resolve) => (allEight = resolve));
  const analyst = new FakeAnalyst({
    beforeDraw: async ({ seed, species }) => {
      const drawn = `${species.code} ${seed}`;
      atOnce += 1;
      together.push(atOnce);
      // However slow the computer: the first eight wait for one another, and a ninth would be seen beside them.
      if (atOnce === 8) allEight();
      await eightTogether;
      await wait(30);
      const wasBeside = atOnce;
      atOnce -= 1;
      first ??= drawn;
      if (drawn === first && !crashed) {
        crashed = true;
        throw KnownFailure.of({ code: 'analyst-crashed', ...plainText('The analysis stopped unexpectedly.') });
      }
      if (drawn === first) besides.push(wasBeside);
    },
  });
  const engine = await testEngine(data, { analyst });
  await engine.ask('settings.write', { change: { picturePolicy: 'off' } });
  await engine.ask('watch.add', { folder });
  await untilState(engine, (state) => state.totals.done === 6);
  await engine.ask('settings.write', { change: { picturePolicy: 'every' } });
  await untilState(engine, (state) => state.pictures.done === 12);
  expect(Math.max(...together)).toBe(8);
  expect(crashed).toBe(true);
  expect(besides).toEqual([1]);
});

test('a recording that comes while pictures are painted is listened to at once', async () => {
  const [data, folder] = [await temporaryFolder(), await folderOf(2)];
  let paintOn = (): void => undefined;
  const held = new Promise<void>((resolve) => (paintOn = resolve));
  const analyst = new FakeAnalyst({ beforeDraw: () => held });
  const engine = await testEngine(data, { analyst });
  await engine.ask('watch.add', { folder });
  await untilState(engine, (state) => state.totals.done === 2 && state.totals.waiting === 0);
  await writeTone(join(folder, 'later.wav'), 771);
  const { pictures } = await untilState(engine, (state) => state.totals.done === 3);
  expect(pictures.done).toBe(0);
  paintOn();
  await untilState(engine, (state) => state.pictures.done === 6);
});
