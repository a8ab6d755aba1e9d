import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { temporaryFile } from '../temporary-file.ts';
import { readAll, type ReadSound } from './read-all.ts';

/** A tick is heard at every full second; so far apart are two of them at least. */
const leastApartSeconds = 0.3;

export type Heard = ReadSound & {
  /** Of every tick: when it begins, and which of them it is by its own tone. */
  readonly ticks: readonly { readonly seconds: number; readonly number: number }[];
};

export async function tickFile(name: string): Promise<Buffer> {
  return readFile(fileURLToPath(new URL(`../../fixtures/recordings/${name}`, import.meta.url)));
}

function power(samples: Float32Array, radians: number): number {
  let [re, im] = [0, 0];
  for (const [index, sample] of samples.entries()) {
    re += sample * Math.cos(radians * index);
    im += sample * Math.sin(radians * index);
  }
  return re * re + im * im;
}

/** Tick n has 1000 + 20 n Hz. */
function numberOf(samples: Float32Array, rateHz: number, count: number): number {
  const powers = Array.from({ length: count }, (_, n) => power(samples, (2 * Math.PI * (1000 + 20 * n)) / rateHz));
  return powers.indexOf(Math.max(...powers));
}

/** Reads a file with ticks, changed in any way. */
export async function heard(name: string, bytes: Uint8Array, count = 12): Promise<Heard> {
  const sound = await readAll(await temporaryFile(name, bytes));
  const [samples = new Float32Array(0)] = sound.channels;
  const { rateHz } = sound;
  const ticks: { seconds: number; number: number }[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const [at, sample] of samples.entries()) {
    if (Math.abs(sample) < 0.25) continue;
    if (at - last > leastApartSeconds * rateHz) {
      const tone = samples.subarray(at, at + Math.round(0.045 * rateHz));
      ticks.push({ seconds: at / rateHz, number: numberOf(tone, rateHz, count) });
    }
    last = at;
  }
  return { ...sound, ticks };
}
