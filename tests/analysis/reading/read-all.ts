import { openRecording } from '#analysis/reading/open-recording.ts';
import { KnownFailure } from '#contract/failure.ts';
import { say } from '#contract/words/sentence.ts';

export type ReadSound = {
  readonly format: string;
  readonly encoding: string;
  readonly rateHz: number;
  readonly promisedFrames: number;
  readonly channels: readonly Float32Array[];
  readonly warnings: readonly string[];
};

/** All blocks of a recording, joined: what no part of the app ever does. */
export async function readAll(path: string, startFrame = 0): Promise<ReadSound> {
  const { source } = await openRecording(path);
  try {
    const parts: (readonly Float32Array[])[] = [];
    for await (const block of source.blocks(startFrame)) parts.push(block.channels.map((channel) => channel.slice()));
    const channels = Array.from({ length: source.channelCount }, (_, c) => joined(parts.map((part) => part[c]!)));
    const { format, encoding, rateHz, frames, warnings } = source;
    const said = warnings.map((warning) => say(warning, 'en'));
    return { format, encoding, rateHz, promisedFrames: frames, channels, warnings: said };
  } finally {
    await source.close();
  }
}

/** Blocks of samples, one behind the other. */
export function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Code and sentence of the failure a promise ends with. */
export async function failureOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (thrown) {
    if (thrown instanceof KnownFailure) return `${thrown.code}: ${thrown.message}`;
    throw thrown;
  }
  return 'no failure';
}
