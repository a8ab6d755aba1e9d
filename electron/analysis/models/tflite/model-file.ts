import { sentence } from '#contract/words/sentence.ts';
import type { FlatTable } from './flatbuffer.ts';
import { openFlatBuffer } from './flatbuffer.ts';
import { operatorName } from './operator-names.ts';
import { refusal } from './refusal.ts';

/** Numbers of TensorType in schema.fbs that are read here. */
export const tensorTypes = {
  float32: 0,
  float16: 1,
  int32: 2,
  uint8: 3,
  int64: 4,
  bool: 6,
  int16: 7,
  complex64: 8,
  int8: 9,
} as const;

/** Per-tensor or per-axis: real = scale x (stored - zeroPoint). */
type Quantization = {
  readonly scale: Float32Array;
  readonly zeroPoint: Float64Array;
  readonly axis: number;
};

export type TfliteTensor = {
  readonly name: string;
  readonly type: number;
  /** NHWC where it is an image; -1 where the file leaves a size open. */
  readonly shape: readonly number[];
  /** Bytes of a constant as they lie in the file; null for what operators make. */
  readonly data: Uint8Array | null;
  readonly quantization: Quantization | null;
};

export type TfliteOperator = {
  readonly name: string;
  /** Positions in `tensors`; -1 is an input left out. */
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly options: FlatTable | null;
};

/** One way to run the model, with its outputs by name. */
type TfliteSignature = { readonly key: string; readonly outputs: ReadonlyMap<string, number> };

export type TfliteModel = {
  readonly tensors: readonly TfliteTensor[];
  readonly operators: readonly TfliteOperator[];
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly signatures: readonly TfliteSignature[];
};

/** More than the largest classifier of sound known (Perch 2, 0.4 GB), less than what a FlatBuffer can address. */
const largestFile = 1 << 30;
const highestRank = 8;

/**
 * Reads a .tflite file (schema.fbs, version 3): its first subgraph and the signatures that run it. Constants stay views into `bytes`.
 * @throws KnownFailure naming what does not hold together; RangeError where an offset leads out of the file.
 */
export function readTflite(bytes: Uint8Array): TfliteModel {
  if (bytes.length > largestFile) throw refusal('too-large', `${String(bytes.length)} B`);
  const root = openFlatBuffer(bytes, 'TFL3');
  if (root === null) throw refusal('no-tflite', '');
  return modelOf(root, bytes);
}

function modelOf(root: FlatTable, bytes: Uint8Array): TfliteModel {
  const codes = root.tables(1).map(nameOf);
  const [graph] = root.tables(2);
  if (graph === undefined) throw refusal('damaged', 'subgraphs');
  const buffers = root.tables(4);
  const tensors = graph.tables(0).map((table) => tensorOf(table, buffers, bytes));
  const model: TfliteModel = {
    tensors,
    operators: graph.tables(3).map((table) => operatorOf(table, codes)),
    inputs: graph.int32s(1) ?? [],
    outputs: graph.int32s(2) ?? [],
    signatures: root
      .tables(7)
      .filter((table) => table.uint32(4, 0) === 0)
      .map(signatureOf),
  };
  checkPositions(model);
  return model;
}

/** Old files hold the number in one byte; new ones beside it, where it may be larger than 127. */
function nameOf(code: FlatTable): string {
  return operatorName(Math.max(code.int8(0, 0), code.int32(3, 0)), code.text(1));
}

function tensorOf(table: FlatTable, buffers: readonly FlatTable[], file: Uint8Array): TfliteTensor {
  const buffer = buffers[table.uint32(2, 0)];
  if (buffer === undefined) throw refusal('damaged', 'buffers');
  const shape = table.int32s(7) ?? table.int32s(0) ?? [];
  const name = table.text(3);
  if (shape.length > highestRank) throw refusal('damaged', `${name}: shape[${String(shape.length)}]`);
  if (table.has(6)) throw refusal('operator-unusual', sentence('tflite-detail-sparse'));
  return {
    name,
    type: table.int8(1, 0),
    shape,
    data: outerBytes(buffer, file) ?? buffer.bytes(0),
    quantization: quantizationOf(table.table(4)),
  };
}

/** Bytes that lie behind the tables, at a place counted from the start of the file, as the newest converters write them; 0 and 1 stand for none. */
function outerBytes(buffer: FlatTable, file: Uint8Array): Uint8Array | null {
  const [from, length] = [buffer.uint64(1, 0), buffer.uint64(2, 0)];
  if (from <= 1) return null;
  if (from + length > file.length) throw refusal('damaged', 'buffers');
  return file.subarray(from, from + length);
}

function quantizationOf(table: FlatTable | null): Quantization | null {
  if (table === null) return null;
  const scale = table.float32s(2);
  if (scale.length === 0) return null;
  return { scale, zeroPoint: table.int64s(3), axis: table.int32(6, 0) };
}

function operatorOf(table: FlatTable, codes: readonly string[]): TfliteOperator {
  const name = codes[table.uint32(0, 0)];
  if (name === undefined) throw refusal('damaged', 'operator_codes');
  return { name, inputs: table.int32s(1) ?? [], outputs: table.int32s(2) ?? [], options: table.table(4) };
}

function signatureOf(table: FlatTable): TfliteSignature {
  const outputs = table.tables(1).map((each): [string, number] => [each.text(0), each.uint32(1, 0)]);
  return { key: table.text(2), outputs: new Map(outputs) };
}

function checkPositions({ tensors, operators, inputs, outputs, signatures }: TfliteModel): void {
  const used = [
    ...inputs,
    ...outputs,
    ...operators.flatMap((each) => [...each.inputs.filter((at) => at !== -1), ...each.outputs]),
    ...signatures.flatMap((each) => [...each.outputs.values()]),
  ];
  const wrong = used.find((at) => tensors[at] === undefined);
  if (wrong !== undefined) throw refusal('damaged', `tensors[${String(wrong)}]`);
}
