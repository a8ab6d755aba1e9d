import type { AudioFormat } from '#contract/recordings.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { FileBytes } from './file-bytes.ts';
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
  /** Whether `frames` is what the header counts, so that less is damage. */
  readonly exact?: boolean;
  readonly openDecoder: () => Promise<PieceDecoder>;
  /** The coded bytes from the start; `filePieces` where they are the whole file. */
  readonly pieces: () => AsyncGenerator<Uint8Array, void, void>;
};

const pieceBytes = 65_536;
/** The file's bytes, piece by piece. */
export async function* filePieces(file: FileBytes): AsyncGenerator<Uint8Array, void, void> {
  for (let at = 0; at < file.size; at += pieceBytes) yield await file.read(at, pieceBytes);
}

const damageSentence = 'Some parts of the file are damaged and could not be decoded; the sound there is missing.';

/** FLAC, MP3 and Ogg: the file goes through a decoder piece by piece; a later start decodes up to it. */
export class DecodedSource implements SoundSource {
  readonly format: AudioFormat;
  readonly encoding: string;
  readonly rateHz: number;
  readonly channelCount: number;
  readonly frames: number;
  readonly notes: RecorderNotes;
  readonly #exact: boolean;
  readonly #warnings: string[] = [];
  readonly #file: FileBytes;
  readonly #openDecoder: () => Promise<PieceDecoder>;
  readonly #codedPieces: () => AsyncGenerator<Uint8Array, void, void>;

  constructor(file: FileBytes, facts: DecodedFacts) {
    this.#file = file;
    this.#openDecoder = facts.openDecoder;
    this.#codedPieces = facts.pieces;
    this.format = facts.format;
    this.encoding = facts.encoding;
    this.rateHz = facts.rateHz;
    this.channelCount = facts.channelCount;
    this.frames = facts.frames;
    this.#exact = facts.exact ?? false;
    this.notes = facts.notes ?? noNotes;
  }

  get warnings(): readonly string[] {
    return this.#warnings;
  }

  async *blocks(startFrame: number): AsyncGenerator<SoundBlock, void, void> {
    let skip = startFrame;
    let decoded = 0;
    for await (const piece of this.#pieces()) {
      if (piece.damaged && !this.#warnings.includes(damageSentence)) this.#warnings.push(damageSentence);
      decoded += piece.frames;
      const block = this.#block(piece, skip);
      skip = Math.max(0, skip - piece.frames);
      if (block.frames > 0) yield block;
    }
    this.#warnOfMissing(this.frames - decoded);
    if (decoded === 0)
      throw new KnownFailure('file-damaged', 'The sound in this file is damaged; nothing of it could be decoded.', {
        path: this.#file.path,
      });
  }

  /** A decoder that loses its way in a damaged part may skip it without a word. */
  #warnOfMissing(frames: number): void {
    const seconds = frames / this.rateHz;
    if (!this.#exact || seconds < 0.01) return;
    this.#warnings.push(`${seconds.toFixed(1)} s of the sound in this file are damaged and missing.`);
  }

  async *#pieces(): AsyncGenerator<DecodedPiece, void, void> {
    const decoder = await this.#openDecoder();
    try {
      for await (const bytes of this.#codedPieces()) yield await decoder.decode(bytes);
      yield await decoder.finish();
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
