import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DetectionId } from '#contract/ids.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import type { Engine } from '#engine/start-engine.ts';
import { placeDetections } from '#store/detections/place-detections.ts';
import { currentAnalyses } from '#store/recordings/analyses.ts';
import { tinyRecording } from '../../field/tiny-songs.ts';
import { analyseInto, asked, merge, openWork } from '../merging/part-folders.ts';
import { temporaryFolder } from '../temporary-folder.ts';

async function heard(): Promise<{ data: string; card: string }> {
  const [data, card] = [await temporaryFolder(), await temporaryFolder()];
  await mkdir(card, { recursive: true });
  const song = tinyRecording(['low_whistler', null, 'high_trill', null, 'sweep_singer'], '05:00:00', 3);
  await writeFile(join(card, '20260523_050000.WAV'), song);
  await analyseInto(data, card);
  return { data, card };
}

async function withEngine<T>(data: string, work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await openWork(data);
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

const listed = async (engine: Engine, filter: DetectionFilter = {}): Promise<readonly DetectionId[]> =>
  (await asked(engine, 'review.queue', { filter, order: 'oldest-heard', limit: 100 })).detections;

const tagsOf = async (engine: Engine, detection: DetectionId): Promise<readonly string[]> =>
  (await asked(engine, 'detection.read', { detection })).detection.tags ?? [];

test('tags need no verdict, are one whatever their letters, are filtered by, exported, undone, and lost to no threshold', async () => {
  const { data } = await heard();
  await withEngine(data, async (engine) => {
    const all = await listed(engine);
    const [first, second] = all as [DetectionId, DetectionId];
    expect(all.length).toBeGreaterThan(2);
    const change = { addTags: ['for the report', 'Dawn'] };
    const added = await asked(engine, 'review.change', { detections: [first, second], change });
    expect(added.after).toMatchObject([{ review: null, tags: ['Dawn', 'for the report'] }, { review: null }]);
    await asked(engine, 'review.change', { detections: [first], change: { addTags: ['dawn', 'duet'] } });
    expect(await tagsOf(engine, first)).toEqual(['Dawn', 'duet', 'for the report']);
    await asked(engine, 'review.change', { detections: [second], change: { removeTags: ['DAWN'] } });
    expect(await asked(engine, 'tags.read', {})).toEqual({
      tags: [
        { tag: 'for the report', detections: 2 },
        { tag: 'Dawn', detections: 1 },
        { tag: 'duet', detections: 1 },
      ],
    });
    expect(await listed(engine, { tag: 'Dawn' })).toEqual([first]);
    expect(await listed(engine, { tag: 'for the report' })).toEqual([first, second]);
    const timeline = await asked(engine, 'timeline.read', { unit: 'day', filter: { tag: 'Dawn' } });
    expect(timeline.species.reduce((sum, { detections }) => sum + detections, 0)).toBe(1);

    const folder = join(await temporaryFolder(), 'out');
    await asked(engine, 'export.write', { format: 'detections-csv', filter: { tag: 'Dawn' }, options: {}, folder });
    const name = (await readdir(folder)).find((each) => each.endsWith('detections.csv')) ?? '';
    const lines = (await readFile(join(folder, name), 'utf8')).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/,Dawn; duet; for the report$/);

    const { db } = engine.inside.engine.store;
    for (const { id, recording } of currentAnalyses(db, 0, 100))
      db.transaction(() => placeDetections(db, recording, id, []))();
    expect(await listed(engine)).toEqual([]);
    await asked(engine, 'settings.write', { change: { threshold: 0.6 } });
    await expect.poll(() => engine.inside.parts.deriveAgain.run()).toBe(true);
    expect(await listed(engine, { tag: 'for the report' })).toEqual([first, second]);

    await asked(engine, 'review.restore', { states: [...added.before] });
    expect([await tagsOf(engine, first), await tagsOf(engine, second)]).toEqual([[], []]);
    for (const wrong of ['', 'a, b', 'x'.repeat(51), 'one;two'])
      await expect(
        asked(engine, 'review.change', { detections: [first], change: { addTags: [wrong] } }),
      ).rejects.toThrow();
  });
});

test('everything under a filter is tagged in one step, and untagged in one; tags of two data folders are joined', async () => {
  const { data, card } = await heard();
  const work = await temporaryFolder();
  const [other, season] = [join(work, 'other'), join(work, 'season')];
  await analyseInto(other, card);
  const tagAll = (folder: string, tag: string): Promise<void> =>
    withEngine(folder, async (engine) => {
      const count = (await listed(engine)).length;
      const done = await asked(engine, 'selection.review', { filter: {}, change: { addTags: [tag] } });
      expect(done.count).toBe(count);
      expect(await listed(engine, { tag })).toHaveLength(count);
      const undone = await asked(engine, 'selection.undo', { step: done.step });
      expect(await listed(engine, { tag })).toEqual([]);
      await asked(engine, 'selection.undo', { step: undone.step });
      expect(await listed(engine, { tag })).toHaveLength(count);
      expect(await listed(engine, { review: 'reviewed' })).toEqual([]);
    });
  await tagAll(data, 'ours');
  await tagAll(other, 'theirs');
  await merge(season, data, other);
  await withEngine(season, async (engine) => {
    for (const detection of await listed(engine)) expect(await tagsOf(engine, detection)).toEqual(['ours', 'theirs']);
  });
});
