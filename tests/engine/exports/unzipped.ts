import { inflateRawSync } from 'node:zlib';
import { expect } from 'vitest';

/** The files of a ZIP archive, read from its list at the end. */
export function unzipped(zip: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, nameLength] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
    const local = zip.readUInt32LE(at + 42);
    const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const text = inflateRawSync(zip.subarray(data, data + packed)).toString();
    expect(text).toHaveLength([...text].length === text.length ? zip.readUInt32LE(at + 24) : text.length);
    files.set(zip.toString('utf8', at + 46, at + 46 + nameLength), text);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}
