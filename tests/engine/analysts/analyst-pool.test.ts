import type { ChildProcess } from 'node:child_process';
import { appendFileSync, cpSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Analyst } from '#analysis/process/analyst.ts';
import { FakeAnalyst } from './fake-analyst.ts';
import { analystCount, threadsAlone, threadsOfEach } from '#engine/analysts/analyst-count.ts';
import { analystOpener } from '#engine/analysts/analyst-keeper.ts';
import { AnalystPool } from '#engine/analysts/analyst-pool.ts';
import { analyseFolder } from '#engine/queue/analyse-folder.ts';
import { tinyRecording } from '../../field/tiny-songs.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { testEngine, untilState, type TestEngine } from '../test-engine.ts';
import { forkSource, tinyPack } from './analyst-child.ts';

const gigabyte = 1024 ** 3;

function pooled(data: string, analysts: number, children: ChildProcess[] = []): Promise<TestEngine> {
  const openAnalyst = analystOpener(forkSource(children), () => ({ analysts, batchClips: null }));
  return testEngine(data, { packFolder: tinyPack, openAnalyst, watch: false });
}

/** Eight recordings, and a copy of one of them. */
async function card(): Promise<string> {
  const folder = await temporaryFolder();
  for (let nth = 0; nth < 9; nth += 1) {
    const [voice, seed] = [nth % 2 === 0 ? 'low_whistler' : 'high_trill', 1 + (nth % 8)] as const;
    writeFileSync(join(folder, `${nth}.WAV`), tinyRecording([voice, null, voice], `05:0${seed}:00`, seed));
  }
  return folder;
}

type Heard = { path: string; species: string; start: number; end: number; score: number };

function rows({ inside }: TestEngine): Heard[] {
  return inside.engine.store.db
    .prepare<[], Heard>(
      `SELECT f.relative_path AS path, s.code AS species, d.start_s AS start, d.end_s AS end, d.score
       FROM detections d JOIN species s ON s.id = d.species_id JOIN files f ON f.recording_id = d.recording_id
       WHERE d.current = 1 ORDER BY 1, 3, 2`,
    )
    .all();
}

test('two analysts write the same rows as one, and both of them listen', async () => {
  const folder = await card();
  const found: Heard[][] = [];
  for (const analysts of [1, 2]) {
    const children: ChildProcess[] = [];
    const engine = await pooled(await temporaryFolder(), analysts, children);
    await engine.ask('settings.write', { change: { picturePolicy: 'off' } });
    const { files } = await analyseFolder(engine, folder, () => undefined, new AbortController().signal);
    expect(files).toMatchObject({ done: 9, failed: 0, waiting: 0 });
    expect(children).toHaveLength(analysts);
    found.push(rows(engine));
    await engine.close();
  }
  expect(found[0]?.length).toBeGreaterThanOrEqual(9);
  expect(found[1]).toEqual(found[0]);
});

test('a long recording alone is shared out, and the rows are those of one analyst', async () => {
  const folder = await temporaryFolder();
  const seconds = Array.from({ length: 120 }, (_, second) => (second % 7 < 4 ? 'low_whistler' : 'high_trill'));
  const long = tinyRecording(seconds, '05:01:00', 4);
  // Above 4 MB, below which sharing is not worth it.
  expect(long.length).toBeGreaterThan(4 * 1024 ** 2);
  writeFileSync(join(folder, 'LONG.WAV'), long);
  const found: Heard[][] = [];
  for (const analysts of [1, 3]) {
    const children: ChildProcess[] = [];
    const engine = await pooled(await temporaryFolder(), analysts, children);
    await engine.ask('settings.write', { change: { picturePolicy: 'off' } });
    const { files } = await analyseFolder(engine, folder, () => undefined, new AbortController().signal);
    expect(files).toMatchObject({ done: 1, failed: 0 });
    expect(children).toHaveLength(analysts);
    found.push(rows(engine));
    await engine.close();
  }
  expect(found[0]?.length).toBeGreaterThan(10);
  expect(found[1]).toEqual(found[0]);
});

test('what killed a process before has an analyst to itself', async () => {
  const listening: Record<string, () => void> = {};
  const asked: [number, string][] = [];
  const place = (nth: number): Analyst => ({
    describe: () => Promise.reject(new Error('not asked')),
    draw: () => Promise.reject(new Error('not asked')),
    close: () => Promise.resolve(),
    listen: ({ path }) => {
      asked.push([nth, path]);
      return new Promise((_, reject) => (listening[path] = () => reject(new Error(path))));
    },
  });
  const pool = new AnalystPool(2, place);
  const { signal } = new AbortController();
  const listen = (path: string, alone = false): Promise<string> =>
    pool
      .listen({ path, overlapSeconds: 0, channel: 'mix', alone }, () => undefined, signal)
      .then(
        () => 'heard',
        (thrown: unknown) => String(thrown),
      );
  const ends: Record<string, Promise<string>> = { a: listen('a'), b: listen('b'), guilty: listen('guilty', true) };
  ends['c'] = listen('c');
  expect(asked).toEqual([
    [0, 'a'],
    [1, 'b'],
    [1, 'c'],
  ]);
  // It waits for the one that it was given to, and nothing follows it there.
  listening['a']?.();
  await ends['a'];
  ends['d'] = listen('d');
  await expect.poll(() => asked).toEqual(expect.arrayContaining([[0, 'guilty']]));
  expect(asked.at(-1)).toEqual([0, 'guilty']);
  expect(asked.filter(([nth]) => nth === 0).map(([, path]) => path)).toEqual(['a', 'guilty']);
  expect(asked.filter(([nth]) => nth === 1).map(([, path]) => path)).toEqual(['b', 'c', 'd']);
});

test('a pause gives every recording at hand back, and going on loses none', async () => {
  const folder = await card();
  const engine = await pooled(await temporaryFolder(), 2);
  await engine.ask('settings.write', { change: { picturePolicy: 'off' } });
  await engine.ask('watch.pause', { paused: false });
  const run = analyseFolder(engine, folder, () => undefined, new AbortController().signal);
  await untilState(engine, ({ totals }) => totals.done > 0);
  await engine.ask('watch.pause', { paused: true });
  await untilState(engine, ({ current }) => current === null);
  await engine.ask('watch.pause', { paused: false });
  expect((await run).files).toMatchObject({ done: 9, failed: 0, waiting: 0 });
});

test('cores, memory and the model decide how many there are, unless a person does', () => {
  const machine = { cores: 8, memoryBytes: 16 * gigabyte };
  expect(analystCount(null, 10e6, machine)).toBe(8);
  expect(analystCount(null, 77e6, { ...machine, memoryBytes: 4 * gigabyte })).toBe(5);
  expect(analystCount(null, 400e6, { ...machine, memoryBytes: 2 * gigabyte })).toBe(1);
  expect(analystCount(3, 400e6, { ...machine, memoryBytes: 2 * gigabyte })).toBe(3);
  expect([1, 2, 4, 8].map((analysts) => threadsOfEach(analysts, machine))).toEqual([8, 4, 2, 1]);
  expect(threadsOfEach(1, { ...machine, cores: 1 })).toBe(1);
  expect([1, 2, 8].map((cores) => threadsAlone({ ...machine, cores }))).toEqual([1, undefined, undefined]);
});

test('the first rests from painting while any of the others listens', async () => {
  const holds: boolean[] = [];
  const folder = await card();
  const first: Analyst = Object.assign(new FakeAnalyst({ listenMs: 20 }), {
    hold: (held: boolean) => void holds.push(held),
  });
  const pool = new AnalystPool(3, (place) => (place === 0 ? first : new FakeAnalyst({ listenMs: 60 * place })));
  await pool.describe();
  const { signal } = new AbortController();
  const listen = (nth: number): Promise<unknown> =>
    pool.listen({ path: join(folder, `${nth}.WAV`), overlapSeconds: 0, channel: 'mix' }, () => undefined, signal);
  await listen(0);
  expect(holds).toEqual([]);
  await Promise.all([listen(0), listen(1), listen(2)]);
  expect(holds).toEqual([true, false]);
});

/** Analysts that note when they are told to get ready and when they are closed, and say what runs them. */
async function readied(used: string): Promise<{ readonly ready: number[]; readonly closed: number[] }> {
  const [ready, closed]: [number[], number[]] = [[], []];
  const pool = new AnalystPool(
    3,
    (place): Analyst => {
      const analyst = new FakeAnalyst();
      return Object.assign(analyst, {
        describe: async () => {
          const facts = await FakeAnalyst.prototype.describe.call(analyst);
          return { ...facts, provider: { ...facts.provider, used } };
        },
        prepare: () => void ready.push(place),
        close: () => Promise.resolve(void closed.push(place)),
      });
    },
    true,
  );
  await pool.describe();
  await pool.describe();
  return { ready, closed };
}

test('where there is work for all of them they open together; on a graphics processor the first stays alone', async () => {
  expect(await readied('cpu')).toEqual({ ready: [1, 2], closed: [] });
  expect(await readied('webgpu')).toEqual({ ready: [1, 2], closed: [1, 2] });
});

test('two that open together: an altered pack is refused, and both listen to a whole one', async () => {
  const [folder, children] = [await card(), new Array<ChildProcess>()];
  const openAnalyst = analystOpener(forkSource(children), () => ({ analysts: 2, batchClips: null }), true);
  const engine = await testEngine(await temporaryFolder(), { packFolder: tinyPack, openAnalyst, watch: false });
  expect(children).toHaveLength(2);
  const { files } = await analyseFolder(engine, folder, () => undefined, new AbortController().signal);
  expect(files).toMatchObject({ done: 9, failed: 0 });
  expect(children).toHaveLength(2);
  await engine.close();
  const altered = await temporaryFolder();
  cpSync(tinyPack, altered, { recursive: true });
  const start = (): Promise<unknown> =>
    temporaryFolder().then((data) => testEngine(data, { packFolder: altered, openAnalyst, watch: false }));
  const refused = (key: string): object => ({ code: 'pack-invalid', sentence: { values: { problem: { key } } } });
  // Also a painter that nobody has painted with yet, and a model cut in two.
  for (const file of ['unet.onnx', 'encoder.onnx']) {
    appendFileSync(join(altered, file), 'x');
    await expect(start()).rejects.toMatchObject(refused('pack-file-altered'));
    cpSync(join(tinyPack, file), join(altered, file));
  }
  truncateSync(join(altered, 'encoder.onnx'), 1000);
  await expect(start()).rejects.toMatchObject(refused('pack-file-altered'));
  rmSync(join(altered, 'encoder.onnx'));
  await expect(start()).rejects.toMatchObject(refused('pack-file-missing'));
  writeFileSync(join(altered, 'manifest.json'), '{}');
  await expect(start()).rejects.toMatchObject(refused('manifest-field-missing'));
});
