import { join } from 'node:path';
import { decode } from 'fast-png';
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { DetectionId } from '#contract/ids.ts';
import type { Picture } from '#contract/pictures.ts';
import { openAnalyst } from '#analysis/process/in-process-analyst.ts';
import { tinyRecording } from '../../field/tiny-songs.ts';
import { changedPack } from '../../analysis/tiny-pack.ts';
import { tinyPack } from '../analysts/analyst-child.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { testEngine, type TestEngine } from '../test-engine.ts';

/** Real networks: the tiny pack has a painter of four steps and a student of two. */
async function painting(packFolder: string): Promise<{ engine: TestEngine; detection: DetectionId; data: string }> {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  writeFileSync(join(folder, '20260501_053000.wav'), tinyRecording(['high_trill', null], '05:30:00'));
  const engine = await testEngine(data, {
    packFolder,
    openAnalyst: () => openAnalyst({ packFolder, provider: 'cpu', threads: 1 }),
  });
  await engine.ask('settings.write', { change: { picturePolicy: 'best', painter: 'quick' } });
  await engine.ask('watch.add', { folder });
  await expect.poll(() => engine.state().totals.done).toBe(1);
  const everything = { offset: 0, limit: 100, order: 'oldest-heard', filter: {}, picturesOnly: false } as const;
  await expect
    .poll(() => engine.ask('gallery.read', everything).then(({ items }) => items.some(({ picture }) => picture)), {
      timeout: 60_000,
    })
    .toBe(true);
  const { items } = await engine.ask('gallery.read', everything);
  const detection = items.find(({ picture }) => picture !== null)!.detection;
  return { engine, detection, data };
}

async function finished(engine: TestEngine, detection: DetectionId, count: number): Promise<readonly Picture[]> {
  const read = () => engine.ask('detection.read', { detection }).then(({ pictures }) => pictures);
  const done = () => read().then((pictures) => pictures.filter(({ state }) => state === 'done').length);
  await expect.poll(done).toBe(count);
  return read();
}

async function pixels(engine: TestEngine, { id }: Picture): Promise<string> {
  const reply = await engine.media('picture', String(id));
  if (!reply.ok || reply.value.body.kind !== 'file') throw new Error('there is no picture');
  return Buffer.from(decode(readFileSync(reply.value.body.path)).data).toString('hex');
}

const quick = { painter: 'quick', sampler: 'ddim', steps: 2, guidanceScale: 1 } as const;

test('the setting has pictures painted by the student; a changed one repaints only what is asked for', async () => {
  const { engine, detection } = await painting(tinyPack);
  expect(await engine.ask('settings.read', {})).toMatchObject({ quickSteps: 2, settings: { painter: 'quick' } });
  const [first] = await finished(engine, detection, 1);
  expect(first!.provenance).toMatchObject(quick);
  const steps = await engine.ask('steps.paint', { picture: first!.id });
  expect(steps.frames).toHaveLength(2);
  // The same sound, seed and painter: the same picture.
  const { seed } = first!.provenance;
  await engine.ask('picture.request', { detection, seed });
  const [again] = await finished(engine, detection, 2);
  expect(again!.provenance).toMatchObject(quick);
  expect(await pixels(engine, again!)).toBe(await pixels(engine, first!));

  await engine.ask('settings.write', { change: { painter: 'fine' } });
  expect(await finished(engine, detection, 2)).toHaveLength(2);
  await engine.ask('picture.request', { detection, seed });
  const [fine] = await finished(engine, detection, 3);
  expect(fine!.provenance).toMatchObject({ painter: 'fine', sampler: 'dpmpp-2m', steps: 4, guidanceScale: 3 });
  expect(await pixels(engine, fine!)).not.toBe(await pixels(engine, first!));

  // The student follows no guidance: who asks for one gets the full painter.
  await engine.ask('settings.write', { change: { painter: 'quick' } });
  await engine.ask('picture.request', { detection, seed: null, guidanceScale: 5 });
  const [guided] = await finished(engine, detection, 4);
  expect(guided!.provenance).toMatchObject({ painter: 'fine', steps: 4, guidanceScale: 5 });
  expect(engine.log.bugs).toEqual([]);
});

test('a pack without a student paints finely, whatever the setting says', async () => {
  const packFolder = await changedPack(({ painter }: { painter?: { quick?: unknown } }) => void delete painter?.quick);
  const { engine, detection } = await painting(packFolder);
  expect(await engine.ask('settings.read', {})).toMatchObject({ quickSteps: null });
  const [picture] = await finished(engine, detection, 1);
  expect(picture!.provenance).toMatchObject({ painter: 'fine', sampler: 'dpmpp-2m', steps: 4, guidanceScale: 3 });
});
