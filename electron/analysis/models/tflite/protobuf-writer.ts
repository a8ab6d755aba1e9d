/** Bytes in order, not yet one array: weights are not copied until the end. */
export type Chunks = readonly Uint8Array[];

const text = new TextEncoder();

function varint(value: bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}

const tag = (field: number, wire: 0 | 2 | 5): Uint8Array => varint(BigInt((field << 3) | wire));

function lengthOf(chunks: Chunks): number {
  return chunks.reduce((sum, { length }) => sum + length, 0);
}

/** Field of a protobuf message (https://protobuf.dev/programming-guides/encoding/) that holds a whole number. */
export function numberField(field: number, value: number | bigint): Chunks {
  return [tag(field, 0), varint(BigInt(value))];
}

export function floatField(field: number, value: number): Chunks {
  return [tag(field, 5), new Uint8Array(Float32Array.of(value).buffer)];
}

export function bytesField(field: number, bytes: Uint8Array): Chunks {
  return [tag(field, 2), varint(BigInt(bytes.length)), bytes];
}

export function textField(field: number, value: string): Chunks {
  return bytesField(field, text.encode(value));
}

export function messageField(field: number, message: Chunks): Chunks {
  return [tag(field, 2), varint(BigInt(lengthOf(message))), ...message];
}

export function joined(chunks: Chunks): Uint8Array {
  const all = new Uint8Array(lengthOf(chunks));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
