import type { DecodedPiece } from '../decoded-piece.ts';
import type { PagePackets } from './ogg-packets.ts';

/** The longest block of Vorbis: so much may come out twice behind a hole, where a block meets one that is not its neighbour. */
const longestBlock = 8192;

function cut(piece: DecodedPiece, from: number, to: number): DecodedPiece {
  const channels = piece.channels.map((channel) => channel.subarray(from, to));
  return { ...piece, channels, frames: Math.max(0, to - from) };
}

/** Where the sound of each page lies in time, as its granule position tells: how many frames of the stream there are up to its end. */
export class OggTimes {
  readonly #preSkip: number;
  /** The count at the first frame that is heard. */
  #base: number | null = null;
  #heard = 0;
  #hasHole = false;

  /** @param preSkip what the counting begins with */
  constructor(preSkip: number) {
    this.#preSkip = preSkip;
  }

  /** What comes next, if only on a later page, has its place by itself. */
  noteHole(): void {
    this.#hasHole = true;
  }

  /** The sound of a page in its place: with what is lost before it, and without what its end leaves out. */
  placed(piece: DecodedPiece, { granule, isLast }: PagePackets): DecodedPiece {
    this.#hasHole ||= piece.damaged;
    if (granule === null || piece.frames === 0) {
      this.#heard += piece.frames;
      return piece;
    }
    // A stream that was cut out of a longer one goes on counting from before.
    this.#base ??= this.#hasHole || isLast ? this.#preSkip : granule - piece.frames - this.#heard;
    const end = granule - this.#base;
    const missing = this.#hasHole ? end - this.#heard - piece.frames : 0;
    this.#hasHole = false;
    const twice = missing < 0 && missing >= -longestBlock ? -missing : 0;
    const lostBefore = Math.max(0, missing);
    const to = isLast ? Math.min(piece.frames, Math.max(0, end - this.#heard - lostBefore + twice)) : piece.frames;
    const placed = cut(piece, Math.min(twice, to), to);
    this.#heard += lostBefore + placed.frames;
    return { ...placed, lostBefore };
  }
}
