/** A chunk beside `fmt ` and `data`. */
export type ExtraChunk = { readonly id: string; readonly content: Uint8Array | string };

/** A WAV file, right or wrong in any way a recorder managed to get it wrong. What is left out is right. */
export type WavPlan = {
  readonly kind?: 'pcm' | 'float';
  readonly bits?: number;
  readonly rateHz?: number;
  /** Planar samples in -1 ... 1. */
  readonly channels: readonly Float32Array[];
  readonly container?: 'RIFF' | 'RF64' | 'BW64';
  readonly extensible?: boolean;
  readonly before?: readonly ExtraChunk[];
  readonly after?: readonly ExtraChunk[];
  /** Leave out the pad byte behind odd-sized chunks. */
  readonly unpadded?: boolean;
  /** What the header says instead of the truth. */
  readonly stated?: {
    readonly dataSize?: number;
    readonly channels?: number;
    readonly rateHz?: number;
    readonly blockAlign?: number;
    readonly bits?: number;
    readonly tag?: number;
  };
};

const unknown32 = 0xffffffff;

function storeSample(kind: 'pcm' | 'float', bits: number, value: number, to: Buffer, at: number): void {
  if (kind === 'float') {
    if (bits === 64) to.writeDoubleLE(value, at);
    else to.writeFloatLE(value, at);
    return;
  }
  const scale = 2 ** (bits - 1);
  const whole = Math.max(-scale, Math.min(scale - 1, Math.round(value * scale)));
  if (bits === 8) to.writeUInt8(whole + 128, at);
  else to.writeIntLE(whole, at, bits / 8);
}

/** Interleaved sample bytes of a plan. */
function soundBytes({ kind = 'pcm', bits = 16, channels }: WavPlan): Buffer {
  const frames = channels[0]?.length ?? 0;
  const width = bits / 8;
  const bytes = Buffer.alloc(frames * channels.length * width);
  for (let frame = 0; frame < frames; frame++) {
    channels.forEach((channel, c) => {
      storeSample(kind, bits, channel[frame] ?? 0, bytes, (frame * channels.length + c) * width);
    });
  }
  return bytes;
}

function chunk(id: string, content: Uint8Array | string, unpadded: boolean, statedSize?: number): Buffer {
  const body = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);
  const head = Buffer.alloc(8);
  head.write(id, 'latin1');
  head.writeUInt32LE(statedSize ?? body.length, 4);
  const pad = body.length % 2 === 1 && !unpadded ? [Buffer.alloc(1)] : [];
  return Buffer.concat([head, body, ...pad]);
}

function formatChunk(plan: WavPlan): Buffer {
  const { kind = 'pcm', bits = 16, rateHz = 48_000, channels, extensible = false, stated = {} } = plan;
  const tag = kind === 'pcm' ? 1 : 3;
  const align = stated.blockAlign ?? (channels.length * bits) / 8;
  const body = Buffer.alloc(extensible ? 40 : 16);
  body.writeUInt16LE(stated.tag ?? (extensible ? 0xfffe : tag), 0);
  body.writeUInt16LE(stated.channels ?? channels.length, 2);
  body.writeUInt32LE(stated.rateHz ?? rateHz, 4);
  body.writeUInt32LE(((stated.rateHz ?? rateHz) * align) % 2 ** 32, 8);
  body.writeUInt16LE(align, 12);
  body.writeUInt16LE(stated.bits ?? bits, 14);
  if (extensible) {
    body.writeUInt16LE(22, 16);
    body.writeUInt16LE(bits, 18);
    body.writeUInt16LE(tag, 24);
    Buffer.from('000000001000800000aa00389b71', 'hex').copy(body, 26);
  }
  return chunk('fmt ', body, false);
}

/** RF64 and BW64: the true sizes as 64-bit numbers, and 0xFFFFFFFF in the old places. */
function wideSizes(riff: number, data: number): Buffer {
  const body = Buffer.alloc(28);
  body.writeBigUInt64LE(BigInt(riff), 0);
  body.writeBigUInt64LE(BigInt(data), 8);
  return chunk('ds64', body, false);
}

/** The bytes of a plan. */
export function wavBytes(plan: WavPlan): Buffer {
  const { container = 'RIFF', before = [], after = [], unpadded = false, stated = {} } = plan;
  const sound = soundBytes(plan);
  const isWide = container !== 'RIFF';
  const parts = (list: readonly ExtraChunk[]): Buffer[] => list.map(({ id, content }) => chunk(id, content, unpadded));
  const data = chunk('data', sound, unpadded, stated.dataSize ?? (isWide ? unknown32 : sound.length));
  const body = [...parts(before), formatChunk(plan), data, ...parts(after)];
  const size = 4 + body.reduce((sum, part) => sum + part.length, 0) + (isWide ? 36 : 0);
  const head = Buffer.alloc(12);
  head.write(container, 'latin1');
  head.writeUInt32LE(isWide ? unknown32 : size, 4);
  head.write('WAVE', 8, 'latin1');
  return Buffer.concat([head, ...(isWide ? [wideSizes(size, stated.dataSize ?? sound.length)] : []), ...body]);
}

/** LIST INFO with the given entries, e.g. `{ ICMT: 'Recorded at ...', IART: 'AudioMoth ...' }`. */
export function infoChunk(entries: Readonly<Record<string, string>>): ExtraChunk {
  const parts = Object.entries(entries).map(([id, text]) => chunk(id, `${text}\0`, false));
  return { id: 'LIST', content: Buffer.concat([Buffer.from('INFO'), ...parts]) };
}

/** EBU broadcast chunk: originator, date `YYYY-MM-DD`, time `HH:MM:SS`. */
export function bextChunk(originator: string, date: string, time: string): ExtraChunk {
  const content = Buffer.alloc(602);
  content.write(originator, 256, 'latin1');
  content.write(date, 320, 'latin1');
  content.write(time, 330, 'latin1');
  return { id: 'bext', content };
}

/** A rising tone, 300 to 3,000 Hz: every moment sounds different, so a shift in time shows. */
export function chirp(rateHz: number, seconds: number, loudness = 0.5): Float32Array {
  return Float32Array.from({ length: Math.round(rateHz * seconds) }, (_, i) => {
    const t = i / rateHz;
    return loudness * Math.sin(2 * Math.PI * (300 * t + (1350 * t * t) / seconds));
  });
}
