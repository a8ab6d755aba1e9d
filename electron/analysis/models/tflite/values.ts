import { refusal } from './refusal.ts';
import type { Shape } from './dimensions.ts';
import { fixedShape } from './dimensions.ts';

/** Numbers known while translating: weights, and everything that the file computes from shapes. */
export type Constant = {
  readonly kind: 'constant';
  readonly shape: readonly number[];
  /** Row-major in the file's axis order. Whole numbers lie in a Float64Array. */
  readonly data: Float32Array | Float64Array;
  readonly integer: boolean;
  /** 1 where a whole number is to be multiplied by the number of windows; null where none is. */
  readonly batched: Uint8Array | null;
};

/** What the ONNX graph computes. `shape` is in the file's axis order; `layout` says how the numbers lie. */
export type Tensor = {
  readonly kind: 'tensor';
  readonly name: string;
  readonly shape: Shape;
  /** `channels-first`: the last axis of `shape` comes right after the first (NHWC -> NCHW). */
  readonly layout: 'as-is' | 'channels-first';
  /** What this is a mere reshape of. */
  readonly reshapeOf: Tensor | null;
};

/**
 * Windows over a signal on their way through a Fourier transform; nothing of it is computed at run time (front-end.ts).
 * `time` [batch, frames, ..., length] -> `complex` -> `real` [batch, frames, ..., bins].
 */
export type Frames = {
  readonly kind: 'frames';
  readonly shape: Shape;
  readonly stage: 'time' | 'complex' | 'real';
  /** [batch, samples], as is. */
  readonly signal: Tensor;
  readonly length: number;
  readonly step: number;
  readonly count: number;
  readonly window: Float32Array | null;
  /** Samples that the transform takes; frames are filled up with zeros. 0 before it. */
  readonly transformed: number;
};

/** |signal * kernels| ^ exponent, or without the absolute value where the exponent is 1: one strided convolution. */
export type Mel = {
  readonly kind: 'mel';
  /** [..., bands]; frames and batch before it. */
  readonly shape: Shape;
  readonly frames: Frames;
  /** [bands][length] */
  readonly kernels: Float32Array;
  readonly bands: number;
  readonly exponent: number;
};

export type Value = Constant | Tensor | Frames | Mel;

export function ints(values: readonly number[], shape: readonly number[] = [values.length]): Constant {
  return { kind: 'constant', shape, data: Float64Array.from(values), integer: true, batched: null };
}

export function shapeOf(value: Value): Shape {
  return value.kind === 'constant' ? fixedShape(value.shape) : value.shape;
}

/** A shape as the numbers that a SHAPE operator gives. */
export function shapeConstant(shape: Shape): Constant {
  const made = ints(shape.map(({ size }) => size));
  return shape.some(({ batched }) => batched)
    ? { ...made, batched: Uint8Array.from(shape, ({ batched }) => (batched ? 1 : 0)) }
    : made;
}

/** The entries of a constant as axes of a shape. */
export function dimsOf(constant: Constant): Shape {
  return Array.from(constant.data, (size, at) => ({ size, batched: constant.batched?.[at] === 1 }));
}

/** Whole numbers that do not depend on the batch. @throws KnownFailure where they are not known. */
export function knownInts(value: Value | null | undefined, operator: string): number[] {
  if (value?.kind !== 'constant' || value.batched?.includes(1) === true) throw refusal('operator-unusual', operator);
  return [...value.data];
}
