import { say } from '#contract/words/sentence.ts';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ClockChange, FolderPlace } from '#contract/clock.ts';
import { mothSentence, NotedAnalyst, writeRecording } from './noted-recordings.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { allDone, testEngine, untilState, type TestEngine } from '../test-engine.ts';

/** A card whose clock was never set: three recordings an hour apart, and one folder where it was. */
async function unsetCard(): Promise<string> {
  const card = await temporaryFolder();
  for (const hour of [0, 1, 2]) {
    await writeRecording(
      join(card, 'unset', `1970010${1}_0${hour}0010.WAV`),
      mothSentence(`0${hour}:00:10 01/01/1970`, '(UTC)'),
    );
  }
  await writeRecording(join(card, 'set/20260523_043000.WAV'));
  return card;
}

async function watched(card: string, files: number, dataFolder: string): Promise<TestEngine> {
  const engine = await testEngine(dataFolder, { analyst: new NotedAnalyst() });
  await engine.ask('settings.write', { change: { picturePolicy: 'off' } });
  await engine.ask('watch.add', { folder: card });
  await untilState(engine, allDone(files));
  return engine;
}

/** Start, correction, original and doubts of every recording, in the order of their starts. */
async function starts(engine: TestEngine): Promise<unknown[]> {
  const filter = { review: 'all' } as const;
  const page = await engine.ask('gallery.read', {
    offset: 0,
    limit: 100,
    order: 'oldest-heard',
    filter,
    picturesOnly: false,
  });
  const seen = new Map<number, unknown>();
  for (const { detection } of page.items) {
    const { recording } = await engine.ask('detection.read', { detection });
    const { start, correctedSeconds, claims, timeDoubts } = recording;
    seen.set(recording.id, [
      start?.local.slice(0, 16),
      correctedSeconds,
      claims[0]?.start.local.slice(0, 16),
      timeDoubts.length,
    ]);
  }
  return [...seen.values()];
}

const uncorrected = [
  ['1970-01-01T00:00', 0, '1970-01-01T00:00', 1],
  ['1970-01-01T01:00', 0, '1970-01-01T01:00', 1],
  ['1970-01-01T02:00', 0, '1970-01-01T02:00', 1],
  ['2026-05-23T04:30', 0, '2026-05-23T04:30', 0],
];

async function placeOf(engine: TestEngine, subfolder: string): Promise<FolderPlace> {
  const { folders } = await engine.ask('clock.read', {});
  const { folder } = folders.find((found) => found.subfolder === subfolder)!;
  return { folder, subfolder };
}

test('a clock that was never set is flagged, corrected for its whole folder, and the correction taken back', async () => {
  const engine = await watched(await unsetCard(), 4, await temporaryFolder());
  expect(await starts(engine)).toEqual(uncorrected);
  const before = await engine.ask('clock.read', {});
  expect(before.folders.map(({ subfolder, recordings, unset }) => [subfolder, recordings, unset])).toEqual([
    ['set', 1, 0],
    ['unset', 3, 3],
  ]);
  const place = await placeOf(engine, 'unset');
  const change: ClockChange = { kind: 'first', local: '2026-05-20T21:15:00' };
  const preview = await engine.ask('clock.preview', { place, change });
  expect(preview).toMatchObject({
    recordings: 3,
    firstFile: 'unset/19700101_000010.WAV',
    before: { local: '1970-01-01T00:00:10.000' },
    after: { local: '2026-05-20T21:15:00.000' },
  });
  expect(await starts(engine), 'a preview changes nothing').toEqual(uncorrected);

  const after = await engine.ask('clock.correct', { place, change });
  const seconds = preview.shiftSeconds;
  expect(await starts(engine)).toEqual([
    ['2026-05-20T21:15', seconds, '1970-01-01T00:00', 0],
    ['2026-05-20T22:15', seconds, '1970-01-01T01:00', 0],
    ['2026-05-20T23:15', seconds, '1970-01-01T02:00', 0],
    ['2026-05-23T04:30', 0, '2026-05-23T04:30', 0],
  ]);
  expect(after.corrections).toMatchObject([
    { recordings: 3, shiftSeconds: seconds, undoneAt: null, subfolder: 'unset' },
  ]);
  expect(after.folders.find(({ subfolder }) => subfolder === 'unset')?.unset).toBe(0);
  const days = (await engine.ask('timeline.read', { unit: 'day', filter: {} })).bins;
  expect([days[0], days.at(-1)]).toEqual(['2026-05-20', '2026-05-23']);

  const undone = await engine.ask('clock.undo', { correction: after.corrections[0]!.id });
  expect(undone.corrections[0]!.undoneAt).not.toBeNull();
  expect(await starts(engine)).toEqual(uncorrected);
});

test('corrections add up, and each can be taken back by itself', async () => {
  const engine = await watched(await unsetCard(), 4, await temporaryFolder());
  const place = await placeOf(engine, 'set');
  await engine.ask('clock.correct', { place, change: { kind: 'shift', seconds: 3600 } });
  const { corrections } = await engine.ask('clock.correct', { place, change: { kind: 'shift', seconds: -60 } });
  expect((await starts(engine)).at(-1)).toEqual(['2026-05-23T05:29', 3540, '2026-05-23T04:30', 0]);
  await engine.ask('clock.undo', { correction: corrections[1]!.id });
  expect((await starts(engine)).at(-1)).toEqual(['2026-05-23T04:29', -60, '2026-05-23T04:30', 0]);
});

test('files that waited when the clock was corrected are corrected, too; files that arrive later are not', async () => {
  const [card, data] = [await unsetCard(), await temporaryFolder()];
  const engine = await watched(card, 4, data);
  const place = await placeOf(engine, 'unset');
  await engine.ask('watch.pause', { paused: true });
  await writeRecording(join(card, 'unset/19700101_030010.WAV'), mothSentence('03:00:10 01/01/1970', '(UTC)'));
  await untilState(engine, (state) => state.totals.waiting === 1);
  await engine.ask('clock.correct', { place, change: { kind: 'first', local: '2026-05-20T21:15' } });
  await engine.ask('watch.pause', { paused: false });
  await untilState(engine, allDone(5));
  await writeRecording(join(card, 'unset/20260601_060000.WAV'));
  await untilState(engine, allDone(6));
  expect((await starts(engine)).map((row) => (row as string[])[0])).toEqual([
    '2026-05-20T21:15',
    '2026-05-20T22:15',
    '2026-05-20T23:15',
    '2026-05-21T00:15',
    '2026-05-23T04:30',
    '2026-06-01T06:00',
  ]);
});

test('a folder may believe its sources in another order; the usual one comes back', async () => {
  const card = await temporaryFolder();
  await writeRecording(join(card, 'a/20260523_043000.WAV'), mothSentence('02:00:00 23/05/2026', '(UTC)'));
  await writeRecording(join(card, 'b/20260523_053000.WAV'), mothSentence('03:00:00 23/05/2026', '(UTC)'));
  const engine = await watched(card, 2, await temporaryFolder());
  const shown = async (): Promise<unknown[]> => (await starts(engine)).map((row) => (row as string[])[0]);
  expect(await shown()).toEqual(['2026-05-23T02:00', '2026-05-23T03:00']);
  const place = await placeOf(engine, 'b');
  const { folders } = await engine.ask('clock.order', { place, order: ['file-name', 'guano'] });
  expect(folders.map(({ order }) => order)).toEqual([null, ['file-name', 'guano']]);
  expect(await shown()).toEqual(['2026-05-23T02:00', '2026-05-23T05:30']);
  await writeRecording(join(card, 'b/20260523_063000.WAV'), mothSentence('04:00:00 23/05/2026', '(UTC)'));
  await untilState(engine, allDone(3));
  expect(await shown()).toEqual(['2026-05-23T02:00', '2026-05-23T05:30', '2026-05-23T06:30']);
  await engine.ask('clock.order', { place, order: null });
  expect(await shown()).toEqual(['2026-05-23T02:00', '2026-05-23T03:00', '2026-05-23T04:00']);
});

test('what was corrected stays so after a restart; places left open are finished at the next start', async () => {
  const [card, data] = [await unsetCard(), await temporaryFolder()];
  const first = await watched(card, 4, data);
  await first.ask('clock.correct', {
    place: await placeOf(first, 'unset'),
    change: { kind: 'shift', seconds: 1.78e9 },
  });
  const before = await starts(first);
  // A station written without its recordings following: as if the program had ended in between.
  first.inside.engine.store.db
    .prepare(`INSERT INTO stations (name, zone, habitat, added_at) VALUES ('Late', 'Asia/Tokyo', '', 'now')`)
    .run();
  first.inside.engine.store.db
    .prepare(`INSERT INTO station_links (station_id, kind, folder_id, value) VALUES (1, 'pattern', NULL, 'set/*.WAV')`)
    .run();
  await first.close();
  const second = await watched(card, 4, data);
  await untilState(
    second,
    () => second.inside.engine.store.db.prepare('SELECT 1 FROM recordings WHERE station_id = 1').get() !== undefined,
  );
  expect((await starts(second)).slice(1)).toEqual(before.slice(1));
  expect((await second.ask('stations.read', {})).stations[0]?.recordings).toBe(1);
});

test('what cannot be corrected is refused in words', async () => {
  const engine = await watched(await unsetCard(), 4, await temporaryFolder());
  const place = await placeOf(engine, 'set');
  const refused = async (name: string, ask: unknown): Promise<string> => {
    const reply = await engine.dispatch(name, ask);
    return reply.ok ? 'accepted' : `${reply.failure.code}: ${say(reply.failure, 'en')}`;
  };
  const first = (local: string): object => ({ place, change: { kind: 'first', local } });
  expect(await refused('clock.preview', first('2026-02-31 04:00'))).toMatch(/date and time like/);
  expect(await refused('clock.preview', first('yesterday'))).toMatch(/^bad-request/);
  expect(await refused('clock.preview', first('2026-05-23 04:00'))).toBe('accepted');
  expect(
    await refused('clock.correct', { place: { ...place, folder: 99 }, change: { kind: 'shift', seconds: 1 } }),
  ).toMatch(/^not-found/);
  expect(
    await refused('clock.correct', {
      place: { ...place, subfolder: 'empty' },
      change: { kind: 'first', local: '2026-05-23T04:00:00' },
    }),
  ).toMatch(/No recording/);
  expect(await refused('clock.order', { place, order: ['guano', 'guano'] })).toMatch(/each once/);
  expect(await refused('clock.order', { place, order: ['horoscope'] })).toMatch(/^bad-request/);
  expect(await refused('clock.undo', { correction: 7 })).toMatch(/^not-found/);
});
