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
    if (length === 255) continue;
    found.push(bytes.subarray(from, to));
    from = to;
  }
  const goesOn = lacing.at(-1) === 255;
  if (goesOn) found.push(bytes.subarray(from, to));
  return { pieces: found, goesOn };
}

function pageAt(bytes: Uint8Array, at: number, afterDamage: boolean): OggPage {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, headBytes);
  const flags = view.getUint8(5);
  const granule = Number(view.getBigInt64(6, true));
  return {
    serial: view.getUint32(14, true),
    sequence: view.getUint32(18, true),
    granule: granule < 0 ? null : granule,
    isFirst: (flags & 2) !== 0,
    isLast: (flags & 4) !== 0,
    isContinued: (flags & 1) !== 0,
    ...pieces(bytes, at),
    afterDamage,
  };
}

/** The whole pages of a file. Pages with a wrong checksum are passed over, unless that of the very first is wrong: then nobody wrote them. */
export async function* oggPages(file: FileBytes): AsyncGenerator<OggPage, void, void> {
  const window = new ByteWindow(file, 0);
  let at = 0;
  let isChecked: boolean | null = null;
  let afterDamage = false;
  for (;;) {
    if (at + longestPage > window.bytes.length && !window.isEnd) {
      await window.more(at);
      at = 0;
    }
    const { bytes } = window;
    const start = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf('OggS', at, 'latin1');
    const passed = start === -1 ? Math.max(at, bytes.length - 3) : start;
    afterDamage ||= passed > at;
    at = passed;
    if (start === -1 && window.isEnd) return;
    if (start === -1 || (at + longestPage > bytes.length && !window.isEnd)) continue;
    const end = at + headBytes <= bytes.length ? pageEnd(bytes, at) : Number.POSITIVE_INFINITY;
    const isThere = end <= bytes.length;
    if (isThere) isChecked ??= isWhole(bytes, at, end);
    if (isThere && (isChecked === false || isWhole(bytes, at, end))) {
      yield pageAt(bytes, at, afterDamage);
      afterDamage = false;
      at = end;
    } else {
      afterDamage = true;
      at += 4;
    }
  }
}
