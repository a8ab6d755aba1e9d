import { KnownFailure } from '#contract/failure.ts';
import type { FileBytes } from '../file-bytes.ts';
import { checkSound, endsEarly, unreadableSound } from '../sound-limits.ts';
import { noNotes, type RecorderNotes, type SoundSource } from '../sound-source.ts';
import { longestNoteBytes, noteText } from '../wav/riff-notes.ts';
import type { WavFormat } from '../wav/wav-format.ts';
import { PcmSource } from '../wav/wav-source.ts';
import { littleEndian } from './byte-order.ts';

/** Recorders and editors write some ten parts. */
const mostChunks = 10_000;

type Chunk = { readonly id: string; readonly start: number; readonly size: number };

/** The chunks of an AIFF or AIFC file (Apple's specification of 1989 and 1991), big-endian, padded to even lengths. */
async function chunksOf(file: FileBytes): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= file.size && chunks.length < mostChunks;) {
    const head = await file.read(at, 8);
    if (head.length < 8) break;
    const size = new DataView(head.buffer).getUint32(4);
    chunks.push({ id: String.fromCharCode(...head.subarray(0, 4)), start: at + 8, size });
    at += 8 + size + (size % 2);
  }
  return chunks;
}

/** An 80-bit number of IEEE 754: sign and exponent, then 64 bits of mantissa. */
function extended(view: DataView, at: number): number {
  const exponent = view.getUint16(at) & 0x7fff;
  return (view.getUint32(at + 2) * 2 ** 32 + view.getUint32(at + 6)) * 2 ** (exponent - 16_383 - 63);
}

/** How AIFC names plain samples; `little` where their bytes stand as in a WAV file. */
const codings: Readonly<Record<string, { kind: 'pcm' | 'float'; bits?: number; little?: boolean }>> = {
  NONE: { kind: 'pcm' },
  twos: { kind: 'pcm' },
  sowt: { kind: 'pcm', little: true },
  in24: { kind: 'pcm', bits: 24 },
  in32: { kind: 'pcm', bits: 32 },
  fl32: { kind: 'float', bits: 32 },
  FL32: { kind: 'float', bits: 32 },
  fl64: { kind: 'float', bits: 64 },
  FL64: { kind: 'float', bits: 64 },
};

type Common = { readonly format: WavFormat; readonly little: boolean; readonly frames: number };

function commonOf(view: DataView, isAifc: boolean, path: string): Common {
  if (view.byteLength < (isAifc ? 22 : 18)) throw unreadableSound('sound-header-cut', {}, path);
  const name = isAifc ? String.fromCharCode(...new Uint8Array(view.buffer, 18, 4)) : 'NONE';
  const coding = codings[name];
  const bits = coding?.bits ?? Math.ceil(view.getUint16(6) / 8) * 8;
  if (coding === undefined || ![8, 16, 24, 32, 64].includes(bits) || (bits === 64 && coding.kind === 'pcm'))
    throw new KnownFailure('format-unsupported', 'sound-aiff-compressed', { values: { coding: name.trim() }, path });
  const channelCount = view.getUint16(0);
  const rateHz = Math.round(extended(view, 8));
  const encoding = coding.kind === 'pcm' ? `PCM ${String(bits)}-bit` : `IEEE float ${String(bits)}-bit`;
  const bytesPerFrame = (channelCount * bits) / 8;
  return {
    format: { kind: coding.kind, channelCount, rateHz, bits, bytesPerFrame, encoding, warnings: [] },
    little: coding.little === true,
    frames: view.getUint32(2),
  };
}

/** The texts `ANNO` and `(c) `, where programs put a recorder's comment. */
async function notesOf(file: FileBytes, chunks: readonly Chunk[]): Promise<RecorderNotes> {
  const note = chunks.find(({ id, size }) => id === 'ANNO' && size <= longestNoteBytes);
  return note === undefined ? noNotes : { ...noNotes, comment: noteText(await file.read(note.start, note.size)) };
}

/**
 * Opens an AIFF or AIFC file of plain samples. One that was cut off is read as far as it goes, with a warning.
 * @throws KnownFailure `file-damaged`, `file-empty` or `format-unsupported`.
 */
export async function openAiff(file: FileBytes): Promise<SoundSource> {
  const { path } = file;
  const isAifc = String.fromCharCode(...(await file.read(8, 4))) === 'AIFC';
  const chunks = await chunksOf(file);
  const common = chunks.find(({ id }) => id === 'COMM');
  const sound = chunks.find(({ id }) => id === 'SSND');
  if (common === undefined || sound === undefined) throw unreadableSound('sound-header-cut', {}, path);
  const described = await file.read(common.start, Math.min(common.size, 64));
  const { format, little, frames } = commonOf(new DataView(described.buffer), isAifc, path);
  checkSound(format, path);
  const head = await file.read(sound.start, 8);
  if (head.length < 8) throw unreadableSound('sound-header-cut', {}, path);
  const start = sound.start + 8 + new DataView(head.buffer).getUint32(0);
  // A size of 0 is an unfinished header's.
  const stated = frames === 0 ? file.size - start : frames * format.bytesPerFrame;
  const there = Math.floor(Math.max(0, Math.min(stated, file.size - start)) / format.bytesPerFrame);
  if (there === 0) throw new KnownFailure('file-empty', 'sound-header-only', { path });
  const missing = (frames - there) / format.rateHz;
  const warnings = missing > 0 ? [endsEarly(missing)] : [];
  return new PcmSource(file, format, { start, frames: there, warnings }, await notesOf(file, chunks), {
    format: 'aiff',
    prepare: littleEndian(format.bits, little),
  });
}
