import type { TfliteTensor } from './model-file.ts';
import { tensorTypes } from './model-file.ts';
import { refusal } from './refusal.ts';
import type { Constant } from './values.ts';

type Stored = Int8Array | Uint8Array | Int16Array | Int32Array | Float64Array;

/** A copy where the bytes do not lie on a multiple of the width. */
function aligned(bytes: Uint8Array, width: number): { readonly buffer: ArrayBufferLike; readonly at: number } {
  if (bytes.byteOffset % width === 0) return { buffer: bytes.buffer, at: bytes.byteOffset };
  return { buffer: bytes.slice().buffer, at: 0 };
}

function stored(type: number, bytes: Uint8Array, count: number): Stored | null {
  const { buffer, at } = aligned(bytes, 8);
  if (type === tensorTypes.int8) return new Int8Array(buffer, at, count);
  if (type === tensorTypes.uint8 || type === tensorTypes.bool) return new Uint8Array(buffer, at, count);
  if (type === tensorTypes.int16) return new Int16Array(buffer, at, count);
  if (type === tensorTypes.int32) return new Int32Array(buffer, at, count);
  if (type === tensorTypes.int64) return Float64Array.from(new BigInt64Array(buffer, at, count), Number);
  return null;
}

/** IEEE 754 half precision to single: the bits in their places, then a power of two for the other bias of the exponent. */
function fromHalves(bytes: Uint8Array, count: number): Float32Array {
  const { buffer, at: first } = aligned(bytes, 2);
  const halves = new Uint16Array(buffer, first, count);
  const bits = new Uint32Array(count);
  const floats = new Float32Array(bits.buffer);
  for (let at = 0; at < count; at += 1) {
    const half = halves[at] ?? 0;
    const endless = (half & 0x7c00) === 0x7c00;
    bits[at] = ((half & 0x8000) << 16) | ((half & 0x7fff) << 13) | (endless ? 0x7f800000 : 0);
    if (!endless) floats[at] = (floats[at] ?? 0) * 2 ** 112;
  }
  return floats;
}

/** real = scale x (stored - zeroPoint), with one pair for all numbers or one per position on `axis`. */
function dequantized(numbers: Stored, tensor: TfliteTensor): Float32Array {
  const { scale, zeroPoint, axis } = tensor.quantization ?? {
    scale: new Float32Array(0),
    zeroPoint: new Float64Array(0),
    axis: 0,
  };
  const size = tensor.shape[axis] ?? 1;
  if (scale.length > 1 && scale.length !== size)
    throw refusal('damaged', `${tensor.name}: scale[${String(scale.length)}]`);
  const inner = tensor.shape.slice(axis + 1).reduce((product, each) => product * each, 1);
  const real = new Float32Array(numbers.length);
  for (let at = 0; at < real.length; at += 1) {
    const which = scale.length > 1 ? Math.floor(at / inner) % size : 0;
    real[at] = (scale[which] ?? 0) * ((numbers[at] ?? 0) - (zeroPoint[which] ?? 0));
  }
  return real;
}

const widths: ReadonlyMap<number, number> = new Map([
  [tensorTypes.float32, 4],
  [tensorTypes.float16, 2],
  [tensorTypes.int32, 4],
  [tensorTypes.uint8, 1],
  [tensorTypes.int64, 8],
  [tensorTypes.bool, 1],
  [tensorTypes.int16, 2],
  [tensorTypes.int8, 1],
]);

/**
 * The numbers of a constant tensor: floats as they are (a view into the file where it can be), halves and quantised numbers as floats.
 * @throws KnownFailure where the type is not read or the bytes do not fit the shape.
 */
export function constantOf(tensor: TfliteTensor, bytes: Uint8Array): Constant {
  const { shape, type, name } = tensor;
  const count = shape.reduce((product, size) => product * size, 1);
  const width = widths.get(type);
  if (width === undefined) throw refusal('tensor-type', String(type));
  if (shape.some((size) => size < 0) || count * width !== bytes.length) {
    throw refusal('damaged', `${name}: ${shape.join(' x ')}, ${String(bytes.length)} B`);
  }
  const made = { kind: 'constant', shape, batched: null } as const;
  if (type === tensorTypes.float16) return { ...made, integer: false, data: fromHalves(bytes, count) };
  const numbers = stored(type, bytes, count);
  if (numbers === null) {
    const { buffer, at } = aligned(bytes, 4);
    return { ...made, integer: false, data: new Float32Array(buffer, at, count) };
  }
  if (tensor.quantization !== null) return { ...made, integer: false, data: dequantized(numbers, tensor) };
  return { ...made, integer: true, data: Float64Array.from(numbers) };
}
