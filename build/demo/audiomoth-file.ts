import { sampleRateHz } from './note.ts';

export type AudioMothFacts = {
  /** 16 hexadecimal digits. */
  readonly device: string;
  /** Wall clock of the recorder, `YYYY-MM-DD` and `HH:MM:SS`. */
  readonly day: string;
  readonly time: string;
  readonly utcOffsetHours: number;
  readonly batteryVolts: number;
  readonly temperatureC: number;
};

/** The comment that AudioMoth firmware 1.8 writes. */
function comment(facts: AudioMothFacts): string {
  const [year, month, day] = facts.day.split('-');
  const zone = facts.utcOffsetHours === 0 ? 'UTC' : `UTC${facts.utcOffsetHours > 0 ? '+' : ''}${facts.utcOffsetHours}`;
  return (
    `Recorded at ${facts.time} ${day}/${month}/${year} (${zone}) by AudioMoth ${facts.device} at medium gain ` +
    `while battery was ${facts.batteryVolts.toFixed(1)}V and temperature was ${facts.temperatureC.toFixed(1)}C.`
  );
}

/** Mono 16-bit WAV laid out as an AudioMoth writes it: fmt, LIST INFO with ICMT (384 bytes) and IART (32 bytes), data. */
export function audioMothFile(samples: Float32Array, facts: AudioMothFacts): Buffer {
  const info = Buffer.concat([
    Buffer.from('INFO'),
    chunk('ICMT', padded(comment(facts), 384)),
    chunk('IART', padded(`AudioMoth ${facts.device}`, 32)),
  ]);
  const format = Buffer.alloc(16);
  format.writeUInt16LE(1, 0);
  format.writeUInt16LE(1, 2);
  format.writeUInt32LE(sampleRateHz, 4);
  format.writeUInt32LE(sampleRateHz * 2, 8);
  format.writeUInt16LE(2, 12);
  format.writeUInt16LE(16, 14);
  const body = Buffer.concat([
    Buffer.from('WAVE'),
    chunk('fmt ', format),
    chunk('LIST', info),
    chunk('data', pcm16(samples)),
  ]);
  return chunk('RIFF', body);
}

function chunk(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 0, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content]);
}

function padded(text: string, bytes: number): Buffer {
  const field = Buffer.alloc(bytes);
  field.write(text, 'latin1');
  return field;
}

function pcm16(samples: Float32Array): Buffer {
  const whole = new DataView(new ArrayBuffer(samples.length * 2));
  for (let index = 0; index < samples.length; index += 1) {
    const limited = Math.max(-1, Math.min(1, samples[index] ?? 0));
    whole.setInt16(index * 2, Math.round(limited * 32_767), true);
  }
  return Buffer.from(whole.buffer);
}
