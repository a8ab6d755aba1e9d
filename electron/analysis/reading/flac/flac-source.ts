import { KnownFailure } from '#contract/failure.ts';
import type { DecodedPiece } from '../decoded-piece.ts';
import { DecodedSource } from '../decoded-source.ts';
import type { FileBytes } from '../file-bytes.ts';
import { beforeId3v1 } from '../sniff-format.ts';
import type { SoundSource } from '../sound-source.ts';
import { FlacFrameDecoder, type FlacFacts } from './flac-decoder.ts';
import { flacFrameHead, longestHead } from './flac-frame-head.ts';
import { flacFrames } from './flac-frames.ts';
import { flacNotes, soundStart } from './flac-notes.ts';
import { streamInfo } from './stream-info.ts';

async function* flacSound(
  file: FileBytes,
  info: FlacFacts,
  startFrame: number,
): AsyncGenerator<DecodedPiece, void, void> {
  const decoder = new FlacFrameDecoder(info, startFrame);
  try {
    const start = await soundStart(file);
    for await (const frame of flacFrames(file, start, await beforeId3v1(file))) {
      const piece = await decoder.hear(frame);
      if (piece !== null) yield piece;
    }
    const rest = await decoder.finish();
    if (rest !== null) yield rest;
  } finally {
    await decoder.free();
  }
}

/** How many frames stood before this piece in the recording that it was cut out of, as the number of its first frame tells; 0 of a whole one. */
async function framesBefore(file: FileBytes, { blockFrames }: FlacFacts): Promise<number> {
  const head = flacFrameHead(await file.read(await soundStart(file), longestHead + 1), 0);
  return head === null ? 0 : head.number * (head.countsSamples ? 1 : (blockFrames ?? head.frames));
}

/** Opens native FLAC. @throws KnownFailure `file-damaged` when its header is cut off or says nothing. */
export async function openFlac(file: FileBytes): Promise<SoundSource> {
  const bytes = await file.read(0, 256);
  // "fLaC", a 4-byte block header, then STREAMINFO, which is always the first block.
  const info = streamInfo(bytes, 8);
  if (info === null) throw new KnownFailure('file-damaged', 'flac-header-cut', { path: file.path });
  if (info.rateHz === 0) throw new KnownFailure('file-damaged', 'flac-rate-zero', { path: file.path });
  const frames = Math.max(0, (info.frames ?? 0) - (await framesBefore(file, info)));
  return new DecodedSource(file, {
    format: 'flac',
    encoding: `FLAC ${String(info.bits)}-bit`,
    rateHz: info.rateHz,
    channelCount: info.channelCount,
    frames,
    ...(info.frames === null ? {} : { slackFrames: 0 }),
    notes: await flacNotes(file),
    sound: (startFrame) => flacSound(file, info, startFrame),
  });
}
