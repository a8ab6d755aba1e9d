import type { AudioFormat } from '#contract/recordings.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { FileBytes } from './file-bytes.ts';
import { findMpegFrame } from './mp3/mpeg-frame.ts';
import { isWave64 } from './wav/wave64-source.ts';
import { unreadableSound } from './sound-limits.ts';

/** What a file is by its first bytes; its name does not count. */
export type SniffedFormat = {
  readonly format: AudioFormat;
  readonly codec: 'wav' | 'flac' | 'ogg-flac' | 'mp3' | 'vorbis' | 'opus' | 'aac' | 'aiff' | 'w64';
};

/** MP3 files may start with pictures or rubbish; the first frame is looked for in this many bytes. */
const searchBytes = 262_144;

const otherAudio: readonly (readonly [at: number, text: string, name: string])[] = [
  [0, 'caff', 'Apple CAF'],
  [0, 'WAac', 'Wildlife Acoustics WAC'],
  [0, 'RIFX', 'RIFX'],
  [0, '#!AMR', 'AMR'],
  [0, 'MAC ', "Monkey's Audio"],
  [0, 'wvpk', 'WavPack'],
  [0, '\x30\x26\xb2\x75', 'Windows Media'],
  [0, '\x1a\x45\xdf\xa3', 'Matroska/WebM'],
  [0, 'DSD ', 'DSD'],
  [0, 'FRM8', 'DSD'],
  [0, 'TTA', 'True Audio'],
  [0, 'tBaK', 'TAK'],
  [0, 'OFR ', 'OptimFROG'],
  [0, 'MPCK', 'Musepack'],
  [0, 'MP+', 'Musepack'],
  [0, '.snd', 'AU'],
  [0, '.RMF', 'RealMedia'],
  [0, '.ra', 'RealAudio'],
  [0, 'NIST_1A', 'NIST SPHERE'],
  [0, 'Creative Voice File', 'VOC'],
  [0, '\x0b\x77', 'Dolby Digital'],
  [0, '\x7f\xfe\x80\x01', 'DTS'],
  [0, 'MThd', 'MIDI'],
  [8, 'AVI ', 'AVI'],
];

function ascii(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}

/** A file has one or two; a chain of thousands was made to keep a reader busy. */
const mostTags = 100;

/** Where the sound starts behind ID3v2 tags: each says its size in four 7-bit bytes. @throws KnownFailure `file-damaged` after too many. */
export async function afterId3(file: FileBytes): Promise<number> {
  let at = 0;
  for (let tag = 0; ; tag += 1) {
    if (tag > mostTags) throw unreadableSound('sound-many-parts', { count: mostTags }, file.path);
    const head = await file.read(at, 10);
    if (head.length < 10 || ascii(head, 0, 3) !== 'ID3') return at;
    const size = head.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
    const footer = ((head[5] ?? 0) & 0x10) === 0 ? 0 : 10;
    at += 10 + size + footer;
  }
}

const id3v1Bytes = 128;

/** Where the sound ends before an ID3v1 tag, which decoders of other formats than MP3 take for a damaged last piece. */
export async function beforeId3v1(file: FileBytes): Promise<number> {
  const at = file.size - id3v1Bytes;
  return at > 0 && ascii(await file.read(at, 3), 0, 3) === 'TAG' ? at : file.size;
}

function oggCodec(bytes: Uint8Array, path: string): SniffedFormat {
  const segments = bytes[26] ?? 0;
  const first = ascii(bytes, 27 + segments, 9);
  if (first.startsWith('\x01vorbis')) return { format: 'ogg', codec: 'vorbis' };
  if (first.startsWith('OpusHead')) return { format: 'ogg', codec: 'opus' };
  if (first.startsWith('\x7fFLAC')) return { format: 'ogg', codec: 'ogg-flac' };
  const isVideo = first.includes('theora') || first.startsWith('fishead');
  throw new KnownFailure('format-unsupported', isVideo ? 'ogg-video' : 'ogg-codec', { path });
}

function knownMagic(bytes: Uint8Array, path: string): SniffedFormat | null {
  const four = ascii(bytes, 0, 4);
  if (['RIFF', 'RF64', 'BW64'].includes(four) && ascii(bytes, 8, 4) === 'WAVE') return { format: 'wav', codec: 'wav' };
  if (four === 'fLaC') return { format: 'flac', codec: 'flac' };
  if (four === 'OggS') return oggCodec(bytes, path);
  if (four === 'FORM' && ['AIFF', 'AIFC'].includes(ascii(bytes, 8, 4))) return { format: 'aiff', codec: 'aiff' };
  if (isWave64(bytes)) return { format: 'w64', codec: 'w64' };
  if (['ftyp', 'moov', 'mdat', 'wide'].includes(ascii(bytes, 4, 4))) return { format: 'm4a', codec: 'aac' };
  if (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xf6) === 0xf0)
    throw new KnownFailure('format-unsupported', 'sound-format-unknown', { values: { ending: 'AAC' }, path });
  const other = otherAudio.find(([at, text]) => ascii(bytes, at, text.length) === text);
  if (other === undefined) return null;
  const [, , format] = other;
  if (format === 'MIDI') throw new KnownFailure('format-unsupported', 'file-midi', { path });
  throw new KnownFailure('format-unsupported', 'audio-format-other', { values: { format }, path });
}

function isZeros(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}

async function refuse(file: FileBytes, start: Uint8Array): Promise<never> {
  const { path, size } = file;
  if (isZeros(start) && isZeros(await file.read(Math.max(0, size - searchBytes), searchBytes)))
    throw new KnownFailure('file-damaged', 'file-all-zeros', { path });
  throw new KnownFailure('file-not-audio', 'file-not-audio', { path });
}

/**
 * Tells the format by content. @throws KnownFailure `file-empty`, `file-not-audio`, `file-damaged` or `format-unsupported`.
 */
export async function sniffFormat(file: FileBytes): Promise<SniffedFormat> {
  if (file.size === 0) throw new KnownFailure('file-empty', 'file-empty', { path: file.path });
  const bytes = await file.read(await afterId3(file), searchBytes);
  const known = knownMagic(bytes, file.path);
  if (known !== null) return known;
  if (findMpegFrame(bytes) !== null) return { format: 'mp3', codec: 'mp3' };
  return refuse(file, bytes);
}
