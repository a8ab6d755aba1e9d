import { say } from '#contract/words/sentence.ts';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decode, encode } from 'fast-png';
import { expect, test } from 'vitest';
import type { GalleryGroup, GalleryItem } from '#contract/gallery.ts';
import type { DetectionId } from '#contract/ids.ts';
import type { MediaKind } from '#contract/pictures.ts';
import { readPhotos } from '#store/pictures/species-photos.ts';
import { openAnalyst } from '#analysis/process/in-process-analyst.ts';
import { tinyRecording } from '../../field/tiny-songs.ts';
import { tinyPack } from '../analysts/analyst-child.ts';
import { FakeAnalyst } from '../analysts/fake-analyst.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { allDone, testEngine, untilState, type TestEngine } from '../test-engine.ts';
import { writeTone } from '../wav-file.ts';

const everything = { offset: 0, limit: 100, order: 'oldest-heard', filter: {}, picturesOnly: false } as const;

async function heardFolder(analyst = new FakeAnalyst()): Promise<{ engine: TestEngine; ids: DetectionId[] }> {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, '20260501_053000.wav'), 300, 9);
  await writeTone(join(folder, '20260502_053000.wav'), 700, 9);
  const engine = await testEngine(data, { analyst });
  await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(2, 4));
  const { items } = await engine.ask('gallery.read', everything);
  return { engine, ids: items.map((item) => item.detection) };
}

async function bytesOf(engine: TestEngine, kind: MediaKind, id: string | number): Promise<Buffer> {
  const reply = await engine.media(kind, String(id));
  if (!reply.ok) throw new Error(say(reply.failure, 'en'));
  const { body } = reply.value;
  if (body.kind === 'file') return readFile(body.path);
  if (body.kind === 'bytes') return Buffer.from(body.bytes);
  throw new Error('no text is expected here');
}

test('the picture a person keeps stays on show when others are painted, and is not let go for room', async () => {
  const analyst = new FakeAnalyst();
  const { engine, ids } = await heardFolder(analyst);
  const detection = ids[0]!;
  const before = await engine.ask('detection.read', { detection });
  expect(before.shown).toEqual({ picture: before.pictures[0]!.id, kept: false });
  await engine.ask('picture.request', { detection, seed: 7, guidanceScale: 5.5 });
  await untilState(engine, allDone(2, 5));
  expect(analyst.drawn.at(-1)).toMatchObject({ seed: 7, guidanceScale: 5.5 });
  const newest = await engine.ask('detection.read', { detection });
  expect(newest.shown).toEqual({ picture: newest.pictures[0]!.id, kept: false });
  const first = before.pictures[0]!.id;
  const kept = await engine.ask('picture.keep', { picture: first });
  expect(kept.shown).toEqual({ picture: first, kept: true });
  await engine.ask('picture.request', { detection, seed: 8 });
  await untilState(engine, allDone(2, 6));
  expect((await engine.ask('detection.read', { detection })).shown).toEqual({ picture: first, kept: true });
  const page = await engine.ask('gallery.read', everything);
  expect(page.items.find((item) => item.detection === detection)?.picture).toBe(first);
  await engine.ask('data.tidy', { budgetBytes: 0 });
  expect((await engine.ask('detection.read', { detection })).shown).toEqual({ picture: first, kept: true });
  expect(await engine.dispatch('picture.keep', { picture: 9999 })).toMatchObject({
    ok: false,
    failure: { code: 'not-found' },
  });
});

test('a photograph is copied for a species, replaced and taken away again; what is no picture is refused', async () => {
  const [data, own] = [await temporaryFolder(), await temporaryFolder()];
  const engine = await testEngine(data);
  const png = encode({ width: 2, height: 2, channels: 3, depth: 8, data: new Uint8Array(12) });
  await writeFile(join(own, 'my swallow.dat'), png);
  await writeFile(join(own, 'text.png'), 'not a picture');
  const first = await engine.ask('photo.set', { species: 'robin', path: join(own, 'my swallow.dat') });
  expect(first.photos).toMatchObject([{ species: 'robin', name: 'my swallow.dat' }]);
  expect(await bytesOf(engine, 'photo', first.photos[0]!.id)).toEqual(Buffer.from(png));
  const second = await engine.ask('photo.set', { species: 'robin', path: join(own, 'my swallow.dat') });
  expect(second.photos).toHaveLength(1);
  expect(second.photos[0]!.id).not.toBe(first.photos[0]!.id);
  expect(await readdir(join(data, 'photos'))).toHaveLength(1);
  for (const [path, code] of [
    [join(own, 'text.png'), 'format-unsupported'],
    [join(own, 'gone.png'), 'file-missing'],
    ['relative.png', 'bad-request'],
    [own, 'bad-request'],
  ]) {
    expect(await engine.dispatch('photo.set', { species: 'robin', path })).toMatchObject({ failure: { code } });
  }
  expect(readPhotos(engine.inside.engine.store.db)).toHaveLength(1);
  expect((await engine.ask('photo.remove', { species: 'robin' })).photos).toEqual([]);
  expect(await readdir(join(data, 'photos'))).toEqual([]);
  expect(await readFile(join(own, 'my swallow.dat'))).toEqual(Buffer.from(png));
});

test('a clip page may look at any stretch of its recording, and knows what is heard around it', async () => {
  const { engine, ids } = await heardFolder();
  const detail = await engine.ask('detection.read', { detection: ids[0]! });
  const around = { recording: detail.recording.id, fromSeconds: 0, toSeconds: 9 };
  const { heard } = await engine.ask('recording.heard', around);
  expect(heard.map((each) => each.species.code).sort()).toEqual(['blackbird', 'robin']);
  expect((await engine.ask('recording.heard', { ...around, fromSeconds: 3.1 })).heard).toHaveLength(1);
  const wav = await bytesOf(engine, 'clip', `${ids[0]}-1500-4000`);
  expect(wav.length).toBeCloseTo(44 + 2.5 * detail.recording.rateHz * 2, -2);
  const preview = await bytesOf(engine, 'preview', ids[0]!);
  expect(preview.length).toBeCloseTo(44 + 2 * detail.recording.rateHz * 2, -2);
  const log = decode(await bytesOf(engine, 'spectrogram-log', `${ids[0]}-0-3000`));
  const rows = Array.from({ length: log.height }, (_, row) =>
    Array.from(log.data.slice(row * log.width, (row + 1) * log.width)).reduce((sum, value) => sum + value, 0),
  );
  const brightest = 1 - (rows.indexOf(Math.max(...rows)) + 0.5) / log.height;
  expect(50 * (detail.recording.rateHz / 2 / 50) ** brightest).toBeCloseTo(300, -1.5);
  for (const id of [`${ids[0]}-4000-1500`, `${ids[0]}-99000-99500`, `${ids[0]}-1`, `${ids[0]}-1-2-3`]) {
    expect((await engine.media('clip', id)).ok, id).toBe(false);
  }
});

test('the groups of the gallery are its order cut where species, day or station changes', async () => {
  const { engine } = await heardFolder();
  for (const [by, order] of [
    ['species', 'species'],
    ['day', 'newest-heard'],
    ['station', 'station'],
  ] as const) {
    for (const filter of [{}, { minScore: 0.1 }, { species: ['robin'] }]) {
      const { groups } = await engine.ask('gallery.groups', { by, filter, picturesOnly: false });
      const page = await engine.ask('gallery.read', { ...everything, order, filter });
      expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(page.total);
      expect(page.items).toHaveLength(page.total);
      const keys = groups.flatMap(({ count, of }) => Array.from({ length: count }, () => keyOf(of)));
      expect(page.items.map((item) => keyOfItem(by, item))).toEqual(keys);
    }
  }
  const species = await engine.ask('gallery.groups', { by: 'species', filter: {}, picturesOnly: true });
  expect(species.groups.map(({ of }) => of.kind === 'species' && of.coverPicture !== null)).toEqual([true, true]);
});

function keyOf(of: GalleryGroup['of']): string | null {
  if (of.kind === 'species') return of.species.code;
  return of.kind === 'day' ? of.day : (of.station?.name ?? null);
}

function keyOfItem(by: 'species' | 'day' | 'station', item: GalleryItem) {
  if (by === 'species') return item.species.code;
  return by === 'day' ? (item.at?.local.slice(0, 10) ?? null) : (item.station?.name ?? null);
}

test('the denoising steps end in the picture, a blend begins and ends with one clip alone, and both are painted once', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeFile(join(folder, 'a.wav'), tinyRecording(['high_trill', null], '04:30:00'));
  await writeFile(join(folder, 'b.wav'), tinyRecording([null, 'high_trill', null], '05:30:00'));
  const real = await openAnalyst({ packFolder: tinyPack, provider: 'cpu', threads: 1 });
  const engine = await testEngine(data, { openAnalyst: () => Promise.resolve(real) });
  await engine.ask('settings.write', { change: { steps: 3 } });
  await engine.ask('watch.add', { folder });
  await untilState(
    engine,
    (state) => state.totals.done === 2 && state.pictures.done > 0 && state.pictures.waiting === 0,
    60_000,
  );
  const { items } = await engine.ask('gallery.read', everything);
  const [from, to] = pairOf(items);
  const steps = await engine.ask('steps.paint', { picture: from.picture! });
  expect(steps.frames).toHaveLength(3);
  const pixels = async (kind: MediaKind, id: string | number): Promise<number[]> => [
    ...decode(await bytesOf(engine, kind, id)).data,
  ];
  const picture = await pixels('picture', from.picture!);
  expect(await pixels('frame', steps.frames.at(-1)!)).toEqual(picture);
  expect(await pixels('frame', steps.frames[0]!)).not.toEqual(picture);
  expect((await bytesOf(engine, 'frame', steps.frames[0]!)).toString('latin1')).toContain('not a photograph');
  const blends = [];
  for (const share of [0, 0.5, 1]) {
    blends.push(await engine.ask('blend.paint', { from: from.detection, to: to.detection, share }));
  }
  const [first, middle, last] = await Promise.all(blends.map(({ frame }) => pixels('frame', frame)));
  expect(first).toEqual(picture);
  expect(middle).not.toEqual(first);
  expect(middle).not.toEqual(last);
  const files = await readdir(join(data, 'cache/paintings'));
  expect(files).toHaveLength(6);
  expect((await engine.ask('steps.paint', { picture: from.picture! })).frames).toEqual(steps.frames);
  expect(await readdir(join(data, 'cache/paintings'))).toHaveLength(6);
  expect((await engine.media('frame', '../../songsight.db')).ok).toBe(false);
});

/** Two detections of one species in two recordings. */
function pairOf(items: readonly GalleryItem[]): [GalleryItem, GalleryItem] {
  for (const a of items) {
    const b = items.find((other) => other.species.code === a.species.code && other.recordingName !== a.recordingName);
    if (b !== undefined && a.picture !== null) return [a, b];
  }
  throw new Error('no species was heard in both recordings');
}
