import { expect, test } from 'vitest';
import { openRecording } from '#analysis/reading/open-recording.ts';
import { ShortRooms } from '#analysis/signal/loops/sample-tools.ts';
import { largestDifference } from '../golden.ts';
import { temporaryFile } from '../temporary-file.ts';
import { chirp, infoChunk, wavBytes } from '../wav-fixtures.ts';

/** A WAV of so many seconds at 48 kHz, with a comment behind its sound. */
async function recording(name: string, seconds: number, share: number): Promise<{ path: string; sound: Float32Array }> {
  const sound = chirp(48_000, seconds, share);
  const after = [infoChunk({ ICMT: `This is ${name}` })];
  return { path: await temporaryFile(name, wavBytes({ channels: [sound], rateHz: 48_000, after })), sound };
}

async function samplesOf(path: string, rooms: ShortRooms): Promise<{ comment: string | null; samples: Float32Array }> {
  const { source } = await openRecording(path, rooms);
  const parts: number[] = [];
  for await (const { channels } of source.blocks(0)) parts.push(...(channels[0] ?? []));
  await source.close();
  return { comment: source.notes.comment, samples: Float32Array.from(parts) };
}

test('short recordings, one after the other and side by side, share room and nothing of each other is heard', async () => {
  const rooms = new ShortRooms();
  const plans = [
    await recording('a.wav', 3, 0.3),
    await recording('b.wav', 1, 0.7),
    await recording('c.wav', 12, 0.5),
    await recording('d.wav', 3, 0.9),
  ];
  const check = async ({ path, sound }: (typeof plans)[number]): Promise<void> => {
    const { comment, samples } = await samplesOf(path, rooms);
    expect(comment).toBe(`This is ${path.split('/').at(-1) ?? ''}`);
    expect(samples).toHaveLength(sound.length);
    expect(largestDifference(samples, sound)).toBeLessThan(2 ** -14);
  };
  for (const plan of [...plans, ...plans]) await check(plan);
  await Promise.all([...plans, ...plans].map(check));
});
