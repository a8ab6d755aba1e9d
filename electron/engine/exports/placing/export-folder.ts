import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { KnownFailure } from '#contract/failure.ts';

/** Text gathered before it goes to the disk: large enough to be quick, small enough to be nothing. */
const pieceBytes = 128 * 1024;
const mostListed = 100;

export type WrittenFile = { readonly name: string; readonly bytes: number };

/** One file that is being written. `position` is the number of bytes handed over so far. */
export type OpenFile = {
  readonly position: number;
  write(text: string): Promise<void>;
  bytes(data: Uint8Array): Promise<void>;
  /** Gives what was gathered to the disk. @throws KnownFailure `cancelled`. */
  flush(): Promise<void>;
};

/**
 * Writes the files of one export into a folder that nobody else knows yet: `placeExport` gives them their places when all of
 * them are whole. Between pieces the program breathes, so that whatever shares its thread stays alive.
 */
export class ExportFolder {
  readonly path: string;
  readonly #signal: AbortSignal;
  readonly #listed: WrittenFile[] = [];
  #madeFolder = '';
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
   * Writes one file piece by piece, never faster than the disk takes it. @param name relative to the folder, with forward slashes.
   * @throws KnownFailure `cancelled`, and the file system's own errors.
   */
  async file(name: string, fill: (file: OpenFile) => Promise<void>): Promise<void> {
    this.note(name, await this.scratch(name, fill));
  }

  /** The same for a file that is not part of the export; the writer takes it away again. @returns its bytes. */
  async scratch(name: string, fill: (file: OpenFile) => Promise<void>): Promise<number> {
    const target = join(this.path, name);
    await this.#makeFolder(dirname(target));
    const handle = await open(target, 'wx');
    const gathered = new GatheredFile(handle, this.#signal);
    try {
      await fill(gathered);
      await gathered.flush();
    } finally {
      await handle.close();
    }
    return gathered.position;
  }

  /** Counts a file that another program wrote into the folder. */
  note(name: string, bytes: number): void {
    this.#count += 1;
    this.#bytes += bytes;
    if (this.#listed.length < mostListed) this.#listed.push({ name, bytes });
  }

  /** Each folder in turn, never the one that everything lies in: where that is gone, with its disk, the export ends. */
  async #makeFolder(folder: string): Promise<void> {
    if (folder === this.#madeFolder || folder === this.path) return;
    await this.#makeFolder(dirname(folder));
    await mkdir(folder).catch((thrown: unknown) => {
      if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST')) throw thrown;
    });
    this.#madeFolder = folder;
  }
}

class GatheredFile implements OpenFile {
  position = 0;
  readonly #handle: FileHandle;
  readonly #signal: AbortSignal;
  #text = '';

  constructor(handle: FileHandle, signal: AbortSignal) {
    this.#handle = handle;
    this.#signal = signal;
  }

  async write(text: string): Promise<void> {
    this.#text += text;
    this.position += Buffer.byteLength(text);
    if (this.#text.length >= pieceBytes) await this.flush();
  }

  async bytes(data: Uint8Array): Promise<void> {
    await this.flush();
    this.position += data.length;
    await this.#handle.writeFile(data);
  }

  async flush(): Promise<void> {
    throwIfStopped(this.#signal);
    if (this.#text === '') return;
    const text = this.#text;
    this.#text = '';
    await this.#handle.writeFile(text);
    await breathe();
  }
}

/** @throws KnownFailure `cancelled`. */
export function throwIfStopped(signal: AbortSignal): void {
  if (signal.aborted) throw new KnownFailure('cancelled', 'export-stopped');
}
