import { KnownFailure } from '#contract/failure.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';

/** How samples lie in the data chunk. */
export type WavFormat = {
  readonly kind: 'pcm' | 'float';
  readonly channelCount: number;
  readonly rateHz: number;
  /** Bits of one sample as stored: 8, 16, 24, 32 or 64. */
  readonly bits: number;
  readonly bytesPerFrame: number;
  readonly encoding: string;
  readonly warnings: readonly Sentence[];
};

const compressedNames: Record<number, string> = {
  0x0002: 'Microsoft ADPCM',
  0x0006: 'A-law',
  0x0007: 'mu-law',
  0x0011: 'IMA ADPCM',
  0x0055: 'MP3',
  0x00ff: 'AAC',
};

const extensibleTag = 0xfffe;

function damaged(key: 'wav-header-cut' | 'wav-no-channels', path: string): KnownFailure {
  return new KnownFailure('file-damaged', key, { path });
}

function sampleKind(tag: number, path: string): 'pcm' | 'float' {
  if (tag === 1) return 'pcm';
  if (tag === 3) return 'float';
  const name = compressedNames[tag] ?? `0x${tag.toString(16).padStart(4, '0')}`;
  throw new KnownFailure('format-unsupported', 'wav-compressed', { values: { name }, path });
}

function storedBits(kind: 'pcm' | 'float', bits: number, path: string): number {
  const stored = Math.ceil(bits / 8) * 8;
  const known = kind === 'pcm' ? [8, 16, 24, 32] : [32, 64];
  if (known.includes(stored)) return stored;
  throw new KnownFailure('format-unsupported', 'wav-bits', { values: { bits: String(bits) }, path });
}

/**
 * Reads a `fmt ` chunk (16, 18 or 40 bytes, WAVE_FORMAT_EXTENSIBLE included). A block alignment that contradicts channels and bits
 * is repaired and warned about: recorders with that bug write correct samples.
 * @throws KnownFailure `file-damaged` or `format-unsupported`, each with its own sentence.
 */
export function wavFormat(bytes: Uint8Array<ArrayBuffer>, path: string): WavFormat {
  if (bytes.length < 16) throw damaged('wav-header-cut', path);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const tag = view.getUint16(0, true);
  const channelCount = view.getUint16(2, true);
  const rateHz = view.getUint32(4, true);
  const blockAlign = view.getUint16(12, true);
  const statedBits = view.getUint16(14, true);
  if (channelCount === 0) throw damaged('wav-no-channels', path);
  if (tag === extensibleTag && bytes.length < 26) throw damaged('wav-header-cut', path);
  const kind = sampleKind(tag === extensibleTag ? view.getUint16(24, true) : tag, path);
  const bits = storedBits(kind, statedBits, path);
  const bytesPerFrame = (channelCount * bits) / 8;
  const warnings =
    blockAlign === bytesPerFrame ? [] : [sentence('doubt-frame-bytes', { stated: blockAlign, right: bytesPerFrame })];
  const encoding = kind === 'pcm' ? `PCM ${String(bits)}-bit` : `IEEE float ${String(bits)}-bit`;
  return { kind, channelCount, rateHz, bits, bytesPerFrame, encoding, warnings };
}
