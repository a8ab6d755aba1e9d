import type { AudioFormat } from '#contract/recordings.ts';
import { KnownFailure } from '#contract/failure.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { DecodedPiece } from './decoded-piece.ts';
import type { FileBytes } from './file-bytes.ts';
import { SameRate } from './same-rate.ts';
import { shortened, unreadableSound } from './sound-limits.ts';
import { noNotes, type RecorderNotes, type SoundBlock, type SoundSource } from './sound-source.ts';

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
  /** Whether nothing in the sound says where it belongs, so that what is missing may be missing in the middle. */
  readonly isUnnumbered?: boolean;
  /** The sound from the start. Pieces that end before `startFrame` may come without channels, if that spares decoding them. */
  readonly sound: (startFrame: number) => AsyncGenerator<DecodedPiece, void, void>;
};

/** A small file that holds more sound than this was made to keep a decoder busy. */
const longest = { hours: 30, leastBytesPerSecond: 500 };
/** Of silence in the place of lost sound. */
const mostBlockFrames = 65_536;
/** What is said in tenths or thousandths of a second is not said of less. */
const leastSecondsSaid = 0.01;

export const damageDoubt = sentence('doubt-parts-damaged');

/** FLAC, MP3 and Ogg: the file is decoded from its beginning; a later start decodes up to it. */
export class DecodedSource implements SoundSource {
  readonly format: AudioFormat;
  readonly encoding: string;
  readonly rateHz: number;
  readonly channelCount: number;
  readonly frames: number;
  readonly notes: RecorderNotes;
  readonly canSeek = false;
  readonly #slackFrames: number | undefined;
  readonly #isUnnumbered: boolean;
  readonly #warnings: Sentence[] = [];
  readonly #file: FileBytes;
  readonly #sound: DecodedFacts['sound'];

  constructor(file: FileBytes, facts: DecodedFacts) {
    this.#file = file;
    this.#sound = facts.sound;
    this.format = facts.format;
    this.encoding = facts.encoding;
    this.rateHz = facts.rateHz;
    this.channelCount = facts.channelCount;
    this.frames = facts.frames;
    this.#slackFrames = facts.slackFrames;
    this.#isUnnumbered = facts.isUnnumbered ?? false;
    this.notes = facts.notes ?? noNotes;
  }

  get warnings(): readonly Sentence[] {
    return this.#warnings;
  }

  async *blocks(startFrame: number): AsyncGenerator<SoundBlock, void, void> {
    let skip = startFrame;
    let [decoded, lost, damaged] = [0, 0, false];
    for await (const piece of this.#pieces(startFrame)) {
      damaged ||= piece.damaged;
      const gap = piece.lostBefore ?? 0;
      this.#checkLength(decoded + lost + gap + piece.frames);
      lost += gap;
      decoded += piece.frames;
      yield* this.#silence(Math.max(0, gap - skip));
      skip = Math.max(0, skip - gap);
      const block = this.#block(piece, skip);
      skip = Math.max(0, skip - piece.frames);
      if (block.frames > 0) yield block;
    }
    if (damaged) this.#warn(damageDoubt);
    this.#warnOfHoles(lost);
    this.#warnOfMissing(this.frames - decoded - lost, lost > 0);
    if (decoded === 0)
      throw new KnownFailure('file-damaged', 'sound-all-damaged', {
        path: this.#file.path,
      });
  }

  #warn(doubt: Sentence): void {
    if (!this.#warnings.includes(doubt)) this.#warnings.push(doubt);
  }

  #warnOfHoles(frames: number): void {
    const seconds = frames / this.rateHz;
    const key = this.#isUnnumbered ? 'doubt-hole-unnumbered' : 'doubt-hole-silent';
    if (seconds >= leastSecondsSaid) this.#warn(sentence(key, { seconds: shortened(seconds) }));
  }

  /** A decoder that loses its way in a damaged part may skip it without a word. */
  #warnOfMissing(frames: number, hasHole: boolean): void {
    const seconds = frames / this.rateHz;
    if (this.#slackFrames === undefined || frames <= this.#slackFrames || seconds < leastSecondsSaid) return;
    const key = this.#isUnnumbered && hasHole ? 'doubt-missing-inside' : 'doubt-seconds-missing';
    this.#warn(sentence(key, { seconds: shortened(seconds) }));
  }

  /** @throws KnownFailure `file-damaged` when a small file unpacks without end. */
  #checkLength(frames: number): void {
    const seconds = frames / this.rateHz;
    if (seconds > longest.hours * 3600 && this.#file.size < seconds * longest.leastBytesPerSecond)
      throw unreadableSound('sound-longer-than-file', { hours: longest.hours }, this.#file.path);
  }

  async *#pieces(startFrame: number): AsyncGenerator<DecodedPiece, void, void> {
    const rates = new SameRate(this.rateHz);
    for await (const piece of this.#sound(startFrame)) yield* rates.of(piece);
    yield* rates.rest();
  }

  /** In the place of what is lost, so that later times stay true. */
  *#silence(frames: number): Generator<SoundBlock, void, void> {
    for (let left = frames; left > 0; left -= mostBlockFrames) {
      const length = Math.min(left, mostBlockFrames);
      const channel = new Float32Array(length);
      yield { channels: Array.from({ length: this.channelCount }, () => channel), frames: length };
    }
  }

  /** The piece without its first `skip` frames, with as many channels as the header promised. */
  #block(piece: DecodedPiece, skip: number): SoundBlock {
    const frames = Math.max(0, piece.frames - skip);
    if (frames === 0) return { channels: [], frames };
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
