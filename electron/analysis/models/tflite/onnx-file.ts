import type { Shape } from './dimensions.ts';
import type { Chunks } from './protobuf-writer.ts';
import { bytesField, floatField, joined, messageField, numberField, textField } from './protobuf-writer.ts';

/** A number is written as a float where its name says so (`alpha`, `beta`), a list as whole numbers. */
export type Attributes = Readonly<Record<string, number | readonly number[]>>;

export type OnnxNode = {
  readonly op: string;
  /** An empty name is an input left out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Attributes;
};

export type OnnxWeight = {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array | BigInt64Array;
};

export type OnnxPort = { readonly name: string; readonly shape: Shape };

export type OnnxModel = {
  readonly nodes: readonly OnnxNode[];
  readonly weights: readonly OnnxWeight[];
  readonly inputs: readonly OnnxPort[];
  readonly outputs: readonly OnnxPort[];
  /** Notes for whoever opens the file, by key. */
  readonly notes: Readonly<Record<string, string>>;
};

/** Operator set 17 knows every operator written here and is read by ONNX Runtime since 1.12. */
const operatorSet = 17;
const irVersion = 8;
/** Numbers of onnx.proto: TensorProto.DataType and AttributeProto.AttributeType. */
const types = { float32: 1, int64: 7, attributeFloat: 1, attributeInt: 2, attributeInts: 7 };
const floatAttributes = new Set(['alpha', 'beta']);

/** Field numbers below are those of onnx.proto (ModelProto, GraphProto, NodeProto, AttributeProto, TensorProto, ValueInfoProto). */
export function onnxFile(model: OnnxModel): Uint8Array {
  return joined([
    ...numberField(1, irVersion),
    ...textField(2, 'Songsight'),
    ...messageField(7, graph(model)),
    ...messageField(8, numberField(2, operatorSet)),
    ...Object.entries(model.notes).flatMap(([key, value]) =>
      messageField(14, [...textField(1, key), ...textField(2, value)]),
    ),
  ]);
}

function graph({ nodes, weights, inputs, outputs }: OnnxModel): Chunks {
  return [
    ...nodes.flatMap((each) => messageField(1, node(each))),
    ...textField(2, 'songsight'),
    ...weights.flatMap((each) => messageField(5, weight(each))),
    ...inputs.flatMap((each) => messageField(11, port(each))),
    ...outputs.flatMap((each) => messageField(12, port(each))),
  ];
}

function node({ op, inputs, outputs, attributes }: OnnxNode): Chunks {
  return [
    ...inputs.flatMap((name) => textField(1, name)),
    ...outputs.flatMap((name) => textField(2, name)),
    ...textField(4, op),
    ...Object.entries(attributes).flatMap(([name, value]) => messageField(5, attribute(name, value))),
  ];
}

function attribute(name: string, value: number | readonly number[]): Chunks {
  const named = textField(1, name);
  if (typeof value !== 'number') {
    return [...named, ...value.flatMap((each) => numberField(8, each)), ...numberField(20, types.attributeInts)];
  }
  return floatAttributes.has(name)
    ? [...named, ...floatField(2, value), ...numberField(20, types.attributeFloat)]
    : [...named, ...numberField(3, value), ...numberField(20, types.attributeInt)];
}

function weight({ name, shape, data }: OnnxWeight): Chunks {
  return [
    ...shape.flatMap((size) => numberField(1, size)),
    ...numberField(2, data instanceof Float32Array ? types.float32 : types.int64),
    ...textField(8, name),
    ...bytesField(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  ];
}

function port({ name, shape }: OnnxPort): Chunks {
  const sizes = shape.flatMap(({ size, batched }) =>
    messageField(1, batched ? textField(2, 'batch') : numberField(1, size)),
  );
  const tensor = [...numberField(1, types.float32), ...messageField(2, sizes)];
  return [...textField(1, name), ...messageField(2, messageField(1, tensor))];
}
