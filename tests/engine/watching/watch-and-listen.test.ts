import { copyFileSync } from 'node:fs';
import { plainText, say } from '#contract/words/sentence.ts';
import { mkdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KnownFailure } from '#contract/failure.ts';
import { FakeAnalyst } from '../analysts/fake-analyst.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { allDone, testEngine, untilState } from '../test-engine.ts';
import { grow, testGrowing } from '../growing-file.ts';
import { toneWav, writeTone } from '../wav-file.ts';

const everything = { offset: 0, limit: 100, order: 'oldest-heard', filter: {}, picturesOnly: false } as const;

test('files that are there and files that arrive are listened to and painted', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'A/20260501_053000.WAV'), 400);
  const engine = await testEngine(data);
  await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(1, 2));
  await writeTone(join(folder, 'B/20260501_063000.wav'), 500);
  const state = await untilState(engine, allDone(2, 4));
  expect(state.folders).toMatchObject([
    { path: folder, state: 'watching', done: 2, failed: 0, waiting: 0, missing: 0 },
  ]);
  const gallery = await engine.ask('gallery.read', everything);
  expect(gallery.total).toBe(4);
  expect(gallery.items[0]).toMatchObject({
    recordingName: '20260501_053000.WAV',
    at: { local: '2026-05-01T05:30:00.000', offsetMinutes: 120 },
    pictureState: 'done',
  });
  const timeline = await engine.ask('timeline.read', { unit: 'hour-of-day', filter: {} });
  expect(timeline.effortSeconds[5]).toBe(6);
  expect(timeline.species.map((row) => [row.code, row.detections, row.recordings])).toEqual([
    ['blackbird', 2, 2],
    ['robin', 2, 2],
  ]);
  expect(engine.log.bugs).toEqual([]);
});

test('hidden files, shadows of macOS and other endings are left alone; a loop of links ends', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'good.wav'), 400);
  await writeTone(join(folder, '._good.wav'), 401);
  await writeTone(join(folder, '.hidden.wav'), 402);
  await writeTone(join(folder, '.Trash/gone.wav'), 403);
  await writeTone(join(folder, '$RECYCLE.BIN/gone.wav'), 404);
  await writeFile(join(folder, 'CONFIG.TXT'), 'x');
  await symlink(folder, join(folder, 'loop'));
  const engine = await testEngine(data);
  await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(1));
  await writeTone(join(folder, 'sub/._late.wav'), 405);
  await writeTone(join(folder, 'sub/late.Wav'), 406);
  const state = await untilState(engine, (now) => now.totals.done >= 2 && now.totals.waiting === 0);
  expect(state.totals).toEqual({ waiting: 0, done: 2, failed: 0, missing: 0 });
});

testGrowing('a file that grows is taken when it has come to rest, whole', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  const analyst = new FakeAnalyst();
  const engine = await testEngine(data, { analyst });
  await engine.ask('settings.write', { change: { stableSeconds: 2 } });
  await engine.ask('watch.add', { folder });
  await untilState(engine, (state) => state.folders[0]?.state === 'watching');
  const whole = toneWav(700, 9);
  const path = join(folder, '20260501_053000.WAV');
  await writeFile(path, whole.subarray(0, 5000));
  const pauseMs = await grow(path, whole.subarray(5000), { pieces: 7, everyMs: 100 });
  const heard = [...analyst.listened];
  if (pauseMs > 1300) return 'rested';
  expect(heard).toEqual([]);
  await untilState(engine, allDone(1, 2));
  expect(analyst.listened).toEqual([path]);
  const page = await engine.ask('gallery.read', everything);
  const detail = await engine.ask('detection.read', { detection: page.items[0]!.detection });
  expect(detail.recording.durationSeconds).toBeCloseTo(9, 3);
  return 'grew';
});

testGrowing('a file already there that still grows at the start is not taken half', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  const analyst = new FakeAnalyst();
  const engine = await testEngine(data, { analyst });
  await engine.ask('settings.write', { change: { stableSeconds: 2 } });
  const whole = toneWav(700, 9);
  const path = join(folder, 'growing.wav');
  await writeFile(path, whole.subarray(0, 5000));
  const begun = performance.now();
  await engine.ask('watch.add', { folder });
  const pauseMs = await grow(path, whole.subarray(5000), { pieces: 7, everyMs: 100, since: begun });
  if (pauseMs > 1300) return 'rested';
  await untilState(engine, allDone(1));
  expect(analyst.listened).toEqual([path]);
  return 'grew';
});

test('a moved and a copied file are not listened to again', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  const analyst = new FakeAnalyst();
  await writeTone(join(folder, 'a.wav'), 400);
  const engine = await testEngine(data, { analyst });
  await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(1));
  copyFileSync(join(folder, 'a.wav'), join(folder, 'copy.wav'));
  await untilState(engine, allDone(2));
  await mkdir(join(folder, 'elsewhere'));
  await rename(join(folder, 'a.wav'), join(folder, 'elsewhere/b.wav'));
  const state = await untilState(engine, (now) => now.totals.missing === 1 && allDone(2)(now));
  expect(state.totals).toEqual({ waiting: 0, done: 2, failed: 0, missing: 1 });
  expect(analyst.listened).toHaveLength(1);
  expect((await engine.ask('gallery.read', everything)).total).toBe(2);
});

test('content changed in place is a new recording; what was heard before stays', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  const path = join(folder, '20260501_053000.WAV');
  await writeTone(path, 400);
  const analyst = new FakeAnalyst();
  const engine = await testEngine(data, { analyst });
  await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(1, 2));
  const before = await engine.ask('gallery.read', everything);
  await writeTone(path, 900, 12);
  await untilState(engine, allDone(1, 4));
  const after = await engine.ask('gallery.read', everything);
  expect(after.total).toBe(4);
  const old = await engine.ask('detection.read', { detection: before.items[0]!.detection });
  expect(old.file).toMatchObject({ relativePath: '20260501_053000.WAV', state: 'missing' });
  expect(old.recording.durationSeconds).toBeCloseTo(6, 3);
  expect(analyst.listened).toHaveLength(2);
});

test('only touched, a file is looked at again but not listened to again', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'a.wav'), 400);
  const analyst = new FakeAnalyst();
  const engine = await testEngine(data, { analyst });
  await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(1));
  const seen = (): unknown => engine.inside.engine.store.db.prepare('SELECT modified_ms FROM files').pluck().get();
  const before = seen();
  await utimes(join(folder, 'a.wav'), new Date(), new Date(Date.now() + 60_000));
  await expect.poll(seen).not.toBe(before);
  await untilState(engine, allDone(1));
  expect(analyst.listened).toHaveLength(1);
});

test('a file that fails is stored with its reason and stops nothing; retry takes it again', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeFile(join(folder, 'a-broken.wav'), 'this is text');
  await writeTone(join(folder, 'b-good.wav'), 400);
  const engine = await testEngine(data);
  const failures: string[] = [];
  engine.on('recording.failed', ({ failure }) => failures.push(failure.code));
  await engine.ask('watch.add', { folder });
  await untilState(engine, (state) => state.totals.failed === 1 && state.totals.done === 1);
  const { files } = await engine.ask('failed.read', {});
  expect(files).toMatchObject([
    {
      relativePath: 'a-broken.wav',
      attempts: 1,
      failure: { code: 'file-not-audio', ...plainText('This file is not a recording.') },
    },
  ]);
  expect(failures).toEqual(['file-not-audio']);
  await engine.ask('failed.retry', { file: files[0]!.file });
  await untilState(engine, (state) => state.totals.failed === 1 && state.totals.waiting === 0);
  await writeTone(join(folder, 'a-broken.wav'), 600);
  await untilState(engine, allDone(2));
});

test('a crash of the analyst is tried once more, then the file has failed and the next one comes', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'a-once.wav'), 400);
  await writeTone(join(folder, 'b-always.wav'), 500);
  await writeTone(join(folder, 'c-good.wav'), 600);
  const crashes: string[] = [];
  const analyst = new FakeAnalyst({
    before: (path) => {
      const dies = path.endsWith('b-always.wav') || (path.endsWith('a-once.wav') && !crashes.includes(path));
      if (!dies) return;
      crashes.push(path);
      throw KnownFailure.of({ code: 'analyst-crashed', ...plainText('The analysis stopped unexpectedly.') });
    },
  });
  const engine = await testEngine(data, { analyst });
  await engine.ask('watch.add', { folder });
  await untilState(engine, (state) => state.totals.failed === 1 && state.totals.done === 2);
  expect(crashes.map((path) => path.slice(folder.length + 1))).toEqual(['a-once.wav', 'b-always.wav', 'b-always.wav']);
  expect((await engine.ask('failed.read', {})).files).toMatchObject([{ relativePath: 'b-always.wav', attempts: 2 }]);
});

test('a bug while listening costs that file only and its words stay in the log', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'a.wav'), 400);
  await writeTone(join(folder, 'b.wav'), 500);
  const analyst = new FakeAnalyst({
    before: (path) => {
      if (path.endsWith('a.wav')) throw new TypeError('undefined is not a function');
    },
  });
  const engine = await testEngine(data, { analyst });
  await engine.ask('watch.add', { folder });
  await untilState(engine, (state) => state.totals.failed === 1 && state.totals.done === 1);
  const { files } = await engine.ask('failed.read', {});
  expect(files[0]!.failure).toMatchObject({ code: 'internal' });
  expect(say(files[0]!.failure, 'en')).not.toContain('undefined');
  expect(engine.log.bugs).toHaveLength(1);
});

test('a folder that goes away is unreachable, its results stay; it goes on when the folder is back', async () => {
  const [data, outer] = [await temporaryFolder(), await temporaryFolder()];
  const folder = join(outer, 'card');
  await writeTone(join(folder, 'a.wav'), 400);
  const engine = await testEngine(data);
  await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(1, 2));
  await rename(folder, join(outer, 'unplugged'));
  const away = await untilState(engine, (state) => state.folders[0]?.state === 'unreachable');
  expect(away.totals).toEqual({ waiting: 0, done: 1, failed: 0, missing: 0 });
  expect(away.folders[0]?.note).toEqual({ key: 'folder-away' });
  await writeTone(join(outer, 'unplugged/b.wav'), 500);
  await rename(join(outer, 'unplugged'), folder);
  const back = await untilState(engine, allDone(2, 4));
  expect(back.folders[0]).toMatchObject({ state: 'watching', missing: 0 });
});

test('a deleted file is missing and what was heard in it stays', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'a.wav'), 400);
  await writeTone(join(folder, 'b.wav'), 500);
  const engine = await testEngine(data);
  await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(2, 4));
  await rm(join(folder, 'a.wav'));
  await untilState(engine, (state) => state.totals.missing === 1);
  expect((await engine.ask('gallery.read', everything)).total).toBe(4);
});

test('polling finds files that arrive, too', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  const engine = await testEngine(data);
  await engine.ask('settings.write', { change: { polling: true } });
  await engine.ask('watch.add', { folder });
  await untilState(engine, (state) => state.folders[0]?.state === 'watching');
  await writeTone(join(folder, 'a.wav'), 400);
  await untilState(engine, allDone(1, 2));
});
