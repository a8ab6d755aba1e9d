const pageBytes = 65_536;
/** A four may be loaded from here without a look at the next line of the cache. */
const aligned = (bytes: number): number => Math.ceil(bytes / 64) * 64;

/** Where something lies, in bytes. */
export type Area = { readonly at: number; readonly end: number };

/** What loops work on: first what stays, then the samples of the moment, then room for what is made of them. */
export class LoopMemory {
  readonly memory = new WebAssembly.Memory({ initial: 1 });
  #kept = 0;
  #placedEnd = 0;

  /** Room that stays; nothing may have been placed before. */
  reserve(bytes: number): Area {
    const at = this.#kept;
    this.#kept = aligned(at + bytes);
    this.#placedEnd = this.#kept;
    this.grow(this.#kept);
    return { at, end: at + bytes };
  }

  keep(numbers: ArrayBuffer): Area {
    const area = this.reserve(numbers.byteLength);
    new Uint8Array(this.memory.buffer, area.at, numbers.byteLength).set(new Uint8Array(numbers));
    return area;
  }

  get placedAt(): number {
    return this.#kept;
  }

  /** The first byte behind the samples. */
  get placedEnd(): number {
    return this.#placedEnd;
  }

  /** Samples with silence before and behind them, in place of the ones before. */
  place(samples: Float32Array, before: number, behind: number): void {
    const room = this.#room(before + samples.length + behind);
    room.fill(0, 0, before);
    room.set(samples, before);
    room.fill(0, before + samples.length);
  }

  /** Two stretches of samples, one after the other, and silence behind them. */
  placeBoth(first: Float32Array, second: Float32Array, behind: number): void {
    const room = this.#room(first.length + second.length + behind);
    room.set(first);
    room.set(second, first.length);
    room.fill(0, first.length + second.length);
  }

  #room(count: number): Float32Array {
    this.#placedEnd = aligned(this.#kept + 4 * count);
    this.grow(this.#placedEnd);
    return this.floats(this.#kept, count);
  }

  /** A look at what lies there; good until something is placed or room grows. */
  floats(at: number, count: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.memory.buffer, at, count);
  }

  /** There are at least so many bytes from now on. */
  grow(bytes: number): void {
    const missing = bytes - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / pageBytes));
  }
}
