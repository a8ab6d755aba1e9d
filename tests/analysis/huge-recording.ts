import { open, writeFile } from 'node:fs/promises';
import { wavBytes } from './wav-fixtures.ts';

/** 43 hours at 48 kHz, more than any computer reads in a moment. */
export const hugeSeconds = 156_250;

/**
 * Writes a recording of 15 GB that takes no room: the head of an RF64 file of 7.5 thousand million samples, and a hole where they would
 * be, but for one sample of 0.5 half a second before the end.
 */
export async function writeHugeRecording(path: string): Promise<void> {
  const frames = hugeSeconds * 48_000;
  const head = wavBytes({ container: 'RF64', channels: [new Float32Array(0)], stated: { dataSize: 0xffffffff } });
  head.writeBigUInt64LE(BigInt(frames) * 2n, 28);
  await writeFile(path, head);
  const file = await open(path, 'r+');
  await file.truncate(head.length + frames * 2);
  await file.write(Buffer.from([0, 64]), 0, 2, head.length + (frames - 24_000) * 2);
  await file.close();
}
