import { Bug } from '#contract/failure.ts';
/*
 * The one loop that listening spends most of its time in, as WebAssembly with four-wide arithmetic: about six times as fast as the same loop in
 * JavaScript. Written out by hand, since a compiler for thirty instructions would be the larger part of the build.
 *
 *   (func (export "d") (param $a i32) (param $b i32) (param $end i32) (result f32) (local $x v128) (local $y v128)
 *     (loop
 *       x += a[0..3] * b[0..3];  y += a[4..7] * b[4..7];  b += 32;  a += 32;  repeat while a < end)
 *     the sum of all lanes of x + y)
 */
const getA = [0x20, 0];
const getB = [0x20, 1];
const getEnd = [0x20, 2];
const getX = [0x20, 3];
const getY = [0x20, 4];
const setX = [0x21, 3];
const setY = [0x21, 4];
const load = [0xfd, 0x00, 2, 0];
const loadNext = [0xfd, 0x00, 2, 16];
const mulLanes = [0xfd, 0xe6, 0x01];
const addLanes = [0xfd, 0xe4, 0x01];
const plus32 = [0x41, 32, 0x6a];
const lane = (index: number): number[] => [...getX, 0xfd, 0x1f, index];

const body = [
  ...[1, 2, 0x7b], // two v128 locals
  ...[0x03, 0x40], // loop
  ...[...getX, ...getA, ...load, ...getB, ...load, ...mulLanes, ...addLanes, ...setX],
  ...[...getY, ...getA, ...loadNext, ...getB, ...loadNext, ...mulLanes, ...addLanes, ...setY],
  ...[...getB, ...plus32, 0x21, 1],
  ...[...getA, ...plus32, 0x22, 0, ...getEnd, 0x49], // a < end
  ...[0x0d, 0, 0x0b], // repeat; end of the loop
  ...[...getX, ...getY, ...addLanes, ...setX],
  ...[...lane(0), ...lane(1), 0x92, ...lane(2), ...lane(3), 0x92, 0x92, 0x0b],
];

const section = (id: number, content: readonly number[]): number[] => [id, content.length, ...content];
const [letterD, letterM] = [0x64, 0x6d];

const moduleBytes = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, [1, 0x60, 3, 0x7f, 0x7f, 0x7f, 1, 0x7d]), // (i32, i32, i32) -> f32
  ...section(2, [1, 1, letterM, 1, letterM, 0x02, 0, 1]), // memory "m" "m"
  ...section(3, [1, 0]),
  ...section(7, [1, 1, letterD, 0x00, 0]),
  ...section(10, [1, body.length, ...body]),
]);

/** Rows and samples are multiples of this. */
export const lanesAtOnce = 8;
const pageBytes = 65_536;

type Product = (a: number, b: number, end: number) => number;

function isProduct(value: unknown): value is Product {
  return typeof value === 'function';
}

/** Sums of products of fixed rows of numbers with any stretch of samples. */
export class DotProduct {
  readonly #memory: WebAssembly.Memory;
  readonly #product: Product;
  readonly #samplesAt: number;

  /** @param rows the fixed numbers; each row must be a multiple of `lanesAtOnce` long */
  constructor(rows: Float32Array) {
    this.#samplesAt = rows.byteLength;
    this.#memory = new WebAssembly.Memory({ initial: Math.ceil(rows.byteLength / pageBytes) + 1 });
    const instance = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes), { m: { m: this.#memory } });
    const { d } = instance.exports;
    if (!isProduct(d)) throw new Bug('The product was not exported.');
    this.#product = d;
    new Float32Array(this.#memory.buffer, 0, rows.length).set(rows);
  }

  /** The samples that `at` works with until the next call. */
  load(samples: Float32Array): void {
    const missing = this.#samplesAt + samples.byteLength - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / pageBytes));
    new Float32Array(this.#memory.buffer, this.#samplesAt, samples.length).set(samples);
  }

  /** The sum over `count` numbers of the rows from `rowAt` on, times the samples from `sampleAt` on. */
  at(rowAt: number, sampleAt: number, count: number): number {
    return this.#product(4 * rowAt, this.#samplesAt + 4 * sampleAt, 4 * (rowAt + count));
  }
}
