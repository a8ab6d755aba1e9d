import { readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RecordingId } from '#contract/ids.ts';
import { mergeFolders } from '#engine/merging/merge-folders.ts';
import { systemClock } from '#engine/log.ts';
import { writePictureFile } from '#store/pictures/picture-files.ts';
import { FakeAnalyst } from '../analysts/fake-analyst.ts';
import { VoiceAnalyst } from '../analysts/voice-analyst.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { allDone, testEngine, untilState } from '../test-engine.ts';
import { writeTone } from '../wav-file.ts';

const recording = 1 as RecordingId;
const everything = { offset: 0, limit: 100, order: 'oldest-heard', filter: {}, picturesOnly: false } as const;

const noEnd = new AbortController().signal;

type Engine = Awaited<ReturnType<typeof testEngine>>;

/** A season of one recording, of 30 seconds unless told otherwise, in the first clip of which the voice is to be heard. */
async function season(
  of?: string,
  seconds = 30,
): Promise<{
  readonly data: string;
  readonly folder: string;
  readonly heardBy: (analyst: FakeAnalyst, files?: number) => Promise<Engine>;
}> {
  const [data, folder] = [await temporaryFolder(), of ?? (await temporaryFolder())];
  if (of === undefined) await writeTone(join(folder, 'a.wav'), 400, seconds);
  let open: Engine | null = null;
  return {
    data,
    folder,
    heardBy: async (analyst, files = 1) => {
      await open?.close();
      const engine = await testEngine(data, { analyst });
      open = engine;
      if ((await engine.ask('watch.read', {})).folders.length === 0) await engine.ask('watch.add', { folder });
      await untilState(engine, allDone(files));
      await untilState(engine, ({ pictures }) => pictures.waiting === 0);
      return engine;
    },
  };
}

async function loudest(engine: Engine, milliseconds: string): Promise<number> {
  const media = await engine.media('clip', `r1-${milliseconds}`);
  if (!media.ok || media.value.body.kind !== 'bytes') throw new Error(JSON.stringify(media));
  const samples = new Int16Array(media.value.body.bytes.slice(44).buffer);
  return samples.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
}

async function pictureFiles(data: string): Promise<string[]> {
  const names = await readdir(join(data, 'pictures'), { recursive: true });
  return names.filter((name) => name.endsWith('.png'));
}

test('a voice stays private when a model that knows no voices listens again', async () => {
  const { heardBy } = await season();
  await heardBy(new VoiceAnalyst());
  const engine = await heardBy(new FakeAnalyst());
  const { items } = await engine.ask('gallery.read', everything);
  // What is on show is what the second model made of it.
  expect(items.map(({ species }) => species.code)).toContain('robin');
  expect(await loudest(engine, '0-5000')).toBe(0);
  expect(await loudest(engine, '7000-12000')).toBeGreaterThan(1000);
  const robin = items.find(({ species }) => species.code === 'robin');
  const page = await engine.ask('detection.read', { detection: robin!.detection });
  expect(page.hushed).toEqual([{ startSeconds: 0, endSeconds: 6 }]);
  expect(page.unpaintable).toMatchObject({ key: 'private-voice' });
  const asked = await engine.dispatch('picture.request', { detection: robin!.detection, seed: null });
  expect(asked).toMatchObject({ ok: false, failure: { key: 'private-voice' } });
});

test('pictures that were painted before a model heard the voice go, with their files', async () => {
  const { data, heardBy } = await season();
  const before = await heardBy(new FakeAnalyst());
  expect(before.state().pictures.done).toBeGreaterThan(0);
  const { items } = await before.ask('gallery.read', everything);
  const robin = items.find(({ species }) => species.code === 'robin');
  await before.ask('picture.request', { detection: robin!.detection, seed: 7 });
  await untilState(before, ({ pictures }) => pictures.waiting === 0);
  expect(await pictureFiles(data)).toHaveLength(before.state().pictures.done);
  const after = await heardBy(new VoiceAnalyst());
  expect((await after.ask('gallery.read', { ...everything, picturesOnly: true })).items).toEqual([]);
  expect(after.state().pictures).toEqual({ waiting: 0, done: 0, failed: 0 });
  expect(await pictureFiles(data)).toHaveLength(0);
});

test('what is private is neither found nor looked for', async () => {
  const { heardBy } = await season();
  const engine = await heardBy(new VoiceAnalyst());
  const near = { kind: 'stretch', recording, startSeconds: 3, endSeconds: 6 } as const;
  expect(await engine.dispatch('search.similar', { like: near, filter: {}, limit: 20 })).toMatchObject({
    ok: false,
    failure: { code: 'not-allowed', key: 'private-voice' },
  });
  const far = { ...near, startSeconds: 24, endSeconds: 27 };
  const found = await engine.ask('search.similar', { like: far, filter: {}, limit: 20 });
  expect(found.clips.filter(({ startSeconds }) => startSeconds < 6)).toEqual([]);
  expect(found.clips).not.toEqual([]);
  const missed = await engine.ask('search.missed', {
    species: null,
    order: 'time',
    filter: {},
    offset: 0,
    limit: 20,
  });
  expect(missed.clips.filter(({ startSeconds }) => startSeconds < 6)).toEqual([]);
});

test('a merge brings along what another team found to be private', async () => {
  const ours = await season();
  const theirs = await season(ours.folder);
  const painted = await ours.heardBy(new FakeAnalyst());
  expect(painted.state().pictures.done).toBeGreaterThan(0);
  await painted.close();
  await (await theirs.heardBy(new VoiceAnalyst())).close();
  const { sources } = await mergeFolders({
    ...{ into: ours.data, sources: [theirs.data] },
    ...{ clock: systemClock, signal: noEnd, progress: () => undefined },
  });
  expect(sources.map(({ failure }) => failure)).toEqual([null]);
  const merged = await ours.heardBy(new FakeAnalyst());
  await untilState(merged, ({ pictures }) => pictures.done === 0);
  expect(await pictureFiles(ours.data)).toEqual([]);
  expect(await loudest(merged, '0-5000')).toBe(0);
  expect(await loudest(merged, '7000-12000')).toBeGreaterThan(1000);
});

test('a merge brings along what was found to be private in a copy that was only the beginning', async () => {
  const [ours, theirs] = [await season(), await season(undefined, 12)];
  const painted = await ours.heardBy(new FakeAnalyst());
  expect(painted.state().pictures.done).toBeGreaterThan(0);
  await painted.close();
  await (await theirs.heardBy(new VoiceAnalyst())).close();
  const { sources } = await mergeFolders({
    ...{ into: ours.data, sources: [theirs.data] },
    ...{ clock: systemClock, signal: noEnd, progress: () => undefined },
  });
  expect(sources.map(({ failure }) => failure)).toEqual([null]);
  const merged = await ours.heardBy(new FakeAnalyst(), 2);
  await untilState(merged, ({ pictures }) => pictures.done === 0);
  expect(await loudest(merged, '0-5000')).toBe(0);
  expect(await loudest(merged, '20000-25000')).toBeGreaterThan(1000);
  // What is shown is the whole recording as it was heard here.
  const { items } = await merged.ask('gallery.read', everything);
  expect(items.map(({ species }) => species.code)).toContain('robin');
});

test('what is private in a copy that is only the beginning stays so, though the whole was heard by another model', async () => {
  const { data, folder, heardBy } = await season();
  const before = await heardBy(new FakeAnalyst());
  expect(before.state().pictures.done).toBeGreaterThan(0);
  await before.close();
  // The whole is not heard again: its folder is not there.
  await rename(folder, `${folder}-away`);
  const engine = await testEngine(data, { analyst: new VoiceAnalyst() });
  const beginning = await temporaryFolder();
  await writeTone(join(beginning, 'a.wav'), 400, 12);
  await engine.ask('watch.add', { folder: beginning });
  await untilState(engine, ({ pictures, totals }) => totals.done === 1 && pictures.done === 0);
  expect(await pictureFiles(data)).toEqual([]);
  await engine.close();
  await rename(`${folder}-away`, folder);
  const after = await heardBy(new FakeAnalyst(), 2);
  expect(await loudest(after, '0-5000')).toBe(0);
  expect(await loudest(after, '20000-25000')).toBeGreaterThan(1000);
});

test('pictures of a season of an older version go at its first start', async () => {
  const { data, heardBy } = await season();
  const voiced = await heardBy(new VoiceAnalyst());
  expect(voiced.state().pictures.done).toBe(0);
  const open = await heardBy(new FakeAnalyst());
  const { db } = open.inside.engine.store;
  await untilState(open, ({ pictures }) => pictures.waiting === 0);
  // As versions left it that asked only the model that listened last.
  const { items } = await open.ask('gallery.read', everything);
  const robin = items.find(({ species }) => species.code === 'robin')!;
  db.prepare(
    `INSERT INTO pictures (detection_id, state, wanted_by, clip_start_s, seed, painter, sampler, steps, guidance_scale, model_name, model_hash)
     VALUES (?, 'done', 'policy', 0, 1, 'fine', 'ddim', 4, 2, 'fake', 'f')`,
  ).run(robin.detection);
  const older = db
    .prepare(`UPDATE settings SET value = replace(value, ',\\"private\\"]', ']') WHERE key = 'derived'`)
    .run();
  expect(older.changes).toBe(1);
  const after = await heardBy(new FakeAnalyst());
  await untilState(after, ({ pictures }) => pictures.done === 0);
  expect(await pictureFiles(data)).toEqual([]);
});

test('until the first pass over an older season is through, a picture of what is private is neither shown nor exported', async () => {
  const { heardBy } = await season();
  const voiced = await heardBy(new VoiceAnalyst());
  const { store } = voiced.inside.engine;
  const open = await heardBy(new FakeAnalyst());
  const { db } = open.inside.engine.store;
  await untilState(open, ({ pictures }) => pictures.waiting === 0);
  const { items } = await open.ask('gallery.read', everything);
  const robin = items.find(({ species }) => species.code === 'robin')!;
  const painted = open.state().pictures.done;
  const file = writePictureFile({ db, picturesPath: store.picturesPath }, Buffer.from('an older picture'));
  const { lastInsertRowid: picture } = db
    .prepare(
      `INSERT INTO pictures (detection_id, state, wanted_by, clip_start_s, seed, painter, sampler, steps, guidance_scale, model_name, model_hash, file)
       VALUES (?, 'done', 'policy', 0, 1, 'fine', 'ddim', 4, 2, 'fake', 'f', ?)`,
    )
    .run(robin.detection, file);
  db.prepare('UPDATE detections SET picture_id = ? WHERE id = ?').run(picture, robin.detection);
  const report = async (): Promise<string> => {
    const folder = await temporaryFolder();
    await open.ask('export.write', { format: 'report-html', filter: {}, options: {}, folder });
    return readFile(join(folder, 'report.html'), 'utf8');
  };
  const shown = Buffer.from('an older picture').toString('base64');
  // Where the pass went through nobody asks again: this one could not be there.
  expect(await open.media('picture', String(picture))).toMatchObject({ ok: true });
  expect(await report()).toContain(shown);
  db.prepare(`UPDATE settings SET value = replace(value, ',\\"private\\"]', ']') WHERE key = 'derived'`).run();
  expect(await open.media('picture', String(picture))).toMatchObject({ ok: false, failure: { key: 'private-voice' } });
  expect(await report()).not.toContain(shown);
  const { items: pictures } = await open.ask('gallery.read', { ...everything, picturesOnly: true });
  expect(pictures).toHaveLength(painted + 1);
});

test('where the best of a species lies in a private stretch the next best is painted', async () => {
  const { heardBy } = await season();
  const analyst = new VoiceAnalyst();
  // Every detection lies in one clip: the best of the blackbird is the first, in which the voice is.
  const engine = await heardBy(analyst);
  await engine.ask('settings.write', { change: { picturePolicy: 'best', longestDetectionSeconds: 3 } });
  await untilState(engine, ({ pictures }) => pictures.done === 1);
  expect(analyst.drawn.map(({ clipStartSeconds }) => clipStartSeconds)).toEqual([6]);
});
