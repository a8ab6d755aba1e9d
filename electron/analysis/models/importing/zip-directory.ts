import type { FileHandle } from 'node:fs/promises';
import { refused } from './refused.ts';
import { zipName } from './zip-names.ts';

/** One file of a zip as its central directory describes it. Nothing of it is checked against the contents yet. */
export type ZipEntry = {
  readonly name: string;
  readonly bytes: number;
  readonly packedBytes: number;
  readonly crc: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly link: boolean;
  readonly offset: number;
};

const signatures = {
  end: 0x06054b50,
  wideEnd: 0x06064b50,
  wideLocator: 0x07064b50,
  central: 0x02014b50,
  local: 0x04034b50,
};
const mostEntries = 10_000;
const longestComment = 65_535;
const largestDirectory = 16 * 1024 ** 2;
/** Marks a number that stands in a ZIP64 field instead. */
const elsewhere = 0xffffffff;
const wideField = 1;
const unixLink = 0xa000;
const bytesOf = { end: 22, wideEnd: 56, wideLocator: 20 } as const;

async function readBytes(file: FileHandle, at: number, length: number): Promise<DataView> {
  if (at < 0) throw refused('zip-damaged');
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  if (bytesRead < length) throw refused('zip-damaged');
  return new DataView(bytes.buffer, bytes.byteOffset, length);
}

/** What the end of a zip says of its list of files. */
type ListOfFiles = {
  readonly count: number;
  readonly bytes: number;
  readonly offset: number;
  /** Where it ends: behind it lies what told this. */
  readonly end: number;
};

/**
 * Reads the list of files at a zip's end (APPNOTE.TXT 4.3.12 to 4.3.16, ZIP64 too), in bounded memory. Something may lie before the zip, as
 * in one that unpacks itself: its places are then counted from its own beginning.
 * @throws KnownFailure `pack-invalid`
 */
export async function readZipDirectory(file: FileHandle): Promise<ZipEntry[]> {
  const { count, bytes, offset, end } = await listOfFiles(file);
  if (count > mostEntries || bytes > largestDirectory) throw refused('zip-many-files');
  const nearest = await readBytes(file, end - bytes, bytes);
  // Where something lies between the list and its end, only the place that the end names is right.
  const isNear = count === 0 || (bytes > 4 && nearest.getUint32(0, true) === signatures.central);
  if (!isNear) return entries(await readBytes(file, offset, bytes), count);
  const before = end - bytes - offset;
  return entries(nearest, count).map((entry) => ({ ...entry, offset: entry.offset + before }));
}

async function listOfFiles(file: FileHandle): Promise<ListOfFiles> {
  const { size } = await file.stat();
  const length = Math.min(size, bytesOf.end + longestComment);
  if (length < bytesOf.end) throw refused('zip-damaged');
  const tail = await readBytes(file, size - length, length);
  let end = length - bytesOf.end;
  while (end >= 0 && !isEnd(tail, end)) end -= 1;
  if (end < 0) throw refused('zip-damaged');
  const wide = await wideListOfFiles(file, size - length + end);
  if (wide !== null) return wide;
  const [count, bytes, offset] = [
    tail.getUint16(end + 10, true),
    tail.getUint32(end + 12, true),
    tail.getUint32(end + 16, true),
  ];
  return { count, bytes, offset, end: size - length + end };
}

/** A comment that goes beyond the file belongs to no end: its four letters stand in another's comment, or in a file. */
function isEnd(tail: DataView, at: number): boolean {
  return tail.getUint32(at, true) === signatures.end && at + 22 + tail.getUint16(at + 20, true) <= tail.byteLength;
}

/** The ZIP64 end of a zip, which lies before the plain one. @returns null where there is none */
async function wideListOfFiles(file: FileHandle, plainEnd: number): Promise<ListOfFiles | null> {
  const both = bytesOf.wideEnd + bytesOf.wideLocator;
  if (plainEnd < both) return null;
  const bytes = await readBytes(file, plainEnd - both, both);
  if (bytes.getUint32(bytesOf.wideEnd, true) !== signatures.wideLocator) return null;
  // What programs may add to it lies between the two; none is known to do so.
  if (bytes.getUint32(0, true) !== signatures.wideEnd) throw refused('zip-damaged');
  return {
    count: wide(bytes, 32),
    bytes: wide(bytes, 40),
    offset: wide(bytes, 48),
    end: plainEnd - both,
  };
}

/** A number of 8 bytes. Beyond 2^53 it is no size of a file, but still a great number. */
const wide = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

function entries(directory: DataView, count: number): ZipEntry[] {
  const found: ZipEntry[] = [];
  try {
    for (let at = 0, left = count; left > 0; left -= 1) {
      const { entry, next } = entryAt(directory, at);
      found.push(entry);
      at = next;
    }
  } catch (cause) {
    throw cause instanceof RangeError ? refused('zip-damaged') : cause;
  }
  return found;
}

function entryAt(directory: DataView, at: number): { readonly entry: ZipEntry; readonly next: number } {
  if (directory.getUint32(at, true) !== signatures.central) throw refused('zip-damaged');
  const flags = directory.getUint16(at + 8, true);
  const nameLength = directory.getUint16(at + 28, true);
  const nameBytes = new Uint8Array(directory.buffer, directory.byteOffset + at + 46, nameLength);
  const extra = { from: at + 46 + nameLength, length: directory.getUint16(at + 30, true) };
  const onUnix = directory.getUint8(at + 5) === 3;
  const mode = directory.getUint16(at + 40, true);
  const [bytes, packedBytes, offset] = wideNumbers(directory, extra, [at + 24, at + 20, at + 42]);
  const entry: ZipEntry = {
    name: zipName(nameBytes, (flags & 0x800) !== 0),
    bytes,
    packedBytes,
    crc: directory.getUint32(at + 16, true),
    method: directory.getUint16(at + 10, true),
    encrypted: (flags & 1) === 1,
    link: onUnix && (mode & 0xf000) === unixLink,
    offset,
  };
  return { entry, next: extra.from + extra.length + directory.getUint16(at + 32, true) };
}

type Extra = { readonly from: number; readonly length: number };

/** Sizes and place of an entry; those that do not fit in four bytes follow each other in its ZIP64 field. */
function wideNumbers(
  directory: DataView,
  extra: Extra,
  places: readonly [number, number, number],
): [number, number, number] {
  const plain = places.map((place) => directory.getUint32(place, true));
  let at = wideFieldAt(directory, extra);
  const numbers = plain.map((number) => {
    if (number !== elsewhere || at === null) return number;
    at += 8;
    return wide(directory, at - 8);
  });
  return [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0];
}

function wideFieldAt(directory: DataView, { from, length }: Extra): number | null {
  for (let at = from; at + 4 <= from + length; at += 4 + directory.getUint16(at + 2, true))
    if (directory.getUint16(at, true) === wideField) return at + 4;
  return null;
}

/** Where the bytes of a file begin: behind its own header, whose lengths differ from the directory's. */
export async function contentOffset(file: FileHandle, { offset }: ZipEntry): Promise<number> {
  const header = await readBytes(file, offset, 30);
  if (header.getUint32(0, true) !== signatures.local) throw refused('zip-damaged');
  return offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
}
