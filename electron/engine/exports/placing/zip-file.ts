import { Zip, ZipDeflate } from 'fflate';
import { KnownFailure } from '#contract/failure.ts';
import type { OpenFile } from './export-folder.ts';

/** The most that a ZIP archive without the 64-bit extension holds. */
const mostBytes = 0xffff_fffe;
const pieceLetters = 64 * 1024;
/** Archives of the same content are the same bytes. */
const noDate = new Date(1980, 0, 1);

/** A ZIP archive written front to back, entry after entry, without holding any of it. Up to 4 GB. */
export class ZipFile {
  readonly #file: OpenFile;
  readonly #zip: Zip;
  #packed: Uint8Array[] = [];
  #failed: Error | null = null;

  constructor(file: OpenFile) {
    this.#file = file;
    this.#zip = new Zip((error, data) => {
      if (error !== null) this.#failed = error;
      else this.#packed.push(data);
    });
  }

  async add(name: string, pieces: Iterable<string>): Promise<void> {
    const entry = new ZipDeflate(name, { level: 3 });
    entry.mtime = noDate;
    this.#zip.add(entry);
    let size = 0;
    for (const piece of gathered(pieces)) {
      size += piece.length;
      entry.push(piece);
      await this.#hand();
    }
    entry.push(new Uint8Array(0), true);
    await this.#hand();
    if (size > mostBytes || this.#file.position > mostBytes) throw tooLarge();
  }

  /** The list of entries at the end; without it nothing can be unpacked. */
  async finish(): Promise<void> {
    this.#zip.end();
    await this.#hand();
  }

  async #hand(): Promise<void> {
    if (this.#failed !== null) throw this.#failed;
    const packed = this.#packed;
    this.#packed = [];
    for (const data of packed) await this.#file.bytes(data);
  }
}

function tooLarge(): KnownFailure {
  return new KnownFailure('bad-request', 'export-zip-large');
}

function* gathered(pieces: Iterable<string>): Generator<Uint8Array> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < pieceLetters) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}
