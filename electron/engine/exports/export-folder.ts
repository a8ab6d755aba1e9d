import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { KnownFailure } from '#contract/failure.ts';

/** Text gathered before it goes to the disk: large enough to be quick, small enough to be nothing. */
const pieceBytes = 256 * 1024;
const mostListed = 100;

export type WrittenFile = { readonly name: string; readonly bytes: number };

/** One file that is being written. `position` is the number of bytes handed over so far. */
export type OpenFile = {
  readonly position: number;
  write(text: string): Promise<void>;
  bytes(data: Uint8Array): Promise<void>;
};

/**
 * Writes the files of one export. Each goes to `<name>.part` first and is renamed when it is whole, so that an interrupted
 * export leaves no half of a table; between pieces the program breathes, so that the window stays alive at a million rows.
 */
export class ExportFolder {
  readonly path: string;
  readonly #signal: AbortSignal;
  readonly #listed: WrittenFile[] = [];
  #count = 0;
  #bytes = 0;

  constructor(path: string, signal: AbortSignal) {
    this.path = path;
    this.#signal = signal;
  }

  get written(): { files: readonly WrittenFile[]; fileCount: number; bytes: number } {
    return { files: this.#listed, fileCount: this.#count, bytes: this.#bytes };
  }

  async text(name: string, pieces: Iterable<string>): Promise<void> {
    await this.file(name, async (file) => {
      for (const piece of pieces) await file.write(piece);
    });
  }

  async bytes(name: string, data: Uint8Array): Promise<void> {
    await this.file(name, (file) => file.bytes(data));
  }

  /**
   * Writes one file piece by piece. @param name relative to the folder, with forward slashes.
   * @throws KnownFailure `cancelled`, `disk-full`, `data-folder-unusable` with the system's reason.
   */
  async file(name: string, fill: (file: OpenFile) => Promise<void>): Promise<void> {
    const target = join(this.path, name);
    const half = `${target}.part`;
    try {
      await mkdir(dirname(target), { recursive: true });
      const handle = await open(half, 'w');
      const gathered = new GatheredFile(handle, this.#signal);
      try {
        await fill(gathered);
        await gathered.flush();
      } finally {
        await handle.close();
      }
      await rename(half, target);
      this.#note(name, gathered.position);
    } catch (thrown) {
      await rm(half, { force: true });
      throw writingFailure(thrown, target);
    }
  }

  #note(name: string, bytes: number): void {
    this.#count += 1;
    this.#bytes += bytes;
    if (this.#listed.length < mostListed) this.#listed.push({ name, bytes });
  }
}

class GatheredFile implements OpenFile {
  position = 0;
  readonly #handle: FileHandle;
  readonly #signal: AbortSignal;
  #gathered: Uint8Array[] = [];
  #waiting = 0;

  constructor(handle: FileHandle, signal: AbortSignal) {
    this.#handle = handle;
    this.#signal = signal;
  }

  async write(text: string): Promise<void> {
    await this.bytes(Buffer.from(text));
  }

  async bytes(data: Uint8Array): Promise<void> {
    this.#gathered.push(data);
    this.#waiting += data.length;
    this.position += data.length;
    if (this.#waiting >= pieceBytes) await this.flush();
  }

  async flush(): Promise<void> {
    throwIfStopped(this.#signal);
    if (this.#waiting > 0) await this.#handle.writev(this.#gathered);
    this.#gathered = [];
    this.#waiting = 0;
    await breathe();
  }
}

/** @throws KnownFailure `cancelled`. */
export function throwIfStopped(signal: AbortSignal): void {
  if (signal.aborted) throw new KnownFailure('cancelled', 'The export was stopped. Files that were finished stay.');
}

function writingFailure(thrown: unknown, path: string): unknown {
  if (thrown instanceof KnownFailure || !(thrown instanceof Error) || !('code' in thrown)) return thrown;
  if (thrown.code === 'ENOSPC') {
    return new KnownFailure(
      'disk-full',
      'The disk is full: the export is not complete. Free some space and export again.',
      {
        path,
        cause: thrown,
      },
    );
  }
  return new KnownFailure('data-folder-unusable', `${path} cannot be written: ${thrown.message}`, {
    path,
    cause: thrown,
  });
}
