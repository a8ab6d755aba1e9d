import { copyFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { analyseFolder } from '#engine/queue/analyse-folder.ts';
import { FakeAnalyst } from '../analysts/fake-analyst.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { allDone, testEngine, untilState } from '../test-engine.ts';
import { writeTone } from '../wav-file.ts';
import { merge } from './part-folders.ts';

const never = new AbortController().signal;

/** A laptop that listened to the folder. */
async function laptop(folder: string, keepEmbeddings: boolean): Promise<string> {
  const data = await temporaryFolder();
  const engine = await testEngine(data, { analyst: new FakeAnalyst(), watch: false });
  await engine.ask('settings.write', { change: { picturePolicy: 'off', keepEmbeddings } });
  await analyseFolder(engine, folder, () => undefined, never);
  await engine.close();
  return data;
}

/** Recordings of a data folder whose embeddings are not kept. */
async function missing(data: string): Promise<number> {
  const engine = await testEngine(data, { watch: false });
  const answer = await engine.ask('embeddings.read', {});
  await engine.close();
  return answer.missing;
}

test('embeddings that a laptop makes later by listening once more come with its next merge', async () => {
  const [season, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'a.wav'), 400);
  const data = await laptop(folder, false);
  await merge(season, data);
  expect(await missing(season)).toBe(1);
  const analyst = new FakeAnalyst();
  const engine = await testEngine(data, { analyst });
  await engine.ask('settings.write', { change: { keepEmbeddings: true } });
  await engine.ask('watch.add', { folder });
  await engine.ask('embeddings.fill', {});
  await untilState(engine, (state) => allDone(1)(state) && analyst.listened.length === 1);
  await engine.close();
  expect((await merge(season, data)).sources).toMatchObject([{ counts: { known: 1, embeddings: 1 } }]);
  expect(await missing(season)).toBe(0);
  expect((await merge(season, data)).sources).toMatchObject([{ counts: { before: true, embeddings: 0 } }]);
});

test('embeddings that come to a laptop whose database stays as it was come, and are read once', async () => {
  const [season, folder] = [await temporaryFolder(), await temporaryFolder()];
  for (const hertz of [400, 700]) await writeTone(join(folder, `${hertz}.wav`), hertz);
  const data = await laptop(folder, true);
  const [file, away] = [join(data, 'embeddings.db'), join(await temporaryFolder(), 'away')];
  await copyFile(file, away);
  await rm(file);
  await merge(season, data);
  expect(await missing(season)).toBe(2);
  await copyFile(away, file);
  expect((await merge(season, data)).sources).toMatchObject([{ counts: { before: true, embeddings: 2 } }]);
  expect(await missing(season)).toBe(0);
  // Of the same size and time it is not read again, whatever is in it.
  const { size, mtime } = await stat(file);
  await writeFile(file, Buffer.alloc(size, 7));
  await utimes(file, mtime, mtime);
  expect((await merge(season, data)).sources).toMatchObject([
    { failure: null, counts: { before: true, embeddings: 0 } },
  ]);
  expect(await missing(season)).toBe(0);
  // A season that lost them gets them again.
  await copyFile(away, file);
  for (const side of ['', '-wal', '-shm']) await rm(join(season, `embeddings.db${side}`), { force: true });
  expect((await merge(season, data)).sources).toMatchObject([{ counts: { before: true, embeddings: 2 } }]);
});

test.each(['first', 'last'])(
  'of two laptops with the same recordings the one that keeps embeddings gives them, merged %s',
  async (turn) => {
    const [season, folder] = [await temporaryFolder(), await temporaryFolder()];
    await writeTone(join(folder, 'a.wav'), 400);
    const without = await laptop(folder, false);
    const keeping = await laptop(folder, true);
    const order = turn === 'first' ? [keeping, without] : [without, keeping];
    for (const data of order) await merge(season, data);
    expect(await missing(season)).toBe(0);
  },
);

test('recordings that were analysed in the same moment with the same scores keep their own embeddings', async () => {
  const [season, folder] = [await temporaryFolder(), await temporaryFolder()];
  for (const hertz of [400, 700]) await writeTone(join(folder, `${hertz}.wav`), hertz);
  const data = await laptop(folder, true);
  const songs = new Database(join(data, 'songsight.db'));
  songs.exec(
    `UPDATE analyses SET created_at = '2026-05-24T10:00:00.123Z', sheet = (SELECT sheet FROM analyses WHERE id = 1)`,
  );
  songs.close();
  const kept = new Database(join(data, 'embeddings.db'));
  kept.exec(`UPDATE runs SET stamp = '2026-05-24T10:00:00.123Z';
    UPDATE blocks SET scales = zeroblob(length(scales)) WHERE run_id = 1`);
  kept.close();
  await merge(season, data);
  expect(scales(season)).toEqual(scales(data));
});

/** What the first block of each recording holds. */
function scales(data: string): unknown[] {
  const db = new Database(join(data, 'songsight.db'), { readonly: true });
  db.prepare('ATTACH ? AS kept').run(join(data, 'embeddings.db'));
  const rows = db
    .prepare(
      `SELECT r.name, hex(b.scales) AS scales FROM kept.runs u JOIN kept.blocks b ON b.run_id = u.id AND b.first_clip = 0
         JOIN analyses a ON a.id = u.analysis_id JOIN recordings r ON r.id = a.recording_id ORDER BY r.name`,
    )
    .all();
  db.close();
  return rows;
}
