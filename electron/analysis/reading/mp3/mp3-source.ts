import { KnownFailure } from '#contract/failure.ts';
import { MPEGDecoder } from 'mpg123-decoder';
import type { DecodedPiece } from '../decoded-piece.ts';
import { DecodedSource } from '../decoded-source.ts';
import type { FileBytes } from '../file-bytes.ts';
import { countedFrames, findMpegFrame, mpegFrame, samplesPerByte } from './mpeg-frame.ts';
import { mpegRuns, type MpegRun } from './mpeg-frames.ts';
import type { PacketTable } from '../mp4/mp4-packets.ts';
import { readPackets } from '../packet-reader.ts';
import type { RecorderNotes, SoundSource } from '../sound-source.ts';

const searchBytes = 262_144;
const packetsAtOnce = 128;
/** What an encoder adds at the beginning and the end, and the decoder takes away again, is less. */
const unheardFrames = 4;

/** mpg123 as WebAssembly (MIT wrapper, LGPL-2.1 core, 77 KB): the decoder every MP3 in the wild was tried on. */
async function* mpegSound(runs: AsyncGenerator<MpegRun, void, void>): AsyncGenerator<DecodedPiece, void, void> {
  let decoder: MPEGDecoder | null = null;
  let heardHz = 0;
  try {
    for await (const { bytes, rateHz, isFile, lostBefore, muted } of runs) {
      if (isFile || rateHz !== heardHz) {
        decoder?.free();
        decoder = new MPEGDecoder();
        await decoder.ready;
        heardHz = rateHz;
      }
      const { channelData, samplesDecoded, errors } = decoder?.decode(bytes) ?? nothing;
      for (const channel of channelData) channel.fill(0, 0, muted);
      yield { channels: channelData, frames: samplesDecoded, damaged: errors.length > 0, rateHz, lostBefore };
    }
  } finally {
    decoder?.free();
  }
}

const nothing = { channelData: [], samplesDecoded: 0, errors: [] };

/** Opens MPEG audio of layer I, II or III; the length comes from a Xing header, else from the bit rate. */
export async function openMp3(file: FileBytes): Promise<SoundSource> {
  const bytes = await file.read(0, searchBytes);
  const frame = findMpegFrame(bytes);
  if (frame === null) throw new KnownFailure('file-damaged', 'mp3-no-frame', { path: file.path });
  const estimated = Math.round((file.size - frame.at) * samplesPerByte(bytes, frame));
  const counted = countedFrames(bytes, frame);
  // No frame is shorter than 24 bytes; a header that counts more was damaged.
  const isCounted = counted !== null && counted * 24 <= file.size;
  return new DecodedSource(file, {
    format: 'mp3',
    encoding: frame.layer === 3 ? 'MP3' : `MPEG layer ${'I'.repeat(frame.layer)}`,
    rateHz: frame.rateHz,
    channelCount: frame.channelCount,
    frames: isCounted ? counted * frame.samples : estimated,
    ...(isCounted ? { slackFrames: unheardFrames * frame.samples } : {}),
    isUnnumbered: true,
    sound: () => mpegSound(mpegRuns(file)),
  });
}

/** Opens MP3 sound that lies in packets inside an MP4 or QuickTime file. */
export async function openMp3Packets(
  file: FileBytes,
  packets: PacketTable,
  notes: RecorderNotes,
): Promise<SoundSource> {
  const bytes = joinedPackets(await readPackets(file, packets, 0, Math.min(4, packets.sizes.length)));
  const frame = mpegFrame(bytes, 0);
  if (frame === null) throw new KnownFailure('file-damaged', 'mp3-no-frame', { path: file.path });
  return new DecodedSource(file, {
    format: 'm4a',
    encoding: 'MP3',
    rateHz: frame.rateHz,
    channelCount: frame.channelCount,
    frames: packets.sizes.length * frame.samples,
    notes,
    sound: () => mpegSound(packetRuns(file, packets, frame.rateHz)),
  });
}

async function* packetRuns(file: FileBytes, packets: PacketTable, rateHz: number): AsyncGenerator<MpegRun, void, void> {
  for (let first = 0; first < packets.sizes.length; first += packetsAtOnce) {
    const last = Math.min(first + packetsAtOnce, packets.sizes.length);
    yield {
      bytes: joinedPackets(await readPackets(file, packets, first, last)),
      rateHz,
      isFile: false,
      lostBefore: 0,
      muted: 0,
    };
  }
}

function joinedPackets(packets: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(packets));
}
