import { Protobuf } from './protobuf.ts';

/** An input or output as the file declares it; a dimension is null where only a run can tell. */
export type GraphPort = {
  readonly name: string;
  readonly float32: boolean;
  /** What its numbers are where they are not float32, such as `float16`. */
  readonly type?: string;
  readonly shape: readonly (number | null)[];
};
/** What a model file says of itself without being run. */
export type OnnxGraph = {
  readonly inputs: readonly GraphPort[];
  readonly outputs: readonly GraphPort[];
  /** The operator that makes an output, past those that only change its shape or type; null when it cannot be told. */
  makerOf(output: string): string | null;
};

/** Operators that hand numbers on as they are. */
const passing = new Set(['Identity', 'Cast', 'Reshape', 'Squeeze', 'Unsqueeze', 'Flatten']);
const float32 = 1n;
/** TensorProto.DataType (onnx.proto3). */
const types: ReadonlyMap<bigint, string> = new Map([
  [2n, 'uint8'],
  [3n, 'int8'],
  [5n, 'int16'],
  [6n, 'int32'],
  [7n, 'int64'],
  [10n, 'float16'],
  [11n, 'float64'],
  [16n, 'bfloat16'],
]);

/** These bytes are no ONNX model. */
class NotOnnx extends Error {}

type Node = { readonly op: string; readonly from: string | undefined };

function shape(type: Protobuf | undefined): (number | null)[] {
  const dimensions = type?.message(2)?.messages(1) ?? [];
  return dimensions.map((dimension) => {
    const size = dimension.number(1);
    return size === undefined || size <= 0n ? null : Number(size);
  });
}

function port(value: Protobuf): GraphPort {
  const tensor = value.message(2)?.message(1);
  const type = tensor?.number(1);
  const named = { name: value.text(1) ?? '', float32: type === float32, shape: shape(tensor) };
  return named.float32 || type === undefined ? named : { ...named, type: types.get(type) ?? `type ${String(type)}` };
}

function nodesByOutput(graph: Protobuf): ReadonlyMap<string, Node> {
  const nodes = new Map<string, Node>();
  for (const node of graph.messages(1)) {
    const made: Node = { op: node.text(4) ?? '', from: node.text(1) };
    for (const output of node.texts(2)) nodes.set(output, made);
  }
  return nodes;
}

/**
 * Reads inputs and outputs of an ONNX file (onnx.proto3: ModelProto.graph 7; GraphProto.node 1, initializer 5, input 11, output 12).
 * @throws Error whose message is the end of a sentence about the file.
 */
export function readOnnxGraph(bytes: Uint8Array): OnnxGraph {
  const graph = openGraph(bytes);
  const weights = new Set(graph.messages(5).map((weight) => weight.text(8)));
  const nodes = nodesByOutput(graph);
  const makerOf = (output: string): string | null => {
    let node = nodes.get(output);
    for (let hop = 0; node !== undefined && passing.has(node.op) && hop < 16; hop += 1)
      node = node.from === undefined ? undefined : nodes.get(node.from);
    return node?.op ?? null;
  };
  const inputs = graph
    .messages(11)
    .map(port)
    // Older files list their weights among the inputs.
    .filter(({ name }) => !weights.has(name));
  const outputs = graph.messages(12).map(port);
  if (inputs.length === 0 || outputs.length === 0) throw new NotOnnx();
  return { inputs, outputs, makerOf };
}

function openGraph(bytes: Uint8Array): Protobuf {
  try {
    const graph = new Protobuf(bytes).message(7);
    if (graph !== undefined) return graph;
  } catch (cause) {
    throw new NotOnnx('', { cause });
  }
  throw new NotOnnx();
}
