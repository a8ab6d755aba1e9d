import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startEngine, type Engine } from '#engine/start-engine.ts';
import { say } from '#contract/words/sentence.ts';
import { readSentence, readSentences } from '#store/opening/stored-sentence.ts';
import { damagedFiles, type Ending } from '../../fixtures/damaged-files.ts';
import { tinyPack } from '../analysts/analyst-child.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { keepingLog, untilState } from '../test-engine.ts';
import { writeTone } from '../wav-file.ts';

type Row = { state: string; code: string | null; message: string | null; warnings: string | null };

/** How each file stands in the database. */
function endings(engine: Engine): Map<string, Row> {
  const rows = engine.inside.engine.store.db
    .prepare<[], Row & { path: string }>(
      `SELECT f.relative_path AS path, f.state, f.failure_code AS code, f.failure_message AS message, r.warnings
       FROM files f LEFT JOIN recordings r ON r.id = f.recording_id`,
    )
    .all();
  return new Map(rows.map((row) => [row.path, row]));
}

function asEnding(row: Row | undefined): Ending {
  if (row === undefined) return { state: 'left alone' };
  if (row.state === 'failed') {
    return { state: 'failed', code: row.code ?? '', sentence: say(readSentence(row.message ?? ''), 'en') };
  }
  expect(row.state).toBe('done');
  const warnings = readSentences(row.warnings ?? '[]').map((each) => say(each, 'en'));
  // All of them were made at 8 kHz, which is said of each.
  return { state: 'done', sentence: warnings.find((each) => !each.includes('of the band is missing')) ?? null };
}

const wanted = damagedFiles.flatMap(({ ends }) => Object.entries(ends));

/** Every kind of damage in one folder, listened to by the real networks. */
async function damagedFolder(): Promise<{ engine: Engine; folder: string }> {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  for (const damage of damagedFiles) await damage.make(folder);
  await writeTone(join(folder, 'zz-good.wav'), 1000, 4);
  const log = keepingLog();
  const engine = await startEngine({ dataFolder: data, packFolder: tinyPack, version: '0', log, threads: 1 });
  onTestFinished(async () => {
    await engine.close();
    expect(log.bugs).toEqual([]);
  });
  await engine.dispatch('settings.write', { change: { stableSeconds: 0.1, picturePolicy: 'off' } });
  await engine.dispatch('watch.add', { folder });
  const [good, bad] = ['done', 'failed'].map((state) => wanted.filter(([, ending]) => ending.state === state).length);
  const all = (good ?? 0) + (bad ?? 0) + 1;
  await untilState(engine, ({ totals }) => totals.waiting === 0 && totals.done + totals.failed >= all);
  return { engine, folder };
}

test('every kind of damaged file ends in its sentence, and the run goes on to the last good one', async () => {
  const { engine, folder } = await damagedFolder();
  const found = endings(engine);
  for (const { kind, ends } of damagedFiles) {
    for (const [path, ending] of Object.entries(ends)) expect(asEnding(found.get(path)), kind).toEqual(ending);
  }
  expect(found.get('zz-good.wav')?.state).toBe('done');
  expect(found.get('twice-1.wav')?.state).toBe('done');
  const recordings = engine.inside.engine.store.db.prepare('SELECT count(*) FROM recordings').pluck().get();
  const heard = wanted.filter(([, ending]) => ending.state === 'done').length;
  // The one that is there twice is one recording; the good one at the end is one more.
  expect(recordings).toBe(heard - 1 + 1);
  await mended(engine, folder);
});

/** Each failed file can be tried again: one that was replaced by a good copy is then done. */
async function mended(engine: Engine, folder: string): Promise<void> {
  const failed = wanted.filter(([, ending]) => ending.state === 'failed').length;
  expect(engine.state().totals.failed).toBe(failed);
  await engine.dispatch('failed.retry', { file: null });
  await untilState(engine, ({ totals }) => totals.waiting === 0 && totals.failed === failed);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'notes.wav'), '');
  await writeTone(join(folder, 'notes.wav'), 700, 4);
  await untilState(engine, ({ totals }) => totals.waiting === 0 && totals.failed === failed - 1);
}
