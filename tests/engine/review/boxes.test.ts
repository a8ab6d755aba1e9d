import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DetectionId, RecordingId } from '#contract/ids.ts';
import type { SpeciesCode } from '#contract/species.ts';
import type { Engine } from '#engine/start-engine.ts';
import { placeDetections } from '#store/detections/place-detections.ts';
import { currentAnalyses } from '#store/recordings/analyses.ts';
import { tinyRecording } from '../../field/tiny-songs.ts';
import { analyseInto, asked, merge, openWork } from '../merging/part-folders.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const [whistler, trill] = ['low_whistler' as SpeciesCode, 'high_trill' as SpeciesCode];

/** A whistler over six seconds, a trill behind it, at the shipped tiny pack's own hearing. */
async function heard(): Promise<{ data: string; card: string }> {
  const [data, card] = [await temporaryFolder(), await temporaryFolder()];
  await mkdir(card, { recursive: true });
  await writeFile(
    join(card, '20260523_050000.WAV'),
    tinyRecording(['low_whistler', 'low_whistler', null, 'high_trill'], '05:00:00', 3),
  );
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

const listed = async (engine: Engine): Promise<readonly DetectionId[]> =>
  (await asked(engine, 'review.queue', { filter: {}, order: 'oldest-heard', limit: 100 })).detections;

const detail = (engine: Engine, detection: DetectionId) => asked(engine, 'detection.read', { detection });

async function deriveAgain(engine: Engine, threshold: number): Promise<void> {
  await asked(engine, 'settings.write', { change: { threshold } });
  await expect.poll(() => engine.inside.parts.deriveAgain.run()).toBe(true);
}

/** As under thresholds that nothing reaches. */
function findNothing(engine: Engine): void {
  const { db } = engine.inside.engine.store;
  const analyses = currentAnalyses(db, 0, 100);
  for (const { id, recording } of analyses) db.transaction(() => placeDetections(db, recording, id, []))();
}

/** The table of an export, a row each, by its header. */
async function exported(engine: Engine, format: 'raven' | 'detections-csv'): Promise<Record<string, string>[]> {
  const folder = join(await temporaryFolder(), format);
  await asked(engine, 'export.write', { format, filter: {}, options: {}, folder });
  const name = (await readdir(folder)).find((each) => /selections\.txt$|detections\.csv$/.test(each)) ?? '';
  const text = (await readFile(join(folder, name), 'utf8')).replace('\uFEFF', '').trimEnd();
  const cell = /"(?:[^"]|"")*"|[^,]+|(?<=,)(?=,|$)/g;
  const [names = [], ...lines] = text
    .split('\r\n')
    .map((line) => (format === 'raven' ? line.split('\t') : (line.match(cell) ?? [])));
  return lines.map((line) => Object.fromEntries(line.map((each, at) => [names[at] ?? '', each])));
}

test('a box round what the model detected: its own time stays, the box is exported, undone and drawn again', async () => {
  const { data } = await heard();
  await withEngine(data, async (engine) => {
    const [detection] = await listed(engine);
    if (detection === undefined) throw new Error('nothing was detected');
    const before = (await detail(engine, detection)).detection;
    const { rateHz } = (await detail(engine, detection)).recording;
    const [plain] = await exported(engine, 'raven');
    // The tiny pack hears up to half of its own rate, and no recording holds more than half of its own.
    expect(Number(plain?.['High Freq (Hz)'])).toBeLessThanOrEqual(rateHz / 2);
    expect(plain).toMatchObject({ 'Low Freq (Hz)': '0' });
    const box = { startSeconds: 0.5, endSeconds: 2.5, lowHz: 1500, highHz: 2500 };
    const drawn = await asked(engine, 'review.change', { detections: [detection], change: { box } });
    expect(drawn.before).toMatchObject([{ review: null, box: null }]);
    expect(drawn.after).toMatchObject([{ review: null, box }]);
    const after = (await detail(engine, detection)).detection;
    expect(after).toEqual({ ...before, box });
    const { heard: nearby } = await asked(engine, 'recording.heard', {
      recording: before.recording,
      fromSeconds: 0,
      toSeconds: 100,
    });
    expect(nearby.find((each) => each.detection === detection)?.box).toEqual(box);
    expect((await exported(engine, 'raven'))[0]).toMatchObject({
      'Begin Time (s)': '0.500000',
      'End Time (s)': '2.500000',
      'Low Freq (Hz)': '1500',
      'High Freq (Hz)': '2500',
    });
    expect((await exported(engine, 'detections-csv'))[0]).toMatchObject({
      box_start_s: '0.5',
      box_end_s: '2.5',
      low_hz: '1500',
      high_hz: '2500',
    });
    // Thresholds come and go; what was drawn stays with its detection.
    findNothing(engine);
    expect(await listed(engine)).toEqual([]);
    await deriveAgain(engine, 0.6);
    expect((await detail(engine, detection)).detection.box).toEqual(box);
    const undone = await asked(engine, 'review.restore', { states: [...drawn.before] });
    expect((await detail(engine, detection)).detection.box).toBeUndefined();
    await asked(engine, 'review.restore', { states: [...undone.before] });
    expect((await detail(engine, detection)).detection).toMatchObject({ box, review: null });
    for (const wrong of [
      { ...box, endSeconds: 0.5 },
      { ...box, lowHz: rateHz },
      { ...box, startSeconds: 1e6, endSeconds: 2e6 },
    ])
      await expect(asked(engine, 'review.change', { detections: [detection], change: { box: wrong } })).rejects.toThrow(
        'box-empty',
      );
    const clipped = { ...box, endSeconds: 5000, highHz: 900_000 };
    await asked(engine, 'review.change', { detections: [detection], change: { box: clipped } });
    const { recording, detection: kept } = await detail(engine, detection);
    expect(kept.box).toEqual({ ...box, endSeconds: recording.durationSeconds, highHz: rateHz / 2 });
  });
});

test('a box with a name is a detection of its own: moved, taken back, given again; the model’s stays beside it', async () => {
  const { data } = await heard();
  await withEngine(data, async (engine) => {
    const machine = await listed(engine);
    const [first] = machine;
    if (first === undefined) throw new Error('nothing was detected');
    const { recording, species, at } = (await detail(engine, first)).detection;
    expect(species.code).toBe(whistler);
    const stretches = [{ recording, startSeconds: 3.5, endSeconds: 5.5 }];
    const named = await asked(engine, 'clips.name', {
      stretches,
      species: whistler,
      verdict: 'confirmed',
      lowHz: 1800,
      highHz: 2200,
    });
    const [own] = named.detections;
    if (own === undefined) throw new Error('nothing was named');
    expect(machine).not.toContain(own);
    expect((await detail(engine, own)).detection).toMatchObject({
      own: true,
      startSeconds: 3.5,
      endSeconds: 5.5,
      box: { startSeconds: 3.5, endSeconds: 5.5, lowHz: 1800, highHz: 2200 },
      review: { verdict: 'confirmed' },
    });
    // It has no score to be shown anywhere; the machine's have.
    const page = { offset: 0, limit: 100, order: 'newest-heard', filter: {}, picturesOnly: false } as const;
    const { items } = await asked(engine, 'gallery.read', page);
    expect(items.filter((item) => item.own).map(({ detection }) => detection)).toEqual([own]);
    const list = await asked(engine, 'review.items', { detections: [own, ...machine] });
    expect(list.items.map((item) => item.own ?? false)).toEqual([true, ...machine.map(() => false)]);
    // The thresholds change: neither takes the other's place.
    await deriveAgain(engine, 0.6);
    await deriveAgain(engine, 0.5);
    const again = await listed(engine);
    expect(again).toHaveLength(machine.length + 1);
    expect(again).toContain(own);
    const box = { startSeconds: 9.5, endSeconds: 11, lowHz: 1000, highHz: 3000 };
    const moved = await asked(engine, 'review.change', { detections: [own], change: { box } });
    const there = (await detail(engine, own)).detection;
    expect(there).toMatchObject({ startSeconds: 9.5, endSeconds: 11, box });
    const ms = (moment: typeof at): number => Date.parse(`${moment?.local ?? ''}Z`);
    expect(ms(there.at) - ms(at)).toBe(9500);
    await asked(engine, 'review.restore', { states: [...moved.before] });
    expect((await detail(engine, own)).detection).toMatchObject({ startSeconds: 3.5, endSeconds: 5.5 });
    // Undone, it is nowhere; done again, it is the same one.
    await asked(engine, 'review.restore', { states: [...named.before] });
    expect(await listed(engine)).not.toContain(own);
    const { heard: nearby } = await asked(engine, 'recording.heard', { recording, fromSeconds: 0, toSeconds: 100 });
    expect(nearby.map((each) => each.detection)).not.toContain(own);
    await asked(engine, 'review.restore', { states: [...named.after] });
    expect(await listed(engine)).toContain(own);
    // The other way to let it go: its verdict is cleared.
    await asked(engine, 'review.change', { detections: [own], change: { verdict: null } });
    expect(await listed(engine)).not.toContain(own);
    await expect(
      asked(engine, 'clips.name', { stretches, species: trill, verdict: 'confirmed', lowHz: 500, highHz: 400 }),
    ).rejects.toThrow('box-empty');
  });
});

test('favourites stay favourites whatever the thresholds become', async () => {
  const { data } = await heard();
  await withEngine(data, async (engine) => {
    const [detection] = await listed(engine);
    if (detection === undefined) throw new Error('nothing was detected');
    await asked(engine, 'favourites.set', { detections: [detection], favourite: true });
    findNothing(engine);
    await deriveAgain(engine, 0.6);
    const { detections } = await asked(engine, 'review.queue', {
      filter: { favourites: true },
      order: 'oldest-heard',
      limit: 10,
    });
    expect(detections).toEqual([detection]);
  });
});

test('boxes are merged: the later one of two stays, one that was removed stays removed, one of its own is added', async () => {
  const { card } = await heard();
  const work = await temporaryFolder();
  const [ana, ben, season] = ['ana', 'ben', 'season'].map((name) => join(work, name)) as [string, string, string];
  for (const data of [ana, ben]) await analyseInto(data, card);
  const draw = (data: string, lowHz: number | null): Promise<void> =>
    withEngine(data, async (engine) => {
      const [detection] = await listed(engine);
      const box = lowHz === null ? null : { startSeconds: 0.5, endSeconds: 2.5, lowHz, highHz: 2500 };
      await asked(engine, 'review.change', { detections: [detection!], change: { box } });
    });
  await draw(ana, 1500);
  await draw(ben, 1700);
  await withEngine(ben, async (engine) => {
    const [first] = await listed(engine);
    const { recording } = (await detail(engine, first!)).detection;
    const stretches = [{ recording, startSeconds: 1, endSeconds: 2 }];
    await asked(engine, 'clips.name', {
      stretches,
      species: whistler,
      verdict: 'confirmed',
      lowHz: 1900,
      highHz: 2100,
    });
  });
  await merge(season, ana, ben);
  const boxes = (): Promise<(number | undefined)[]> =>
    withEngine(season, async (engine) => {
      const [first] = await listed(engine);
      const { recording } = (await detail(engine, first!)).detection;
      const ask = { recording: recording as RecordingId, fromSeconds: 0, toSeconds: 100 };
      const { heard: nearby } = await asked(engine, 'recording.heard', ask);
      return nearby.filter(({ species }) => species.code === whistler).map(({ box }) => box?.lowHz);
    });
  expect(await boxes()).toEqual([1700, 1900]);
  await draw(ana, null);
  await merge(season, ana);
  expect(await boxes()).toEqual([undefined, 1900]);
});
