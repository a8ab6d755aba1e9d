import { say } from '#contract/words/sentence.ts';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FolderId } from '#contract/ids.ts';
import type { Station, StationDetails, StationLink } from '#contract/stations.ts';
import { mothSentence, NotedAnalyst, writeRecording } from './noted-recordings.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { allDone, testEngine, untilState, type TestEngine } from '../test-engine.ts';

const details = (
  name: string,
  zone: string,
  links: StationLink[],
  more: Partial<StationDetails> = {},
): StationDetails => ({
  name,
  zone,
  links,
  position: null,
  habitat: '',
  clockMinutes: null,
  ...more,
});

async function watched(
  files: number,
  folder: string,
): Promise<{ engine: TestEngine; folder: FolderId; analyst: NotedAnalyst }> {
  const analyst = new NotedAnalyst();
  const engine = await testEngine(await temporaryFolder(), { analyst });
  await engine.ask('settings.write', { change: { picturePolicy: 'off' } });
  const { folders } = await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(files));
  return { engine, analyst, folder: folders[0]!.id };
}

/** Start of each detection with its offset, station and source, by the recording's name. */
async function places(engine: TestEngine): Promise<Record<string, string>> {
  const page = await engine.ask('gallery.read', {
    offset: 0,
    limit: 100,
    order: 'oldest-heard',
    filter: {},
    picturesOnly: false,
  });
  const found: Record<string, string> = {};
  for (const item of page.items) {
    const detail = await engine.ask('detection.read', { detection: item.detection });
    expect(detail.detection.at).toEqual(item.at);
    expect(detail.recording.station).toEqual(item.station);
    if (detail.detection.startSeconds > 0) continue;
    const { local, offsetMinutes } = item.at ?? { local: 'no time', offsetMinutes: null };
    found[item.recordingName] =
      `${local.slice(0, 16)} ${offsetMinutes ?? '?'} ${item.station?.name ?? '-'} ${detail.recording.timeSource}`;
  }
  return found;
}

test('a folder, a pattern, a recorder and a deployment link recordings; the surest link wins', async () => {
  const card = await temporaryFolder();
  const sentence = mothSentence('02:30:00 23/05/2026', '(UTC)', 'AAAAAAAAAAAAAAAA');
  await writeRecording(join(card, 'Pond/20260523/20260523_043000.WAV'));
  await writeRecording(join(card, 'old wood/20260523/20260523_053000.WAV'));
  await writeRecording(join(card, 'loose/a.wav'), sentence);
  await writeRecording(join(card, 'Pond/b.wav'), sentence);
  await writeRecording(
    join(card, 'Pond/c.wav'),
    'Recorded at 02:31:00 23/05/2026 (UTC) during deployment 0123456789ABCDEF at medium gain while battery was 4.1V and temperature was 9.3C.',
  );
  const { engine, folder, analyst } = await watched(5, card);
  expect((await engine.ask('stations.read', {})).unplaced).toBe(5);
  const heard = analyst.listened.length;

  const berlin = 'Europe/Berlin';
  await engine.ask('station.write', {
    station: null,
    details: details('Pond', berlin, [{ kind: 'folder', folder, subfolder: 'Pond' }]),
  });
  await engine.ask('station.write', {
    station: null,
    details: details('Old Wood', 'Europe/London', [
      { kind: 'pattern', folder: null, pattern: 'SITE/DATE/*.WAV' },
      { kind: 'recorder', recorderId: 'aaaaaaaaaaaaaaaa' },
    ]),
  });
  const answer = await engine.ask('station.write', {
    station: null,
    details: details('Deployed', 'America/Lima', [{ kind: 'deployment', deploymentId: '0123456789ABCDEF' }]),
  });
  expect(answer.stations.map(({ name, recordings }) => [name, recordings])).toEqual([
    ['Deployed', 1],
    ['Old Wood', 2],
    ['Pond', 2],
  ]);
  expect(answer.unplaced).toBe(0);
  expect(await places(engine)).toEqual({
    '20260523_043000.WAV': '2026-05-23T04:30 120 Pond file-name',
    '20260523_053000.WAV': '2026-05-23T05:30 60 Old Wood file-name',
    'a.wav': '2026-05-23T03:30 60 Old Wood audiomoth-comment',
    'b.wav': '2026-05-23T04:30 120 Pond audiomoth-comment',
    'c.wav': '2026-05-22T21:31 -300 Deployed audiomoth-comment',
  });
  expect(analyst.listened.length, 'nothing is listened to again').toBe(heard);
});

test('another zone moves local times, hours and days at once; a removed station gives the recorder’s own time back', async () => {
  const card = await temporaryFolder();
  await writeRecording(join(card, 'x.wav'), mothSentence('22:30:00 22/05/2026', '(UTC)'));
  const { engine, folder, analyst } = await watched(1, card);
  const link: StationLink = { kind: 'folder', folder, subfolder: '' };
  const hours = async (): Promise<string[]> => {
    const { bins, effortSeconds, cells } = await engine.ask('timeline.read', { unit: 'hour-of-day', filter: {} });
    const withEffort = bins.filter((_, index) => effortSeconds[index]! > 0.001);
    expect([...new Set(cells.binIndex)].map((index) => bins[index])).toEqual(withEffort);
    return withEffort;
  };
  expect(await hours()).toEqual(['22']);
  const { stations } = await engine.ask('station.write', {
    station: null,
    details: details('S', 'Europe/Berlin', [link]),
  });
  const station = stations[0]!.id;
  expect(await hours()).toEqual(['0']);
  expect((await engine.ask('timeline.read', { unit: 'day', filter: { station } })).bins).toEqual(['2026-05-23']);
  await engine.ask('station.write', { station, details: details('S', 'Asia/Kathmandu', [link]) });
  expect(await hours()).toEqual(['4']);
  expect(Object.values(await places(engine))).toEqual(['2026-05-23T04:15 345 S audiomoth-comment']);
  const exported = await engine.ask('timeline.read', { unit: 'day', filter: { station } });
  expect(exported.species.reduce((sum, { detections }) => sum + detections, 0)).toBeGreaterThan(0);
  const left = await engine.ask('station.remove', { station });
  expect(left).toEqual({ stations: [], unplaced: 1, sunless: 1 });
  expect(await hours()).toEqual(['22']);
  expect(analyst.listened).toHaveLength(1);
});

test('nights on which clocks change, in three zones: a name without a zone is the station’s time', async () => {
  const card = await temporaryFolder();
  const nights: [folder: string, zone: string, file: string, wanted: string][] = [
    ['berlin', 'Europe/Berlin', '20260329_013000.WAV', '2026-03-29T01:30 60'],
    ['berlin', 'Europe/Berlin', '20260329_023001.WAV', '2026-03-29T03:30 120'],
    ['berlin', 'Europe/Berlin', '20261025_023002.WAV', '2026-10-25T02:30 120'],
    ['berlin', 'Europe/Berlin', '20261025_033003.WAV', '2026-10-25T03:30 60'],
    ['york', 'America/New_York', '20260308_023004.WAV', '2026-03-08T03:30 -240'],
    ['york', 'America/New_York', '20261101_013005.WAV', '2026-11-01T01:30 -240'],
    ['york', 'America/New_York', '20261101_023006.WAV', '2026-11-01T02:30 -300'],
    ['sydney', 'Australia/Sydney', '20261004_023007.WAV', '2026-10-04T03:30 660'],
    ['sydney', 'Australia/Sydney', '20260405_023008.WAV', '2026-04-05T02:30 660'],
    ['sydney', 'Australia/Sydney', '20260405_033009.WAV', '2026-04-05T03:30 600'],
  ];
  for (const [folder, , file] of nights) await writeRecording(join(card, folder, file));
  const { engine, folder } = await watched(nights.length, card);
  for (const [name, zone] of new Map(nights.map(([place, zone]) => [place, zone]))) {
    await engine.ask('station.write', {
      station: null,
      details: details(name, zone, [{ kind: 'folder', folder, subfolder: name }]),
    });
  }
  const found = await places(engine);
  for (const [name, , file, wanted] of nights) expect(found[file], file).toBe(`${wanted} ${name} file-name`);

  // A recorder whose clock keeps winter time all year: the station says so, and nothing is doubtful any more.
  const { stations } = await engine.ask('stations.read', {});
  const berlin = stations.find(({ name }) => name === 'berlin') as Station;
  const { id, name, position, zone, habitat, links } = berlin;
  await engine.ask('station.write', {
    station: id,
    details: { name, position, zone, habitat, links, clockMinutes: 60 },
  });
  const fixed = await places(engine);
  expect(fixed['20260329_023001.WAV']).toBe('2026-03-29T03:30 120 berlin file-name');
  expect(fixed['20261025_023002.WAV']).toBe('2026-10-25T02:30 60 berlin file-name');
  const doubts = await engine.ask('gallery.read', {
    offset: 0,
    limit: 100,
    order: 'oldest-heard',
    filter: { station: id },
    picturesOnly: false,
  });
  for (const { detection } of doubts.items) {
    expect((await engine.ask('detection.read', { detection })).recording.timeDoubts).toEqual([]);
  }
});

test('a recording that runs through a spring night has its detections at the jumped hour', async () => {
  const card = await temporaryFolder();
  await writeRecording(join(card, '20260329_015957.WAV'), null, 12);
  const { engine, folder } = await watched(1, card);
  await engine.ask('station.write', {
    station: null,
    details: details('B', 'Europe/Berlin', [{ kind: 'folder', folder, subfolder: '' }]),
  });
  const { effortSeconds } = await engine.ask('timeline.read', { unit: 'hour-of-day', filter: {} });
  expect([effortSeconds[1], effortSeconds[2], effortSeconds[3]]).toEqual([3, 0, 9]);
});

test('SITE in a pattern: found, previewed, made; what arrives later is placed by itself', async () => {
  const card = await temporaryFolder();
  for (const site of ['Pond', 'Old-Wood']) {
    for (const hour of ['04', '05']) await writeRecording(join(card, site, '2026-05-23', `x_20260523_${hour}3000.WAV`));
  }
  await writeRecording(join(card, 'notes', 'test.wav'));
  const { engine, folder } = await watched(5, card);
  const pattern = 'SITE/DATE/*.WAV';
  expect(await engine.ask('stations.sites', { folder: null, pattern })).toEqual({
    sites: [
      { name: 'Old-Wood', files: 2, station: null },
      { name: 'Pond', files: 2, station: null },
    ],
    unmatched: 1,
  });
  const preview = await engine.ask('station.preview', { name: 'pond', link: { kind: 'pattern', folder, pattern } });
  expect(preview).toEqual({
    files: 2,
    examples: ['Pond/2026-05-23/x_20260523_043000.WAV', 'Pond/2026-05-23/x_20260523_053000.WAV'],
  });
  const made = await engine.ask('stations.make', {
    folder: null,
    pattern,
    names: ['Old-Wood', 'Pond'],
    zone: 'Europe/Berlin',
  });
  expect(made.stations.map(({ recordings }) => recordings)).toEqual([2, 2]);
  expect(made.unplaced).toBe(1);
  await writeRecording(join(card, 'Pond', '20260524', '20260524_043000.WAV'));
  await untilState(engine, allDone(6));
  const after = await engine.ask('stations.read', {});
  expect(after.stations.find(({ name }) => name === 'Pond')?.recordings).toBe(3);
});

test('a copy in a station’s folder brings its recording there', async () => {
  const card = await temporaryFolder();
  await writeRecording(join(card, 'in/20260523_043000.WAV'));
  const { engine, folder, analyst } = await watched(1, card);
  await engine.ask('station.write', {
    station: null,
    details: details('Pond', 'Europe/Berlin', [{ kind: 'folder', folder, subfolder: 'pond' }]),
  });
  expect((await engine.ask('stations.read', {})).unplaced).toBe(1);
  cpSync(join(card, 'in'), join(card, 'pond'), { recursive: true });
  await untilState(engine, allDone(2));
  expect((await engine.ask('stations.read', {})).unplaced).toBe(0);
  expect(analyst.listened).toHaveLength(1);
});

test('what cannot be is refused in words', async () => {
  const engine = await testEngine(await temporaryFolder());
  const refused = async (name: string, ask: unknown): Promise<string> => {
    const reply = await engine.dispatch(name, ask);
    return reply.ok ? 'accepted' : `${reply.failure.code}: ${say(reply.failure, 'en')}`;
  };
  const write = (change: object): Promise<string> =>
    refused('station.write', { station: null, details: { ...details('A', 'Europe/Berlin', []), ...change } });
  expect(await write({})).toBe('accepted');
  expect(await write({ name: 'a' })).toMatch(/another station named “a”/);
  expect(await write({ name: ' ' })).toMatch(/^bad-request/);
  expect(await write({ zone: 'Europe/Atlantis' })).toMatch(/no time zone “Europe\/Atlantis”/);
  expect(await write({ zone: '+02:00' })).toMatch(/^bad-request/);
  expect(await write({ position: { latitude: 91, longitude: 0 } })).toMatch(/latitude/);
  expect(await write({ links: [{ kind: 'folder', folder: 1, subfolder: '../..' }] })).toMatch(/stays inside/);
  expect(await refused('stations.sites', { folder: null, pattern: '*.WAV' })).toMatch(/Write SITE/);
  expect(await refused('station.remove', { station: 99 })).toMatch(/^not-found/);
  expect(await refused('station.write', { station: 99, details: details('B', 'UTC', []) })).toMatch(/^not-found/);
});
