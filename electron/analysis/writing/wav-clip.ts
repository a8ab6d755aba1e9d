import type { Stretch } from '../reading/read-stretch.ts';
import { interleavedBytes, sampleIntegers } from './sample-integers.ts';

/** What is written into a clip beside its sound. */
export type ClipNotes = {
  readonly guano: string;
  /** ICMT: the recorder's own sentence where it wrote one. */
  readonly comment: string | null;
  /** IART: AudioMoth's name and id. */
  readonly artist: string | null;
};

/** A chunk of RIFF: id, size, data, and a zero where the size is odd. */
function chunk(id: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(8 + data.length + (data.length % 2));
  bytes.set(new TextEncoder().encode(id));
  new DataView(bytes.buffer).setUint32(4, data.length, true);
  bytes.set(data, 8);
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

function formatChunk(channels: number, rateHz: number, bits: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(16));
  view.setUint16(0, 1, true);
  view.setUint16(2, channels, true);
  view.setUint32(4, rateHz, true);
  view.setUint32(8, (rateHz * channels * bits) / 8, true);
  view.setUint16(12, (channels * bits) / 8, true);
  view.setUint16(14, bits, true);
  return chunk('fmt ', new Uint8Array(view.buffer));
}

function infoChunk(notes: ClipNotes): Uint8Array[] {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(`${text}\0`);
  const entries = [
    ...(notes.artist === null ? [] : [chunk('IART', encode(notes.artist))]),
    ...(notes.comment === null ? [] : [chunk('ICMT', encode(notes.comment))]),
    chunk('ISFT', encode('Songsight')),
  ];
  return [chunk('LIST', joined([new TextEncoder().encode('INFO'), ...entries]))];
}

/** A PCM WAV file of a stretch at its own rate and with all its channels; GUANO lies after the sound, as AudioMoth writes it. */
export function wavClip(stretch: Stretch, notes: ClipNotes): Uint8Array {
  const { channels, rateHz, bits } = stretch;
  const body = joined([
    new TextEncoder().encode('WAVE'),
    formatChunk(channels.length, rateHz, bits),
    ...infoChunk(notes),
    chunk('data', interleavedBytes(sampleIntegers(stretch), bits)),
    chunk('guan', new TextEncoder().encode(notes.guano)),
  ]);
  return chunk('RIFF', body);
}
