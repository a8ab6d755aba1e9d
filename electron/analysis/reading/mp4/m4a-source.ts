import { KnownFailure } from '#contract/failure.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { openAacDecoder, type AacDecode } from './aac-decoder.ts';
import { aacRate, adtsPacket, type AacSettings } from './aac-settings.ts';
import { damageDoubt } from '../decoded-source.ts';
import type { FileBytes } from '../file-bytes.ts';
import { openMp3Packets } from '../mp3-source.ts';
import { readPackets } from '../packet-reader.ts';
import type { PacketTable } from './mp4-packets.ts';
import { mp4Track, type Mp4Track } from './mp4-track.ts';
import { unreadableSound } from '../sound-limits.ts';
import { noNotes, type RecorderNotes, type SoundBlock, type SoundSource } from '../sound-source.ts';

/** Samples of one AAC packet. */
const packetFrames = 1024;
/** Of eight channels at the highest bit rate; the head that lets a packet stand alone counts no further. */
const largestPacketBytes = 8184;
/** Packets decoded at a time: six seconds. */
const packetsAtOnce = 256;

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

type AacTrack = {
  readonly aac: AacSettings;
  readonly rateHz: number;
  readonly packets: PacketTable;
  readonly skipFrames: number;
  readonly frames: number;
  readonly notes: RecorderNotes;
};

/** AAC in MP4 or QuickTime. Any place can be decoded by itself, one packet earlier to warm up. */
class AacSource implements SoundSource {
  readonly format = 'm4a';
  readonly canSeek = true;
  readonly encoding: string;
  readonly rateHz: number;
  readonly channelCount: number;
  readonly frames: number;
  readonly notes: RecorderNotes;
  readonly #warnings: Sentence[] = [];
  readonly #file: FileBytes;
  readonly #track: AacTrack;

  constructor(file: FileBytes, track: AacTrack) {
    this.#file = file;
    this.#track = track;
    this.encoding = track.aac.isHalfBand ? 'HE-AAC' : 'AAC';
    this.rateHz = track.rateHz;
    this.channelCount = track.aac.channelCount;
    this.frames = track.frames;
    this.notes = track.notes;
    if (track.aac.isHalfBand) this.#warnings.push(sentence('doubt-half-band'));
  }

  get warnings(): readonly Sentence[] {
    return this.#warnings;
  }

  async *blocks(startFrame: number): AsyncGenerator<SoundBlock, void, void> {
    const decode = openAacDecoder(this.rateHz, this.#file.path);
    const { skipFrames, packets } = this.#track;
    const end = this.frames + skipFrames;
    let at = startFrame + skipFrames;
    while (at < end) {
      const first = Math.floor(at / packetFrames);
      const last = Math.min(first + packetsAtOnce, packets.sizes.length);
      const block = await this.#decodePackets(decode, first, last);
      const from = at - first * packetFrames;
      const to = Math.min(block.frames, end - first * packetFrames);
      if (to <= from) return;
      yield { channels: block.channels.map((channel) => channel.subarray(from, to)), frames: to - from };
      at += to - from;
    }
  }

  /** Packets `first` to `last`, the latter excluded, without the one before them that warms the decoder up. */
  async #decodePackets(decode: AacDecode, first: number, last: number): Promise<SoundBlock> {
    const warmUp = first > 0 ? 1 : 0;
    const parts = await readPackets(this.#file, this.#track.packets, first - warmUp, last);
    try {
      const { channels, frames } = await decode(joined(parts.map((packet) => adtsPacket(this.#track.aac, packet))));
      const wanted = (last - first) * packetFrames;
      const skip = Math.min(frames, warmUp * packetFrames);
      if (frames - skip < wanted) this.#warnOfGap();
      return { channels: channels.map((channel) => filledUp(channel.subarray(skip), wanted)), frames: wanted };
    } catch (thrown) {
      if (thrown instanceof KnownFailure) throw thrown;
      throw new KnownFailure('file-damaged', 'm4a-sound-damaged', {
        path: this.#file.path,
        cause: thrown,
      });
    }
  }

  #warnOfGap(): void {
    if (!this.#warnings.includes(damageDoubt)) this.#warnings.push(damageDoubt);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

/** Silence stands for what could not be decoded, so that all later times stay true. */
function filledUp(samples: Float32Array, length: number): Float32Array {
  if (samples.length >= length) return samples.subarray(0, length);
  const filled = new Float32Array(length);
  filled.set(samples);
  return filled;
}

function openAac(file: FileBytes, track: Mp4Track, aac: AacSettings, notes: RecorderNotes): SoundSource {
  const rateHz = aacRate(aac);
  if (rateHz === null) throw new KnownFailure('format-unsupported', 'm4a-rate-unknown', { path: file.path });
  const skipFrames = Math.round(track.skipSeconds * rateHz);
  const held = Math.min(track.packets.sizes.length * packetFrames, Math.round(track.durationSeconds * rateHz));
  return new AacSource(file, {
    aac,
    rateHz,
    packets: track.packets,
    skipFrames,
    frames: Math.max(0, held - skipFrames),
    notes,
  });
}

/** Opens the sound of an M4A, MP4 or QuickTime file. @throws KnownFailure when it holds neither AAC nor MP3. */
export async function openM4a(file: FileBytes): Promise<SoundSource> {
  const track = await mp4Track(file);
  if (track.packets.sizes.some((size) => size > largestPacketBytes))
    throw unreadableSound('sound-index-damaged', {}, file.path);
  const notes = { ...noNotes, created: track.created };
  return track.entry.codec === 'aac'
    ? openAac(file, track, track.entry.aac, notes)
    : openMp3Packets(file, track.packets, notes);
}
