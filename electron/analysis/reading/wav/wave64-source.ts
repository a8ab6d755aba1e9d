import { KnownFailure } from '#contract/failure.ts';
import type { FileBytes } from '../file-bytes.ts';
import { checkSound, endsEarly, unreadableSound } from '../sound-limits.ts';
import { noNotes, type SoundSource } from '../sound-source.ts';
import { wavFormat } from './wav-format.ts';
import { PcmSource } from './wav-source.ts';

/** Chunk names of Sony's Wave64 are 16 bytes; these are their first four, small, and the same twelve follow in each. */
const riffTail = '2e91cf11a5d628db04c10000';
const tail = 'f3acd3118cd100c04f8edb8a';
const headBytes = 24;
const mostChunks = 10_000;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Whether a file begins as Wave64 does: `riff`, a size, `wave`. */
export function isWave64(bytes: Uint8Array): boolean {
  return (
    hex(bytes.subarray(0, 16)) === hex(Buffer.from('riff')) + riffTail &&
    hex(bytes.subarray(24, 40)) === hex(Buffer.from('wave')) + tail
  );
}

type Chunk = { readonly id: string; readonly start: number; readonly size: number };

/** Sizes count the head, too; chunks begin at multiples of eight. */
async function chunksOf(file: FileBytes): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  for (let at = 40; at + headBytes <= file.size && chunks.length < mostChunks;) {
    const head = await file.read(at, headBytes);
    if (head.length < headBytes || hex(head.subarray(4, 16)) !== tail) break;
    const stated = Number(new DataView(head.buffer).getBigUint64(16, true));
    const size = stated < headBytes ? file.size - at : stated;
    chunks.push({ id: String.fromCharCode(...head.subarray(0, 4)), start: at + headBytes, size: size - headBytes });
    at += Math.ceil(size / 8) * 8;
  }
  return chunks;
}

/**
 * Opens a Wave64 file (Sony Sound Forge and others, for sound over 4 GB). One that was cut off is read as far as it goes.
 * @throws KnownFailure `file-damaged`, `file-empty` or `format-unsupported`.
 */
export async function openWave64(file: FileBytes): Promise<SoundSource> {
  const { path } = file;
  const chunks = await chunksOf(file);
  const described = chunks.find(({ id }) => id === 'fmt ');
  const data = chunks.find(({ id }) => id === 'data');
  if (described === undefined || data === undefined) throw unreadableSound('sound-header-cut', {}, path);
  const format = wavFormat(await file.read(described.start, Math.min(described.size, 64)), path);
  checkSound(format, path);
  const there = Math.floor(Math.max(0, Math.min(data.size, file.size - data.start)) / format.bytesPerFrame);
  if (there === 0) throw new KnownFailure('file-empty', 'sound-header-only', { path });
  const missing = Math.floor(data.size / format.bytesPerFrame - there) / format.rateHz;
  const warnings = missing > 0 ? [endsEarly(missing)] : [];
  return new PcmSource(file, format, { start: data.start, frames: there, warnings }, noNotes, { format: 'w64' });
}
