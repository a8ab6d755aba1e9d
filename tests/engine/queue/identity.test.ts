import { copyFile, mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sentence } from '#contract/words/sentence.ts';
import { flacClip } from '#analysis/writing/flac-clip.ts';
import { noNotes } from '#analysis/reading/sound-source.ts';
import { analyseFolder, type FolderResult } from '#engine/queue/analyse-folder.ts';
import { startEngine, type Engine } from '#engine/start-engine.ts';
import { wavBytes } from '../../analysis/wav-fixtures.ts';
import { tinyPack } from '../../analysis/tiny-pack-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { keepingLog } from '../test-engine.ts';

const rateHz = 32_000;

/** Seconds of a tone that the tiny pack takes for a bird, with another noise for every seed. */
function noise(seed: number, seconds: number): Float32Array {
  let state = seed * 2654435761 + 1;
  return Float32Array.from({ length: Math.round(seconds * rateHz) }, (_, index) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    const tone = 0.25 * Math.sin((2 * Math.PI * 2500 * index) / rateHz);
    return Math.round((tone + (state / 2 ** 31) * 0.001) * 32768) / 32768;
  });
}

const silence = (seconds: number): Float32Array => new Float32Array(Math.round(seconds * rateHz));

function wav(samples: Float32Array, guano: string | null = null): Buffer {
  const after = guano === null ? [] : [{ id: 'guan', content: `GUANO|Version: 1.0\n${guano}` }];
  return wavBytes({ rateHz, channels: [samples], after });
}

const longAgo = new Date('2026-05-02T10:00:00.123Z');

/** Writes a file with the same time as all others, as cards of recorders on one schedule have. */
async function put(path: string, bytes: Uint8Array, time: Date = longAgo): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  await utimes(path, time, time);
}

type Season = {
  readonly engine: Engine;
  readonly folder: string;
  look(folder?: string): Promise<FolderResult>;
  one(sql: string): unknown;
};

async function season(): Promise<Season> {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  const log = keepingLog();
  const engine = await startEngine({
    dataFolder: data,
    packFolder: tinyPack,
    version: '0',
    log,
    watch: false,
    threads: 1,
  });
  onTestFinished(async () => {
    await engine.close();
    expect(log.bugs).toEqual([]);
  });
  const change = { stableSeconds: 0, threshold: 0.05, picturePolicy: 'off' };
  expect(await engine.dispatch('settings.write', { change })).toMatchObject({ ok: true });
  const { db } = engine.inside.engine.store;
  return {
    engine,
    folder,
    look: (where = folder) => analyseFolder(engine, where, () => undefined, new AbortController().signal),
    one: (sql) => db.prepare(sql).pluck().get(),
  };
}

const recordings = 'SELECT count(*) FROM recordings';
const doneOf = (name: string): string => `SELECT recording_id FROM files WHERE relative_path = '${name}'`;

async function confirmFirst({ engine, one }: Season): Promise<number> {
  const detection = one('SELECT min(id) FROM detections WHERE current = 1') as number;
  expect(
    await engine.dispatch('review.change', {
      detections: [detection],
      change: { verdict: 'confirmed', comment: 'seen' },
    }),
  ).toMatchObject({
    ok: true,
  });
  return detection;
}

const reviewed = 'SELECT count(*) FROM reviews r JOIN detections d ON d.id = r.detection_id WHERE d.current = 1';

test('a second card with the same name, size and time in the same slot is listened to', async () => {
  const { look, one, folder, engine } = await season();
  const path = join(folder, '20260501_053000.WAV');
  await put(path, wav(noise(1, 6)));
  await look();
  const detection = one('SELECT min(id) FROM detections') as number;
  await rename(path, join(dirname(folder), `first-card-${String(process.pid)}.WAV`));
  onTestFinished(() => rm(join(dirname(folder), `first-card-${String(process.pid)}.WAV`), { force: true }));
  await put(path, wav(noise(2, 6)));
  expect(await engine.media('clip', String(detection))).toMatchObject({ ok: false, failure: { code: 'file-missing' } });
  expect((await look()).files).toMatchObject({ done: 1, failed: 0 });
  expect(one(recordings)).toBe(2);
  expect(one(doneOf('20260501_053000.WAV'))).toBe(2);
  // The first card comes back: its own results are known and its own sound is played.
  await copyFile(join(dirname(folder), `first-card-${String(process.pid)}.WAV`), path);
  await utimes(path, longAgo, longAgo);
  await look();
  expect(one(recordings)).toBe(2);
  expect(one(doneOf('20260501_053000.WAV'))).toBe(1);
  expect(await engine.media('clip', String(detection))).toMatchObject({ ok: true });
});

test('a file that differs in one sample only, in the middle, is another recording', async () => {
  const { look, one, folder } = await season();
  const path = join(folder, 'A.WAV');
  const bytes = wav(noise(1, 6));
  await put(path, bytes);
  await look();
  bytes.writeInt16LE(77, 44 + 2 * 100_001);
  await rm(path);
  await put(path, bytes);
  await look();
  expect(one(recordings)).toBe(2);
});

test('a copy that stalls counts once, and what was said of its beginning stays', async () => {
  const its = await season();
  const { look, one, folder } = its;
  const [path, whole] = [join(folder, '20260501_053000.WAV'), wav(noise(3, 30))];
  const times = [8, 19, 30].map((seconds) => 44 + seconds * rateHz * 2);
  let detection = 0;
  for (const [turn, bytes] of times.entries()) {
    await writeFile(path, whole.subarray(0, bytes));
    await utimes(path, new Date(longAgo.getTime() + turn * 60_000), new Date(longAgo.getTime() + turn * 60_000));
    await look();
    if (turn === 0) detection = await confirmFirst(its);
  }
  expect(one(recordings)).toBe(1);
  expect(one('SELECT duration_s FROM recordings')).toBeCloseTo(30, 3);
  expect(one('SELECT sum(seconds) FROM effort')).toBeCloseTo(30, 3);
  expect(one(`SELECT count(*) FROM reviews WHERE detection_id = ${String(detection)}`)).toBe(1);
  expect(one(reviewed)).toBe(1);
  expect(one('SELECT sum(detections) FROM tallies')).toBe(one('SELECT count(*) FROM detections WHERE current = 1'));
  expect(one('SELECT count(*) FROM analyses WHERE current = 1 AND clips >= 9')).toBe(1);
});

test('a half copy and the whole one in another folder count once, whichever is heard first', async () => {
  for (const halfFirst of [true, false]) {
    const its = await season();
    const { look, one, folder } = its;
    const whole = wav(noise(4, 20));
    const halves = async (): Promise<void> => {
      await put(join(folder, 'copy/20260501_053000.WAV'), whole.subarray(0, 400_000));
      await look();
    };
    if (halfFirst) await halves();
    await put(join(folder, 'card/20260501_053000.WAV'), whole);
    await look();
    if (!halfFirst) await halves();
    expect(one(recordings)).toBe(1);
    expect(one('SELECT duration_s FROM recordings')).toBeCloseTo(20, 3);
    expect(one('SELECT relative_path FROM files WHERE shorter = 1')).toBe('copy/20260501_053000.WAV');
    expect(one('SELECT sum(seconds) FROM effort_tallies')).toBeCloseTo(20, 3);
  }
});

test('a half copy under another name counts once, whichever is heard first', async () => {
  for (const halfFirst of [true, false]) {
    const its = await season();
    const { look, one, folder } = its;
    const whole = wav(noise(14, 20));
    const halves = async (): Promise<void> => {
      await put(join(folder, 'copy/unfinished (2).wav'), whole.subarray(0, 400_001), new Date());
      await look();
    };
    if (halfFirst) await halves();
    await put(join(folder, 'card/20260501_053000.WAV'), whole);
    await look();
    if (!halfFirst) await halves();
    expect(one(recordings)).toBe(1);
    expect(one('SELECT duration_s FROM recordings')).toBeCloseTo(20, 3);
    expect(one('SELECT started_local FROM recordings')).toBe('2026-05-01T05:30:00.000');
    expect(one('SELECT relative_path FROM files WHERE shorter = 1')).toBe('copy/unfinished (2).wav');
    expect(one('SELECT sum(seconds) FROM effort_tallies')).toBeCloseTo(20, 3);
  }
});

test('recordings that only share a still beginning are different recordings', async () => {
  const { look, one, folder } = await season();
  const after = (seed: number, seconds: number): Buffer => {
    const samples = silence(3 + seconds);
    samples.set(noise(seed, seconds), 3 * rateHz);
    return wav(samples);
  };
  await put(join(folder, 'a.wav'), after(15, 0.1));
  await put(join(folder, 'b.wav'), after(16, 6));
  await put(join(folder, 'c.wav'), after(17, 9));
  await look();
  expect(one(recordings)).toBe(3);
  expect(one('SELECT count(*) FROM files WHERE shorter = 1')).toBe(0);
});

test('a file that is made at full size first and filled later is one recording', async () => {
  const { look, one, folder } = await season();
  const path = join(folder, '20260501_053000.WAV');
  const sound = noise(5, 12);
  const filled = (seconds: number): Buffer => {
    const samples = silence(12);
    samples.set(sound.subarray(0, Math.round(seconds * rateHz)));
    return wav(samples);
  };
  for (const [turn, seconds] of [0, 5, 9, 12].entries()) {
    await writeFile(path, filled(seconds));
    await utimes(path, new Date(longAgo.getTime() + turn * 60_000), new Date(longAgo.getTime() + turn * 60_000));
    await look();
  }
  expect(one(recordings)).toBe(1);
  expect(one('SELECT silent FROM recordings')).toBe(0);
  expect(one('SELECT sum(seconds) FROM effort')).toBeCloseTo(12, 3);
});

test('notes edited in a file: one recording, its verdicts stay, and what the file says now holds', async () => {
  const its = await season();
  const { look, one, folder } = its;
  const path = join(folder, 'REC001.WAV');
  await put(path, wav(noise(6, 9), 'Serial: 42\nTimestamp: 2026-05-01T05:30:00+02:00'));
  await look();
  await confirmFirst(its);
  await put(
    path,
    wav(noise(6, 9), 'Serial: 42\nTimestamp: 2026-05-01T06:30:00+02:00\nNote: clock was wrong'),
    new Date(),
  );
  await look();
  expect(one(recordings)).toBe(1);
  expect(one(reviewed)).toBe(1);
  expect(one('SELECT started_local FROM recordings')).toBe('2026-05-01T06:30:00.000');
  expect(one('SELECT hour FROM effort')).toBe(6);
  expect(one('SELECT kind FROM file_notes')).toBe('rewritten');
});

test('WAV converted to FLAC: verdicts, station and time move along', async () => {
  const its = await season();
  const { look, one, folder, engine } = its;
  const path = join(folder, 'A/20260501_053000.WAV');
  await put(path, wav(noise(7, 9), 'Serial: 42'));
  await look();
  const folderId = one('SELECT id FROM folders') as number;
  const link = { kind: 'folder', folder: folderId, subfolder: 'A' };
  const details = {
    name: 'Hide',
    position: null,
    zone: 'Europe/Berlin',
    habitat: '',
    clockMinutes: null,
    links: [link],
  };
  expect(await engine.dispatch('station.write', { station: null, details })).toMatchObject({ ok: true });
  const detection = await confirmFirst(its);
  const flac = flacClip(
    { channels: [noise(7, 9)], rateHz, bits: 16, notes: noNotes, startSeconds: 0 },
    new Map([['TITLE', 'x']]),
  );
  await put(path.replace('.WAV', '.flac'), flac, new Date());
  await rm(path);
  await look();
  expect(one(recordings)).toBe(1);
  expect(one(reviewed)).toBe(1);
  expect(one('SELECT format FROM recordings')).toBe('flac');
  expect(one('SELECT recorder_id FROM recordings')).toBe('42');
  expect(one('SELECT s.name FROM recordings r JOIN stations s ON s.id = r.station_id')).toBe('Hide');
  expect(one('SELECT started_local FROM recordings')).toBe('2026-05-01T05:30:00.000');
  expect(await engine.media('clip', String(detection))).toMatchObject({ ok: true });
});

test('silent files of different hours are different recordings; copies of them are not', async () => {
  const { look, one, folder } = await season();
  const bytes = wav(silence(6));
  await put(join(folder, '20260501_050000.WAV'), bytes);
  await put(join(folder, '20260501_060000.WAV'), bytes);
  await put(join(folder, 'copy/20260501_060000.WAV'), bytes, new Date());
  await put(join(folder, 'x/REC001.WAV'), bytes, new Date(longAgo.getTime() + 3_600_000));
  await put(join(folder, 'x/REC002.WAV'), bytes, new Date(longAgo.getTime() + 7_200_000));
  await look();
  expect(one(recordings)).toBe(4);
  expect(one('SELECT sum(seconds) FROM effort')).toBeCloseTo(24, 3);
  expect(one(doneOf('copy/20260501_060000.WAV'))).toBe(one(doneOf('20260501_060000.WAV')));
});

test('times in names by a pattern that a person gave count, too', async () => {
  const { look, one, folder, engine } = await season();
  expect(await engine.dispatch('settings.write', { change: { namePattern: 'x-HHMMSS-DDMMYYYY' } })).toMatchObject({
    ok: true,
  });
  const bytes = wav(noise(16, 5));
  await put(join(folder, 'x-053000-01052026.WAV'), bytes);
  await put(join(folder, 'x-063000-01052026.WAV'), bytes);
  await put(join(folder, 'copy/x-063000-01052026.WAV'), bytes, new Date());
  await look();
  expect(one(recordings)).toBe(2);
});

test('the same content under a name with another time is another recording; a renamed file is not', async () => {
  const its = await season();
  const { look, one, folder } = its;
  const bytes = wav(noise(8, 6));
  await put(join(folder, '20260501_050000.WAV'), bytes);
  await look();
  await confirmFirst(its);
  await put(join(folder, '20260501_060000.WAV'), bytes);
  await look();
  expect(one(recordings)).toBe(2);
  await rm(join(folder, '20260501_060000.WAV'));
  await rename(join(folder, '20260501_050000.WAV'), join(folder, '20260501_070000.WAV'));
  await look();
  expect(one(recordings)).toBe(2);
  expect(one(doneOf('20260501_070000.WAV'))).toBe(1);
  expect(one('SELECT started_local FROM recordings WHERE id = 1')).toBe('2026-05-01T07:00:00.000');
  expect(one(reviewed)).toBe(1);
});

test('a card that was copied into the folders of two stations: counted once, and said', async () => {
  const { look, one, folder, engine } = await season();
  await put(join(folder, 'A/REC1.WAV'), wav(noise(11, 6)));
  await put(join(folder, 'B/REC1.WAV'), wav(noise(11, 6)));
  await look();
  const folderId = one('SELECT id FROM folders') as number;
  for (const [name, subfolder] of [
    ['Hide', 'A'],
    ['Pond', 'B'],
  ]) {
    const link = { kind: 'folder', folder: folderId, subfolder };
    const details = { name, position: null, zone: 'Europe/Berlin', habitat: '', clockMinutes: null, links: [link] };
    expect(await engine.dispatch('station.write', { station: null, details })).toMatchObject({ ok: true });
  }
  const { notes } = await look();
  expect(one(recordings)).toBe(1);
  expect(notes).toContainEqual(sentence('copied-elsewhere', { files: 1, here: 'Pond', counted: 'Hide' }));
  const detection = one('SELECT min(id) FROM detections') as number;
  expect(await engine.dispatch('detection.read', { detection })).toMatchObject({
    ok: true,
    value: { notes: [{ kind: 'other-station', path: join(folder, 'B/REC1.WAV'), other: 'Pond' }] },
  });
});

test('names of stations and folders are the same however their accents are written', async () => {
  const { look, one, folder, engine } = await season();
  const [apart, together] = ['Ma\u0308usesteg', 'M\u00e4usesteg'];
  await put(join(folder, apart, 'REC1.WAV'), wav(noise(12, 6)));
  await look();
  const links = [{ kind: 'folder', folder: one('SELECT id FROM folders'), subfolder: together }];
  const details = { name: together, position: null, zone: 'Europe/Berlin', habitat: '', clockMinutes: null, links };
  expect(await engine.dispatch('station.write', { station: null, details })).toMatchObject({ ok: true });
  expect(one('SELECT s.name FROM recordings r JOIN stations s ON s.id = r.station_id')).toBe(together);
  const again = { ...details, name: apart, links: [] };
  expect(await engine.dispatch('station.write', { station: null, details: again })).toMatchObject({ ok: false });
  const sites = await engine.dispatch('stations.sites', { folder: null, pattern: 'SITE/*.WAV' });
  expect(sites).toMatchObject({ ok: true, value: { sites: [{ name: together, station: 1 }] } });
});

test.skipIf(process.platform !== 'linux')('names that are no UTF-8 and pipes are listed as failed', async () => {
  const { look, folder } = await season();
  const bad = (text: string): Buffer => Buffer.from(`${folder}/${text}`, 'latin1');
  await writeFile(bad('M\u00e4use.wav'), wav(noise(13, 4)));
  await mkdir(bad('\u00c4cker'));
  await writeFile(bad('\u00c4cker/REC.wav'), wav(noise(14, 4)));
  await put(join(folder, 'good.wav'), wav(noise(15, 4)));
  const { failed, files } = await look();
  expect(files).toMatchObject({ done: 1, failed: 2, waiting: 0, missing: 0 });
  expect(failed.map(({ relativePath }) => relativePath).sort()).toEqual(['M\\xE4use.wav', '\\xC4cker/REC.wav']);
  for (const { failure } of failed) expect(failure.key).toBe('file-name-not-unicode');
  expect((await look()).files).toMatchObject({ done: 1, failed: 2, missing: 0 });
});

test('a swapped file is noticed before a clip is cut, and the file itself is never touched', async () => {
  const { look, one, folder, engine } = await season();
  const path = join(folder, 'A.WAV');
  await put(path, wav(noise(9, 6)));
  await look();
  const detection = one('SELECT min(id) FROM detections') as number;
  const swapped = wav(noise(10, 6));
  await put(path, swapped);
  for (const kind of ['clip', 'preview', 'spectrogram-mel']) {
    const reply = await engine.media(kind, String(detection));
    expect(reply).toMatchObject({ ok: false, failure: { code: 'file-missing' } });
  }
  expect(await readFile(path)).toEqual(swapped);
  expect((await stat(path)).mtimeMs).toBe(longAgo.getTime());
});
