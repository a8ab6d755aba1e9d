import { axisFrom, fixed, reshaped, sameShape, type Dim, type Shape } from '../dimensions.ts';
import { reshapedFrames, reshapedMel, transformed } from '../front-end.ts';
import type { GraphBuilder } from '../graph-builder.ts';
import { asIs, layoutsAgree, reshapeNode } from '../layout.ts';
import type { Handler, Operation } from '../operation.ts';
import { computed, inputAt, tensorAt, unusual } from '../operation.ts';
import type { Constant, Tensor, Value } from '../values.ts';
import { dimsOf, ints, knownInts, shapeConstant, shapeOf } from '../values.ts';
import { mostFolded } from './folding.ts';

/** The tensor under another shape. Going back to the shape it came from costs nothing. */
export function reshapedTo(graph: GraphBuilder, tensor: Tensor, shape: Shape): Tensor {
  if (sameShape(tensor.shape, shape)) return tensor;
  const before = tensor.reshapeOf;
  if (before !== null && sameShape(before.shape, shape)) return before;
  const source = layoutsAgree(tensor.shape) ? tensor : asIs(graph, tensor);
  return reshapeNode(graph, source, shape, shape.length === 4 && layoutsAgree(shape) ? 'channels-first' : 'as-is');
}

function withShape(operation: Operation, value: Value, shape: Shape): Value {
  if (value.kind === 'constant') return { ...value, shape: shape.map(({ size }) => size) };
  if (value.kind === 'frames') {
    const kept = reshapedFrames(value, shape);
    if (kept === null) throw unusual(operation);
    return kept;
  }
  const kept = value.kind === 'mel' ? reshapedMel(value, shape) : null;
  return kept ?? reshapedTo(operation.graph, computed(operation, value), shape);
}

const reshape: Handler = (operation) => {
  const value = inputAt(operation, 0);
  const wanted = operation.inputs[1] ?? null;
  if (wanted !== null && wanted.kind !== 'constant') throw unusual(operation);
  const target = wanted === null ? (operation.options?.int32s(0) ?? []).map(fixed) : dimsOf(wanted);
  return [withShape(operation, value, reshaped(shapeOf(value), target, operation.name))];
};

const squeeze: Handler = (operation) => {
  const value = inputAt(operation, 0);
  const shape = shapeOf(value);
  const named = operation.options?.int32s(0) ?? [];
  const axes = named.map((axis) => axisFrom(axis, shape.length, operation.name));
  const one = (dim: Dim): boolean => dim.size === 1 && !dim.batched;
  const goes = (dim: Dim, axis: number): boolean => (axes.length === 0 ? one(dim) : axes.includes(axis));
  if (shape.some((dim, axis) => axes.includes(axis) && !one(dim))) throw unusual(operation);
  return [
    withShape(
      operation,
      value,
      shape.filter((dim, axis) => !goes(dim, axis)),
    ),
  ];
};

const expand: Handler = (operation) => {
  const value = inputAt(operation, 0);
  const shape = shapeOf(value);
  const [named = 0] = knownInts(operation.inputs[1], operation.name);
  const axis = axisFrom(named, shape.length + 1, operation.name);
  return [withShape(operation, value, shape.toSpliced(axis, 0, fixed(1)))];
};

const transpose: Handler = (operation) => {
  const { graph, name } = operation;
  const tensor = tensorAt(operation, 0);
  const perm = knownInts(operation.inputs[1], name).map((axis) => axisFrom(axis, tensor.shape.length, name));
  if (new Set(perm).size !== tensor.shape.length || perm.length !== tensor.shape.length) throw unusual(operation);
  const shape = perm.map((axis) => tensor.shape[axis] ?? fixed(1));
  // [batch, frames, bands] that lie as [batch, bands, frames] are already what is asked for.
  const lies = tensor.layout === 'channels-first' && perm.join() === '0,2,1';
  if (lies) return [{ ...tensor, shape, layout: 'as-is', reshapeOf: null }];
  return [graph.add('Transpose', [asIs(graph, tensor).name], shape, 'as-is', { perm })];
};

/** 0, 1, ... of the frames; begin, end and step are known. */
const range: Handler = (operation) => {
  const [begin = 0, end = 0, step = 0] = [0, 1, 2].map((at) => knownInts(operation.inputs[at], operation.name)[0] ?? 0);
  const count = Math.max(0, Math.ceil((end - begin) / step));
  if (!(count <= mostFolded)) throw unusual(operation);
  return [ints(Array.from({ length: count }, (_, at) => begin + at * step))];
};

/** Complex numbers become real ones by losing their imaginary part, as TensorFlow casts them. */
const cast: Handler = (operation) => {
  const value = inputAt(operation, 0);
  if (value.kind === 'frames') return [value.stage === 'complex' ? { ...value, stage: 'real' } : value];
  if (value.kind === 'constant') return [castConstant(value, (operation.options?.int8(1, 0) ?? 0) > 1)];
  const { name, shape, layout } = computed(operation, value);
  if ((operation.options?.int8(1, 0) ?? 0) !== 0) throw unusual(operation);
  return [operation.graph.add('Cast', [name], shape, layout, { to: 1 })];
};

function castConstant(value: Constant, integer: boolean): Constant {
  const data = integer ? Float64Array.from(value.data, Math.trunc) : Float32Array.from(value.data);
  return { ...value, data, integer };
}

const fourier: Handler = (operation) => {
  const value = inputAt(operation, 0);
  if (value.kind !== 'frames') throw unusual(operation);
  return [transformed(value, knownInts(operation.inputs[1], operation.name))];
};

/** Quantised numbers are real ones here from the start (constants.ts). */
const same: Handler = (operation) => [inputAt(operation, 0)];

const shape: Handler = (operation) => [shapeConstant(shapeOf(inputAt(operation, 0)))];
const rank: Handler = (operation) => [ints([shapeOf(inputAt(operation, 0)).length], [])];

export const shaping: Readonly<Record<string, Handler>> = {
  RESHAPE: reshape,
  SQUEEZE: squeeze,
  EXPAND_DIMS: expand,
  TRANSPOSE: transpose,
  SHAPE: shape,
  RANK: rank,
  RANGE: range,
  CAST: cast,
  REAL: cast,
  RFFT2D: fourier,
  DEQUANTIZE: same,
  QUANTIZE: same,
};
