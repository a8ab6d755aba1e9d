import type { FileHandle } from 'node:fs/promises';
import { refused } from './refused.ts';

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

const signatures = { end: 0x06054b50, central: 0x02014b50, local: 0x04034b50 };
const mostEntries = 10_000;
const longestComment = 65_535;
const largestDirectory = 16 * 1024 ** 2;
/** Marks a size that stands in a ZIP64 field instead. */
const elsewhere = 0xffffffff;
const unixLink = 0xa000;

async function readBytes(file: FileHandle, at: number, length: number): Promise<DataView> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  if (bytesRead < length) throw refused('zip-damaged');
  return new DataView(bytes.buffer, bytes.byteOffset, length);
}

/**
 * Reads the list of files at a zip's end (APPNOTE.TXT 4.3.12 to 4.3.16), in bounded memory. Files above 4 GB are listed with the
 * size `Infinity`.
 * @throws KnownFailure `pack-invalid`
 */
export async function readZipDirectory(file: FileHandle): Promise<ZipEntry[]> {
  const { size } = await file.stat();
  const length = Math.min(size, 22 + longestComment);
  const tail = await readBytes(file, size - length, length);
  let end = length - 22;
  while (end >= 0 && tail.getUint32(end, true) !== signatures.end) end -= 1;
  if (end < 0) throw refused('zip-damaged');
  const [count, bytes, offset] = [
    tail.getUint16(end + 10, true),
    tail.getUint32(end + 12, true),
    tail.getUint32(end + 16, true),
  ];
  if (count > mostEntries || bytes > largestDirectory) throw refused('zip-many-files');
  return entries(await readBytes(file, offset, bytes), count);
}

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
  const onUnix = directory.getUint8(at + 5) === 3;
  const mode = directory.getUint16(at + 40, true);
  const bytes = directory.getUint32(at + 24, true);
  const entry: ZipEntry = {
    // Bit 11: the name is UTF-8. Others are old DOS code pages, of which plain letters are all that matters here.
    name: new TextDecoder((flags & 0x800) === 0 ? 'latin1' : 'utf-8').decode(nameBytes),
    bytes: bytes === elsewhere ? Infinity : bytes,
    packedBytes: directory.getUint32(at + 20, true),
    crc: directory.getUint32(at + 16, true),
    method: directory.getUint16(at + 10, true),
    encrypted: (flags & 1) === 1,
    link: onUnix && (mode & 0xf000) === unixLink,
    offset: directory.getUint32(at + 42, true),
  };
  const next = at + 46 + nameLength + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
  return { entry, next };
}

/** Where the bytes of a file begin: behind its own header, whose lengths differ from the directory's. */
export async function contentOffset(file: FileHandle, { offset }: ZipEntry): Promise<number> {
  const header = await readBytes(file, offset, 30);
  if (header.getUint32(0, true) !== signatures.local) throw refused('zip-damaged');
  return offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
}
