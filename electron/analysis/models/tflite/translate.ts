import { sentence } from '#contract/words/sentence.ts';
import { batchOf, fixed, sizeAt } from './dimensions.ts';
import { constantOf } from './constants.ts';
import { GraphBuilder } from './graph-builder.ts';
import type { TfliteModel, TfliteOperator } from './model-file.ts';
import { tensorTypes } from './model-file.ts';
import type { Handler } from './operation.ts';
import { activations } from './operators/activation.ts';
import { arithmetic } from './operators/arithmetic.ts';
import { convolutions } from './operators/convolution.ts';
import { dense } from './operators/dense.ts';
import { joining } from './operators/joining.ts';
import { reductions } from './operators/reduction.ts';
import { shaping } from './operators/shaping.ts';
import { slicing } from './operators/slicing.ts';
import { refusal } from './refusal.ts';
import type { Value } from './values.ts';

const handlers: ReadonlyMap<string, Handler> = new Map(
  [activations, arithmetic, convolutions, dense, joining, reductions, shaping, slicing].flatMap((each) =>
    Object.entries(each),
  ),
);

/** Most bytes of constants that are unpacked from halves and quantised numbers. */
const mostConstantBytes = 2 ** 31;

export type Translation = {
  readonly graph: GraphBuilder;
  /** The name of the input, [batch, samples] (or [batch, 3] of the location model). */
  readonly input: string;
  /** Numbers that the input takes per window. */
  readonly inputSize: number;
  /** What each tensor of the file has become; null where nothing makes it. */
  readonly values: readonly (Value | null)[];
};

/**
 * Turns the operators of a file, in their order, into an ONNX graph over any number of windows at once.
 * @throws KnownFailure that names the operator that is not known or used in a way that is not known.
 */
export function translate(model: TfliteModel): Translation {
  const graph = new GraphBuilder();
  const values: (Value | null)[] = model.tensors.map(() => null);
  const [position, ...more] = model.inputs;
  const tensor = position === undefined ? undefined : model.tensors[position];
  if (position === undefined || tensor === undefined || more.length > 0) {
    throw refusal('input-unknown', sentence('tflite-detail-inputs', { count: model.inputs.length }));
  }
  const [, size = 0] = tensor.shape;
  if (tensor.type !== tensorTypes.float32 || tensor.shape.length !== 2 || size < 1) {
    throw refusal('input-unknown', tensor.shape.join(' x '));
  }
  const input = 'input';
  const shape = [batchOf(1), fixed(size)];
  values[position] = { kind: 'tensor', name: input, shape, layout: 'as-is', reshapeOf: null };
  const known = new Constants(model, values);
  for (const operator of model.operators) run(operator, graph, known, values);
  return { graph, input, inputSize: sizeAt(shape, 1, 'RESHAPE'), values };
}

/** Constants are unpacked when an operator first asks for them. */
class Constants {
  readonly #model: TfliteModel;
  readonly #values: (Value | null)[];
  #bytes = 0;

  constructor(model: TfliteModel, values: (Value | null)[]) {
    this.#model = model;
    this.#values = values;
  }

  valueAt(position: number, operator: string): Value | null {
    if (position === -1) return null;
    const known = this.#values[position] ?? null;
    if (known !== null) return known;
    const tensor = this.#model.tensors[position];
    const empty = tensor?.shape.includes(0) === true;
    if (tensor === undefined || (tensor.data === null && !empty)) {
      throw refusal('damaged', operator);
    }
    const made = constantOf(tensor, tensor.data ?? new Uint8Array(0));
    if (made.data.buffer !== tensor.data?.buffer) this.#bytes += made.data.byteLength;
    if (this.#bytes > mostConstantBytes) throw refusal('too-large', '> 2 GB');
    this.#values[position] = made;
    return made;
  }
}

function run(operator: TfliteOperator, graph: GraphBuilder, known: Constants, values: (Value | null)[]): void {
  const { name, options } = operator;
  const handler = handlers.get(name);
  if (handler === undefined) throw refusal('operator-unknown', name);
  const inputs = operator.inputs.map((position) => known.valueAt(position, name));
  const made = handler({ name, graph, inputs, outputs: operator.outputs.length, options });
  for (const [at, position] of operator.outputs.entries()) {
    const value = made[at];
    if (value === undefined) throw refusal('operator-unusual', name);
    values[position] = value;
  }
}
