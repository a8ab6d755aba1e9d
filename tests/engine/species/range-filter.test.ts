import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FolderId, StationId } from '#contract/ids.ts';
import { FakeAnalyst } from '../analysts/fake-analyst.ts';
import { forkSource } from '../analysts/analyst-child.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { allDone, testEngine, untilState, type TestEngine } from '../test-engine.ts';
import { writeTone } from '../wav-file.ts';
import { writeRangePack } from './range-pack.ts';

const berlin = { latitude: 52.5, longitude: 13.4 };
const sydney = { latitude: -33.9, longitude: 151.2 };

type Listened = { readonly engine: TestEngine; readonly folder: FolderId; readonly analyst: FakeAnalyst };

/** Two recordings, one of May and one of January, each with a blackbird and a robin, and a pack that knows where they live. */
async function listened(range = true): Promise<Listened> {
  const [data, card] = [await temporaryFolder(), await temporaryFolder()];
  if (range) await writeRangePack(join(data, 'packs/range'));
  await writeTone(join(card, '20260501_043000.WAV'), 300);
  await writeTone(join(card, '20260103_073000.WAV'), 377);
  const analyst = new FakeAnalyst();
  const engine = await testEngine(data, { analyst, fork: forkSource() });
  const { folders } = await engine.ask('watch.add', { folder: card });
  await untilState(engine, allDone(2));
  return { engine, analyst, folder: folders[0]!.id };
}

async function standing({ engine, folder }: Listened, position: typeof berlin | null): Promise<void> {
  const { stations } = await engine.ask('stations.read', {});
  const links = [{ kind: 'folder', folder, subfolder: '' }] as const;
  const details = { name: 'Pond', position, zone: 'Europe/Berlin', habitat: '', clockMinutes: null, links };
  await engine.ask('station.write', { station: stations[0]?.id ?? null, details });
  await engine.inside.parts.deriveAgain.runIfLeftOpen();
}

/** `05 blackbird` for each detection that is shown. */
async function shown(engine: TestEngine): Promise<string[]> {
  const ask = { offset: 0, limit: 100, order: 'oldest-heard', filter: {}, picturesOnly: false } as const;
  const { items } = await engine.ask('gallery.read', ask);
  return items.map(({ at, species }) => `${at!.local.slice(5, 7)} ${species.code}`).sort();
}

async function change(
  engine: TestEngine,
  settings: Parameters<typeof engine.ask<'settings.write'>>[1]['change'],
): Promise<void> {
  await engine.ask('settings.write', { change: settings });
  await engine.inside.parts.deriveAgain.runIfLeftOpen();
}

const all = ['01 blackbird', '01 robin', '05 blackbird', '05 robin'];

test('a species is held back where and when it is not to be expected, kept, and shown on demand', async () => {
  const made = await listened();
  const { engine, analyst } = made;
  expect(await shown(engine), 'without coordinates nothing is filtered').toEqual(all);
  expect(await engine.ask('range.read', {})).toMatchObject({ recordings: 2, withoutPosition: 2, held: [] });

  await standing(made, berlin);
  expect(await shown(engine)).toEqual(['01 blackbird', '01 robin', '05 blackbird']);
  const { model, withoutPosition, held } = await engine.ask('range.read', {});
  expect([typeof model, withoutPosition]).toEqual(['string', 0]);
  expect(held.map(({ species, reason, detections }) => [species.code, reason, detections])).toEqual([
    ['robin', 'range', 1],
  ]);
  expect(held[0]!.likelihood).toBeCloseTo(1 / (1 + Math.exp(7)), 4);
  const page = await engine.ask('detection.read', { detection: held[0]!.bestDetection });
  expect(page.detection.held).toEqual({ reason: 'range', likelihood: held[0]!.likelihood });

  await standing(made, sydney);
  expect(await shown(engine)).toEqual(['01 robin']);
  await standing(made, null);
  expect(await shown(engine)).toEqual(all);
  expect(analyst.listened, 'nothing is listened to again').toHaveLength(2);
});

test('the whole year, another threshold, and no filter at all', async () => {
  const made = await listened();
  const { engine } = made;
  await standing(made, berlin);
  await change(engine, { rangeFilter: 'year' });
  expect(await shown(engine)).toEqual(all);
  await change(engine, { rangeFilter: 'week', rangeThreshold: 0.0005 });
  expect(await shown(engine)).toEqual(all);
  await change(engine, { rangeThreshold: 1 });
  expect(await shown(engine)).toEqual([]);
  await change(engine, { rangeFilter: 'off' });
  expect(await shown(engine)).toEqual(all);
});

test('what a person confirms is shown however unlikely it is, and held back again when the verdict is taken back', async () => {
  const made = await listened();
  const { engine } = made;
  await standing(made, berlin);
  const { held } = await engine.ask('range.read', {});
  const detection = held[0]!.bestDetection;
  await engine.ask('review.change', {
    detections: [detection],
    change: { verdict: 'confirmed', comment: 'seen, too' },
  });
  expect(await shown(engine)).toEqual(all);
  expect((await engine.ask('range.read', {})).held).toEqual([]);
  await change(engine, { rangeThreshold: 0.04 });
  expect(await shown(engine), 'it stays when everything is derived again').toEqual(all);
  await engine.ask('review.change', { detections: [detection], change: { verdict: 'rejected', comment: '' } });
  expect(await shown(engine)).toEqual(['01 blackbird', '01 robin', '05 blackbird']);
  await engine.ask('review.change', { detections: [detection], change: { verdict: null, comment: '' } });
  expect((await engine.ask('range.read', {})).held).toHaveLength(1);
});

test('lists of species: for everywhere and for one station, to include and to exclude', async () => {
  const made = await listened();
  const { engine } = made;
  await standing(made, berlin);
  const station = (await engine.ask('stations.read', {})).stations[0]!.id as StationId | null;
  const write = async (of: StationId | null, kind: 'include' | 'exclude', species: string[]): Promise<string[]> => {
    await engine.ask('list.write', { station: of, kind, species });
    await engine.inside.parts.deriveAgain.runIfLeftOpen();
    return shown(engine);
  };
  expect(await write(null, 'exclude', ['turdus MERULA'])).toEqual(['01 robin']);
  expect((await engine.ask('range.read', {})).held.map(({ species, reason }) => [species.code, reason])).toEqual(
    expect.arrayContaining([
      ['blackbird', 'list'],
      ['robin', 'range'],
    ]),
  );
  await write(null, 'exclude', []);
  expect(await write(null, 'include', ['Erithacus rubecula']), 'a list decides alone').toEqual([
    '01 robin',
    '05 robin',
  ]);
  expect(await write(station, 'include', ['Turdus merula']), 'a station has its own').toEqual([
    '01 blackbird',
    '05 blackbird',
  ]);
  await write(station, 'include', []);
  expect(await write(null, 'include', [])).toEqual(['01 blackbird', '01 robin', '05 blackbird']);
});

test('the weeks of a species at every station, and nothing where no model knows', async () => {
  const made = await listened();
  await standing(made, berlin);
  const { places } = await made.engine.ask('range.weeks', { species: 'robin' });
  expect(places).toHaveLength(1);
  expect([places[0]!.station!.name, places[0]!.weeks.length]).toEqual(['Pond', 48]);
  expect(places[0]!.year).toBeGreaterThan(0.99);
  expect(places[0]!.weeks[0]).toBeGreaterThan(0.99);
  expect(places[0]!.weeks[47]).toBe(0);

  const without = await listened(false);
  await standing(without, sydney);
  expect(await shown(without.engine)).toEqual(all);
  expect(await without.engine.ask('range.weeks', { species: 'robin' })).toEqual({ places: [] });
  expect((await without.engine.ask('range.read', {})).model).toBeNull();
});

test('recordings that arrive later are filtered as they are listened to, by their own coordinates where no station stands', async () => {
  const made = await listened();
  await standing(made, berlin);
  const again = await engineOfItsOwnPlace();
  expect(await shown(again)).toEqual(['05 blackbird']);
});

/** A recording of May in Berlin by what its file says, listened to by an engine that knew the model from the start. */
async function engineOfItsOwnPlace(): Promise<TestEngine> {
  const [data, card] = [await temporaryFolder(), await temporaryFolder()];
  await writeRangePack(join(data, 'packs/range'));
  await writeTone(join(card, '20260501_043000_+52.50+13.40.WAV'), 300);
  const engine = await testEngine(data, { fork: forkSource() });
  await engine.ask('watch.add', { folder: card });
  await untilState(engine, allDone(1));
  return engine;
}

/** Where the name says no time, the file's date is one in May. */
class DatesAnalyst extends FakeAnalyst {
  override async listen(...asked: Parameters<FakeAnalyst['listen']>): ReturnType<FakeAnalyst['listen']> {
    const analysis = await super.listen(...asked);
    if (analysis.recording.start !== null) return analysis;
    const claim = {
      source: 'modified-time' as const,
      start: { local: '2026-05-02T10:00:00.000', offsetMinutes: null },
    };
    const recording = { ...analysis.recording, start: claim.start, timeSource: claim.source, claims: [claim] };
    return { ...analysis, recording };
  }
}

test('where the date is only that of the file, or the clock was never set, the whole year counts', async () => {
  const [data, card] = [await temporaryFolder(), await temporaryFolder()];
  await writeRangePack(join(data, 'packs/range'));
  await writeTone(join(card, 'copied.wav'), 300);
  await writeTone(join(card, '20000501_043000.WAV'), 377);
  const analyst = new DatesAnalyst();
  const engine = await testEngine(data, { analyst, fork: forkSource() });
  const { folders } = await engine.ask('watch.add', { folder: card });
  await untilState(engine, allDone(2));
  const both = ['05 blackbird', '05 blackbird', '05 robin', '05 robin'];
  expect(await shown(engine)).toEqual(both);
  // A robin of May is not to be expected at this station.
  await standing({ engine, folder: folders[0]!.id, analyst }, berlin);
  expect(await shown(engine)).toEqual(both);
  await writeTone(join(card, 'later.wav'), 421);
  await untilState(engine, allDone(3));
  expect(await shown(engine)).toEqual(['05 blackbird', ...both, '05 robin'].sort());
});

test('a location model that did not answer once is asked again by the next start', async () => {
  const [data, card] = [await temporaryFolder(), await temporaryFolder()];
  await writeRangePack(join(data, 'packs/range'));
  await writeTone(join(card, '20260501_043000.WAV'), 300);
  const analyst = new FakeAnalyst();
  const fork = (): never => {
    throw new Error('no memory for another process');
  };
  const first = await testEngine(data, { analyst, fork });
  const { folders } = await first.ask('watch.add', { folder: card });
  await untilState(first, allDone(1));
  await standing({ engine: first, folder: folders[0]!.id, analyst }, berlin);
  expect(await shown(first)).toEqual(['05 blackbird', '05 robin']);
  await first.close();
  const next = await testEngine(data, { analyst: new FakeAnalyst(), fork: forkSource() });
  await next.inside.parts.deriveAgain.runIfLeftOpen();
  expect(await shown(next)).toEqual(['05 blackbird']);
});
