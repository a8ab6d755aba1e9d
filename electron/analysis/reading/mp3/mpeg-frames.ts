import { ByteWindow } from '../byte-window.ts';
import type { FileBytes } from '../file-bytes.ts';
import { isAlike, isInfo, mpegFrame, type MpegFrame } from './mpeg-frame.ts';

/** Frames one behind the other, all of one rate. */
export type MpegRun = {
  readonly bytes: Uint8Array;
  readonly rateHz: number;
  /** Of sound that is missing before it, in samples: as long as the damaged bytes would have sounded. */
  readonly lostBefore: number;
  /** Whether a file begins here, which its first frame counts: the decoder takes away what the encoder added at both of its ends. */
  readonly isFile: boolean;
  /** How many samples at its beginning are no sound: a frame needs bits of the ones before it, and goes on in the next. */
  readonly muted: number;
};

/** No frame is longer: 448 kbit/s of layer I and II at the lowest rates, generously. */
const longestFrame = 8192;
/** Frames in one run: three seconds of what recorders write. */
const runFrames = 128;
/** A frame of another kind begins another stream when so many follow each other. */
const framesInRow = 3;
/** Behind a hole. */
const mutedFrames = 2;

/** A tag behind the sound, or between two MP3 files that were joined: its length, or 0. */
function tagBytes(bytes: Uint8Array, at: number): number {
  const text = String.fromCharCode(...bytes.subarray(at, at + 3));
  if (text === 'TAG') return 128;
  if (text === 'APE') return 32 + bytes.subarray(at + 12, at + 16).reduceRight((sum, byte) => sum * 256 + byte, 0);
  if (text !== 'ID3') return 0;
  return 10 + bytes.subarray(at + 6, at + 10).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
}

/** Whether so many frames like the one at `at` follow each other there. The end of the file is as good as a frame. */
function isRow(bytes: Uint8Array, first: MpegFrame, count: number): boolean {
  let at = first.at + first.bytes;
  for (let i = 1; i < count; i += 1) {
    if (at >= bytes.length) return true;
    const next = mpegFrame(bytes, at);
    if (next === null || !isAlike(next, first)) return false;
    at += next.bytes;
  }
  return true;
}

/** Finds the frames of an MPEG file and what lies between them. */
class FrameWalker {
  readonly #window: ByteWindow;
  #at = 0;
  #skipped = 0;
  #last: MpegFrame | null = null;
  /** Of the frames of its kind. */
  #samples = 0;
  #bytes = 0;
  #run: { first: MpegFrame; from: number; frames: number; isFile: boolean; lostBefore: number; muted: number } | null =
    null;

  constructor(file: FileBytes) {
    this.#window = new ByteWindow(file, 0);
  }

  async *runs(): AsyncGenerator<MpegRun, void, void> {
    for (;;) {
      if (this.#at + framesInRow * longestFrame > this.#window.bytes.length && !this.#window.isEnd) {
        yield* this.#finished();
        await this.#window.more(this.#at);
        this.#at = 0;
      }
      const { bytes } = this.#window;
      if (this.#at >= bytes.length) break;
      const frame = this.#frameHere(bytes);
      if (frame === null) yield* this.#finished();
      if (frame === null) this.#pass(bytes);
      else yield* this.#take(bytes, frame);
    }
    yield* this.#finished();
  }

  #frameHere(bytes: Uint8Array): MpegFrame | null {
    const frame = mpegFrame(bytes, this.#at);
    if (frame === null || this.#at + frame.bytes > bytes.length) return null;
    const isSame = this.#run !== null && isAlike(frame, this.#run.first);
    if (isSame && this.#isFollowed(bytes, this.#at + frame.bytes)) return frame;
    return isRow(bytes, frame, framesInRow) ? frame : null;
  }

  /** By a frame, a tag or the end: then it is whole. */
  #isFollowed(bytes: Uint8Array, at: number): boolean {
    return at + 4 > bytes.length || mpegFrame(bytes, at) !== null || tagBytes(bytes, at) > 0;
  }

  #pass(bytes: Uint8Array): void {
    const tag = tagBytes(bytes, this.#at);
    if (tag > 0) {
      this.#at += tag;
      return;
    }
    this.#at += 1;
    this.#skipped += 1;
  }

  *#take(bytes: Uint8Array, frame: MpegFrame): Generator<MpegRun, void, void> {
    const isFile = isInfo(bytes, frame);
    if (isFile || this.#run === null || this.#run.frames >= runFrames || !isAlike(frame, this.#run.first))
      yield* this.#finished();
    this.#run ??= { first: frame, from: this.#at, frames: 0, isFile, ...this.#hole(frame) };
    this.#run.frames += 1;
    if (this.#last !== null && !isAlike(frame, this.#last)) [this.#samples, this.#bytes] = [0, 0];
    this.#last = frame;
    this.#samples += frame.samples;
    this.#bytes += frame.bytes;
    this.#at += frame.bytes;
  }

  /** How long the bytes that were passed over would have sounded: whole frames, as long as those before. Before the first frame nothing sounds. */
  #hole({ samples }: MpegFrame): Pick<MpegRun, 'lostBefore' | 'muted'> {
    const isHole = this.#bytes > 0 && this.#skipped > 0;
    const told = Math.round((this.#skipped * this.#samples) / this.#bytes / samples);
    // A part of a frame is no frame.
    const frames = isHole ? Math.max(1, told) : 0;
    this.#skipped = 0;
    return { lostBefore: frames * samples, muted: isHole ? mutedFrames * samples : 0 };
  }

  *#finished(): Generator<MpegRun, void, void> {
    const run = this.#run;
    this.#run = null;
    if (run === null) return;
    const { first, isFile, lostBefore, muted } = run;
    const bytes = this.#window.bytes.subarray(run.from, this.#at);
    yield { bytes, rateHz: first.rateHz, isFile, lostBefore, muted };
  }
}

/** The frames of a file of MPEG audio. What is damaged is passed over. */
export function mpegRuns(file: FileBytes): AsyncGenerator<MpegRun, void, void> {
  return new FrameWalker(file).runs();
}
