import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openRecording } from '#analysis/reading/open-recording.ts';
import { mixOf } from '#analysis/reading/mix-channels.ts';
import { ResamplerWorkshop } from '#analysis/signal/resample.ts';
import { wavFile } from '#analysis/writing/wav-writer.ts';

const rateHz = 48_000;
const resamplers = new ResamplerWorkshop();

async function monoOf(file: string): Promise<Float32Array> {
  const { source } = await openRecording(file);
  try {
    const resampler = resamplers.make(source.rateHz, rateHz);
    const parts: Float32Array[] = [];
    for await (const block of source.blocks(0)) parts.push(resampler.push(mixOf(block)).slice());
    parts.push(resampler.flush());
    return joined(parts);
  } finally {
    await source.close();
  }
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Real sound, recording after recording, spread evenly over all below a folder that can be read; from the first again at the end. */
export async function* fieldSound(folder: string, recordings: number): AsyncGenerator<Float32Array> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(wav|flac|ogg|mp3)$/i.test(name))
    .sort();
  if (files.length === 0) throw new Error(`There is no recording below ${folder}.`);
  const step = Math.max(1, Math.floor(files.length / recordings));
  let unread = 0;
  for (let at = 0; unread < files.length; at = (at + step) % files.length) {
    const file = path.join(folder, files[at] ?? '');
    const sound = await monoOf(file).catch((failure: unknown) =>
      console.error(`left out: ${file}: ${String(failure)}`),
    );
    unread = sound === undefined ? unread + 1 : 0;
    if (sound !== undefined) yield sound;
  }
}

/** Mono WAVs of 48 kHz, each so many seconds long, cut from a stream of sound. */
export async function writeWavs(
  folder: string,
  sound: AsyncGenerator<Float32Array>,
  { files, seconds }: { readonly files: number; readonly seconds: number },
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const length = seconds * rateHz;
  let held: Float32Array = new Float32Array(0);
  for (let file = 0; file < files; file += 1) {
    while (held.length < length) {
      const next = await sound.next();
      if (next.done === true) return;
      held = joined([held, next.value]);
    }
    const bytes = wavFile({ samples: held.slice(0, length), rateHz });
    writeFileSync(path.join(folder, `${String(file).padStart(4, '0')}.wav`), bytes);
    held = held.slice(length);
  }
}
