import { ByteWindow } from '../byte-window.ts';
import { crc16 } from '../checksums.ts';
import type { FileBytes } from '../file-bytes.ts';
import { flacFrameHead, longestHead, type FlacFrameHead } from './flac-frame-head.ts';

/** One whole frame, its checksum right. */
export type FlacFrame = {
  readonly head: FlacFrameHead;
  readonly bytes: Uint8Array;
  /** What lies between it and the frame before: nothing, damage, or the head of another FLAC file that was put behind the first. */
  readonly before: 'nothing' | 'damage' | 'file';
};

/** A sample takes up to 33 bits, and a frame has its head and checksums. */
function longestFrame({ frames, channelCount }: FlacFrameHead): number {
  return Math.ceil((frames * channelCount * 33) / 8) + 64 * channelCount;
}

/** Where the frame at `at` ends; null where it is damaged, `more` where its end is not there yet. */
function frameEnd(bytes: Uint8Array, at: number, head: FlacFrameHead, isEnd: boolean): number | 'more' | null {
  const longest = Math.min(bytes.length, at + longestFrame(head));
  let sum = 0;
  let summed = at;
  for (
    let end = bytes.indexOf(0xff, at + head.bytes);
    end !== -1 && end < longest;
    end = bytes.indexOf(0xff, end + 1)
  ) {
    if (((bytes[end + 1] ?? 0) & 0xfe) !== 0xf8) continue;
    if (!isEnd && end + longestHead > bytes.length) return 'more';
    if (flacFrameHead(bytes, end) === null) continue;
    sum = crc16(bytes, summed, end, sum);
    summed = end;
    if (sum === 0) return end;
  }
  const file = fileMark(bytes.subarray(at, longest));
  if (file !== -1 && crc16(bytes, at, at + file) === 0) return at + file;
  if (longest < bytes.length) return null;
  if (!isEnd) return 'more';
  return crc16(bytes, summed, bytes.length, sum) === 0 ? bytes.length : null;
}

/** Where another FLAC file begins, put behind the first; -1 for nowhere. */
function fileMark(bytes: Uint8Array): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf('fLaC', 0, 'latin1');
}

/**
 * The whole frames of a FLAC file from `from` to `end`. What is damaged is passed over.
 * @param from where the first frame should stand
 */
export async function* flacFrames(file: FileBytes, from: number, end: number): AsyncGenerator<FlacFrame, void, void> {
  const window = new ByteWindow(file, from, end);
  let before: FlacFrame['before'] = 'nothing';
  let at = 0;
  const pass = (to: number): void => {
    const passed = window.bytes.subarray(Math.max(0, at - 3), to);
    if (before !== 'file') before = fileMark(passed) !== -1 ? 'file' : 'damage';
    at = to;
  };
  for (;;) {
    const { bytes, isEnd } = window;
    if (at + longestHead > bytes.length && !isEnd) {
      await window.more(at);
      at = 0;
      continue;
    }
    if (at >= bytes.length) return;
    const head = flacFrameHead(bytes, at);
    const frameTo = head === null ? null : frameEnd(bytes, at, head, isEnd);
    if (frameTo === 'more') {
      await window.more(at);
      at = 0;
    } else if (head === null || frameTo === null) {
      const next = bytes.indexOf(0xff, at + 1);
      pass(next === -1 ? Math.max(at + 1, bytes.length - (isEnd ? 0 : longestHead)) : next);
    } else {
      yield { head, bytes: bytes.subarray(at, frameTo), before };
      before = 'nothing';
      at = frameTo;
    }
  }
}
