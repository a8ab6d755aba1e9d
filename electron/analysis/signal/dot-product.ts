import { Bug } from '#contract/failure.ts';

/*
 * The loops that listening spends most of its own time in, as WebAssembly with four-wide arithmetic. Written out by hand, since a
 * compiler for sixty instructions would be the larger part of the build.
 *
 *   (func $product (export "d") (param $a i32) (param $b i32) (param $end i32) (result f32) (local $w $x $y $z v128)
 *     (loop
 *       w += a[0..3] * b[0..3];  x += a[4..7] * b[4..7];  y and z likewise;  b += 64;  a += 64;  repeat while a < end)
 *     the sum of all lanes of w + x + y + z)
 *
 *   (func (export "r") (param $phase $sample $out $outEnd $up $rest $step $rowBytes i32)
 *     (loop
 *       *out = $product(phase * rowBytes, sample, phase * rowBytes + rowBytes);
 *       sample += step;  phase += rest;  if (phase >= up) { phase -= up;  sample += 4 }
 *       out += 4;  repeat while out < outEnd))
 */
const get = (index: number): number[] => [0x20, index];
const set = (index: number): number[] => [0x21, index];
const tee = (index: number): number[] => [0x22, index];
const plus = 0x6a;
const isBelow = 0x49;
const loop = [0x03, 0x40];
const [repeat, end] = [[0x0d, 0], 0x0b];
/** A whole number below 64, or 64 itself in two bytes. */
const number = (value: number): number[] => (value < 64 ? [0x41, value] : [0x41, 0xc0, 0]);
const addTo = (index: number, more: readonly number[]): number[] => [...get(index), ...more, plus, ...set(index)];

const [a, b, rowEnd] = [0, 1, 2];
const accumulators = [3, 4, 5, 6];
const load = (from: number, offset: number): number[] => [...get(from), 0xfd, 0x00, 2, offset];
const mulLanes = [0xfd, 0xe6, 0x01];
const addLanes = [0xfd, 0xe4, 0x01];
const sum = 3;
const lane = (index: number): number[] => [...get(sum), 0xfd, 0x1f, index];

const product = [
  ...[1, 4, 0x7b], // four v128 locals
  ...loop,
  ...accumulators.flatMap((each, at) => [
    ...get(each),
    ...load(a, 16 * at),
    ...load(b, 16 * at),
    ...mulLanes,
    ...addLanes,
    ...set(each),
  ]),
  ...addTo(b, number(64)),
  ...[...get(a), ...number(64), plus, ...tee(a), ...get(rowEnd), isBelow, ...repeat, end],
  ...[...get(3), ...get(4), ...addLanes, ...get(5), ...get(6), ...addLanes, ...addLanes, ...set(sum)],
  ...[...lane(0), ...lane(1), 0x92, ...lane(2), ...lane(3), 0x92, 0x92, end],
];

const [phase, sample, out, outEnd, up, rest, step, rowBytes] = [0, 1, 2, 3, 4, 5, 6, 7];
const rowAt = [...get(phase), ...get(rowBytes), 0x6c];

const series = [
  0, // no locals
  ...loop,
  ...[...get(out), ...rowAt, ...get(sample), ...rowAt, ...get(rowBytes), plus, 0x10, 0, 0x38, 2, 0],
  ...[...addTo(sample, get(step)), ...addTo(phase, get(rest))],
  ...[...get(phase), ...get(up), 0x4f, 0x04, 0x40],
  ...[...get(phase), ...get(up), 0x6b, ...set(phase), ...addTo(sample, number(4)), end],
  ...[...get(out), ...number(4), plus, ...tee(out), ...get(outEnd), isBelow, ...repeat, end],
  end,
];

/** Whole numbers below 16,384 as WebAssembly writes them. */
const counted = (value: number): number[] => (value < 128 ? [value] : [(value & 0x7f) | 0x80, value >> 7]);
const section = (id: number, content: readonly number[]): number[] => [id, ...counted(content.length), ...content];
const body = (code: readonly number[]): number[] => [...counted(code.length), ...code];
const [i32, f32] = [0x7f, 0x7d];
const [letterD, letterM, letterR] = [0x64, 0x6d, 0x72];

const moduleBytes = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, [2, 0x60, 3, i32, i32, i32, 1, f32, 0x60, 8, i32, i32, i32, i32, i32, i32, i32, i32, 0]),
  ...section(2, [1, 1, letterM, 1, letterM, 0x02, 0, 1]), // memory "m" "m"
  ...section(3, [2, 0, 1]),
  ...section(7, [2, 1, letterD, 0x00, 0, 1, letterR, 0x00, 1]),
  ...section(10, [2, ...body(product), ...body(series)]),
]);

/** Rows are multiples of this. */
export const lanesAtOnce = 16;
const pageBytes = 65_536;

type Product = (a: number, b: number, end: number) => number;
type Series = (...places: readonly number[]) => void;

function isProduct(value: unknown): value is Product & Series {
  return typeof value === 'function';
}

/** Sums of products of fixed rows of numbers with any stretch of samples. */
export class DotProduct {
  readonly #memory: WebAssembly.Memory;
  readonly #product: Product;
  readonly #series: Series;
  readonly #samplesAt: number;
  #samples = 0;

  /** @param rows the fixed numbers; each row must be a multiple of `lanesAtOnce` long */
  constructor(rows: Float32Array) {
    this.#samplesAt = rows.byteLength;
    this.#memory = new WebAssembly.Memory({ initial: Math.ceil(rows.byteLength / pageBytes) + 1 });
    const instance = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes), { m: { m: this.#memory } });
    const { d, r } = instance.exports;
    if (!isProduct(d) || !isProduct(r)) throw new Bug('The loops were not exported.');
    [this.#product, this.#series] = [d, r];
    new Float32Array(this.#memory.buffer, 0, rows.length).set(rows);
  }

  /** The samples that are worked with until the next call: two stretches, one after the other, and silence after them. */
  load(first: Float32Array, second: Float32Array): void {
    this.#samples = first.length + second.length + lanesAtOnce;
    this.#room(this.#samplesAt + 4 * this.#samples);
    const samples = new Float32Array(this.#memory.buffer, this.#samplesAt, this.#samples);
    samples.set(first);
    samples.set(second, first.length);
    samples.fill(0, first.length + second.length);
  }

  #room(bytes: number): void {
    const missing = bytes - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / pageBytes));
  }

  /** The sum over `count` numbers of the rows from `rowAt` on, times the samples from `sampleAt` on. */
  at(rowAt: number, sampleAt: number, count: number): number {
    return this.#product(4 * rowAt, this.#samplesAt + 4 * sampleAt, 4 * (rowAt + count));
  }

  /**
   * Such sums one after the other: the first with row `phase` and the samples from `sampleAt` on, each next one `down / up` samples
   * further on, with the row of that fraction.
   * @param row length of a row
   */
  series(count: number, ask: { phase: number; sampleAt: number; up: number; down: number; row: number }): Float32Array {
    const made = new Float32Array(count);
    if (count === 0) return made;
    const outAt = this.#samplesAt + 4 * this.#samples;
    this.#room(outAt + made.byteLength);
    const step = 4 * Math.floor(ask.down / ask.up);
    const sampleAt = this.#samplesAt + 4 * ask.sampleAt;
    this.#series(ask.phase, sampleAt, outAt, outAt + 4 * count, ask.up, ask.down % ask.up, step, 4 * ask.row);
    made.set(new Float32Array(this.#memory.buffer, outAt, count));
    return made;
  }
}
