import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sentence } from '#contract/words/sentence.ts';
import { flacClip } from '#analysis/writing/flac-clip.ts';
import { noNotes } from '#analysis/reading/sound-source.ts';
import {
  rateHz,
  noise,
  silence,
  wav,
  longAgo,
  put,
  season,
  recordings,
  doneOf,
  confirmFirst,
  reviewed,
} from './card-season.ts';

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
