import type { GraphBuilder } from '../graph-builder.ts';
import { asIs } from '../layout.ts';
import type { Handler, Operation } from '../operation.ts';
import { tensorAt, unusual } from '../operation.ts';
import type { Tensor } from '../values.ts';

/** A node of one input that leaves shape and layout alone. */
function unary(graph: GraphBuilder, op: string, { name, shape, layout }: Tensor): Tensor {
  return graph.add(op, [name], shape, layout);
}

function clipped(graph: GraphBuilder, { name, shape, layout }: Tensor, low: number, high: number): Tensor {
  return graph.add('Clip', [name, graph.scalar(low), graph.scalar(high)], shape, layout);
}

/** The function fused into an operator (ActivationFunctionType in schema.fbs). */
export function activated({ graph, ...operation }: Operation, tensor: Tensor, code: number): Tensor {
  if (code === 0) return tensor;
  if (code === 1) return unary(graph, 'Relu', tensor);
  if (code === 2) return clipped(graph, tensor, -1, 1);
  if (code === 3) return clipped(graph, tensor, 0, 6);
  if (code === 4) return unary(graph, 'Tanh', tensor);
  throw unusual({ graph, ...operation });
}

const plain =
  (op: string): Handler =>
  (operation) => [unary(operation.graph, op, tensorAt(operation, 0))];
const between =
  (low: number, high: number): Handler =>
  (operation) => [clipped(operation.graph, tensorAt(operation, 0), low, high)];

const leaky: Handler = (operation) => {
  const { name, shape, layout } = tensorAt(operation, 0);
  const alpha = operation.options?.float32(0, 0) ?? 0;
  return [operation.graph.add('LeakyRelu', [name], shape, layout, { alpha })];
};

const rsqrt: Handler = (operation) => [
  unary(operation.graph, 'Reciprocal', unary(operation.graph, 'Sqrt', tensorAt(operation, 0))),
];

/** Along the last axis; `beta` is a factor before it. */
const softmax: Handler = (operation) => {
  const { graph } = operation;
  const beta = operation.options?.float32(0, 0) ?? 1;
  const { name, shape } = asIs(graph, tensorAt(operation, 0));
  const scaled = beta === 1 ? name : graph.add('Mul', [name, graph.scalar(beta)], shape).name;
  return [graph.add('Softmax', [scaled], shape, 'as-is', { axis: -1 })];
};

export const activations: Readonly<Record<string, Handler>> = {
  LOGISTIC: plain('Sigmoid'),
  RELU: plain('Relu'),
  RELU6: between(0, 6),
  RELU_N1_TO_1: between(-1, 1),
  RELU_0_TO_1: between(0, 1),
  TANH: plain('Tanh'),
  ELU: plain('Elu'),
  HARD_SWISH: plain('HardSwish'),
  LEAKY_RELU: leaky,
  SOFTMAX: softmax,
  EXP: plain('Exp'),
  LOG: plain('Log'),
  SQRT: plain('Sqrt'),
  RSQRT: rsqrt,
  SIN: plain('Sin'),
  COS: plain('Cos'),
  ABS: plain('Abs'),
  NEG: plain('Neg'),
  FLOOR: plain('Floor'),
  CEIL: plain('Ceil'),
};
