import { spawn } from 'node:child_process';
import { appendFile, chmod, chown, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { WatchState } from '#contract/watch.ts';
import { say, sentence } from '#contract/words/sentence.ts';
import { makeCard, noMounts } from '../../field/mounts.ts';
import { FakeAnalyst } from '../analysts/fake-analyst.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { allDone, testEngine, untilState } from '../test-engine.ts';
import { grow, testGrowing } from '../growing-file.ts';
import { toneWav, writeTone } from '../wav-file.ts';

/** The trouble that the window shows, in English. */
function said({ troubles, folders }: WatchState): string | null {
  const trouble = troubles[0] ?? folders[0]?.note ?? null;
  return trouble === null ? null : say(trouble, 'en');
}

const mountReason = noMounts();
const nobody = 65_534;

test('permission denied: file and sub folder are told in a sentence each, the next file is listened to', async () => {
  const outer = await temporaryFolder();
  await chmod(outer, 0o755);
  const [data, folder] = [join(outer, 'data'), join(outer, 'folder')];
  await writeTone(join(folder, 'a-denied.wav'), 400);
  await writeTone(join(folder, 'b-good.wav'), 500);
  await writeTone(join(folder, 'closed/c.wav'), 600);
  await chmod(join(folder, 'closed'), 0o000);
  await mkdir(data);
  await chmod(join(folder, 'a-denied.wav'), 0o000);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) await chown(data, nobody, nobody);
  const program = fileURLToPath(new URL('denied-child.ts', import.meta.url));
  const child = spawn(process.execPath, [program, data, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(isRoot ? { uid: nobody, gid: nobody } : {}),
  });
  const said = JSON.parse(await text(child.stdout)) as unknown;
  // Only root may remove what it may not look into.
  await chmod(join(folder, 'closed'), 0o700);
  expect(said).toMatchObject({
    files: { done: 1, failed: 1 },
    troubles: [{ code: 'file-unreadable', ...sentence('subfolder-unreadable', { folder: 'closed', count: 1 }) }],
    failed: [['a-denied.wav', { code: 'file-unreadable', ...sentence('file-denied') }]],
  });
});

test('vanished while it is read: it is missing, the next one is listened to', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'a.wav'), 400);
  await writeTone(join(folder, 'b.wav'), 500);
  const analyst = new FakeAnalyst({ before: (path) => (path.endsWith('a.wav') ? rm(path) : undefined) });
  const engine = await testEngine(data, { analyst });
  await engine.ask('watch.add', { folder });
  const state = await untilState(engine, ({ totals }) => totals.done === 1 && totals.waiting === 0);
  expect(state.totals).toEqual({ waiting: 0, done: 1, failed: 0, missing: 1 });
  const { files, total } = await engine.ask('missing.read', { folder: null });
  expect(total).toBe(1);
  expect(files).toMatchObject([{ relativePath: 'a.wav', detections: 0, nowAt: null }]);
});

testGrowing('still growing for long: it is taken once, when it has come to rest, and whole', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  const analyst = new FakeAnalyst();
  const engine = await testEngine(data, { analyst });
  await engine.ask('settings.write', { change: { stableSeconds: 3 } });
  const whole = toneWav(700, 60);
  const path = join(folder, 'growing.wav');
  await writeFile(path, whole.subarray(0, 5000));
  await engine.ask('watch.add', { folder });
  // A minute of a recorder that writes every second, twenty-five times as fast.
  const pauseMs = await grow(path, whole.subarray(5000), { pieces: 30, everyMs: 40 });
  if (pauseMs > 2000) return 'rested';
  await untilState(engine, allDone(1));
  expect(analyst.listened).toEqual([path]);
  const seconds = engine.inside.engine.store.db.prepare('SELECT duration_s FROM recordings').pluck().all();
  expect(seconds).toEqual([60]);
  return 'grew';
});

test('the clock jumps back a year: what waited and what is found goes on', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  const year = 365 * 86_400_000;
  let backMs = 0;
  const engine = await testEngine(data, { clock: { now: () => Date.now() - backMs } });
  await engine.ask('settings.write', { change: { stableSeconds: 3 } });
  await engine.ask('watch.pause', { paused: true });
  await writeTone(join(folder, 'a.wav'), 400);
  await engine.ask('watch.add', { folder });
  await untilState(engine, ({ totals }) => totals.waiting === 1);
  backMs = year;
  await engine.ask('watch.pause', { paused: false });
  await untilState(engine, allDone(1, 2));
  await writeTone(join(folder, 'b.wav'), 500);
  await untilState(engine, allDone(2, 4));
  expect(engine.log.bugs).toEqual([]);
});

test('the database is locked by another program: that is said, nothing fails, and work goes on by itself', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  const engine = await testEngine(data);
  engine.inside.engine.store.db.pragma('busy_timeout = 50');
  await engine.ask('watch.add', { folder });
  await untilState(engine, (state) => state.folders[0]?.state === 'watching');
  const other = new Database(join(data, 'songsight.db'));
  other.exec('BEGIN IMMEDIATE');
  await writeTone(join(folder, 'a.wav'), 400);
  const held = await untilState(
    engine,
    (state) => state.troubles.length > 0 || state.folders[0]?.note?.key === 'database-busy',
  );
  expect(said(held)).toBe(
    'Another program holds the database songsight.db, such as a database viewer or a backup program. Close it; Songsight continues by itself.',
  );
  other.exec('ROLLBACK');
  other.close();
  const state = await untilState(engine, allDone(1, 2));
  expect(state.totals.failed).toBe(0);
});

test.skipIf(mountReason !== null)(
  `the card is pulled out in the middle of a file and put in again ${mountReason ?? ''}`,
  async () => {
    const [data, outer] = [await temporaryFolder(), await temporaryFolder()];
    const card = makeCard(outer, 8);
    await writeTone(join(card.path, 'a.wav'), 400);
    await writeTone(join(card.path, 'b.wav'), 500);
    let pulled = false;
    const analyst = new FakeAnalyst({
      before: (path) => {
        if (pulled || !path.endsWith('b.wav')) return;
        pulled = true;
        card.pullOut();
      },
    });
    const engine = await testEngine(data, { analyst });
    await engine.ask('watch.add', { folder: card.path });
    const away = await untilState(engine, (state) => state.folders[0]?.state === 'unreachable');
    expect(away.folders[0]?.note).toEqual({ key: 'folder-empty-now' });
    expect(away.totals).toEqual({ waiting: 1, done: 1, failed: 0, missing: 0 });
    card.putIn();
    const back = await untilState(engine, allDone(2, 4));
    expect(back.totals).toEqual({ waiting: 0, done: 2, failed: 0, missing: 0 });
    expect(analyst.listened.filter((path) => path.endsWith('a.wav'))).toHaveLength(1);
    expect(engine.log.bugs).toEqual([]);
  },
);

test.skipIf(mountReason !== null)(
  `a card that is read-only is listened to like any other ${mountReason ?? ''}`,
  async () => {
    const [data, outer] = [await temporaryFolder(), await temporaryFolder()];
    const card = makeCard(outer, 8);
    await writeTone(join(card.path, 'a.wav'), 400);
    card.pullOut();
    card.putIn(['ro']);
    const engine = await testEngine(data);
    await engine.ask('watch.add', { folder: card.path });
    await untilState(engine, allDone(1, 2));
    expect(engine.log.bugs).toEqual([]);
    await expect(testEngine(join(card.path, 'data'))).rejects.toMatchObject({ code: 'data-folder-unusable' });
  },
);

test.skipIf(mountReason !== null)(
  `the disk with the data folder is full: that is said, and work goes on when there is room ${mountReason ?? ''}`,
  async () => {
    const [outer, folder] = [await temporaryFolder(), await temporaryFolder()];
    const disk = makeCard(outer, 16);
    const data = join(disk.path, 'data');
    const engine = await testEngine(data);
    await engine.ask('watch.add', { folder });
    await untilState(engine, (state) => state.folders[0]?.state === 'watching');
    await fillDisk(join(disk.path, 'ballast'));
    for (let file = 0; file < 40; file += 1) await writeTone(join(folder, `${file}.wav`), 300 + 20 * file, 3);
    const full = await untilState(
      engine,
      (state) => state.troubles.length > 0 || state.folders[0]?.note?.key === 'disk-full',
      60_000,
    );
    expect(said(full)).toBe(
      'The disk that holds the data folder is full. Free some space; Songsight continues by itself.',
    );
    expect(full.totals.failed).toBe(0);
    await rm(join(disk.path, 'ballast'));
    const state = await untilState(engine, allDone(40, 80));
    expect(state.totals.failed).toBe(0);
    expect(engine.inside.engine.store.db.pragma('integrity_check', { simple: true })).toBe('ok');
  },
);

/** Leaves not a single block free. */
async function fillDisk(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  for (const size of [1024 * 1024, 64 * 1024, 4096, 512]) {
    try {
      for (;;) await appendFile(path, Buffer.alloc(size));
    } catch (thrown) {
      if (!(thrown instanceof Error) || !('code' in thrown) || thrown.code !== 'ENOSPC') throw thrown;
    }
  }
}
