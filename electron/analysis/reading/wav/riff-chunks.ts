import type { FileBytes } from '../file-bytes.ts';

export type RiffChunk = {
  readonly id: string;
  /** Where the chunk's content starts in the file. */
  readonly start: number;
  /** As written, or from the ds64 chunk when the 32-bit field says 0xFFFFFFFF. */
  readonly size: number;
};

export type RiffFile = {
  readonly chunks: readonly RiffChunk[];
  /** The `data` chunk's size is 0 or 0xFFFFFFFF although sound follows: the recorder never finished its header. */
  readonly openEnded: boolean;
};

const unknownSize = 0xffffffff;

/** A chunk id is four printable ASCII characters. */
function plausibleId(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && bytes.subarray(0, 4).every((byte) => byte >= 0x20 && byte < 0x7f);
}

type ChunkHead = { readonly id: string; readonly size: number };

async function chunkHead(file: FileBytes, position: number): Promise<ChunkHead | null> {
  const bytes = await file.read(position, 8);
  if (bytes.length < 8 || !plausibleId(bytes)) return null;
  const view = new DataView(bytes.buffer);
  return { id: String.fromCharCode(...bytes.subarray(0, 4)), size: view.getUint32(4, true) };
}

/** RF64 and BW64 keep the true size of `data` in the `ds64` chunk (EBU Tech 3306). */
async function dataSizeOf64(file: FileBytes, chunk: RiffChunk): Promise<number | null> {
  const bytes = await file.read(chunk.start, 16);
  if (bytes.length < 16) return null;
  return Number(new DataView(bytes.buffer).getBigUint64(8, true));
}

/**
 * Where the chunk after this one starts. Behind an odd size the format asks for a pad byte, which is 0; some recorders forget it, and then a
 * letter of the next id stands there.
 */
async function nextChunkStart(file: FileBytes, start: number, size: number): Promise<number> {
  const end = start + size;
  if (size % 2 === 0) return end;
  const [pad] = await file.read(end, 1);
  return pad !== 0 && (await chunkHead(file, end)) !== null ? end : end + 1;
}

/** Whether a walk over whole chunks from `position` ends exactly at the end of the file. */
async function chunksReachEnd(file: FileBytes, position: number): Promise<boolean> {
  let at = position;
  while (at + 8 <= file.size) {
    const head = await chunkHead(file, at);
    if (head === null || at + 8 + head.size > file.size) return false;
    at = await nextChunkStart(file, at + 8, head.size);
  }
  return at >= file.size;
}

async function isOpenEnded(file: FileBytes, start: number, head: ChunkHead): Promise<boolean> {
  if (head.size === unknownSize) return true;
  return head.size === 0 && start < file.size && !(await chunksReachEnd(file, start));
}

/**
 * The chunks of a RIFF, RF64 or BW64 file, in file order. A chunk that runs past the end of the file ends the list and is in it.
 * Nothing but the 8-byte heads is read, so a 15 GB recording costs the same as a short one.
 */
export async function riffChunks(file: FileBytes): Promise<RiffFile> {
  const chunks: RiffChunk[] = [];
  let position = 12;
  let wideDataSize: number | null = null;
  while (position + 8 <= file.size) {
    const head = await chunkHead(file, position);
    if (head === null) break;
    const start = position + 8;
    const wide: number | null = head.id === 'data' && head.size === unknownSize ? wideDataSize : null;
    if (head.id === 'data' && wide === null && (await isOpenEnded(file, start, head))) {
      chunks.push({ id: 'data', start, size: file.size - start });
      return { chunks, openEnded: true };
    }
    const chunk = { id: head.id, start, size: wide ?? head.size };
    chunks.push(chunk);
    if (head.id === 'ds64') wideDataSize = await dataSizeOf64(file, chunk);
    position = await nextChunkStart(file, start, chunk.size);
  }
  return { chunks, openEnded: false };
}
