import type { FileBytes } from './file-bytes.ts';

const readBytes = 262_144;

/** The part of a file that is looked through, front to back: what was passed is let go, more is read when it is asked for. */
export class ByteWindow {
  readonly #file: FileBytes;
  readonly #end: number;
  #readTo: number;
  #bytes = new Uint8Array(0);

  constructor(file: FileBytes, from: number, end = file.size) {
    this.#file = file;
    this.#readTo = from;
    this.#end = end;
  }

  /** What is held. Good until the next `more`. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes;
  }

  /** Whether nothing follows behind what is held. */
  get isEnd(): boolean {
    return this.#readTo >= this.#end;
  }

  /** Lets go of the first `passed` bytes, which may be more than are held, and reads on: as much again as is kept, so that what needs much does not ask often. */
  async more(passed: number): Promise<void> {
    const kept = this.#bytes.subarray(passed);
    this.#readTo += Math.max(0, passed - this.#bytes.length);
    const wanted = Math.max(0, Math.min(Math.max(readBytes, kept.length), this.#end - this.#readTo));
    const read = await this.#file.read(this.#readTo, wanted);
    // A file that became shorter ends here.
    this.#readTo = read.length < wanted ? this.#end : this.#readTo + read.length;
    const bytes = new Uint8Array(kept.length + read.length);
    bytes.set(kept);
    bytes.set(read, kept.length);
    this.#bytes = bytes;
  }
}
