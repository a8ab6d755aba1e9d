import { FLACDecoder } from '@wasm-audio-decoders/flac';
import { KnownFailure } from '#contract/failure.ts';
import { DecodedSource, filePieces, type PieceDecoder } from './decoded-source.ts';
import type { FileBytes } from './file-bytes.ts';
import { flacNotes } from './flac-notes.ts';
import { lastGranule } from './ogg-page.ts';
import { afterId3, beforeId3v1 } from './sniff-format.ts';
import type { SoundSource } from './sound-source.ts';

/** libFLAC as WebAssembly (MIT wrapper, BSD core); reads native FLAC and FLAC in Ogg. */
async function openDecoder(bits: number): Promise<PieceDecoder> {
  const decoder = new FLACDecoder();
  await decoder.ready;
  const piece = ({ channelData, samplesDecoded, errors }: Awaited<ReturnType<typeof decoder.decode>>) => ({
    channels: channelData.map((samples) => asInWav(samples, bits)),
    frames: samplesDecoded,
    damaged: errors.length > 0,
  });
  return {
    decode: async (bytes) => piece(await decoder.decode(bytes)),
    finish: async () => piece(await decoder.flush()),
    free: () => {
      decoder.free();
    },
  };
}

/**
 * The decoder divides by the greatest sample, WAV by one more. Undone, so that a recording is the same sound to the last bit
 * in either format.
 */
function asInWav(samples: Float32Array, bits: number): Float32Array {
  const greatest = 2 ** (bits - 1) - 1;
  return samples.map((sample) => Math.round(sample * greatest) / (greatest + 1));
}

type StreamInfo = {
  readonly rateHz: number;
  readonly channelCount: number;
  readonly bits: number;
  readonly frames: number;
};

/** STREAMINFO (RFC 9639, section 8.2): 20 bits of rate, 3 of channels, 5 of bits, 36 of total samples, from its byte 10 on. */
function streamInfo(bytes: Uint8Array<ArrayBuffer>, at: number): StreamInfo {
  const packed = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(at + 10);
  return {
    rateHz: Number(packed >> 44n),
    channelCount: Number((packed >> 41n) & 7n) + 1,
    bits: Number((packed >> 36n) & 31n) + 1,
    frames: Number(packed & 0xfffffffffn),
  };
}

function found(bytes: Uint8Array, text: string): number {
  return Buffer.from(bytes).indexOf(text, 0, 'latin1');
}

/** Opens FLAC, native or in Ogg. @throws KnownFailure `file-damaged` when its header is cut off or says nothing. */
export async function openFlac(file: FileBytes): Promise<SoundSource> {
  const head = await afterId3(file);
  const bytes = await file.read(head, 256);
  // "fLaC", a 4-byte block header, then STREAMINFO, which is always the first block.
  const at = found(bytes, 'fLaC') + 8;
  if (at + 18 > bytes.length) throw new KnownFailure('file-damaged', 'flac-header-cut', { path: file.path });
  const info = streamInfo(bytes, at);
  if (info.rateHz === 0)
    throw new KnownFailure('file-damaged', 'flac-rate-zero', {
      path: file.path,
    });
  const end = await beforeId3v1(file);
  const inOgg = String.fromCharCode(...bytes.subarray(0, 4)) === 'OggS';
  return new DecodedSource(file, {
    format: inOgg ? 'ogg' : 'flac',
    encoding: `FLAC ${String(info.bits)}-bit`,
    rateHz: info.rateHz,
    channelCount: info.channelCount,
    ...(info.frames > 0 ? { slackFrames: 0 } : {}),
    frames: info.frames > 0 ? info.frames : inOgg ? await lastGranule(file) : 0,
    ...(inOgg ? {} : { notes: await flacNotes(file, head + at - 8) }),
    openDecoder: () => openDecoder(info.bits),
    pieces: (heard) => filePieces(file, heard, end),
  });
}
