import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import type { RecordingId } from '#contract/ids.ts';
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
