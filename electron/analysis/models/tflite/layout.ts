import type { GraphBuilder } from './graph-builder.ts';
import { fixed, type Shape } from './dimensions.ts';
import type { Constant, Tensor } from './values.ts';

const isOne = (shape: Shape, axis: number): boolean => shape[axis]?.size === 1 && shape[axis].batched === false;

/** Order of axes from the file's to channels-first: [0, rank-1, 1, ..., rank-2]. */
export function channelsFirstOrder(rank: number): number[] {
  return [0, rank - 1, ...Array.from({ length: rank - 2 }, (_, at) => at + 1)];
}

/** Where an axis of the file lies in channels-first. */
export function channelsFirstAxis(axis: number, rank: number): number {
  return channelsFirstOrder(rank).indexOf(axis);
}

/** Sizes in the order in which the numbers lie. */
function physicalShape({ shape, layout }: Pick<Tensor, 'shape' | 'layout'>): Shape {
  return layout === 'as-is' ? shape : channelsFirstOrder(shape.length).map((axis) => shape[axis] ?? fixed(1));
}

/** Both orders are the same where there is one channel, or nothing but channels. */
export function layoutsAgree(shape: Shape): boolean {
  const inner = shape.slice(1, -1).every((_, at) => isOne(shape, at + 1));
  return shape.length < 3 || isOne(shape, shape.length - 1) || inner;
}

/** The sizes as ONNX's Reshape wants them: -1 for the axis that grows with the batch. */
function reshapeTarget(shape: Shape): number[] {
  return shape.map(({ size, batched }) => (batched ? -1 : size));
}

/** A tensor of another shape over the same numbers in the same order. */
export function reshapeNode(graph: GraphBuilder, tensor: Tensor, shape: Shape, layout: Tensor['layout']): Tensor {
  const target = reshapeTarget(physicalShape({ shape, layout }));
  return { ...graph.add('Reshape', [tensor.name, graph.ints(target)], shape, layout), reshapeOf: tensor };
}

/** The tensor with its numbers in the file's order. */
export function asIs(graph: GraphBuilder, tensor: Tensor): Tensor {
  if (tensor.layout === 'as-is') return tensor;
  if (layoutsAgree(tensor.shape)) return reshapeNode(graph, tensor, tensor.shape, 'as-is');
  const order = channelsFirstOrder(tensor.shape.length);
  const perm = order.map((_, axis) => order.indexOf(axis));
  return graph.add('Transpose', [tensor.name], tensor.shape, 'as-is', { perm });
}

/** The tensor with its channels right after the batch. */
export function channelsFirst(graph: GraphBuilder, tensor: Tensor): Tensor {
  if (tensor.layout === 'channels-first') return tensor;
  if (layoutsAgree(tensor.shape)) return reshapeNode(graph, tensor, tensor.shape, 'channels-first');
  const perm = channelsFirstOrder(tensor.shape.length);
  return graph.add('Transpose', [tensor.name], tensor.shape, 'channels-first', { perm });
}

/** Numbers of a constant with its axes in another order. */
export function transposed(data: Float32Array, shape: readonly number[], order: readonly number[]): Float32Array {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1));
  const sizes = order.map((axis) => shape[axis] ?? 1);
  const steps = order.map((axis) => strides[axis] ?? 1);
  const made = new Float32Array(data.length);
  const at = sizes.map(() => 0);
  for (let to = 0, from = 0; to < made.length; to += 1) {
    made[to] = data[from] ?? 0;
    for (let axis = sizes.length - 1; axis >= 0; axis -= 1) {
      at[axis] = (at[axis] ?? 0) + 1;
      from += steps[axis] ?? 0;
      if ((at[axis] ?? 0) < (sizes[axis] ?? 1)) break;
      from -= (sizes[axis] ?? 1) * (steps[axis] ?? 0);
      at[axis] = 0;
    }
  }
  return made;
}

/** A constant of floats as a weight beside tensors of this rank and layout. @returns its name. */
export function besides(graph: GraphBuilder, constant: Constant, rank: number, layout: Tensor['layout']): string {
  return graph.weightOf(constant, `${layout} ${String(rank)}`, () => {
    const data = Float32Array.from(constant.data);
    if (data.length === 1) return { data, shape: [] };
    if (layout === 'as-is') return { data, shape: constant.shape };
    const shape = [...Array.from({ length: rank - constant.shape.length }, () => 1), ...constant.shape];
    const order = channelsFirstOrder(rank);
    return { data: transposed(data, shape, order), shape: order.map((axis) => shape[axis] ?? 1) };
  });
}

/** Any value as a tensor in the file's order. */
export function tensorAsIs(graph: GraphBuilder, value: Constant | Tensor): Tensor {
  if (value.kind === 'tensor') return asIs(graph, value);
  const name = graph.weightOf(value, 'plain', () => ({ data: Float32Array.from(value.data), shape: value.shape }));
  return { kind: 'tensor', name, shape: value.shape.map(fixed), layout: 'as-is', reshapeOf: null };
}
