/** Most fields of one message. Graphs of sound models have some thousands; a file made to harm could have hundreds of millions. */
const mostFields = 1_000_000;

type Field = { readonly id: number; readonly value: bigint | Uint8Array };

/** A protobuf message read field by field, as far as ONNX files need it: numbers, texts and messages; repeated fields keep their order. */
export class Protobuf {
  readonly #fields: readonly Field[];

  /** @throws RangeError when the bytes are no such message. */
  constructor(bytes: Uint8Array) {
    this.#fields = [...fieldsOf(bytes)];
  }

  number(id: number): bigint | undefined {
    return this.#fields.flatMap((field) =>
      field.id === id && typeof field.value === 'bigint' ? [field.value] : [],
    )[0];
  }

  texts(id: number): string[] {
    return this.#bytes(id).map((bytes) => new TextDecoder().decode(bytes));
  }

  text(id: number): string | undefined {
    return this.texts(id)[0];
  }

  messages(id: number): Protobuf[] {
    return this.#bytes(id).map((bytes) => new Protobuf(bytes));
  }

  message(id: number): Protobuf | undefined {
    const [bytes] = this.#bytes(id);
    return bytes === undefined ? undefined : new Protobuf(bytes);
  }

  #bytes(id: number): Uint8Array[] {
    return this.#fields.flatMap((field) => (field.id === id && typeof field.value !== 'bigint' ? [field.value] : []));
  }
}

function* fieldsOf(bytes: Uint8Array): Generator<Field> {
  let count = 0;
  for (let at = 0; at < bytes.length;) {
    count += 1;
    if (count > mostFields) throw new RangeError('fields');
    const tag = varint(bytes, at);
    at = tag.next;
    const id = Number(tag.value >> 3n);
    const wire = Number(tag.value & 7n);
    if (wire === 0) {
      const { value, next } = varint(bytes, at);
      at = next;
      yield { id, value };
      continue;
    }
    const length = wire === 2 ? varint(bytes, at) : { value: fixedLength(wire), next: at };
    const end = length.next + Number(length.value);
    if (end > bytes.length) throw new RangeError('length');
    yield { id, value: bytes.subarray(length.next, end) };
    at = end;
  }
}

function fixedLength(wire: number): bigint {
  if (wire === 1) return 8n;
  if (wire === 5) return 4n;
  throw new RangeError(`wire-type-${String(wire)}`);
}

function varint(bytes: Uint8Array, from: number): { readonly value: bigint; readonly next: number } {
  let value = 0n;
  for (let at = from; at < from + 10; at += 1) {
    const byte = bytes[at];
    if (byte === undefined) break;
    value |= BigInt(byte & 0x7f) << BigInt(7 * (at - from));
    if (byte < 0x80) return { value, next: at + 1 };
  }
  throw new RangeError('varint');
}
