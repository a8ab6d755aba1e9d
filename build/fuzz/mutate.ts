import { Buffer } from 'node:buffer';
import type { Random } from '../demo/random.ts';

/** Numbers that readers stumble over. */
const edges = [0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff];

type Change = (bytes: Buffer, pick: (below: number) => number) => Buffer;

/** Where to change something: mostly in the head and at the end, where formats keep their numbers. */
function place(bytes: Buffer, pick: (below: number) => number): number {
  const reach = pick(4) === 0 ? bytes.length : Math.min(bytes.length, 600);
  return pick(8) === 0 ? Math.max(0, bytes.length - 1 - pick(reach)) : pick(reach);
}

const changes: readonly Change[] = [
  (bytes, pick) => {
    bytes[place(bytes, pick)] = pick(256);
    return bytes;
  },
  (bytes, pick) => {
    const at = place(bytes, pick);
    const value = edges[pick(edges.length)] ?? 0;
    if (at + 4 > bytes.length) return bytes;
    if (pick(2) === 0) bytes.writeUInt32LE(value, at);
    else bytes.writeUInt32BE(value, at);
    return bytes;
  },
  (bytes, pick) => {
    const at = place(bytes, pick);
    if (at + 2 <= bytes.length) bytes.writeUInt16LE((edges[pick(edges.length)] ?? 0) & 0xffff, at);
    return bytes;
  },
  (bytes, pick) => bytes.subarray(0, Math.max(1, place(bytes, pick))),
  (bytes, pick) => {
    const [from, to] = [place(bytes, pick), place(bytes, pick)];
    const piece = bytes.subarray(from, from + 1 + pick(64));
    return Buffer.concat([bytes.subarray(0, to), piece, bytes.subarray(to)]);
  },
  (bytes, pick) => {
    const from = place(bytes, pick);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + 1 + pick(64))]);
  },
  (bytes, pick) => {
    const at = place(bytes, pick);
    const piece = Buffer.from(bytes.subarray(at, at + 4 + pick(40)));
    return Buffer.concat([
      bytes.subarray(0, at),
      ...Array.from({ length: 1 + pick(3000) }, () => piece),
      bytes.subarray(at),
    ]);
  },
  (bytes, pick) => {
    const at = place(bytes, pick);
    bytes.fill(pick(256), at, Math.min(bytes.length, at + 1 + pick(200)));
    return bytes;
  },
];

/** A file with one to six things changed. The same random numbers change the same things. */
export function mutated(original: Buffer, random: Random): Buffer {
  const pick = (below: number): number => Math.min(below - 1, Math.floor(random.between(0, below)));
  let bytes: Buffer = Buffer.from(original);
  const count = 1 + pick(6);
  for (let i = 0; i < count && bytes.length > 0; i += 1)
    bytes = Buffer.from((changes[pick(changes.length)] ?? ((same) => same))(bytes, pick));
  return bytes;
}
