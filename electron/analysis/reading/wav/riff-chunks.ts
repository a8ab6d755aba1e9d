import type { FileBytes } from '../file-bytes.ts';
import { unreadableSound } from '../sound-limits.ts';

export type RiffChunk = {
  readonly id: string;
  /** Where the chunk's content starts in the file. */
  readonly start: number;
  /** As written, or from the ds64 chunk when the 32-bit field says 0xFFFFFFFF; of `data` as much as is really sound. */
  readonly size: number;
};

/**
 * How the end of the sound was found: where the header says; `open`: the header's size is 0, 0xFFFFFFFF or another that stands for
 * an unknown one, so all that follows is sound; `wrapped`: the sound is longer than 32 bits can say and the size began again at 0; `longer`: sound goes on behind
 * the size that the header says.
 */
type SoundEnd = 'stated' | 'open' | 'wrapped' | 'longer';

export type RiffFile = { readonly chunks: readonly RiffChunk[]; readonly end: SoundEnd };

const unknownSize = 0xffffffff;
/** What programs write that send sound on without knowing its length: SoX the least, arecord others of these. */
const streamSizes = { least: 0x7ffff000, most: 0x80000000 };
const wrap = 2 ** 32;
/** No file of this world is as long; what says so was damaged. */
const absurdSize = 2 ** 50;
/** Recorders and editors write some ten parts; a walk over millions would take hours. */
const mostHeads = 10_000;
/** Less than this behind the sound is padding or some program's note, not sound. */
const leastSoundBytes = 65_536;
const sampleBytes = 4096;

/** A chunk id is four printable ASCII characters. */
function plausibleId(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && bytes.subarray(0, 4).every((byte) => byte >= 0x20 && byte < 0x7f);
}

type ChunkHead = { readonly id: string; readonly size: number };

/** Reads the heads of chunks, and no more of them than a file can sensibly have. */
class HeadReader {
  readonly file: FileBytes;
  #left = mostHeads;

  constructor(file: FileBytes) {
    this.file = file;
  }

  get isSpent(): boolean {
    return this.#left <= 0;
  }

  /** Null where no chunk begins, and after too many of them. */
  async head(position: number): Promise<ChunkHead | null> {
    this.#left -= 1;
    if (this.#left < 0) return null;
    const bytes = await this.file.read(position, 8);
    if (bytes.length < 8 || !plausibleId(bytes)) return null;
    const view = new DataView(bytes.buffer);
    return { id: String.fromCharCode(...bytes.subarray(0, 4)), size: view.getUint32(4, true) };
  }

  /**
   * Where the chunk after this one starts. Behind an odd size the format asks for a pad byte, which is 0; some recorders forget it, and then a
   * letter of the next id stands there.
   */
  async next(start: number, size: number): Promise<number> {
    const end = start + size;
    if (size % 2 === 0) return end;
    const [pad] = await this.file.read(end, 1);
    return pad !== 0 && (await this.head(end)) !== null ? end : end + 1;
  }

  /** Whether a walk over whole chunks from `position` ends exactly at the end of the file, or goes on for longer than we look. */
  async reachesEnd(position: number): Promise<boolean> {
    let at = position;
    while (at + 8 <= this.file.size) {
      const head = await this.head(at);
      if (this.isSpent) return true;
      if (head === null || at + 8 + head.size > this.file.size) return false;
      at = await this.next(at + 8, head.size);
    }
    return at >= this.file.size;
  }
}

/** RF64 and BW64 keep the true size of `data` in the `ds64` chunk (EBU Tech 3306). */
async function dataSizeOf64(file: FileBytes, chunk: RiffChunk): Promise<number | null> {
  const bytes = await file.read(chunk.start, 16);
  if (bytes.length < 16) return null;
  const size = Number(new DataView(bytes.buffer).getBigUint64(8, true));
  return size === 0 || size > absurdSize ? null : size;
}

/** Space that a recorder reserved and never wrote into: all bytes are 0, or all are 255. */
async function isBlank(file: FileBytes, from: number): Promise<boolean> {
  for (const share of [0, 0.5, 0.9]) {
    const [first, ...others] = await file.read(Math.floor(from + share * (file.size - from)), sampleBytes);
    if ((first !== 0 && first !== 255) || others.some((byte) => byte !== first)) return false;
  }
  return true;
}

/** Some programs write an empty `data` before the one with the sound. */
export function holdsSound({ id, size }: RiffChunk): boolean {
  return id === 'data' && size > 0;
}

/** Whole WAV files that were put behind the first. */
export function isFile({ id }: RiffChunk): boolean {
  return ['RIFF', 'RF64', 'BW64'].includes(id);
}

type DataSize = { readonly size: number; readonly end: SoundEnd };

/** How long the sound really is, whatever its header says. */
async function dataSize(heads: HeadReader, start: number, stated: number): Promise<DataSize> {
  const { file } = heads;
  const toEnd = file.size - start;
  const isStream = stated >= streamSizes.least && stated <= streamSizes.most && toEnd < stated;
  if (stated === unknownSize || isStream) return { size: toEnd, end: 'open' };
  if (stated === 0)
    return toEnd > 0 && !(await heads.reachesEnd(start)) ? { size: toEnd, end: 'open' } : { size: 0, end: 'stated' };
  const behind = toEnd - stated;
  if (behind < leastSoundBytes || (await heads.reachesEnd(await heads.next(start, stated))))
    return { size: stated, end: 'stated' };
  const wrapped = stated + Math.floor(behind / wrap) * wrap;
  if (wrapped > stated && (toEnd - wrapped < 8 || (await heads.reachesEnd(await heads.next(start, wrapped)))))
    return { size: wrapped, end: 'wrapped' };
  if ((await heads.head(start + stated)) !== null && behind < wrap) return { size: stated, end: 'stated' };
  if (await isBlank(file, start + stated)) return { size: stated, end: 'stated' };
  return { size: toEnd, end: wrapped > stated ? 'wrapped' : 'longer' };
}

/**
 * The chunks of a RIFF, RF64 or BW64 file, in file order. A chunk that runs past the end of the file ends the list and is in it.
 * Little but the 8-byte heads is read, so a 15 GB recording costs the same as a short one.
 * @throws KnownFailure `file-damaged` when more chunks than any recorder writes stand before the sound.
 */
export async function riffChunks(file: FileBytes): Promise<RiffFile> {
  const heads = new HeadReader(file);
  const chunks: RiffChunk[] = [];
  let position = 12;
  let wideDataSize: number | null = null;
  let soundEnd: SoundEnd = 'stated';
  while (position + 8 <= file.size) {
    const head = await heads.head(position);
    if (head === null) break;
    const start = position + 8;
    let { size } = head;
    if (head.id === 'data' && !chunks.some(holdsSound)) {
      const found = await dataSize(heads, start, size === unknownSize ? (wideDataSize ?? size) : size);
      ({ size, end: soundEnd } = found);
    }
    const chunk = { id: head.id, start, size };
    chunks.push(chunk);
    if (head.id === 'ds64') wideDataSize = await dataSizeOf64(file, chunk);
    position = await heads.next(start, chunk.size);
  }
  const isWhole = ['fmt ', 'data'].every((wanted) => chunks.some(({ id }) => id === wanted));
  if (heads.isSpent && !isWhole) throw unreadableSound('sound-many-parts', { count: mostHeads }, file.path);
  return { chunks, end: soundEnd };
}
