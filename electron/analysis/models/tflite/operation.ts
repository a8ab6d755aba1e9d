import type { FlatTable } from './flatbuffer.ts';
import { melTensor } from './mel-tensor.ts';
import type { GraphBuilder } from './graph-builder.ts';
import { refusal } from './refusal.ts';
import type { Constant, Tensor, Value } from './values.ts';

/** One operator of the file with what is known of its inputs. */
export type Operation = {
  readonly name: string;
  readonly graph: GraphBuilder;
  /** Null is an input left out. */
  readonly inputs: readonly (Value | null)[];
  /** How many outputs the file names. */
  readonly outputs: number;
  /** Fields by their number in the operator's table in schema.fbs; null stands for all defaults. */
  readonly options: FlatTable | null;
};

/** @returns the outputs in the file's order. @throws KnownFailure that names the operator. */
export type Handler = (operation: Operation) => readonly Value[];

export function unusual({ name }: Operation): Error {
  return refusal('operator-unusual', name);
}

/** @throws KnownFailure where the file leaves out an input that is needed. */
export function inputAt(operation: Operation, at: number): Value {
  const value = operation.inputs[at];
  if (value === undefined || value === null) throw unusual(operation);
  return value;
}

/** An input that is computed at run time, in whichever layout it lies. */
export function tensorAt(operation: Operation, at: number): Tensor {
  return computed(operation, inputAt(operation, at));
}

export function computed(operation: Operation, value: Value): Tensor {
  if (value.kind === 'tensor') return value;
  if (value.kind === 'mel') return melTensor(operation.graph, value);
  throw unusual(operation);
}

/** An input whose numbers are known. */
export function constantAt(operation: Operation, at: number): Constant {
  const value = inputAt(operation, at);
  if (value.kind !== 'constant') throw unusual(operation);
  return value;
}

/** Floats that are known, as weights are. */
export function weightsAt(operation: Operation, at: number): Constant & { readonly data: Float32Array } {
  const { data, ...rest } = constantAt(operation, at);
  if (!(data instanceof Float32Array)) throw unusual(operation);
  return { ...rest, data };
}
