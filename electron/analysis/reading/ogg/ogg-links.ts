import { OggVorbisDecoder } from '@wasm-audio-decoders/ogg-vorbis';
import { OggOpusDecoder } from 'ogg-opus-decoder';
import { Bug } from '#contract/failure.ts';
import type { DecodedPiece } from '../decoded-piece.ts';
import { crc16 } from '../checksums.ts';
import { FlacFrameDecoder } from '../flac/flac-decoder.ts';
import { flacFrameHead } from '../flac/flac-frame-head.ts';
import { streamInfo } from '../flac/stream-info.ts';
import { fitsPage, PageWriter } from './written-page.ts';

/** What a stream's first packet says. */
type OggHead = {
  readonly codec: 'vorbis' | 'opus' | 'flac';
  readonly rateHz: number;
  readonly channelCount: number;
  /** What the counting begins with: Opus counts frames that are no sound yet (RFC 7845, 4.2). */
  readonly preSkip: number;
};

/** Decodes one stream of an Ogg file. */
export interface OggLink {
  readonly head: OggHead;
  /** The sound of whole packets, in order. The first ones are its head. */
  decode(packets: readonly Uint8Array[], afterHole: boolean): Promise<DecodedPiece[]>;
  /** Whether its pieces come with what is lost before them, so that nobody needs to count. */
  readonly knowsTimes: boolean;
  finish(): Promise<DecodedPiece[]>;
  free(): Promise<void>;
}

function text(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}

/** Null for a codec that we do not read, or a head that says nothing. */
function oggHead(packet: Uint8Array): OggHead | null {
  const view = new DataView(packet.buffer, packet.byteOffset, packet.length);
  if (text(packet, 0, 7) === '\x01vorbis' && packet.length >= 30) {
    const [rateHz, channelCount] = [view.getUint32(12, true), view.getUint8(11)];
    return rateHz > 0 && channelCount > 0 ? { codec: 'vorbis', rateHz, channelCount, preSkip: 0 } : null;
  }
  if (text(packet, 0, 8) === 'OpusHead' && packet.length >= 19)
    return { codec: 'opus', rateHz: 48_000, channelCount: view.getUint8(9), preSkip: view.getUint16(10, true) };
  const info = text(packet, 0, 5) === '\x7fFLAC' ? streamInfo(packet, 17) : null;
  return info === null || info.rateHz === 0 ? null : { ...info, codec: 'flac', preSkip: 0 };
}

type Decoded = { channelData: Float32Array[]; samplesDecoded: number; errors: readonly unknown[] };
const nothing: Decoded = { channelData: [], samplesDecoded: 0, errors: [] };
/** What the heads of Vorbis begin with, the last one first. */
const vorbisHeads = ['\x05', '\x03', '\x01'];
const emptyComment = Buffer.from('\x03vorbis\0\0\0\0\0\0\0\0\x01', 'latin1');
const emptyTags = Buffer.from('OpusTags\0\0\0\0\0\0\0\0', 'latin1');

/** libvorbis and libopus as WebAssembly (MIT wrappers, BSD cores). */
class PagedLink implements OggLink {
  readonly head: OggHead;
  readonly knowsTimes = false;
  readonly #decoder: OggVorbisDecoder | OggOpusDecoder;
  readonly #writer = new PageWriter();
  #heads = 3;

  constructor(head: OggHead) {
    this.head = head;
    this.#decoder = head.codec === 'vorbis' ? new OggVorbisDecoder() : new OggOpusDecoder({ forceStereo: false });
  }

  async decode(packets: readonly Uint8Array[], afterHole: boolean): Promise<DecodedPiece[]> {
    await this.#decoder.ready;
    const pieces: Decoded[] = [];
    let sound: Uint8Array[] = [];
    for (const packet of packets) {
      const heads = this.#headsOf(packet);
      for (const head of heads ?? []) pieces.push(await this.#hear([head]));
      if (heads === null) sound.push(packet);
    }
    sound = sound.filter(fitsPage);
    // A block of Vorbis sounds together with its neighbour: behind a hole that is the wrong one, and what comes out is no sound.
    if (afterHole && this.head.codec === 'vorbis') await this.#hear(sound.splice(0, 1));
    pieces.push(sound.length > 0 ? await this.#hear(sound) : nothing);
    return pieces
      .filter(({ samplesDecoded, errors }) => samplesDecoded > 0 || errors.length > 0)
      .map(({ channelData, samplesDecoded, errors }) => ({
        channels: channelData,
        frames: samplesDecoded,
        damaged: errors.length > 0,
        rateHz: this.head.rateHz,
      }));
  }

  async #hear(packets: readonly Uint8Array[]): Promise<Decoded> {
    return this.#decoder.decode(this.#writer.pages(packets));
  }

  /**
   * What the decoder gets in the place of a head; null for sound. Notes may be longer than a page, with pictures in them: the decoder
   * does without.
   * @throws Bug when a head that Vorbis needs is lost
   */
  #headsOf(packet: Uint8Array): readonly Uint8Array[] | null {
    if (this.head.codec === 'opus') return this.#opusHeads(packet);
    if (this.#heads === 0) return null;
    this.#heads -= 1;
    if (text(packet, 0, 7) !== `${vorbisHeads[this.#heads] ?? ''}vorbis`) throw new Bug('A Vorbis head is lost.');
    return [this.#heads === 1 ? emptyComment : packet];
  }

  #opusHeads(packet: Uint8Array): readonly Uint8Array[] | null {
    if (this.#heads === 0) return text(packet, 0, 8) === 'OpusTags' ? [] : null;
    this.#heads = 0;
    return [packet, emptyTags];
  }

  finish(): Promise<DecodedPiece[]> {
    return Promise.resolve([]);
  }

  async free(): Promise<void> {
    await this.#decoder.ready;
    try {
      this.#decoder.free();
    } catch {
      // What it was given damaged its own memory (WebAssembly), which goes with it.
    }
  }
}

/** Every packet of sound is a FLAC frame, with its own number. */
class FlacLink implements OggLink {
  readonly head: OggHead;
  readonly knowsTimes = true;
  readonly #decoder: FlacFrameDecoder;
  #hasHole = false;

  constructor(head: OggHead, decoder: FlacFrameDecoder) {
    this.head = head;
    this.#decoder = decoder;
  }

  async decode(packets: readonly Uint8Array[], afterHole: boolean): Promise<DecodedPiece[]> {
    this.#hasHole ||= afterHole;
    const pieces: (DecodedPiece | null)[] = [];
    for (const bytes of packets) {
      const head = flacFrameHead(bytes, 0);
      const isWhole = head !== null && crc16(bytes, 0, bytes.length) === 0;
      // What begins otherwise is a note.
      this.#hasHole ||= !isWhole && bytes[0] === 0xff;
      if (!isWhole) continue;
      pieces.push(await this.#decoder.hear({ head, bytes, before: this.#hasHole ? 'damage' : 'nothing' }));
      this.#hasHole = false;
    }
    return pieces.filter((piece) => piece !== null);
  }

  async finish(): Promise<DecodedPiece[]> {
    const rest = await this.#decoder.finish();
    return rest === null ? [] : [rest];
  }

  async free(): Promise<void> {
    await this.#decoder.free();
  }
}

/** A decoder for the stream that begins with this packet; null where we read none of its kind. */
export function openLink(packet: Uint8Array): OggLink | null {
  const head = oggHead(packet);
  if (head === null) return null;
  const info = head.codec === 'flac' ? streamInfo(packet, 17) : null;
  return info === null ? new PagedLink(head) : new FlacLink(head, new FlacFrameDecoder(info));
}
