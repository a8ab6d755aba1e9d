import { Buffer } from 'node:buffer';

/**
 * Turns an AIFF file's samples into those of a WAV file, in place: the bytes of each the other way round; of 8 bits, signed
 * ones into unsigned ones.
 */
export function littleEndian(bits: number, isLittle: boolean): (bytes: Uint8Array<ArrayBuffer>) => void {
  return (bytes) => {
    if (bits === 8) for (let i = 0; i < bytes.length; i++) bytes[i] = (bytes[i] ?? 0) ^ 0x80;
    if (isLittle || bits === 8) return;
    const whole = Buffer.from(bytes.buffer, 0, bytes.length - (bytes.length % (bits / 8)));
    if (bits === 16) whole.swap16();
    else if (bits === 32) whole.swap32();
    else if (bits === 64) whole.swap64();
    else swap24(whole);
  };
}

function swap24(bytes: Uint8Array): void {
  for (let at = 0; at + 3 <= bytes.length; at += 3) {
    const first = bytes[at] ?? 0;
    bytes[at] = bytes[at + 2] ?? 0;
    bytes[at + 2] = first;
  }
}
