import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A real 16-bit mono WAV of a tone: small, and different for every frequency. */
export function toneWav(frequencyHz: number, seconds: number, rateHz = 8000): Uint8Array {
  const samples = new Int16Array(Math.round(seconds * rateHz));
  for (let index = 0; index < samples.length; index += 1) {
    samples[index] = Math.round(8000 * Math.sin((2 * Math.PI * frequencyHz * index) / rateHz));
  }
  return monoWav(samples, rateHz);
}

/** Samples as a 16-bit mono WAV file. */
export function monoWav(samples: Int16Array, rateHz: number): Uint8Array {
  const bytes = Buffer.alloc(44 + samples.byteLength);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(36 + samples.byteLength, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rateHz, 24);
  bytes.writeUInt32LE(rateHz * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(samples.byteLength, 40);
  Buffer.from(samples.buffer).copy(bytes, 44);
  return bytes;
}

/** Written in one go: a watcher in this process never sees it at rest and half. */
export function writeTone(path: string, frequencyHz: number, seconds = 6): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, toneWav(frequencyHz, seconds));
  return Promise.resolve();
}
