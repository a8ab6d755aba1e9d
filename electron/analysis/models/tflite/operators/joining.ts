import { axisFrom, fixed, sameDim, sizeAt, type Shape } from '../dimensions.ts';
import { asIs, channelsFirst, channelsFirstAxis, channelsFirstOrder, tensorAsIs } from '../layout.ts';
import type { Handler, Operation } from '../operation.ts';
import { computed, inputAt, tensorAt, unusual } from '../operation.ts';
import type { Constant, Tensor, Value } from '../values.ts';
import { knownInts, shapeOf } from '../values.ts';
import { activated } from './activation.ts';
import { chained } from './folding.ts';
import { reshapedTo } from './shaping.ts';

const isConstant = (value: Value): value is Constant => value.kind === 'constant';

function values(operation: Operation): Value[] {
  return operation.inputs.map((_, at) => inputAt(operation, at));
}

/** The shape of parts laid end to end along an axis. */
function joinedShape(operation: Operation, shapes: readonly Shape[], axis: number): Shape {
  const [first = []] = shapes;
  const fits = (shape: Shape): boolean =>
    shape.length === first.length && shape.every((dim, at) => at === axis || sameDim(dim, first[at] ?? fixed(-1)));
  if (!shapes.every(fits)) throw unusual(operation);
  const size = shapes.reduce((sum, shape) => sum + sizeAt(shape, axis, operation.name), 0);
  return first.with(axis, fixed(size));
}

function joined(operation: Operation, tensors: readonly Tensor[], axis: number): Tensor {
  const { graph } = operation;
  const shape = joinedShape(
    operation,
    tensors.map((tensor) => tensor.shape),
    axis,
  );
  const images = shape.length === 4 && tensors.some(({ layout }) => layout === 'channels-first');
  const names = tensors.map((tensor) => (images ? channelsFirst(graph, tensor) : asIs(graph, tensor)).name);
  const along = images ? channelsFirstAxis(axis, shape.length) : axis;
  return graph.add('Concat', names, shape, images ? 'channels-first' : 'as-is', { axis: along });
}

const concatenate: Handler = (operation) => {
  const parts = values(operation);
  const [first] = parts;
  if (first === undefined) throw unusual(operation);
  const axis = axisFrom(operation.options?.int32(0, 0) ?? 0, shapeOf(first).length, operation.name);
  if (parts.every(isConstant)) {
    if (parts.some(({ shape }) => shape.length !== 1)) throw unusual(operation);
    return [chained(parts, [parts.reduce((sum, { data }) => sum + data.length, 0)])];
  }
  const tensors = parts.map((part) =>
    isConstant(part) ? tensorAsIs(operation.graph, part) : computed(operation, part),
  );
  return [activated(operation, joined(operation, tensors, axis), operation.options?.int8(1, 0) ?? 0)];
};

/** Values of one shape stacked along a new axis: sizes become a shape, tensors become one tensor. */
const pack: Handler = (operation) => {
  const parts = values(operation);
  const [first] = parts;
  if (first === undefined) throw unusual(operation);
  if (parts.every(isConstant)) {
    const single = parts.every(({ shape }) => shape.length === 0);
    if (!single) throw unusual(operation);
    return [chained(parts, [parts.length])];
  }
  const rank = shapeOf(first).length + 1;
  const axis = axisFrom(operation.options?.int32(1, 0) ?? 0, rank, operation.name);
  const tensors = parts.map((part) => {
    const tensor = computed(operation, part);
    return reshapedTo(operation.graph, tensor, tensor.shape.toSpliced(axis, 0, fixed(1)));
  });
  return [joined(operation, tensors, axis)];
};

/** @param fill what is put around: zero, or the third input. */
const pad: Handler = (operation) => {
  const { graph, name } = operation;
  const tensor = tensorAt(operation, 0);
  const added = knownInts(operation.inputs[1], name);
  const rank = tensor.shape.length;
  if (added.length !== 2 * rank || added.some((size) => size < 0)) throw unusual(operation);
  const fill = operation.inputs[2] ?? null;
  if (fill !== null && fill.kind !== 'constant') throw unusual(operation);
  const shape = tensor.shape.map((dim, axis) => ({
    ...dim,
    size: dim.size + (added[2 * axis] ?? 0) + (added[2 * axis + 1] ?? 0),
  }));
  if (shape.some((dim, axis) => dim.batched && dim.size !== tensor.shape[axis]?.size)) throw unusual(operation);
  const order = tensor.layout === 'as-is' ? tensor.shape.map((_, axis) => axis) : channelsFirstOrder(rank);
  const pads = [...order.map((axis) => added[2 * axis] ?? 0), ...order.map((axis) => added[2 * axis + 1] ?? 0)];
  return [graph.add('Pad', [tensor.name, graph.ints(pads), graph.scalar(fill?.data[0] ?? 0)], shape, tensor.layout)];
};

export const joining: Readonly<Record<string, Handler>> = {
  CONCATENATION: concatenate,
  PACK: pack,
  PAD: pad,
  PADV2: pad,
};
