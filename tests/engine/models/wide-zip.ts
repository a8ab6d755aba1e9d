import { zipSync, type Zippable } from 'fflate';

const central = 0x02014b50;

/** A .zip whose list of files has all sizes and places in ZIP64 fields, as programs write it that do not know them beforehand. */
export function wideZip(files: Zippable): Buffer {
  const plain = Buffer.from(zipSync(files));
  const end = plain.length - 22;
  const [count, from] = [plain.readUInt16LE(end + 10), plain.readUInt32LE(end + 16)];
  const list: Buffer[] = [];
  for (let at = from; at < end && plain.readUInt32LE(at) === central;) {
    const [name, extra, note] = [28, 30, 32].map((place) => plain.readUInt16LE(at + place));
    const nameEnd = at + 46 + name!;
    list.push(wideEntry(plain.subarray(at, nameEnd)), plain.subarray(nameEnd + extra!, nameEnd + extra! + note!));
    at = nameEnd + extra! + note!;
  }
  const entries = Buffer.concat(list);
  return Buffer.concat([plain.subarray(0, from), entries, ends(count, entries.length, from)]);
}

function wideEntry(head: Buffer): Buffer {
  const entry = Buffer.from(head);
  const field = Buffer.alloc(28);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(24, 2);
  for (const [index, place] of [24, 20, 42].entries()) {
    field.writeBigUInt64LE(BigInt(entry.readUInt32LE(place)), 4 + 8 * index);
    entry.writeUInt32LE(0xffffffff, place);
  }
  entry.writeUInt16LE(field.length, 30);
  return Buffer.concat([entry, field]);
}

function ends(count: number, bytes: number, from: number): Buffer {
  const made = Buffer.alloc(56 + 20 + 22, 0);
  made.writeUInt32LE(0x06064b50, 0);
  made.writeBigUInt64LE(44n, 4);
  for (const place of [24, 32]) made.writeBigUInt64LE(BigInt(count), place);
  made.writeBigUInt64LE(BigInt(bytes), 40);
  made.writeBigUInt64LE(BigInt(from), 48);
  made.writeUInt32LE(0x07064b50, 56);
  made.writeBigUInt64LE(BigInt(from + bytes), 64);
  made.writeUInt32LE(1, 72);
  made.writeUInt32LE(0x06054b50, 76);
  made.fill(0xff, 84, 96);
  return made;
}
