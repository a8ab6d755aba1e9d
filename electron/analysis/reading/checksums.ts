/** Remainders of every byte, highest bit first. */
function table(width: 8 | 16 | 32, polynomial: number): Uint32Array {
  const top = 2 ** (width - 1);
  const mask = width === 32 ? 0xffffffff : 2 ** width - 1;
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let sum = (byte << (width - 8)) >>> 0;
    for (let bit = 0; bit < 8; bit += 1) sum = (((sum << 1) ^ ((sum & top) === 0 ? 0 : polynomial)) & mask) >>> 0;
    return sum;
  });
}

const of8 = table(8, 0x07);
const of16 = table(16, 0x8005);
const of32 = table(32, 0x04c11db7);

/** The checksum of a FLAC frame's head (RFC 9639, 9.1.8). */
export function crc8(bytes: Uint8Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum = of8[sum ^ (bytes[at] ?? 0)] ?? 0;
  return sum;
}

/** The checksum of a whole FLAC frame (RFC 9639, 9.3), 0 behind its last byte. @param sum of the bytes before `from` */
export function crc16(bytes: Uint8Array, from: number, to: number, sum = 0): number {
  let whole = sum;
  for (let at = from; at < to; at += 1) whole = ((whole << 8) & 0xffff) ^ (of16[(whole >>> 8) ^ (bytes[at] ?? 0)] ?? 0);
  return whole;
}

/** The checksum of an Ogg page (RFC 3533, section 6). @param sum of the bytes before `from` */
export function crc32(bytes: Uint8Array, from: number, to: number, sum = 0): number {
  let whole = sum;
  for (let at = from; at < to; at += 1) whole = (whole << 8) ^ (of32[(whole >>> 24) ^ (bytes[at] ?? 0)] ?? 0);
  return whole >>> 0;
}
