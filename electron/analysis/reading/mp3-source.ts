import { KnownFailure } from '#contract/failure.ts';
import { MPEGDecoder } from 'mpg123-decoder';
import { DecodedSource, type DecodedPiece, type PieceDecoder } from './decoded-source.ts';
import type { FileBytes } from './file-bytes.ts';
import { countedFrames, findMpegFrame } from './mpeg-frame.ts';
import { afterId3 } from './sniff-format.ts';
import type { SoundSource } from './sound-source.ts';

const searchBytes = 262_144;

/** mpg123 as WebAssembly (MIT wrapper, LGPL-2.1 core, 77 KB): the decoder every MP3 in the wild was tried on. */
async function openDecoder(): Promise<PieceDecoder> {
  const decoder = new MPEGDecoder();
  await decoder.ready;
  const nothing: DecodedPiece = { channels: [], frames: 0, damaged: false };
  return {
    decode(bytes) {
      const { channelData, samplesDecoded, errors } = decoder.decode(bytes);
      return Promise.resolve({ channels: channelData, frames: samplesDecoded, damaged: errors.length > 0 });
    },
    finish: () => Promise.resolve(nothing),
    free: () => {
      decoder.free();
    },
  };
}

/** Opens MPEG audio of layer I, II or III; the length comes from a Xing header, else from the bit rate. */
export async function openMp3(file: FileBytes): Promise<SoundSource> {
  const start = await afterId3(file);
  const bytes = await file.read(start, searchBytes);
  const frame = findMpegFrame(bytes);
  if (frame === null)
    throw new KnownFailure('file-damaged', 'No playable MP3 frame was found in this file.', { path: file.path });
  const seconds = ((file.size - start - frame.at) * 8) / frame.bitsPerSecond;
  const counted = countedFrames(bytes, frame);
  return new DecodedSource(file, {
    format: 'mp3',
    encoding: frame.layer === 3 ? 'MP3' : `MPEG layer ${'I'.repeat(frame.layer)}`,
    rateHz: frame.rateHz,
    channelCount: frame.channelCount,
    frames: counted === null ? Math.round(seconds * frame.rateHz) : counted * frame.samples,
    openDecoder,
  });
}
