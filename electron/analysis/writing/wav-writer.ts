import { ResamplerWorkshop } from '../signal/resample.ts';
import type { Excerpt } from '../reading/read-excerpt.ts';

/** Browsers play this rate everywhere; what is above it nobody hears. */
const highestRateHz = 48_000;
const headBytes = 44;

/**
 * A mono 16-bit PCM WAV file any browser plays; ultrasonic rates are brought down to 48 kHz.
 * @param slow plays so many times slower and lower: of ultrasound all is kept that is then heard
 */
export function wavFile(excerpt: Excerpt, slow = 1): Uint8Array {
  const ownHz = Math.round(excerpt.rateHz / slow);
  const rateHz = Math.min(highestRateHz, ownHz);
  const samples = ownHz > rateHz ? new ResamplerWorkshop().whole(excerpt.samples, ownHz, rateHz) : excerpt.samples;
  const bytes = new Uint8Array(headBytes + samples.length * 2);
  const view = new DataView(bytes.buffer);
  const text = (at: number, word: string): void => {
    bytes.set(new TextEncoder().encode(word), at);
  };
  text(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rateHz, true);
  view.setUint32(28, rateHz * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  for (let i = 0; i < samples.length; i++) {
    const value = Math.round((samples[i] ?? 0) * 32768);
    view.setInt16(headBytes + 2 * i, Math.min(32767, Math.max(-32768, value)), true);
  }
  return bytes;
}
