import { OggVorbisDecoder } from '@wasm-audio-decoders/ogg-vorbis';
import { OggOpusDecoder } from 'ogg-opus-decoder';
import { KnownFailure } from '#contract/failure.ts';
import { DecodedSource, filePieces, type DecodedPiece, type PieceDecoder } from './decoded-source.ts';
import type { FileBytes } from './file-bytes.ts';
import { firstGranule, lastGranule } from './ogg-page.ts';
import type { SoundSource } from './sound-source.ts';

type Decoded = { channelData: Float32Array[]; samplesDecoded: number; errors: readonly unknown[] };

function piece({ channelData, samplesDecoded, errors }: Decoded): DecodedPiece {
  return { channels: channelData, frames: samplesDecoded, damaged: errors.length > 0 };
}

/** libvorbis and libopus as WebAssembly (MIT wrappers, BSD cores). */
async function openDecoder(decoder: OggVorbisDecoder | OggOpusDecoder): Promise<PieceDecoder> {
  await decoder.ready;
  return {
    decode: async (bytes) => piece(await decoder.decode(bytes)),
    finish: async () => piece(await decoder.flush()),
    free: () => {
      decoder.free();
    },
  };
}

/** The longest block of Vorbis; a whole file may lack one at either end. */
const longestBlock = 8192;
/** A page lasts about a second. */
const firstPageSeconds = 2;

/** How much less than its last page says a whole file may hold: a piece of a stream counts on from what was sent before it. */
async function slack(file: FileBytes, rateHz: number): Promise<{ slackFrames?: number }> {
  const first = await firstGranule(file);
  if (first === null) return {};
  return { slackFrames: 2 * longestBlock + (first > firstPageSeconds * rateHz ? first : 0) };
}

async function identification(file: FileBytes, magic: string): Promise<DataView> {
  const bytes = await file.read(0, 512);
  const at = Buffer.from(bytes).indexOf(magic, 0, 'latin1');
  if (at === -1 || at + 20 > bytes.length)
    throw new KnownFailure('file-damaged', 'ogg-header-cut', { path: file.path });
  return new DataView(bytes.buffer, at);
}

/** Opens Ogg Vorbis; channels and rate come from the identification header (Vorbis I, section 4.2.2). */
export async function openVorbis(file: FileBytes): Promise<SoundSource> {
  const head = await identification(file, '\x01vorbis');
  const rateHz = head.getUint32(12, true);
  const channelCount = head.getUint8(11);
  if (rateHz === 0 || channelCount === 0)
    throw new KnownFailure('file-damaged', 'ogg-header-wrong', {
      path: file.path,
    });
  return new DecodedSource(file, {
    format: 'ogg',
    encoding: 'Ogg Vorbis',
    rateHz,
    channelCount,
    frames: await lastGranule(file),
    ...(await slack(file, rateHz)),
    openDecoder: () => openDecoder(new OggVorbisDecoder()),
    pieces: (heard) => filePieces(file, heard),
  });
}

/** Opens Ogg Opus, which always decodes at 48 kHz (RFC 7845); the first `pre-skip` frames are not sound. */
export async function openOpus(file: FileBytes): Promise<SoundSource> {
  const head = await identification(file, 'OpusHead');
  return new DecodedSource(file, {
    format: 'ogg',
    encoding: 'Ogg Opus',
    rateHz: 48_000,
    channelCount: head.getUint8(9),
    frames: Math.max(0, (await lastGranule(file)) - head.getUint16(10, true)),
    ...(await slack(file, 48_000)),
    openDecoder: () => openDecoder(new OggOpusDecoder({ forceStereo: false })),
    pieces: (heard) => filePieces(file, heard),
  });
}
