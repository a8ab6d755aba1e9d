import { fork } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmdirSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { backUpEmbeddings } from '#store/embeddings/backup-embeddings.ts';
import { isKept, keptModels } from '#store/embeddings/embedding-runs.ts';
import { keepWithin, writeEmbeddings } from '#store/embeddings/write-embeddings.ts';
import { openStore } from '#store/opening/open-store.ts';
import { mergeFolders } from '#engine/merging/merge-folders.ts';
import { mendEmbeddings } from '#engine/search/keep-embeddings.ts';
import { analyseFolder } from '#engine/queue/analyse-folder.ts';
import { systemClock } from '#engine/log.ts';
import { FakeAnalyst } from '../analysts/fake-analyst.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { allDone, testEngine, untilState, type TestEngine } from '../test-engine.ts';
import { writeTone } from '../wav-file.ts';

const never = new AbortController().signal;
const model = 'e'.repeat(64);

async function analysed(data: string, folder: string, analyst = new FakeAnalyst()): Promise<TestEngine> {
  const engine = await testEngine(data, { analyst, watch: false });
  await engine.ask('settings.write', { change: { picturePolicy: 'off' } });
  await analyseFolder(engine, folder, () => undefined, never);
  return engine;
}

test('the embeddings of every clip are kept beside the scores, and taken away by model', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  for (const hertz of [400, 700]) await writeTone(join(folder, `${hertz}.wav`), hertz);
  const engine = await analysed(data, folder);
  const before = await engine.ask('embeddings.read', {});
  expect(before).toMatchObject({ available: true, missing: 0, within: 0 });
  expect(before.models).toMatchObject([{ model, title: 'Fake pack', width: 8, recordings: 2, inUse: true }]);
  expect(before.models[0]?.clips).toBeGreaterThan(1);
  const { diskUse } = await engine.ask('data.read', {});
  expect(diskUse.embeddingsBytes).toBe(before.bytes);
  const after = await engine.ask('embeddings.remove', { model });
  expect(after).toMatchObject({ models: [], missing: 2 });
  expect(engine.log.bugs).toEqual([]);
});

test('where they are not to be kept no file is made; asked for later, what is watched is analysed again once', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'a.wav'), 400);
  const analyst = new FakeAnalyst();
  const engine = await testEngine(data, { analyst });
  await engine.ask('settings.write', { change: { picturePolicy: 'off', keepEmbeddings: false } });
  await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(1));
  expect(existsSync(join(data, 'embeddings.db'))).toBe(false);
  await expect(engine.ask('embeddings.fill', {})).rejects.toThrow('embeddings are not kept');
  await engine.ask('settings.write', { change: { keepEmbeddings: true } });
  expect(await engine.ask('embeddings.read', {})).toMatchObject({ missing: 1, within: 1 });
  await engine.ask('embeddings.fill', {});
  await untilState(engine, (state) => allDone(1)(state) && analyst.listened.length === 2);
  expect(await engine.ask('embeddings.read', {})).toMatchObject({ missing: 0, models: [{ recordings: 1 }] });
  // A copy is known; nobody listens to it a third time.
  copyFileSync(join(folder, 'a.wav'), join(folder, 'b.wav'));
  await engine.lookAgain();
  await untilState(engine, allDone(2));
  expect(analyst.listened).toHaveLength(2);
});

test('a damaged file is put aside and begun anew; embeddings of analyses that are gone are removed', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'a.wav'), 400);
  const first = await analysed(data, folder);
  await first.close();
  const kept = new Database(join(data, 'embeddings.db'));
  kept.prepare(`INSERT INTO runs (analysis_id, stamp, model_id, clips) VALUES (77, 'gone', 1, 0)`).run();
  kept.close();
  const second = await testEngine(data, { watch: false });
  await mendEmbeddings(second.inside.engine, () => true);
  expect(await second.ask('embeddings.read', {})).toMatchObject({ missing: 0, models: [{ recordings: 1 }] });
  await second.close();
  writeFileSync(join(data, 'embeddings.db'), 'no database at all, whatever its name says');
  const third = await testEngine(data, { watch: false });
  const { notices } = await third.ask('data.read', {});
  expect(notices.map(({ key }) => key)).toEqual(['embeddings-damaged']);
  expect(existsSync(join(data, 'embeddings-damaged.db'))).toBe(true);
  expect(await third.ask('embeddings.read', {})).toMatchObject({ models: [], missing: 1 });
});

test('a limit lets the oldest go first', async () => {
  const store = openStore(await temporaryFolder());
  onTestFinished(() => store.close());
  const db = store.embeddings.made();
  const [width, clips] = [1024, 10];
  const run = { width, model, title: 'Wide', stamp: 'now', scales: new Float32Array(clips).fill(1) };
  for (let analysis = 1; analysis <= 30; analysis += 1)
    writeEmbeddings(db, { ...run, analysis, vectors: new Int8Array(width * clips).fill(analysis) });
  const removed = keepWithin(db, 200_000);
  expect(removed).toBeGreaterThan(0);
  const [kept] = keptModels(db);
  expect(kept).toMatchObject({ recordings: 30 - removed, clips: (30 - removed) * clips });
  expect(isKept(db, 1, 'now')).toBe(false);
  expect(kept?.recordings === 0 || isKept(db, 30, 'now')).toBe(true);
  expect(keepWithin(db, 200_000)).toBe(0);
});

test('a merge brings the embeddings along', async () => {
  const [data, other, folder] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'a.wav'), 400);
  await (await analysed(other, folder)).close();
  const result = await mergeFolders({
    into: data,
    sources: [other],
    clock: systemClock,
    signal: never,
    progress: () => undefined,
  });
  expect(result.sources).toMatchObject([{ failure: null }]);
  const engine = await testEngine(data, { watch: false });
  expect(await engine.ask('embeddings.read', {})).toMatchObject({ missing: 0, models: [{ model, recordings: 1 }] });
  expect(existsSync(join(data, 'merging/source-embeddings.db'))).toBe(false);
});

const merged = (into: string, source: string): ReturnType<typeof mergeFolders> =>
  mergeFolders({ into, sources: [source], clock: systemClock, signal: never, progress: () => undefined });

test('a merge that is cut short at the embeddings brings them when it runs again', async () => {
  const [data, other, folder] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'a.wav'), 400);
  await (await analysed(other, folder)).close();
  // Nothing can be copied to where this lies.
  mkdirSync(join(data, 'merging/source-embeddings.db'), { recursive: true });
  await merged(data, other).catch(() => undefined);
  rmdirSync(join(data, 'merging/source-embeddings.db'));
  expect((await merged(data, other)).sources).toMatchObject([{ failure: null, counts: { before: false } }]);
  const engine = await testEngine(data, { watch: false });
  expect(await engine.ask('embeddings.read', {})).toMatchObject({ missing: 0, models: [{ model, recordings: 1 }] });
});

test('a merge brings the embeddings that a classifier of one\u2019s own has from its parent', async () => {
  const [data, other, folder] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'a.wav'), 400);
  await (await analysed(other, folder)).close();
  const season = new Database(join(other, 'songsight.db'));
  season.exec(`UPDATE analyses SET current = 0;
    INSERT INTO packs (id, hash, name, version, title, labels, window_s) SELECT 77, 'own', 'own', '1', 'Own', labels, window_s FROM packs;
    INSERT INTO analyses (id, recording_id, pack_id, overlap_s, channel, current, clips, sheet, provider, seconds, created_at)
      SELECT 78, recording_id, 77, overlap_s, channel, 1, clips, sheet, provider, 0, '2030-01-01T00:00:00.000Z' FROM analyses`);
  season.close();
  const kept = new Database(join(other, 'embeddings.db'));
  kept.exec(`INSERT INTO aliases (analysis_id, stamp, run_id) SELECT 78, '2030-01-01T00:00:00.000Z', id FROM runs`);
  kept.close();
  expect((await merged(data, other)).sources).toMatchObject([{ failure: null }]);
  const engine = await testEngine(data, { watch: false });
  expect(await engine.ask('embeddings.read', {})).toMatchObject({ missing: 0 });
});

test('a backup holds the embeddings, and restoring it brings them back and keeps what was there', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'a.wav'), 400);
  const engine = await analysed(data, folder);
  const before = await engine.ask('embeddings.read', {});
  const { written, backups } = await engine.ask('data.backup', { folder: null });
  const beside = written.replace(/\.db$/, '.embeddings.db');
  expect(backups).toHaveLength(1);
  expect(backups[0]?.bytes).toBe(statSync(written).size + statSync(beside).size);
  await engine.ask('embeddings.remove', { model });
  await engine.ask('data.restore', { backup: backups[0]?.name ?? '' });
  await engine.close();
  const again = await testEngine(data, { watch: false });
  expect(await again.ask('embeddings.read', {})).toMatchObject({ models: before.models, missing: 0 });
  const names = readdirSync(join(data, 'backups')).filter((name) => /-before-restore-.*\.embeddings\.db$/.test(name));
  expect(names).toHaveLength(1);
  expect(existsSync(join(data, 'embeddings.db.restored'))).toBe(false);
});

test('a backup of embeddings ends although others write meanwhile, and one that is stopped leaves nothing', async () => {
  const [data, elsewhere] = [await temporaryFolder(), await temporaryFolder()];
  const store = openStore(data);
  onTestFinished(() => store.close());
  const db = store.embeddings.made();
  const run = { width: 1024, model, title: 'Wide', stamp: 'now', scales: new Float32Array(400).fill(1) };
  const write = (analysis: number): void =>
    writeEmbeddings(db, { ...run, analysis, vectors: new Int8Array(1024 * 400).fill(analysis) });
  for (let analysis = 1; analysis <= 20; analysis += 1) write(analysis);
  const target = join(elsewhere, 'songsight-backup-1.db');
  let steps = 0;
  await backUpEmbeddings(data, target, () => {
    steps += 1;
    if (steps < 50) write(20 + steps);
  });
  expect(steps).toBeGreaterThan(3);
  // A copy that began again with each of them would have ended after the last.
  expect(steps).toBeLessThan(30);
  const copy = new Database(join(elsewhere, 'songsight-backup-1.embeddings.db'), { readonly: true });
  expect(keptModels(copy)).toMatchObject([{ recordings: 20, clips: 8000 }]);
  expect(copy.pragma('quick_check(1)', { simple: true })).toBe('ok');
  copy.close();
  const stopped = backUpEmbeddings(data, join(elsewhere, 'songsight-backup-2.db'), () => {
    throw new Error('stopped');
  });
  await expect(stopped).rejects.toThrow('stopped');
  expect(readdirSync(elsewhere).filter((name) => name.includes('backup-2'))).toEqual([]);
});

test('a write that was cut short leaves nothing half: the recording counts as without, and the others stay', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  for (const hertz of [400, 700]) await writeTone(join(folder, `${hertz}.wav`), hertz);
  await (await analysed(data, folder)).close();
  const child = fork(new URL('./half-written.ts', import.meta.url), [join(data, 'embeddings.db')]);
  await new Promise((resolve) => child.once('message', resolve));
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
  const engine = await testEngine(data, { watch: false });
  const { notices } = await engine.ask('data.read', {});
  expect(notices).toEqual([]);
  expect(await engine.ask('embeddings.read', {})).toMatchObject({ missing: 1, models: [{ recordings: 1 }] });
  await engine.close();
  // A disk that lost the end of the file: it is put aside, and everything else goes on.
  truncateSync(join(data, 'embeddings.db'), 3 * 4096 + 100);
  const cut = await testEngine(data, { watch: false });
  expect((await cut.ask('data.read', {})).notices.map(({ key }) => key)).toEqual(['embeddings-damaged']);
  expect(await cut.ask('embeddings.read', {})).toMatchObject({ missing: 2, models: [] });
});
