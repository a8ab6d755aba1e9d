import { copyFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
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
