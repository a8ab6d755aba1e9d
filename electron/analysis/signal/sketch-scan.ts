import { Bug } from '#contract/failure.ts';
import { Rotation } from './rotation.ts';

/*
 * How many bits of a sketch differ from those of every other one, as WebAssembly with sixteen bytes at a time. Written out by hand
 * like the loops of dot-product.ts.
 *
 *   (func (export "s") (param $query $at $end $out $bytes i32) (local $stop $q i32) (local $sum v128)
 *     (loop                                       for every sketch
 *       sum = 0;  q = query;  stop = at + bytes
 *       (loop                                     for every sixteen bytes of it
 *         sum += popcnt(at[0..15] xor q[0..15]);  q += 16;  at += 16;  repeat while at < stop)
 *       *out = all lanes of sum, as 16 bits;  out += 2;  repeat while at < end))
 *
 * A lane counts at most 8 for each round, so a sketch may have 31 x 16 bytes.
 */
const get = (index: number): number[] => [0x20, index];
const set = (index: number): number[] => [0x21, index];
const tee = (index: number): number[] => [0x22, index];
const number = (value: number): number[] => [0x41, value];
const [plus, isBelow, end] = [0x6a, 0x49, 0x0b];
const loop = [0x03, 0x40];
const repeat = [0x0d, 0];
const load = (from: number): number[] => [...get(from), 0xfd, 0x00, 0, 0];
const [xor, popcnt, addBytes] = [
  [0xfd, 0x51],
  [0xfd, 0x62],
  [0xfd, 0x6e],
];
/** Neighbouring bytes as 16 bits, then neighbouring ones of these as 32. */
const pairs = [0xfd, 0x7d, 0xfd, 0x7f];
const lane = (index: number): number[] => [...get(sum), 0xfd, 0x1b, index];
const [query, at, last, out, bytes, stop, q, sum] = [0, 1, 2, 3, 4, 5, 6, 7];
const addTo = (index: number, more: readonly number[]): number[] => [...get(index), ...more, plus, ...set(index)];

const scan = [
  ...[2, 2, 0x7f, 1, 0x7b], // two i32 locals, one v128
  ...loop,
  ...[0xfd, 0x0c, ...new Array<number>(16).fill(0), ...set(sum)],
  ...[...get(query), ...set(q), ...get(at), ...get(bytes), plus, ...set(stop)],
  ...loop,
  ...[...get(sum), ...load(at), ...load(q), ...xor, ...popcnt, ...addBytes, ...set(sum)],
  ...addTo(q, number(16)),
  ...[...get(at), ...number(16), plus, ...tee(at), ...get(stop), isBelow, ...repeat, end],
  ...[...get(sum), ...pairs, ...set(sum)],
  ...[...get(out), ...lane(0), ...lane(1), plus, ...lane(2), ...lane(3), plus, plus, 0x3b, 0, 0],
  ...addTo(out, number(2)),
  ...[...get(at), ...get(last), isBelow, ...repeat, end],
  end,
];

const counted = (value: number): number[] => (value < 128 ? [value] : [(value & 0x7f) | 0x80, value >> 7]);
const section = (id: number, content: readonly number[]): number[] => [id, ...counted(content.length), ...content];
const i32 = 0x7f;
const [letterM, letterS] = [0x6d, 0x73];

const moduleBytes = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, [1, 0x60, 5, i32, i32, i32, i32, i32, 0]),
  ...section(2, [1, 1, letterM, 1, letterM, 0x02, 0, 1]), // memory "m" "m"
  ...section(3, [1, 0]),
  ...section(7, [1, 1, letterS, 0x00, 0]),
  ...section(10, [1, ...counted(scan.length), ...scan]),
]);

type Scan = (query: number, at: number, end: number, out: number, bytes: number) => void;

function isScan(value: unknown): value is Scan {
  return typeof value === 'function';
}

const pageBytes = 65_536;
const roundBytes = 16;
const mostBytes = 31 * roundBytes;
/** The first page holds the sketch that is looked for. */
const sketchesAt = pageBytes;
/** Memory grows in steps of 4 MB. */
const pagesAtOnce = 64;
/** Sketches that are compared in one go; their distances take the room behind all sketches. */
const scanAtOnce = 262_144;

/** Sketches that lie one after the other: their bits, and what else is known of each (`factsEach` numbers). */
export type SketchPart = { readonly bits: Uint8Array; readonly facts: Float32Array };

/** Of each sketch: how far its embedding is from the mean, and the product of both. */
const factsEach = 2;

/**
 * What is kept in memory of every embedding: one bit for each number of what is left of it without the mean, after a rotation that
 * spreads it over all numbers. From the bits that two differ by follows the angle between them (Charikar 2002), and with the two
 * lengths about their cosine.
 */
export class SketchScan {
  readonly #memory = new WebAssembly.Memory({ initial: 2 });
  readonly #scan: Scan;
  readonly #rotation: Rotation;
  readonly #width: number;
  /** Of the bits of one sketch. */
  readonly #bytes: number;
  #facts = new Float32Array(factsEach * 1024);
  /** Of the embedding that is being added. */
  readonly #rest: Float32Array;
  count = 0;

  /** @param width numbers of an embedding, at most 3,968 */
  constructor(width: number) {
    this.#bytes = Math.ceil(width / 8 / roundBytes) * roundBytes;
    if (this.#bytes > mostBytes) throw new Bug('An embedding is too wide for a sketch.');
    this.#width = width;
    this.#rest = new Float32Array(width);
    this.#rotation = new Rotation(width);
    const instance = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes), { m: { m: this.#memory } });
    const { s } = instance.exports;
    if (!isScan(s)) throw new Bug('The loop was not exported.');
    this.#scan = s;
  }

  /** Bytes of one sketch with all that is known of it. */
  get bytes(): number {
    return this.#bytes + factsEach * Float32Array.BYTES_PER_ELEMENT;
  }

  /** Adds the sketch of an embedding in 8 bits. @param centre what counts as the mean of each number */
  add(vectors: Int8Array, from: number, centre: Float32Array, scale: number): void {
    const { bits, facts } = this.extend(1);
    const rest = this.#rest;
    let product = 0;
    for (let at = 0; at < rest.length; at += 1) {
      const value = (vectors[from + at] ?? 0) * scale;
      rest[at] = value - (centre[at] ?? 0);
      product += value * (centre[at] ?? 0);
    }
    facts.set([this.#write(bits, rest), product]);
  }

  /** Room for so many sketches, to be filled at once. It is gone with the next sketch that is added. */
  extend(count: number): SketchPart {
    const from = this.count;
    this.#room(sketchesAt + (from + count) * this.#bytes);
    this.count += count;
    if (this.#facts.length < factsEach * this.count) {
      const more = new Float32Array(2 * factsEach * this.count);
      more.set(this.#facts);
      this.#facts = more;
    }
    return this.part(from, count);
  }

  /** Forgets so many of the last ones. */
  drop(count: number): void {
    this.count -= count;
  }

  /** The sketches from a place on, as long as none is added. */
  part(from: number, count: number): SketchPart {
    return {
      bits: new Uint8Array(this.#memory.buffer, sketchesAt + from * this.#bytes, count * this.#bytes),
      facts: this.#facts.subarray(factsEach * from, factsEach * (from + count)),
    };
  }

  /** Writes the bits of what is left of an embedding without the mean. @returns its length */
  #write(bits: Uint8Array, rest: Float32Array): number {
    this.#rotation.turn(rest);
    let squares = 0;
    for (let byte = 0; byte * 8 < rest.length; byte += 1) {
      let eight = 0;
      for (let bit = 0; bit < 8; bit += 1) {
        const value = rest[byte * 8 + bit] ?? 0;
        squares += value * value;
        if (value > 0) eight |= 1 << bit;
      }
      bits[byte] = eight;
    }
    return Math.sqrt(squares);
  }

  #room(bytes: number): void {
    const missing = bytes - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.max(pagesAtOnce, Math.ceil(missing / pageBytes)));
  }

  /** About how far every embedding is from this one of length 1: 0 for a cosine of 1, 65,535 for one of -1, [sketch]. */
  distances(vector: Float32Array, centre: Float32Array): Uint16Array {
    const all = new Uint16Array(this.count);
    if (this.count === 0) return all;
    const outAt = sketchesAt + this.count * this.#bytes;
    this.#room(outAt + 2 * Math.min(this.count, scanAtOnce));
    const rest = vector.map((value, at) => value - (centre[at] ?? 0));
    const constant = rest.reduce((sum, value, at) => sum + value * (centre[at] ?? 0), 0);
    const length = this.#write(new Uint8Array(this.#memory.buffer, 0, this.#bytes), rest);
    const cosines = Float32Array.from(
      { length: this.#width + 1 },
      (_, bits) => length * Math.cos((Math.PI * bits) / this.#width),
    );
    for (let from = 0; from < this.count; from += scanAtOnce) {
      const to = Math.min(this.count, from + scanAtOnce);
      this.#scan(0, sketchesAt + from * this.#bytes, sketchesAt + to * this.#bytes, outAt, this.#bytes);
      const bits = new Uint16Array(this.#memory.buffer, outAt, to - from);
      for (let at = 0; at < bits.length; at += 1) {
        const fact = factsEach * (from + at);
        // The product of both embeddings, each being the mean and a rest.
        const product =
          (cosines[bits[at] ?? 0] ?? 0) * (this.#facts[fact] ?? 0) + (this.#facts[fact + 1] ?? 0) + constant;
        all[from + at] = Math.min(65_535, Math.max(0, 32_767.5 * (1 - product)));
      }
    }
    return all;
  }
}

/** The places of so many of the smallest distances, of those that are allowed. @param allowed 1 where it is, [sketch] */
export function nearest(distances: Uint16Array, allowed: Uint8Array, most: number): number[] {
  const counts = new Uint32Array(65_536);
  for (let at = 0; at < distances.length; at += 1)
    if (allowed[at] === 1) counts[distances[at] ?? 0] = (counts[distances[at] ?? 0] ?? 0) + 1;
  let [limit, within] = [0, 0];
  while (limit < counts.length && within + (counts[limit] ?? 0) <= most) within += counts[limit++] ?? 0;
  // Of those at the limit itself only as many as still fit.
  let rest = most - within;
  const found: number[] = [];
  for (let at = 0; at < distances.length; at += 1) {
    if (allowed[at] !== 1) continue;
    const distance = distances[at] ?? 0;
    if (distance < limit) found.push(at);
    else if (distance === limit && rest > 0) {
      rest -= 1;
      found.push(at);
    }
  }
  return found;
}
