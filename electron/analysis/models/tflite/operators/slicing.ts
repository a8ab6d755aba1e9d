import { axisFrom, fixed, sameDim, sizeAt, type Dim, type Shape } from '../dimensions.ts';
import { framesOf, reversedAlong } from '../front-end.ts';
import type { GraphBuilder } from '../graph-builder.ts';
import { asIs } from '../layout.ts';
import type { Handler, Operation } from '../operation.ts';
import { constantAt, inputAt, tensorAt, unusual } from '../operation.ts';
import type { Constant, Tensor, Value } from '../values.ts';
import { dimsOf, knownInts, shapeOf } from '../values.ts';
import { picked } from './folding.ts';
import { reshapedTo } from './shaping.ts';

/** What is taken of one axis: every `step`th from `start`, `size` of them. */
type Cut = { readonly start: number; readonly step: number; readonly size: Dim };

const whole = (size: Dim): Cut => ({ start: 0, step: 1, size });
const isWhole = ({ start, step, size }: Cut, dim: Dim): boolean => start === 0 && step === 1 && sameDim(size, dim);

/** Takes a part of a value. An axis that grows with the batch is only ever taken whole. */
function cutOut(operation: Operation, value: Value, cuts: readonly Cut[]): Constant | Tensor {
  if (value.kind === 'constant') return cutConstant(value, cuts);
  const tensor = asIs(operation.graph, tensorAt({ ...operation, inputs: [value] }, 0));
  const partial = cuts.flatMap((cut, axis) =>
    isWhole(cut, tensor.shape[axis] ?? fixed(-1)) ? [] : [{ ...cut, axis }],
  );
  if (partial.length === 0) return tensor;
  if (partial.some(({ axis }) => tensor.shape[axis]?.batched === true)) throw unusual(operation);
  const { graph } = operation;
  const list = (pick: (cut: (typeof partial)[number]) => number): string => graph.ints(partial.map(pick));
  const inputs = [
    tensor.name,
    list(({ start }) => start),
    list(({ start, step, size }) => endOf(start, step, size.size)),
    list(({ axis }) => axis),
    list(({ step }) => step),
  ];
  return graph.add(
    'Slice',
    inputs,
    cuts.map(({ size }) => size),
  );
}

/** The position after the last one; ONNX reads a far negative one as "before the first". */
function endOf(start: number, step: number, size: number): number {
  const end = start + step * size;
  return end < 0 ? -(2 ** 31) : end;
}

function cutConstant(constant: Constant, cuts: readonly Cut[]): Constant {
  const inner = (sizes: readonly number[], axis: number): number =>
    sizes.slice(axis + 1).reduce((all, size) => all * size, 1);
  const shape = cuts.map(({ size }) => size.size);
  const axes = cuts.map(({ start, step, size }, axis) => ({
    start,
    step,
    size: size.size,
    over: inner(shape, axis),
    stride: inner(constant.shape, axis),
  }));
  const source = (at: number): number =>
    axes.reduce(
      (sum, { start, step, size, over, stride }) => sum + (start + (Math.floor(at / over) % size) * step) * stride,
      0,
    );
  return picked(constant, shape, source);
}

/** Without the axes that were named one by one. */
function withoutAxes(graph: GraphBuilder, value: Constant | Tensor, axes: ReadonlySet<number>): Value {
  if (axes.size === 0) return value;
  if (value.kind === 'constant') return { ...value, shape: value.shape.filter((_, axis) => !axes.has(axis)) };
  const left = value.shape.filter((_, axis) => !axes.has(axis));
  return reshapedTo(graph, value, left);
}

const bit = (mask: number, axis: number): boolean => ((mask >> axis) & 1) === 1;

type Strides = { readonly begin: Shape; readonly end: Shape; readonly step: Shape; readonly masks: readonly number[] };

/** One axis of STRIDED_SLICE by TensorFlow's rules: masks open an end, negative positions count from behind. */
function strided(operation: Operation, dim: Dim, axis: number, { begin, end, step, masks }: Strides): Cut {
  const [beginMask = 0, endMask = 0, , , shrinkMask = 0] = masks;
  const [from, to] = [begin[axis] ?? fixed(0), end[axis] ?? dim];
  const stride = step[axis]?.size ?? 1;
  const open = bit(endMask, axis) || axis >= end.length || sameDim(to, dim);
  const starts = bit(beginMask, axis) || axis >= begin.length || (from.size === 0 && !from.batched);
  if (dim.batched) {
    if (!open || !starts || stride !== 1 || bit(shrinkMask, axis)) throw unusual(operation);
    return whole(dim);
  }
  if (from.batched || to.batched || stride < 1) throw unusual(operation);
  const placed = (at: number): number => Math.min(dim.size, Math.max(0, at < 0 ? at + dim.size : at));
  const start = starts ? 0 : placed(from.size);
  if (bit(shrinkMask, axis)) return { start, step: 1, size: fixed(1) };
  return {
    start,
    step: stride,
    size: fixed(Math.max(0, Math.ceil(((open ? dim.size : placed(to.size)) - start) / stride))),
  };
}

const stridedSlice: Handler = (operation) => {
  const value = inputAt(operation, 0);
  const [begin, end, step] = [1, 2, 3].map((at) => dimsOf(constantAt(operation, at)));
  const masks = [0, 1, 2, 3, 4].map((field) => operation.options?.int32(field, 0) ?? 0);
  if (begin === undefined || end === undefined || step === undefined) throw unusual(operation);
  if (masks[2] !== 0 || masks[3] !== 0) throw unusual(operation);
  const cuts = shapeOf(value).map((dim, axis) => strided(operation, dim, axis, { begin, end, step, masks }));
  const shrunk = cuts.flatMap((_, axis) => (bit(masks[4] ?? 0, axis) ? [axis] : []));
  return [withoutAxes(operation.graph, cutOut(operation, value, cuts), new Set(shrunk))];
};

const slice: Handler = (operation) => {
  const value = inputAt(operation, 0);
  const [begin, size] = [knownInts(operation.inputs[1], operation.name), dimsOf(constantAt(operation, 2))];
  const cuts = shapeOf(value).map((dim, axis): Cut => {
    const [start = 0, length = fixed(-1)] = [begin[axis], size[axis]];
    if (dim.batched) return start === 0 ? whole(dim) : { start, step: 1, size: length };
    return { start, step: 1, size: length.size === -1 ? fixed(dim.size - start) : length };
  });
  return [cutOut(operation, value, cuts)];
};

function splitInto(operation: Operation, value: Value, axis: number, sizes: readonly number[]): Value[] {
  const shape = shapeOf(value);
  let start = 0;
  return sizes.map((size) => {
    const cuts = shape.map((dim, at): Cut => (at === axis ? { start, step: 1, size: fixed(size) } : whole(dim)));
    start += size;
    return cutOut(operation, value, cuts);
  });
}

const splitSizes: Handler = (operation) => {
  const value = inputAt(operation, 0);
  const sizes = knownInts(operation.inputs[1], operation.name);
  const [named = 0] = knownInts(operation.inputs[2], operation.name);
  const axis = axisFrom(named, shapeOf(value).length, operation.name);
  const all = sizeAt(shapeOf(value), axis, operation.name);
  const known = sizes.reduce((sum, size) => sum + Math.max(0, size), 0);
  return splitInto(
    operation,
    value,
    axis,
    sizes.map((size) => (size < 0 ? all - known : size)),
  );
};

const split: Handler = (operation) => {
  const value = inputAt(operation, 1);
  const [named = 0] = knownInts(operation.inputs[0], operation.name);
  const axis = axisFrom(named, shapeOf(value).length, operation.name);
  const size = sizeAt(shapeOf(value), axis, operation.name) / operation.outputs;
  if (!Number.isInteger(size)) throw unusual(operation);
  return splitInto(
    operation,
    value,
    axis,
    Array.from({ length: operation.outputs }, () => size),
  );
};

/** Rows by their positions: of known numbers, of a signal cut into frames, or of a tensor. */
const gather: Handler = (operation) => {
  const value = inputAt(operation, 0);
  const positions = constantAt(operation, 1);
  const shape = shapeOf(value);
  const axis = axisFrom(operation.options?.int32(0, 0) ?? 0, shape.length, operation.name);
  if ((operation.options?.int32(1, 0) ?? 0) !== 0) throw unusual(operation);
  if (value.kind === 'constant') return [gathered(operation, value, positions)];
  const tensor = tensorAt(operation, 0);
  const frames = axis === 1 ? framesOf(tensor, positions) : null;
  if (frames !== null) return [frames];
  if (positions.shape.length !== 1 || shape[axis]?.batched === true) throw unusual(operation);
  const inputs = [asIs(operation.graph, tensor).name, operation.graph.ints(knownInts(positions, operation.name))];
  return [operation.graph.add('Gather', inputs, shape.with(axis, fixed(positions.data.length)), 'as-is', { axis })];
};

function gathered(operation: Operation, value: Constant, positions: Constant): Constant {
  if (value.shape.length !== 1 || positions.batched !== null) throw unusual(operation);
  if (positions.data.some((at) => at < 0 || at >= value.data.length)) throw unusual(operation);
  return picked(value, positions.shape, (at) => positions.data[at] ?? 0);
}

const reverse: Handler = (operation) => {
  const value = inputAt(operation, 0);
  const named = knownInts(operation.inputs[1], operation.name);
  const bands = reversedAlong(value, named);
  if (bands !== null) return [bands];
  const shape = shapeOf(value);
  const axes = named.map((axis) => axisFrom(axis, shape.length, operation.name));
  const cuts = shape.map((dim, axis): Cut =>
    axes.includes(axis) ? { start: dim.size - 1, step: -1, size: dim } : whole(dim),
  );
  return [cutOut(operation, value, cuts)];
};

export const slicing: Readonly<Record<string, Handler>> = {
  STRIDED_SLICE: stridedSlice,
  SLICE: slice,
  SPLIT: split,
  SPLIT_V: splitSizes,
  GATHER: gather,
  REVERSE_V2: reverse,
};
