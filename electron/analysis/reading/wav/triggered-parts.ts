import type { FileBytes } from '../file-bytes.ts';

/**
 * AudioMoth's triggered files (`T.WAV`) are written in blocks of 512 bytes that lie at multiples of 512 in the file. A block
 * may stand for silence that was left out: its first 32 samples are the bits of a number, 1 for a set bit and -1 for another,
 * lowest first, its other samples are 0; the number counts blocks. (AudioMoth-Utils, `expand`.)
 */
const blockBytes = 512;
const bytesPerFrame = 2;
const countBits = 32;
const pieceBlocks = 512;

/** No recorder goes on for longer in one file; what adds up to more silence was damaged or made up. */
export const longestExpandedHours = 48;
/** A trigger keeps a second at least; millions of pauses in one file are no recorder's. */
const mostParts = 200_000;

/** A stretch of sound that was written, or of silence that was left out. */
export type TriggeredPart = {
  /** Where it starts in true time. */
  readonly startFrame: number;
  readonly frames: number;
  /** Where it starts in the file's own sound; null: it was left out. */
  readonly storedFrame: number | null;
};

/** `20240601_053000T.WAV`, `053000T.WAV`. */
export function isTriggeredName(name: string): boolean {
  return /\d{6}T\.[^.]+$/i.test(name);
}

/** How many blocks of silence a block stands for; 0: it is sound. */
function silentBlocks(view: DataView): number {
  let blocks = 0;
  for (let bit = 0; bit < countBits; bit += 1) {
    const value = view.getInt16(bit * bytesPerFrame, true);
    if (value === 1) blocks += 2 ** bit;
    else if (value !== -1) return 0;
  }
  for (let at = countBits * bytesPerFrame; at < view.byteLength; at += 4) if (view.getInt32(at) !== 0) return 0;
  return blocks;
}

/** Parts one after the other; neighbours of one kind become one. */
class PartList {
  readonly parts: TriggeredPart[] = [];
  readonly #mostFrames: number;
  #startFrame = 0;

  constructor(mostFrames: number) {
    this.#mostFrames = mostFrames;
  }

  get isBeyondReason(): boolean {
    return this.#startFrame > this.#mostFrames || this.parts.length > mostParts;
  }

  add(frames: number, storedFrame: number | null): void {
    const last = this.parts.at(-1);
    const goesOn = last !== undefined && (last.storedFrame === null) === (storedFrame === null);
    const next = last !== undefined && last.storedFrame !== null ? last.storedFrame + last.frames : null;
    if (goesOn && next === storedFrame) this.parts.splice(-1, 1, { ...last, frames: last.frames + frames });
    else if (frames > 0) this.parts.push({ startFrame: this.#startFrame, frames, storedFrame });
    this.#startFrame += frames;
  }
}

/**
 * The parts of a triggered file in true time, from its 16-bit mono sound. One pass over the file, a quarter of a megabyte at
 * a time. @returns null when nothing was left out: then the file is an ordinary one; `beyond-reason` when the pauses add up to
 * more than `longestExpandedHours`.
 */
export async function triggeredParts(
  file: FileBytes,
  dataStart: number,
  { frames, rateHz }: { readonly frames: number; readonly rateHz: number },
): Promise<readonly TriggeredPart[] | 'beyond-reason' | null> {
  const list = new PartList(frames + longestExpandedHours * 3600 * rateHz);
  if (dataStart % bytesPerFrame !== 0) return null;
  const storedFrameAt = (position: number): number => (position - dataStart) / bytesPerFrame;
  const end = dataStart + frames * bytesPerFrame;
  let at = Math.min(end, Math.ceil(dataStart / blockBytes) * blockBytes);
  list.add(storedFrameAt(at), 0);
  while (at + blockBytes <= end) {
    const bytes = await file.read(at, Math.min(pieceBlocks, Math.floor((end - at) / blockBytes)) * blockBytes);
    for (let in0 = 0; in0 + blockBytes <= bytes.length; in0 += blockBytes) {
      const left = silentBlocks(new DataView(bytes.buffer, in0, blockBytes));
      if (left > 0) list.add((left * blockBytes) / bytesPerFrame, null);
      else list.add(blockBytes / bytesPerFrame, storedFrameAt(at + in0));
    }
    if (list.isBeyondReason) return 'beyond-reason';
    if (bytes.length < blockBytes) break;
    at += Math.floor(bytes.length / blockBytes) * blockBytes;
  }
  if (at < end) list.add((end - at) / bytesPerFrame, storedFrameAt(at));
  return list.parts.some((part) => part.storedFrame === null) ? list.parts : null;
}
