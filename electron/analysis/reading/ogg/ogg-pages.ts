import { ByteWindow } from '../byte-window.ts';
import { crc32 } from '../checksums.ts';
import type { FileBytes } from '../file-bytes.ts';

/** One whole page (RFC 3533, section 6). */
export type OggPage = {
  readonly serial: number;
  readonly sequence: number;
  /** How far its last packet reaches; null where no packet ends on it. */
  readonly granule: number | null;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isContinued: boolean;
  /** Pieces of packets; the last one goes on on the next page where `goesOn`. */
  readonly pieces: readonly Uint8Array[];
  readonly goesOn: boolean;
  /** Whether damage lies between it and the page before. */
  readonly afterDamage: boolean;
};

const headBytes = 27;
const longestPage = headBytes + 255 + 255 * 255;
const zeros = new Uint8Array(4);

/** As its checksum says of all bytes with its own taken for zeros. */
function isWhole(bytes: Uint8Array, at: number, end: number): boolean {
  const told = new DataView(bytes.buffer, bytes.byteOffset + at + 22, 4).getUint32(0, true);
  return told === crc32(bytes, at + 26, end, crc32(zeros, 0, 4, crc32(bytes, at, at + 22)));
}

function pageEnd(bytes: Uint8Array, at: number): number {
  const lacing = bytes.subarray(at + headBytes, at + headBytes + (bytes[at + 26] ?? 0));
  return lacing.reduce((sum, length) => sum + length, at + headBytes + lacing.length);
}

function pieces(bytes: Uint8Array, at: number): Pick<OggPage, 'pieces' | 'goesOn'> {
  const lacing = bytes.subarray(at + headBytes, at + headBytes + (bytes[at + 26] ?? 0));
  const found: Uint8Array[] = [];
  let from = at + headBytes + lacing.length;
  let to = from;
  for (const length of lacing) {
    to += length;
    // Cut off with the file: the packets before are whole.
    if (to > bytes.length) return { pieces: found, goesOn: false };
    if (length === 255) continue;
    found.push(bytes.subarray(from, to));
    from = to;
  }
  const goesOn = lacing.at(-1) === 255;
  if (goesOn) found.push(bytes.subarray(from, to));
  return { pieces: found, goesOn };
}

/** A page that reaches beyond the bytes was cut off with the file. */
function pageAt(bytes: Uint8Array, at: number, afterDamage: boolean): OggPage {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, headBytes);
  const flags = view.getUint8(5);
  const granule = Number(view.getBigInt64(6, true));
  const isCut = pageEnd(bytes, at) > bytes.length;
  return {
    serial: view.getUint32(14, true),
    sequence: view.getUint32(18, true),
    granule: granule < 0 || isCut ? null : granule,
    isFirst: (flags & 2) !== 0,
    isLast: (flags & 4) !== 0 && !isCut,
    isContinued: (flags & 1) !== 0,
    ...pieces(bytes, at),
    afterDamage,
  };
}

/** Where a page begins from `from` on; -1 for nowhere. */
function markAt(bytes: Uint8Array, from: number): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf('OggS', from, 'latin1');
}

const isMark = (bytes: Uint8Array, at: number): boolean =>
  at >= bytes.length || markAt(bytes.subarray(at, at + 4), 0) === 0;

/** Which pages are taken. */
class PageCheck {
  readonly #hasOwnChecksums: boolean;
  #anyWhole = false;

  constructor(hasOwnChecksums: boolean) {
    this.#hasOwnChecksums = hasOwnChecksums;
  }

  /**
   * Not those with a wrong checksum, but for a stream's heads, without which nothing is heard, where the next page follows; and for a
   * file where no checksum at all was right: then nobody wrote them. The page in which the file ends is taken as far as it goes; if
   * another follows, it did not end there, and something in it is lost.
   */
  isTaken(bytes: Uint8Array, at: number, end: number): boolean {
    if (end > bytes.length) return this.#anyWhole && markAt(bytes, at + headBytes) === -1;
    const whole = isWhole(bytes, at, end);
    this.#anyWhole ||= whole;
    if (whole || !this.#anyWhole) return true;
    const granule = new DataView(bytes.buffer, bytes.byteOffset + at + 6, 8).getBigInt64(0, true);
    return (this.#hasOwnChecksums || granule === 0n) && isMark(bytes, end);
  }
}

/**
 * The whole pages of a file.
 * @param hasOwnChecksums whether every packet has a checksum of its own, so that a damaged page may hold whole ones
 */
export async function* oggPages(file: FileBytes, hasOwnChecksums: boolean): AsyncGenerator<OggPage, void, void> {
  const window = new ByteWindow(file, 0);
  const check = new PageCheck(hasOwnChecksums);
  let at = 0;
  let afterDamage = false;
  for (;;) {
    if (at + longestPage + 4 > window.bytes.length && !window.isEnd) {
      await window.more(at);
      at = 0;
    }
    const { bytes } = window;
    const start = markAt(bytes, at);
    const passed = start === -1 ? Math.max(at, bytes.length - 3) : start;
    afterDamage ||= passed > at;
    at = passed;
    if (start === -1 && window.isEnd) return;
    if (start === -1 || (at + longestPage + 4 > bytes.length && !window.isEnd)) continue;
    const end = at + headBytes <= bytes.length ? pageEnd(bytes, at) : Number.POSITIVE_INFINITY;
    if (end < Number.POSITIVE_INFINITY && check.isTaken(bytes, at, end)) {
      yield pageAt(bytes, at, afterDamage);
      afterDamage = false;
      at = Math.min(end, bytes.length);
    } else {
      afterDamage = true;
      at += 4;
    }
  }
}
