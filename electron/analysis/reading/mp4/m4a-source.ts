import { KnownFailure } from '#contract/failure.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { openAacDecoder } from './aac-decoder.ts';
import { packetFrames, PatientAac } from './aac-patient.ts';
import { aacRate, type AacSettings } from './aac-settings.ts';
import { damageDoubt } from '../decoded-source.ts';
import type { FileBytes } from '../file-bytes.ts';
import { openMp3Packets } from '../mp3/mp3-source.ts';
import { readPackets } from '../packet-reader.ts';
import type { PacketTable } from './mp4-packets.ts';
import { mp4Track, type Mp4Track } from './mp4-track.ts';
import { endsEarly, unreadableSound } from '../sound-limits.ts';
import { noNotes, type RecorderNotes, type SoundBlock, type SoundSource } from '../sound-source.ts';

/** Of eight channels at the highest bit rate; the head that lets a packet stand alone counts no further. */
const largestPacketBytes = 8184;
/** Packets decoded at a time: six seconds. */
const packetsAtOnce = 256;

type AacTrack = {
  readonly aac: AacSettings;
  readonly rateHz: number;
  readonly packets: PacketTable;
  readonly skipFrames: number;
  readonly frames: number;
  readonly notes: RecorderNotes;
  readonly doubts: readonly Sentence[];
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
    this.#warnings.push(...track.doubts);
    if (track.aac.isHalfBand) this.#warnings.push(sentence('doubt-half-band'));
  }

  get warnings(): readonly Sentence[] {
    return this.#warnings;
  }

  async *blocks(startFrame: number): AsyncGenerator<SoundBlock, void, void> {
    const decoder = new PatientAac(this.#track.aac, openAacDecoder(this.rateHz, this.#file.path));
    const { skipFrames, packets } = this.#track;
    let isHeard = false;
    const end = this.frames + skipFrames;
    let at = startFrame + skipFrames;
    while (at < end) {
      const first = Math.floor(at / packetFrames);
      const last = Math.min(first + packetsAtOnce, packets.sizes.length);
      const warmUp = first > 0 ? 1 : 0;
      const { channels, lost } = await decoder.heard(
        await readPackets(this.#file, packets, first - warmUp, last),
        warmUp,
      );
      isHeard ||= lost < last - first;
      if (!isHeard) throw new KnownFailure('file-damaged', 'm4a-sound-damaged', { path: this.#file.path });
      if (lost > 0) this.#warnOfGap();
      const from = at - first * packetFrames;
      const to = Math.min((last - first) * packetFrames, end - first * packetFrames);
      if (to <= from) return;
      yield { channels: channels.map((channel) => channel.subarray(from, to)), frames: to - from };
      at += to - from;
    }
  }

  #warnOfGap(): void {
    if (!this.#warnings.includes(damageDoubt)) this.#warnings.push(damageDoubt);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

/** The packets that the file still holds, where it was cut off behind its index. @throws KnownFailure `file-damaged` when none is left. */
function packetsThere({ offsets, sizes }: PacketTable, file: FileBytes): PacketTable {
  const cut = sizes.findIndex((size, packet) => (offsets[packet] ?? 0) + size > file.size);
  if (cut === 0) throw new KnownFailure('file-damaged', 'file-ends-early', { path: file.path });
  return cut === -1 ? { offsets, sizes } : { offsets: offsets.subarray(0, cut), sizes: sizes.subarray(0, cut) };
}

function openAac(file: FileBytes, track: Mp4Track, aac: AacSettings, notes: RecorderNotes): SoundSource {
  const rateHz = aacRate(aac);
  if (rateHz === null) throw new KnownFailure('format-unsupported', 'm4a-rate-unknown', { path: file.path });
  const skipFrames = Math.round(track.skipSeconds * rateHz);
  const packets = packetsThere(track.packets, file);
  const told = Math.round(track.durationSeconds * rateHz);
  const held = Math.min(packets.sizes.length * packetFrames, told);
  const cut = packets.sizes.length < track.packets.sizes.length;
  const frames = Math.max(0, held - skipFrames);
  const doubts = cut ? [endsEarly((told - held) / rateHz)] : [];
  return new AacSource(file, { aac, rateHz, packets, skipFrames, frames, notes, doubts });
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
