import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { KnownFailure, type Failure } from '#contract/failure.ts';
import type { ShortRooms } from '../signal/loops/sample-tools.ts';

const known: ReadonlyMap<string, Pick<Failure, 'code' | 'key'>> = new Map([
  ['ENOENT', { code: 'file-missing', key: 'file-lost' }],
  ['ENOTDIR', { code: 'file-missing', key: 'file-lost' }],
  ['EACCES', { code: 'file-unreadable', key: 'file-denied' }],
  ['EPERM', { code: 'file-unreadable', key: 'file-denied' }],
  ['EISDIR', { code: 'file-unreadable', key: 'file-is-folder' }],
  ['EIO', { code: 'file-unreadable', key: 'file-disk-error' }],
]);

/** What the operating system said, as a sentence; anything unknown keeps the system's own code. */
function readFailure(thrown: unknown, path: string): KnownFailure {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown';
  const failure = known.get(code);
  if (failure !== undefined) return KnownFailure.of({ ...failure, path }, thrown);
  return new KnownFailure('file-unreadable', 'file-error-code', { values: { code }, path, cause: thrown });
}

const answerWithinMs = 30_000;
/** Longer than a header with its notes. */
const headBytes = 4096;
/** What is not longer is read at once: every question to the disk costs as much as reading a hundred kilobytes. */
const shortBytes = 1024 * 1024;

/** What a drive answers. @throws KnownFailure `file-unreadable` when it has not answered for half a minute; what hangs is left alone. */
export async function answered<T>(work: Promise<T>, path: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new KnownFailure('file-unreadable', 'file-no-answer', { path })), answerWithinMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

export function isNoAnswer(thrown: unknown): boolean {
  return thrown instanceof KnownFailure && thrown.sentence.key === 'file-no-answer';
}

/** A file read at any place, in pieces; never opened for writing. */
export class FileBytes {
  readonly path: string;
  readonly modifiedMs: number;
  /** For blocks of its sound. */
  readonly rooms: ShortRooms;
  readonly #handle: FileHandle;
  /** What stands at the beginning: the many small parts of a header are not asked for one by one. Of a short file all. */
  #head = new Uint8Array(0);
  readonly #wholeSize: number;
  /** What stands before the recording itself. */
  #before = 0;

  private constructor(path: string, handle: FileHandle, facts: Pick<FileBytes, 'size' | 'modifiedMs' | 'rooms'>) {
    const { size, modifiedMs, rooms } = facts;
    this.rooms = rooms;
    this.path = path;
    this.#handle = handle;
    this.#wholeSize = size;
    this.modifiedMs = modifiedMs;
  }

  /** @throws KnownFailure `file-missing` or `file-unreadable`. */
  static async open(path: string, rooms: ShortRooms): Promise<FileBytes> {
    try {
      // A pipe under a recording's name would never open otherwise.
      const handle = await answered(open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)), path);
      const { size, mtimeMs } = await answered(handle.stat(), path);
      const file = new FileBytes(path, handle, { size, modifiedMs: mtimeMs, rooms });
      // A folder opens without complaint and fails at its first read.
      const isShort = size <= shortBytes;
      const first = isShort ? file.read(0, size, rooms.takeBytes(size)) : file.read(0, headBytes);
      file.#head = await first.catch(async (thrown: unknown) => {
        await handle.close();
        throw thrown;
      });
      return file;
    } catch (thrown) {
      throw thrown instanceof KnownFailure ? thrown : readFailure(thrown, path);
    }
  }

  get size(): number {
    return this.#wholeSize - this.#before;
  }

  /** From now on the file begins `bytes` later: behind a tag that some program put before the recording. */
  passOver(bytes: number): void {
    this.#before = Math.min(this.#wholeSize, this.#before + bytes);
  }

  /**
   * Up to `length` bytes from `position`; fewer at the end of the file. The bytes start at offset 0 of their buffer.
   * @param into where they are put if there is room, for whoever has done with the ones before
   */
  async read(position: number, length: number, into?: ArrayBuffer): Promise<Uint8Array<ArrayBuffer>> {
    const wanted = Math.max(0, Math.min(length, this.size - position));
    const room = into === undefined || into.byteLength < wanted ? new ArrayBuffer(wanted) : into;
    const bytes = new Uint8Array(room, 0, wanted);
    const from = this.#before + position;
    if (from + wanted <= this.#head.length) {
      bytes.set(this.#head.subarray(from, from + wanted));
      return bytes;
    }
    let filled = 0;
    try {
      while (filled < wanted) {
        const reading = this.#handle.read(bytes, filled, wanted - filled, from + filled);
        const { bytesRead } = await answered(reading, this.path);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
    } catch (thrown) {
      throw thrown instanceof KnownFailure ? thrown : readFailure(thrown, this.path);
    }
    return filled === wanted ? bytes : bytes.slice(0, filled);
  }

  async close(): Promise<void> {
    const { buffer } = this.#head;
    this.#head = new Uint8Array(0);
    this.rooms.giveBytes(buffer);
    await answered(this.#handle.close(), this.path);
  }
}
