import type { AudioFormat } from '#contract/recordings.ts';
import { KnownFailure } from '#contract/failure.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { FileBytes } from './file-bytes.ts';
import { shortened, unreadableSound } from './sound-limits.ts';
import { noNotes, type RecorderNotes, type SoundBlock, type SoundSource } from './sound-source.ts';

/** What a decoder made of a piece of a file. */
export type DecodedPiece = {
  readonly channels: readonly Float32Array[];
  readonly frames: number;
  readonly damaged: boolean;
};

/** A decoder of one compressed format: takes the file in pieces of any size, in order. */
export interface PieceDecoder {
  decode(bytes: Uint8Array): Promise<DecodedPiece>;
  /** What is left at the end of the file. */
  finish(): Promise<DecodedPiece>;
  free(): void;
}

/** What a compressed file's header says, read without decoding. */
export type DecodedFacts = {
  readonly format: AudioFormat;
  readonly encoding: string;
  readonly rateHz: number;
  readonly channelCount: number;
  /** Exact where the header counts, else estimated from bit rate and file size. */
  readonly frames: number;
  readonly notes?: RecorderNotes;
  /** Where `frames` is what the header counts, so that less is damage: how much less a whole file may hold. */
  readonly slackFrames?: number;
  readonly openDecoder: () => Promise<PieceDecoder>;
  /** The coded bytes from the start; `filePieces` where they are the whole file. */
  readonly pieces: (heard: () => number) => AsyncGenerator<Uint8Array, void, void>;
};

/** Pieces begin small and grow while little sound comes out of them: a few bytes of silence may hold minutes. */
const pieceBytes = { least: 2048, most: 65_536 };
/** Samples of all channels that one piece should not come to. */
const pieceSamples = 4_000_000;

/** A small file that holds more sound than this was made to keep a decoder busy. */
const longest = { hours: 30, leastBytesPerSecond: 500 };

/**
 * The file's bytes, piece by piece, up to `end`.
 * @param heard samples of all channels that came out of the last piece
 */
export async function* filePieces(
  file: FileBytes,
  heard: () => number,
  end = file.size,
): AsyncGenerator<Uint8Array, void, void> {
  let length = pieceBytes.least;
  for (let at = 0; at < end;) {
    const piece = await file.read(at, Math.min(length, end - at));
    if (piece.length === 0) return;
    yield piece;
    at += piece.length;
    const room = heard() === 0 ? 2 : pieceSamples / heard();
    const wanted = Math.floor(length * Math.min(2, room));
    length = Math.min(pieceBytes.most, Math.max(pieceBytes.least, wanted));
  }
}

const broken: DecodedPiece = { channels: [], frames: 0, damaged: true };

/** A decoder throws errors of its own kind at files that it cannot make sense of; the sound ends there. */
async function orBroken(decode: () => Promise<DecodedPiece>): Promise<DecodedPiece | null> {
  return decode().catch(() => null);
}

export const damageDoubt = sentence('doubt-parts-damaged');

/** FLAC, MP3 and Ogg: the file goes through a decoder piece by piece; a later start decodes up to it. */
export class DecodedSource implements SoundSource {
  readonly format: AudioFormat;
  readonly encoding: string;
  readonly rateHz: number;
  readonly channelCount: number;
  readonly frames: number;
  readonly notes: RecorderNotes;
  readonly canSeek = false;
  readonly #slackFrames: number | undefined;
  readonly #warnings: Sentence[] = [];
  readonly #file: FileBytes;
  readonly #openDecoder: () => Promise<PieceDecoder>;
  readonly #codedPieces: DecodedFacts['pieces'];

  constructor(file: FileBytes, facts: DecodedFacts) {
    this.#file = file;
    this.#openDecoder = facts.openDecoder;
    this.#codedPieces = facts.pieces;
    this.format = facts.format;
    this.encoding = facts.encoding;
    this.rateHz = facts.rateHz;
    this.channelCount = facts.channelCount;
    this.frames = facts.frames;
    this.#slackFrames = facts.slackFrames;
    this.notes = facts.notes ?? noNotes;
  }

  get warnings(): readonly Sentence[] {
    return this.#warnings;
  }

  async *blocks(startFrame: number): AsyncGenerator<SoundBlock, void, void> {
    let skip = startFrame;
    let decoded = 0;
    for await (const piece of this.#pieces()) {
      if (piece.damaged && !this.#warnings.includes(damageDoubt)) this.#warnings.push(damageDoubt);
      decoded += piece.frames;
      this.#checkLength(decoded);
      const block = this.#block(piece, skip);
      skip = Math.max(0, skip - piece.frames);
      if (block.frames > 0) yield block;
    }
    this.#warnOfMissing(this.frames - decoded);
    if (decoded === 0)
      throw new KnownFailure('file-damaged', 'sound-all-damaged', {
        path: this.#file.path,
      });
  }

  /** A decoder that loses its way in a damaged part may skip it without a word. */
  #warnOfMissing(frames: number): void {
    const seconds = frames / this.rateHz;
    if (this.#slackFrames === undefined || frames <= this.#slackFrames || seconds < 0.01) return;
    this.#warnings.push(sentence('doubt-seconds-missing', { seconds: shortened(seconds) }));
  }

  /** @throws KnownFailure `file-damaged` when a small file unpacks without end. */
  #checkLength(frames: number): void {
    const seconds = frames / this.rateHz;
    if (seconds > longest.hours * 3600 && this.#file.size < seconds * longest.leastBytesPerSecond)
      throw unreadableSound('sound-longer-than-file', { hours: longest.hours }, this.#file.path);
  }

  async *#pieces(): AsyncGenerator<DecodedPiece, void, void> {
    const decoder = await this.#openDecoder();
    let heard = 0;
    try {
      for await (const bytes of this.#codedPieces(() => heard)) {
        const piece = await orBroken(() => decoder.decode(bytes));
        yield piece ?? broken;
        if (piece === null) return;
        heard = piece.frames * this.channelCount;
      }
      yield (await orBroken(() => decoder.finish())) ?? broken;
    } finally {
      decoder.free();
    }
  }

  /** The piece without its first `skip` frames, with as many channels as the header promised. */
  #block(piece: DecodedPiece, skip: number): SoundBlock {
    const frames = Math.max(0, piece.frames - skip);
    const channels = Array.from({ length: this.channelCount }, (_, index) => {
      const channel = piece.channels[Math.min(index, piece.channels.length - 1)] ?? new Float32Array(piece.frames);
      return channel.subarray(Math.min(skip, piece.frames), piece.frames);
    });
    return { channels, frames };
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}
