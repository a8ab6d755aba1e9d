import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import type { RecordingId } from '#contract/ids.ts';
import type { SoundscapeFilling } from '#contract/sound/soundscape.ts';
import type { AnalystOptions } from '#analysis/process/analyst.ts';
import { openAnalyst } from '#analysis/process/in-process-analyst.ts';
import { tinyRecording, type TinyVoice } from '../../field/tiny-songs.ts';
import { tinyPack } from '../analysts/analyst-child.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { allDone, testEngine, untilState, type TestEngine } from '../test-engine.ts';

const plan: readonly TinyVoice[] = Array.from({ length: 25 }, (_, clip) => (clip < 12 ? 'high_trill' : null));

async function listening(): Promise<{ engine: TestEngine; card: string }> {
  const card = join(await temporaryFolder(), 'card');
  await mkdir(card);
  await writeFile(join(card, '20260523_051000.WAV'), tinyRecording(plan, '05:10:00'));
  const engine = await testEngine(await temporaryFolder(), {
    packFolder: tinyPack,
    openAnalyst: (options) => openAnalyst(options),
  });
  return { engine, card };
}

const bytesOf = async (engine: TestEngine, kind: string, id: string): Promise<Uint8Array> => {
  const reply = await engine.media(kind, id);
  if (!reply.ok || reply.value.body.kind !== 'bytes') throw new Error('no bytes', { cause: reply });
  return reply.value.body.bytes;
};

const refusal = async (engine: TestEngine, kind: string, id: string): Promise<string | null> => {
  const reply = await engine.media(kind, id);
  return reply.ok ? null : reply.failure.code;
};

test('what a recording sounds like is kept while it is listened to, shown by day, and leads back to its sound', async () => {
  const { engine, card } = await listening();
  await engine.ask('watch.add', { folder: card });
  await untilState(engine, allDone(1));
  const days = await engine.ask('soundscape.days', {});
  expect(days).toEqual({ stations: [{ station: null, days: [{ day: '2026-05-23', recordings: 1 }] }], without: 0 });

  const day = await engine.ask('soundscape.read', { station: null, day: '2026-05-23' });
  expect(day.strips).toMatchObject([{ name: '20260523_051000.WAV', startMinute: 310, minutes: 2 }]);
  expect(day.indices.minute).toEqual([310, 311]);
  const [trilled, quiet] = day.indices.ndsi;
  expect(trilled!).toBeGreaterThan(0.9);
  expect(day.indices.h[1]!).toBeGreaterThan(day.indices.h[0]!);
  expect(quiet).not.toBeNull();

  const picture = decode(await bytesOf(engine, 'soundscape', '0-20260523'));
  expect([picture.width, picture.height]).toEqual([1440, 256]);
  const seen = (column: number): boolean => (picture.data[(100 * 1440 + column) * 4 + 3] ?? 0) > 0;
  expect([309, 310, 311, 312].map(seen)).toEqual([false, true, true, false]);
  await expect(engine.ask('soundscape.read', { station: null, day: '2026-05-22' })).resolves.toMatchObject({
    strips: [],
  });

  // A stretch of the recording itself, whether anything was detected in it or not.
  const id = day.strips[0]?.recording as RecordingId;
  const wav = Buffer.from(await bytesOf(engine, 'clip', `r${id}-60000-62000`));
  expect(wav.toString('latin1', 8, 12)).toBe('WAVE');
  const slow = Buffer.from(await bytesOf(engine, 'clip', `r${id}-60000-62000_slow10`));
  expect(slow.length).toBe(wav.length);
  expect(slow.readUInt32LE(24) * 10).toBe(wav.readUInt32LE(24));
  const usual = await bytesOf(engine, 'spectrogram-linear', `r${id}-0-2000`);
  const fine = await bytesOf(engine, 'spectrogram-linear', `r${id}-0-2000_4096-blackman`);
  expect(decode(usual).height).toBe(513);
  expect(decode(fine).height).toBe(2049);
  for (const wrong of [
    `r${id}-0-2000_4095-hann`,
    `r${id}-0-2000_1024-kaiser`,
    `r${id}-2000-0`,
    `r${id}-0-2000_slow21`,
    'r0-0-10',
  ])
    await expect(refusal(engine, 'spectrogram-linear', wrong)).resolves.toBe('bad-request');
  await expect(refusal(engine, 'clip', 'r999-0-1000')).resolves.toBe('not-found');
  await expect(refusal(engine, 'soundscape', '0-20260231')).resolves.toBe('bad-request');
});

test('nobody measures where a person has switched it off', async () => {
  const { engine, card } = await listening();
  await engine.ask('settings.write', { change: { soundscapes: false } });
  await engine.ask('watch.add', { folder: card });
  await untilState(engine, allDone(1));
  await expect(engine.ask('soundscape.days', {})).resolves.toEqual({ stations: [], without: 1 });
});

test('recordings that were analysed without one are measured when asked, and the same as while listening', async () => {
  const { engine, card } = await listening();
  await engine.ask('settings.write', { change: { soundscapes: false } });
  await writeFile(join(card, '20260523_061000.WAV'), tinyRecording(plan, '06:10:00'));
  await writeFile(join(card, '20260523_071000.WAV'), tinyRecording([...plan].reverse(), '07:10:00'));
  await engine.ask('watch.add', { folder: card });
  await untilState(engine, allDone(3));
  await rm(join(card, '20260523_061000.WAV'));
  const told: (SoundscapeFilling | null)[] = [];
  const over = new Promise<void>((done) => {
    engine.on('soundscape.progress', ({ filling }) => {
      told.push(filling);
      if (filling === null) done();
    });
  });
  const { filling } = await engine.ask('soundscape.fill', {});
  expect(filling).toEqual({ done: 0, skipped: 0, total: 3 });
  await over;
  expect(told.at(-2)).toEqual({ done: 2, skipped: 1, total: 3 });
  expect(await engine.ask('soundscape.filling', {})).toEqual({ filling: null });
  expect((await engine.ask('soundscape.days', {})).without).toBe(1);
  const day = await engine.ask('soundscape.read', { station: null, day: '2026-05-23' });

  const usual = await listening();
  await usual.engine.ask('watch.add', { folder: usual.card });
  await untilState(usual.engine, allDone(1));
  const heard = await usual.engine.ask('soundscape.read', { station: null, day: '2026-05-23' });
  const firstHour = Object.entries(day.indices).map(([name, values]) => [name, values.slice(0, 2)]);
  expect(Object.fromEntries(firstHour)).toEqual(heard.indices);
});

test('what was stopped stays stopped; what the end of the program cut off goes on after the next start', async () => {
  const card = join(await temporaryFolder(), 'card');
  const data = await temporaryFolder();
  await mkdir(card);
  for (let hour = 10; hour < 16; hour += 1)
    await writeFile(join(card, `20260523_${hour}1000.WAV`), tinyRecording(plan, `${hour}:10:00`));
  const options = { packFolder: tinyPack, openAnalyst: (asked: AnalystOptions) => openAnalyst(asked) };
  const first = await testEngine(data, options);
  await first.ask('settings.write', { change: { soundscapes: false } });
  await first.ask('watch.add', { folder: card });
  await untilState(first, allDone(6));
  const oneDone = new Promise<void>((done) => {
    first.on('soundscape.progress', ({ filling }) => {
      if ((filling?.done ?? 0) >= 1) done();
    });
  });
  await first.ask('soundscape.fill', {});
  await oneDone;
  await first.ask('soundscape.stop', {});
  const { without } = await first.ask('soundscape.days', {});
  expect(without).toBeGreaterThan(0);
  expect(without).toBeLessThan(6);
  expect(await first.ask('soundscape.filling', {})).toEqual({ filling: null });

  await first.ask('soundscape.fill', {});
  await first.close();
  const second = await testEngine(data, options);
  await expect.poll(async () => (await second.ask('soundscape.days', {})).without).toBe(0);
  await expect.poll(async () => (await second.ask('soundscape.filling', {})).filling).toBeNull();
  await second.close();
  const third = await testEngine(data, options);
  expect(await third.ask('soundscape.filling', {})).toEqual({ filling: null });
  expect(third.log.bugs).toEqual([]);
});
