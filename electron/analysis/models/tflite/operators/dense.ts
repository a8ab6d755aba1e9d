import { countOf, fixed, type Shape } from '../dimensions.ts';
import { melOf } from '../front-end.ts';
import { asIs, reshapeNode } from '../layout.ts';
import type { Handler, Operation } from '../operation.ts';
import { computed, inputAt, unusual, weightsAt } from '../operation.ts';
import type { Tensor } from '../values.ts';
import { activated } from './activation.ts';

/** [rows, depth], whatever axes the input had. */
function flattened(operation: Operation, value: Tensor, depth: number): Tensor {
  const tensor = asIs(operation.graph, value);
  const { size, batched } = countOf(tensor.shape);
  const rows = size / depth;
  if (!Number.isInteger(rows)) throw unusual(operation);
  const [first, second] = tensor.shape;
  const flat = tensor.shape.length === 2 && first !== undefined && second?.size === depth;
  return flat ? tensor : reshapeNode(operation.graph, tensor, [{ size: rows, batched }, fixed(depth)], 'as-is');
}

/** Weights [width out, depth in], bias [width out]. */
const fullyConnected: Handler = (operation) => {
  const { graph, options } = operation;
  const value = inputAt(operation, 0);
  const weights = weightsAt(operation, 1);
  const [width = 0, depth = 0] = weights.shape;
  if (weights.shape.length !== 2 || (options?.int8(1, 0) ?? 0) !== 0) throw unusual(operation);
  if (value.kind === 'frames' && (operation.inputs[2] ?? null) === null) return [melOf(value, weights)];
  const rows = flattened(operation, computed(operation, value), depth);
  const [count = fixed(1)] = rows.shape;
  const inputs = [rows.name, graph.weight(weights.data, [width, depth])];
  if ((operation.inputs[2] ?? null) !== null) inputs.push(biasOf(operation, width));
  const made = graph.add('Gemm', inputs, [count, fixed(width)], 'as-is', { transB: 1 });
  const keeps = (options?.uint8(2, 0) ?? 0) !== 0;
  const shaped = keeps ? keptAxes(operation, made, computed(operation, value).shape) : made;
  return [activated(operation, shaped, options?.int8(0, 0) ?? 0)];
};

function biasOf(operation: Operation, width: number): string {
  const { data } = weightsAt(operation, 2);
  if (data.length !== width) throw unusual(operation);
  return operation.graph.weight(data, [width]);
}

function keptAxes({ graph }: Operation, made: Tensor, from: Shape): Tensor {
  if (from.length === 2) return made;
  return reshapeNode(graph, made, [...from.slice(0, -1), made.shape[1] ?? fixed(1)], 'as-is');
}

export const dense: Readonly<Record<string, Handler>> = { FULLY_CONNECTED: fullyConnected };
