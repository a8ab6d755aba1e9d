import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { blocksOf } from '#store/embeddings/read-embeddings.ts';
import { writeEmbeddings } from '#store/embeddings/write-embeddings.ts';
import { sketchBytes } from '#store/embeddings/sketch-file.ts';
import { openStore, type Store } from '#store/opening/open-store.ts';
import { savePack } from '#store/settings/model-packs.ts';
import { ClipIndex } from '#engine/search/clip-index.ts';
import { random } from '../../store/generated-database.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const model = 'c'.repeat(64);
const [width, clips] = [64, 30];

/** Adds recordings with made-up embeddings. @returns the numbers of their analyses */
function add(store: Store, recordings: number, stamp = 'now'): number[] {
  const pack = savePack(store.db, {
    ...{ hash: 'h', name: 'made', version: '1', title: 'Made', windowSeconds: 3, labels: [] },
  });
  return Array.from({ length: recordings }, () => {
    const id = Number(
      store.db
        .prepare(
          `INSERT INTO recordings (content_id, name, format, encoding, rate_hz, channels, duration_s, time_source, warnings, added_at)
           VALUES (hex(randomblob(8)), 'r', 'wav', 'pcm', 48000, 1, 90, 'unknown', '[]', '')`,
        )
        .run().lastInsertRowid,
    );
    const analysis = Number(
      store.db
        .prepare(
          `INSERT INTO analyses (recording_id, pack_id, overlap_s, channel, current, clips, sheet, provider, seconds, created_at)
           VALUES (?, ${pack}, 0, 'mix', 1, ${clips}, x'', 'cpu', 0, ?)`,
        )
        .run(id, stamp).lastInsertRowid,
    );
    writeEmbeddings(store.embeddings.made(), { analysis, stamp, ...made(id) });
    return analysis;
  });
}

function made(seed: number): Omit<Parameters<typeof writeEmbeddings>[1], 'analysis' | 'stamp'> {
  const next = random(seed);
  const vectors = Int8Array.from({ length: clips * width }, () => Math.round(254 * next() - 127));
  return { model, title: 'Made', width, vectors, scales: new Float32Array(clips).fill(1 / 600) };
}

async function season(recordings: number): Promise<Store> {
  const store = openStore(await temporaryFolder());
  onTestFinished(() => store.close());
  add(store, recordings);
  return store;
}

/** What an index finds, by analysis and clip, and from how many clips sketches had to be made. */
function found(store: Store): { readonly finds: readonly string[]; readonly made: number } {
  const kept = store.embeddings.made();
  const read: string[] = [];
  const asked = new Proxy(kept, {
    get: (target, name) => {
      if (name !== 'prepare') return Reflect.get(target, name) as unknown;
      return (sql: string) => {
        if (/FROM blocks WHERE run_id = \? ORDER BY first_clip$/.test(sql)) read.push(sql);
        return target.prepare(sql);
      };
    },
  });
  const index = new ClipIndex(model, width, store.folder);
  index.follow(store.db, asked);
  const allowed = new Uint8Array(index.clips).fill(1);
  const like = Float32Array.from({ length: width }, (_, at) => Math.sin(at) / Math.sqrt(width / 2));
  const finds = index
    .similar(kept, [like], allowed, 5)
    .slice(0, 40)
    .map(({ run, clip, similarity }) => `${run.analysis} ${clip} ${similarity.toFixed(4)}`);
  return { finds, made: read.length };
}

const fileOf = (store: Store): string => {
  const name = readdirSync(store.folder).find((each) => each.endsWith('.sketches'));
  if (name === undefined) throw new Error('no sketches were kept');
  return join(store.folder, name);
};

test('sketches are made once: the next start reads them, and what came since is added', async () => {
  const store = await season(200);
  const first = found(store);
  expect(first.made).toBeGreaterThan(200);
  expect(sketchBytes(store.folder)).toBeGreaterThan(200 * clips * 16);
  const again = found(store);
  expect(again).toEqual({ finds: first.finds, made: 0 });
  add(store, 3);
  const bytes = readFileSync(fileOf(store)).byteLength;
  expect(found(store).made).toBe(3);
  expect(readFileSync(fileOf(store)).byteLength).toBeGreaterThan(bytes);
  expect(found(store).made).toBe(0);
});

test('sketches that are missing, cut short, altered, or of another model are made again, and the finds are the same', async () => {
  const store = await season(200);
  const { finds, made: all } = found(store);
  const file = fileOf(store);
  const whole = readFileSync(file);
  const spoilt: readonly (() => void)[] = [
    () => truncateSync(file, Math.floor(whole.byteLength / 2)),
    () => truncateSync(file, 7),
    () => writeFileSync(file, whole.with(whole.byteLength - 5, (whole.at(-5) ?? 0) ^ 1)),
    () => writeFileSync(file, whole.with(40, (whole.at(40) ?? 0) ^ 1)),
    () => writeFileSync(file, 'nothing of the kind'),
    () => writeFileSync(file, Buffer.from(whole.toString('latin1').replaceAll('cccc', 'dddd'), 'latin1')),
  ];
  for (const [at, spoil] of spoilt.entries()) {
    spoil();
    const next = found(store);
    expect(next.finds, `spoilt ${at}`).toEqual(finds);
    expect(next.made, `spoilt ${at}`).toBeGreaterThan(0);
    expect(next.made).toBeLessThanOrEqual(all);
    // Mended: the start after it makes nothing.
    expect(found(store), `spoilt ${at}`).toEqual({ finds, made: 0 });
  }
  // What was written behind the last whole part does not count, and is written over.
  appendFileSync(file, 'half a part');
  expect(found(store)).toEqual({ finds, made: 0 });
  add(store, 1);
  expect(found(store).made).toBe(1);
  expect(found(store).made).toBe(0);
});

test('sketches of runs whose number was given again, or that were analysed again, are not believed', async () => {
  const store = await season(200);
  found(store);
  const old = join(store.folder, 'old');
  copyFileSync(fileOf(store), old);
  const [last] = add(store, 1, 'before');
  found(store);
  copyFileSync(fileOf(store), old);
  // The same analysis and the same number of the run, written later and with other numbers.
  const kept = store.embeddings.made();
  const run = { ...made(4711), analysis: last ?? 0, stamp: 'after' };
  store.db.prepare(`UPDATE analyses SET created_at = 'after' WHERE id = ?`).run(last);
  writeEmbeddings(kept, run);
  const { finds, made: again } = found(store);
  expect(again).toBe(1);
  copyFileSync(old, fileOf(store));
  expect(found(store)).toEqual({ finds, made: 1 });
});

test('a mean from the first few recordings is taken again when there are many; many dead ones go from the file', async () => {
  const store = await season(2);
  found(store);
  add(store, 498);
  expect(found(store).made).toBeGreaterThanOrEqual(500);
  const before = readFileSync(fileOf(store)).byteLength;
  const gone = store.db.prepare(`UPDATE analyses SET current = 0 WHERE id % 10 <> 0`).run().changes;
  expect(gone * clips).toBeGreaterThan(10_000);
  const { finds, made: none } = found(store);
  expect(none).toBe(0);
  expect(readFileSync(fileOf(store)).byteLength).toBeLessThan(before / 5);
  expect(found(store)).toEqual({ finds, made: 0 });
});

test('where nothing can be written the search goes on', async () => {
  const store = await season(5);
  const { finds } = found(store);
  const file = fileOf(store);
  rmSync(file);
  mkdirSync(file);
  expect(found(store).finds).toEqual(finds);
  expect(existsSync(file)).toBe(true);
});

test('what is compared step by step ends with the same finds as a comparison of everything', async () => {
  const store = await season(200);
  const kept = store.embeddings.made();
  const index = new ClipIndex(model, width, store.folder);
  index.follow(store.db, kept);
  const allowed = new Uint8Array(index.clips).fill(1);
  for (const seed of [1, 2, 3]) {
    const next = random(seed);
    const drawn = Float32Array.from({ length: width }, () => next() - 0.5);
    const like = drawn.map((value) => value / Math.hypot(...drawn));
    const exact = index.runs.flatMap(({ run, from }) =>
      [...blocksOf(kept, run)].flatMap(({ firstClip, vectors, scales }) =>
        [...scales].map((scale, at) => ({
          place: from + firstClip + at,
          similarity: like.reduce((sum, value, number) => sum + value * (vectors[at * width + number] ?? 0), 0) * scale,
        })),
      ),
    );
    const best = exact.sort((one, other) => other.similarity - one.similarity).slice(0, 5);
    const finds = index.similar(kept, [like], allowed, 5, index.clips);
    expect(finds.length).toBeGreaterThan(1199);
    expect(finds.slice(0, 5).map(({ place }) => place)).toEqual(best.map(({ place }) => place));
  }
});
