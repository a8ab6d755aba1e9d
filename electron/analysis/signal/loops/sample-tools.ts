import { LoopMemory } from './loop-memory.ts';
import { sampleLoops } from './sample-loops.ts';
import { LoopModule } from './web-assembly-code.ts';

const loops = new LoopModule(sampleLoops);

/** What is done with every sample of every recording. Answers are good until the next call. */
export class SampleTools {
  readonly #memory = new LoopMemory();
  readonly #run = loops.with(this.#memory.memory);

  /** Samples times 2^23 as whole numbers, half away from zero; what no int32 holds goes round as JavaScript's numbers do. */
  wholeNumbers(samples: Float32Array): Int32Array<ArrayBuffer> {
    const memory = this.#placed(samples, 4 * samples.length + 32);
    const out = memory.placedEnd;
    this.#run.wholeNumbers(memory.placedAt, memory.placedAt + 4 * samples.length, out);
    const whole = new Int32Array(memory.memory.buffer, out, samples.length);
    const spilt = new Int32Array(memory.memory.buffer, out + 16 * Math.ceil(samples.length / 4), 4);
    if (spilt.some((each) => each !== 0))
      for (const [at, sample] of samples.entries()) whole[at] = roundedOff(sample * 2 ** 23);
    return whole;
  }

  /** The bits of the sample that is furthest from zero, without its sign. */
  loudestBits(samples: Float32Array): number {
    const memory = this.#placed(samples, 16);
    this.#run.loudestBits(memory.placedAt, memory.placedAt + 4 * samples.length, memory.placedEnd);
    return Math.max(...new Int32Array(memory.memory.buffer, memory.placedEnd, 4));
  }

  #placed(samples: Float32Array, outBytes: number): LoopMemory {
    // Silence fills the last four up.
    this.#memory.place(samples, 0, 4);
    this.#memory.grow(this.#memory.placedEnd + outBytes + 16);
    return this.#memory;
  }
}

const roundedOff = (value: number): number => (value + (value < 0 ? -0.5 : 0.5)) | 0;

/** Most samples that are asked for at once. */
const mostFloats = 65_536;

/** Room for int16 as they lie in a file, and for some of them as floats. */
export class ShortRoom {
  readonly frames: number;
  readonly #memory = new LoopMemory();
  readonly #run = loops.with(this.#memory.memory);
  readonly #floatsAt: number;

  constructor(frames: number) {
    this.frames = frames;
    this.#memory.reserve(2 * frames + 16);
    this.#floatsAt = this.#memory.reserve(4 * Math.min(frames, mostFloats) + 32).at;
  }

  /** Where the bytes are put, from its beginning on. */
  get bytes(): ArrayBuffer {
    return this.#memory.memory.buffer;
  }

  /** Some of the samples that lie there as -1 to 1, `mostFloats` of them at most; good until others are asked for. */
  floats(from: number, frames: number): Float32Array<ArrayBuffer> {
    this.#run.fromShorts(2 * from, 2 * (from + frames), this.#floatsAt);
    return this.#memory.floats(this.#floatsAt, frames);
  }
}

/** Smaller ones are made anew in no time. */
const leastKeptBytes = 65_536;
/** As many as are read side by side. */
const mostKept = 16;

/** Rooms that were done with, for the next recordings. */
export class ShortRooms {
  readonly #spare: ShortRoom[] = [];
  readonly #spareBytes: ArrayBuffer[] = [];

  /** @param frames it must hold */
  take(frames: number): ShortRoom {
    const fits = this.#spare.findIndex((room) => room.frames >= frames);
    return fits < 0 ? new ShortRoom(frames) : (this.#spare.splice(fits, 1)[0] ?? new ShortRoom(frames));
  }

  give(room: ShortRoom): void {
    this.#spare.push(room);
  }

  /** For the bytes of a whole short file. */
  takeBytes(length: number): ArrayBuffer {
    const fits = this.#spareBytes.findIndex((bytes) => bytes.byteLength >= length);
    return fits < 0 ? new ArrayBuffer(length) : (this.#spareBytes.splice(fits, 1)[0] ?? new ArrayBuffer(length));
  }

  /** @param bytes nobody reads into them or looks at them any more */
  giveBytes(bytes: ArrayBuffer): void {
    if (bytes.byteLength >= leastKeptBytes && this.#spareBytes.length < mostKept) this.#spareBytes.push(bytes);
  }
}
