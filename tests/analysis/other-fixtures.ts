import { Buffer } from 'node:buffer';

function chunk(id: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(id, 'latin1');
  head.writeUInt32BE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}

/** Interleaved samples as AIFF stores them. */
function samples(channels: readonly Float32Array[], bits: number, coding: string | null): Buffer {
  const [width, frames, count] = [bits / 8, channels[0]!.length, channels.length];
  const bytes = Buffer.alloc(frames * count * width);
  for (let i = 0; i < frames * count; i++) {
    const value = channels[i % count]![Math.floor(i / count)]!;
    const whole = Math.round(value * (2 ** (bits - 1) - 1));
    if (coding?.toLowerCase() === 'fl32') bytes.writeFloatBE(value, i * 4);
    else if (coding?.toLowerCase() === 'fl64') bytes.writeDoubleBE(value, i * 8);
    else if (coding === 'sowt') bytes.writeIntLE(whole, i * width, width);
    else bytes.writeIntBE(whole, i * width, width);
  }
  return bytes;
}

/** An AIFF file of 8,000 Hz, or with a coding an AIFC file. */
export function aiffBytes(channels: readonly Float32Array[], bits: number, coding: string | null): Buffer {
  const comm = Buffer.alloc(18);
  comm.writeUInt16BE(channels.length, 0);
  comm.writeUInt32BE(channels[0]!.length, 2);
  comm.writeUInt16BE(bits, 6);
  // 8,000 as an 80-bit number: 8000 = 1.953125 * 2^12.
  comm.writeUInt16BE(16_383 + 12, 8);
  comm.writeUInt32BE(1.953125 * 2 ** 31, 10);
  const description = coding === null ? comm : Buffer.concat([comm, Buffer.from(coding), Buffer.alloc(2)]);
  const note = chunk('ANNO', Buffer.from('odd'));
  const sound = chunk('SSND', Buffer.concat([Buffer.alloc(8), samples(channels, bits, coding)]));
  const body = Buffer.concat([Buffer.from(coding === null ? 'AIFF' : 'AIFC'), note, chunk('COMM', description), sound]);
  return chunk('FORM', body);
}

const guid = (name: string): Buffer =>
  Buffer.concat([
    Buffer.from(name),
    Buffer.from(name === 'riff' ? '2e91cf11a5d628db04c10000' : 'f3acd3118cd100c04f8edb8a', 'hex'),
  ]);

function size64(size: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(size));
  return bytes;
}

const wide = (name: string, body: Buffer): Buffer =>
  Buffer.concat([guid(name), size64(24 + body.length), body, Buffer.alloc((8 - (body.length % 8)) % 8)]);

/** The same sound as a plain WAV file with a header of 44 bytes, as Wave64. */
export function wave64Bytes(wav: Buffer): Buffer {
  const body = Buffer.concat([
    wide('fmt ', wav.subarray(20, 36)),
    wide('junk', Buffer.alloc(5)),
    wide('data', wav.subarray(44)),
  ]);
  return Buffer.concat([guid('riff'), size64(40 + body.length), guid('wave'), body]);
}
