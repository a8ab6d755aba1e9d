/** Longest name or description that is read, in bytes. */
const longestText = 4096;
/** Most entries of a vector of tables: BirdNET 2.4 has 547 tensors. */
const mostTables = 100_000;

/**
 * A table of a FlatBuffer (https://flatbuffers.dev/internals/), little-endian, fields by their number in the schema. Nothing is trusted:
 * every read is checked against the length of the file, and a table is only read as deep as its reader asks, so a cycle ends.
 * @throws RangeError from every method when an offset or a length leads out of the file.
 */
export class FlatTable {
  readonly #view: DataView;
  readonly #at: number;
  readonly #fields: number;
  readonly #fieldCount: number;

  constructor(view: DataView, at: number) {
    this.#view = view;
    this.#at = at;
    this.#fields = at - view.getInt32(at, true);
    this.#fieldCount = (view.getUint16(this.#fields, true) - 4) >> 1;
  }

  has(field: number): boolean {
    return this.#place(field) !== null;
  }

  int8(field: number, otherwise: number): number {
    const place = this.#place(field);
    return place === null ? otherwise : this.#view.getInt8(place);
  }

  uint8(field: number, otherwise: number): number {
    const place = this.#place(field);
    return place === null ? otherwise : this.#view.getUint8(place);
  }

  int32(field: number, otherwise: number): number {
    const place = this.#place(field);
    return place === null ? otherwise : this.#view.getInt32(place, true);
  }

  uint32(field: number, otherwise: number): number {
    const place = this.#place(field);
    return place === null ? otherwise : this.#view.getUint32(place, true);
  }

  /** Exact to 2 ** 53, more than any file has bytes. */
  uint64(field: number, otherwise: number): number {
    const place = this.#place(field);
    return place === null ? otherwise : Number(this.#view.getBigUint64(place, true));
  }

  float32(field: number, otherwise: number): number {
    const place = this.#place(field);
    return place === null ? otherwise : this.#view.getFloat32(place, true);
  }

  text(field: number): string {
    const bytes = this.bytes(field);
    return bytes === null ? '' : new TextDecoder().decode(bytes.subarray(0, longestText));
  }

  table(field: number): FlatTable | null {
    const place = this.#place(field);
    return place === null ? null : new FlatTable(this.#view, this.#follow(place));
  }

  /** A vector of tables, opened one by one. */
  tables(field: number): FlatTable[] {
    const { start, length } = this.#vector(field, 4);
    if (length > mostTables) throw new RangeError(`list[${String(length)}]`);
    return Array.from({ length }, (_, at) => new FlatTable(this.#view, this.#follow(start + 4 * at)));
  }

  /** Null where the field is absent, which an empty vector is not. */
  int32s(field: number): number[] | null {
    if (!this.has(field)) return null;
    const { start, length } = this.#vector(field, 4);
    return Array.from({ length }, (_, at) => this.#view.getInt32(start + 4 * at, true));
  }

  float32s(field: number): Float32Array {
    const { start, length } = this.#vector(field, 4);
    return Float32Array.from({ length }, (_, at) => this.#view.getFloat32(start + 4 * at, true));
  }

  int64s(field: number): Float64Array {
    const { start, length } = this.#vector(field, 8);
    return Float64Array.from({ length }, (_, at) => Number(this.#view.getBigInt64(start + 8 * at, true)));
  }

  /** A view into the file, not a copy; null where the field is absent. */
  bytes(field: number): Uint8Array | null {
    if (!this.has(field)) return null;
    const { start, length } = this.#vector(field, 1);
    return new Uint8Array(this.#view.buffer, this.#view.byteOffset + start, length);
  }

  #place(field: number): number | null {
    if (field >= this.#fieldCount) return null;
    const offset = this.#view.getUint16(this.#fields + 4 + 2 * field, true);
    return offset === 0 ? null : this.#at + offset;
  }

  #follow(place: number): number {
    return place + this.#view.getUint32(place, true);
  }

  #vector(field: number, width: number): { readonly start: number; readonly length: number } {
    const place = this.#place(field);
    if (place === null) return { start: 0, length: 0 };
    const at = this.#follow(place);
    const length = this.#view.getUint32(at, true);
    if (at + 4 + length * width > this.#view.byteLength) throw new RangeError('length');
    return { start: at + 4, length };
  }
}

/** The root table of a file with this identifier at byte 4, or null when it is another kind of file. */
export function openFlatBuffer(bytes: Uint8Array, identifier: string): FlatTable | null {
  if (bytes.length < 8) return null;
  if (new TextDecoder('latin1').decode(bytes.subarray(4, 8)) !== identifier) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new FlatTable(view, view.getUint32(0, true));
}
