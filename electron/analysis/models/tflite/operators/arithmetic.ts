import { broadcast } from '../dimensions.ts';
import { windowed } from '../front-end.ts';
import { asIs, besides, channelsFirst } from '../layout.ts';
import type { Handler, Operation } from '../operation.ts';
import { computed, inputAt, unusual } from '../operation.ts';
import type { Constant, Mel, Tensor, Value } from '../values.ts';
import { shapeOf } from '../values.ts';
import { activated } from './activation.ts';
import { folded, type Fold } from './folding.ts';

type Kind = { readonly op: string; readonly fold: Fold | null; readonly activation: boolean };

/** Both inputs as names in one layout: channels-first as soon as one of them lies so and the other can. */
function aligned(operation: Operation, values: readonly Value[]): { names: string[]; layout: Tensor['layout'] } {
  const { graph } = operation;
  const tensors = values.map((value) => (value.kind === 'constant' ? value : computed(operation, value)));
  const rank = Math.max(...tensors.map(({ shape }) => shape.length));
  const first = tensors.some((each) => each.kind === 'tensor' && each.layout === 'channels-first');
  const fits = tensors.every(
    (each) => each.kind === 'constant' || each.shape.length === rank || each.shape.length === 0,
  );
  const layout = first && fits ? 'channels-first' : 'as-is';
  const named = (value: Constant | Tensor): string => {
    if (value.kind === 'constant') return besides(graph, value, rank, layout);
    if (value.shape.length === 0) return value.name;
    return (layout === 'as-is' ? asIs(graph, value) : channelsFirst(graph, value)).name;
  };
  return { names: tensors.map(named), layout };
}

/** Operators that a spectrogram passes through on its way to a convolution. */
function onSpectrogram(operation: Operation, one: Value, other: Value): Value | null {
  if (operation.name === 'MUL' && one.kind === 'frames' && other.kind === 'constant') return windowed(one, other);
  if (operation.name === 'MUL' && other.kind === 'frames' && one.kind === 'constant') return windowed(other, one);
  if (operation.name === 'MUL' && one.kind === 'mel' && one === other) return raised(one, 2);
  if (operation.name !== 'POW' || one.kind !== 'mel' || other.kind !== 'constant') return null;
  const [exponent = 0] = other.data;
  return other.data.length === 1 && one.exponent % 2 === 0 ? raised(one, exponent) : null;
}

const raised = (mel: Mel, by: number): Mel => ({ ...mel, exponent: mel.exponent * by });

function elementwise({ op, fold, activation }: Kind): Handler {
  return (operation) => {
    const [one, other] = [inputAt(operation, 0), inputAt(operation, 1)];
    if (one.kind === 'constant' && other.kind === 'constant') {
      if (fold === null) throw unusual(operation);
      return [folded(operation, fold, one, other)];
    }
    const passed = onSpectrogram(operation, one, other);
    if (passed !== null) return [passed];
    const { names, layout } = aligned(operation, [one, other]);
    const made = operation.graph.add(op, names, broadcast(shapeOf(one), shapeOf(other), operation.name), layout);
    return [activation ? activated(operation, made, operation.options?.int8(0, 0) ?? 0) : made];
  };
}

const square: Handler = (operation) => {
  const value = inputAt(operation, 0);
  return elementwise({ op: 'Mul', fold: null, activation: false })({
    ...operation,
    name: 'MUL',
    inputs: [value, value],
  });
};

const squaredDifference: Handler = (operation) => {
  const difference = elementwise({ op: 'Sub', fold: null, activation: false })(operation);
  return square({ ...operation, inputs: difference });
};

/** SELECT and SELECT_V2: where the condition holds the second input, elsewhere the third. */
const select: Handler = (operation) => {
  const values = [0, 1, 2].map((at) => inputAt(operation, at));
  const { names, layout } = aligned(operation, values);
  const shape = values.map(shapeOf).reduce((one, other) => broadcast(one, other, operation.name));
  return [operation.graph.add('Where', names, shape, layout)];
};

const plain = (op: string, fold: Fold | null = null): Handler => elementwise({ op, fold, activation: false });
const fused = (op: string, fold: Fold): Handler => elementwise({ op, fold, activation: true });

export const arithmetic: Readonly<Record<string, Handler>> = {
  ADD: fused('Add', 'add'),
  SUB: fused('Sub', 'subtract'),
  MUL: fused('Mul', 'multiply'),
  DIV: fused('Div', 'divide'),
  FLOOR_DIV: plain('Div', 'divide-down'),
  MAXIMUM: plain('Max', 'larger'),
  MINIMUM: plain('Min', 'smaller'),
  POW: plain('Pow'),
  SQUARE: square,
  SQUARED_DIFFERENCE: squaredDifference,
  GREATER: plain('Greater'),
  GREATER_EQUAL: plain('GreaterOrEqual'),
  LESS: plain('Less'),
  LESS_EQUAL: plain('LessOrEqual'),
  EQUAL: plain('Equal'),
  SELECT: select,
  SELECT_V2: select,
};
