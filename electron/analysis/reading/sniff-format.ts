import type { AudioFormat } from '#contract/recordings.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { FileBytes } from './file-bytes.ts';
import { findMpegFrame } from './mpeg-frame.ts';
import { isWave64 } from './wav/wave64-source.ts';
import { unreadableSound } from './sound-limits.ts';

/** What a file is by its first bytes; its name does not count. */
export type SniffedFormat = {
  readonly format: AudioFormat;
  readonly codec: 'wav' | 'flac' | 'mp3' | 'vorbis' | 'opus' | 'aac' | 'aiff' | 'w64';
};

/** MP3 files may start with pictures or rubbish; the first frame is looked for in this many bytes. */
const searchBytes = 262_144;

const otherAudio: readonly (readonly [at: number, text: string, name: string])[] = [
  [0, 'caff', 'an Apple CAF file'],
  [0, 'WAac', 'a Wildlife Acoustics WAC file'],
  [0, 'RIFX', 'a big-endian WAV file'],
  [0, '#!AMR', 'an AMR file'],
  [0, 'MAC ', "a Monkey's Audio file"],
  [0, 'wvpk', 'a WavPack file'],
  [0, '\x30\x26\xb2\x75', 'a Windows Media file'],
  [0, '\x1a\x45\xdf\xa3', 'a Matroska or WebM file'],
  [0, 'DSD ', 'a DSD file'],
  [0, 'FRM8', 'a DSD file'],
  [0, 'TTA', 'a True Audio file'],
  [0, 'tBaK', 'a TAK file'],
  [0, 'OFR ', 'an OptimFROG file'],
  [0, 'MPCK', 'a Musepack file'],
  [0, 'MP+', 'a Musepack file'],
  [0, '.snd', 'an AU file'],
  [0, '.RMF', 'a RealMedia file'],
  [0, '.ra', 'a RealAudio file'],
  [0, 'NIST_1A', 'a NIST SPHERE file'],
  [0, 'Creative Voice File', 'a VOC file'],
  [0, '\x0b\x77', 'a Dolby Digital file'],
  [0, '\x7f\xfe\x80\x01', 'a DTS file'],
  [0, 'MThd', 'a MIDI file, which holds no sound'],
  [8, 'AVI ', 'an AVI film'],
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

function oggCodec(bytes: Uint8Array, path: string): SniffedFormat {
  const segments = bytes[26] ?? 0;
  const first = ascii(bytes, 27 + segments, 9);
  if (first.startsWith('\x01vorbis')) return { format: 'ogg', codec: 'vorbis' };
  if (first.startsWith('OpusHead')) return { format: 'ogg', codec: 'opus' };
  if (first.startsWith('\x7fFLAC')) return { format: 'ogg', codec: 'flac' };
  const film = first.includes('theora') || first.startsWith('fishead');
  throw new KnownFailure('format-unsupported', film ? 'ogg-video' : 'ogg-codec', { path });
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
  throw new KnownFailure('format-unsupported', 'audio-format-other', { values: { format: other[2] }, path });
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
