import { crc32, createDeflateRaw } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import { KnownFailure } from '#contract/failure.ts';
import type { OpenFile } from './export-folder.ts';

type Entry = {
  readonly name: string;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
};

/** Sizes are known after the data; names are UTF-8 (PKWARE APPNOTE 6.3.10, 4.4.4). */
const flags = 0x0808;
const mostBytes = 0xffff_fffe;
/** 1980-01-01 00:00: archives of the same content are the same bytes. */
const noDate = 0x0021;

/** A ZIP archive written front to back, entry after entry, without holding any of it. Up to 4 GB. */
export class ZipFile {
  readonly #file: OpenFile;
  readonly #entries: Entry[] = [];

  constructor(file: OpenFile) {
    this.#file = file;
  }

  async add(name: string, pieces: Iterable<string>): Promise<void> {
    const at = this.#file.position;
    await this.#file.bytes(
      record(0x04034b50, [[2, 20], ...common({ crc: 0, packed: 0, size: 0 }, name), [2, 0]], name),
    );
    const sums = { crc: 0, packed: 0, size: 0 };
    const source = function* (): Generator<Uint8Array> {
      for (const piece of gathered(pieces)) {
        sums.crc = crc32(piece, sums.crc);
        sums.size += piece.length;
        yield piece;
      }
    };
    await pipeline(source, createDeflateRaw(), async (packed: AsyncIterable<Uint8Array>) => {
      for await (const chunk of packed) {
        sums.packed += chunk.length;
        await this.#file.bytes(chunk);
      }
    });
    const sizes: Field[] = [
      [4, sums.crc],
      [4, sums.packed],
      [4, sums.size],
    ];
    await this.#file.bytes(record(0x08074b50, sizes, ''));
    this.#entries.push({ name, at, ...sums });
    if (sums.size > mostBytes || this.#file.position > mostBytes) {
      throw new KnownFailure(
        'bad-request',
        'This archive would be larger than 4 GB. Export fewer days or species at a time.',
      );
    }
  }

  /** The list of entries at the end; without it nothing can be unpacked. */
  async finish(): Promise<void> {
    const at = this.#file.position;
    for (const entry of this.#entries) {
      const rest: Field[] = [
        [2, 0],
        [2, 0],
        [2, 0],
        [2, 0],
        [4, 0],
        [4, entry.at],
      ];
      await this.#file.bytes(record(0x02014b50, [[2, 20], [2, 20], ...common(entry, entry.name), ...rest], entry.name));
    }
    const count = this.#entries.length;
    const end: Field[] = [
      [2, 0],
      [2, 0],
      [2, count],
      [2, count],
      [4, this.#file.position - at],
      [4, at],
      [2, 0],
    ];
    await this.#file.bytes(record(0x06054b50, end, ''));
  }
}

type Field = readonly [width: 2 | 4, value: number];

function common(sums: { crc: number; packed: number; size: number }, name: string): Field[] {
  const method = 8;
  return [
    [2, flags],
    [2, method],
    [2, 0],
    [2, noDate],
    [4, sums.crc],
    [4, sums.packed],
    [4, sums.size],
    [2, Buffer.byteLength(name)],
  ];
}

/** Little-endian fields after a signature, then the name. */
function record(signature: number, fields: readonly Field[], name: string): Uint8Array {
  const head = Buffer.alloc(4 + fields.reduce((sum, [width]) => sum + width, 0));
  head.writeUInt32LE(signature, 0);
  let at = 4;
  for (const [width, value] of fields) at = head.writeUIntLE(value, at, width);
  return Buffer.concat([head, Buffer.from(name)]);
}

function* gathered(pieces: Iterable<string>): Generator<Uint8Array> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < 64 * 1024) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}
