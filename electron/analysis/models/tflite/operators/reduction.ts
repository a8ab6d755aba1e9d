import { axisFrom, fixed, type Shape } from '../dimensions.ts';
import { channelsFirstAxis } from '../layout.ts';
import type { Handler, Operation } from '../operation.ts';
import { inputAt, tensorAt, unusual } from '../operation.ts';
import type { Constant, Tensor } from '../values.ts';
import { knownInts } from '../values.ts';
import { reshapedTo } from './shaping.ts';

type Reduction = 'ReduceMean' | 'ReduceSum' | 'ReduceMin' | 'ReduceMax' | 'ReduceProd';

function withOnes(shape: Shape, axes: readonly number[]): Shape {
  return shape.map((dim, axis) => (axes.includes(axis) ? fixed(1) : dim));
}

/** Axes kept as ones; the mean over height and width is what ONNX Runtime is fastest at. */
function kept({ graph }: Operation, op: Reduction, tensor: Tensor, axes: readonly number[]): Tensor {
  const { name, layout, shape } = tensor;
  const made = withOnes(shape, axes);
  const image = layout === 'channels-first' && shape.length === 4 && axes.join() === '1,2';
  if (op === 'ReduceMean' && image) return graph.add('GlobalAveragePool', [name], made, layout);
  const real =
    layout === 'as-is' ? axes : axes.map((axis) => channelsFirstAxis(axis, shape.length)).toSorted((a, b) => a - b);
  // Since operator set 13 the sum alone takes its axes as an input.
  return op === 'ReduceSum'
    ? graph.add(op, [name, graph.ints(real)], made, layout, { keepdims: 1 })
    : graph.add(op, [name], made, layout, { axes: real, keepdims: 1 });
}

const reduce =
  (op: Reduction): Handler =>
  (operation) => {
    const value = inputAt(operation, 0);
    if (value.kind === 'constant') return [folded(operation, op, value)];
    const tensor = tensorAt(operation, 0);
    const rank = tensor.shape.length;
    const axes = knownInts(operation.inputs[1], operation.name).map((axis) => axisFrom(axis, rank, operation.name));
    const sorted = [...new Set(axes)].toSorted((a, b) => a - b);
    if (sorted.some((axis) => tensor.shape[axis]?.batched === true)) throw unusual(operation);
    const whole = kept(operation, op, tensor, sorted);
    if ((operation.options?.uint8(0, 0) ?? 0) !== 0) return [whole];
    const left = tensor.shape.filter((_, axis) => !sorted.includes(axis));
    return [reshapedTo(operation.graph, whole, left)];
  };

/** Sizes multiplied: the only reduction that files make of numbers known beforehand. */
function folded(operation: Operation, op: Reduction, { data, batched, integer, shape }: Constant): Constant {
  const growing = batched?.reduce((sum, each) => sum + each, 0) ?? 0;
  if (op !== 'ReduceProd' || shape.length !== 1 || growing > 1) throw unusual(operation);
  const product = Float64Array.from(data).reduce((all, each) => all * each, 1);
  const keeps = (operation.options?.uint8(0, 0) ?? 0) !== 0;
  const made = { kind: 'constant', shape: keeps ? [1] : [], integer } as const;
  return { ...made, data: Float64Array.of(product), batched: growing === 1 ? Uint8Array.of(1) : null };
}

export const reductions: Readonly<Record<string, Handler>> = {
  MEAN: reduce('ReduceMean'),
  SUM: reduce('ReduceSum'),
  REDUCE_MIN: reduce('ReduceMin'),
  REDUCE_MAX: reduce('ReduceMax'),
  REDUCE_PROD: reduce('ReduceProd'),
};
