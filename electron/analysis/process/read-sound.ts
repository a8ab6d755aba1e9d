import { usualLook } from '#contract/pictures.ts';
import type { ChannelChoice } from '#contract/settings.ts';
import { voicesOf } from '../reading/mix-channels.ts';
import { openRecording } from '../reading/open-recording.ts';
import { readExcerpt } from '../reading/read-excerpt.ts';
import { readFacts } from '../reading/read-facts.ts';
import { readStretch } from '../reading/read-stretch.ts';
import { SoundIdMeter, type SoundIdentity } from '../reading/sound-id.ts';
import { spectrogramFile } from '../signal/spectrogram.ts';
import { packSoundscape } from '../soundscape/soundscape.ts';
import { SoundscapeMeter } from '../soundscape/soundscape-meter.ts';
import { wavFile } from '../writing/wav-writer.ts';
import type { CutAsk, ReadSound, SoundCallName, SoundCalls } from './sound-calls.ts';

const calls: { readonly [K in SoundCallName]: (ask: SoundCalls[K]['ask']) => Promise<SoundCalls[K]['answer']> } = {
  facts: ({ path }) => readFacts(path),
  excerpt: ({ path, startSeconds, endSeconds, channel }) => readExcerpt(path, startSeconds, endSeconds, channel),
  stretch: ({ path, startSeconds, endSeconds }) => readStretch(path, startSeconds, endSeconds),
  cut,
  identify: ({ path }) => identify(path),
  soundscape: ({ path, channel }) => soundscape(path, channel),
};

/** Answers a question about the sound of one recording. */
export const readSound: ReadSound = (call, ask) => calls[call](ask);

async function cut({ path, startSeconds, endSeconds, channel, as, look, slow, hushed }: CutAsk): Promise<Uint8Array> {
  const excerpt = await readExcerpt(path, startSeconds, endSeconds, channel);
  for (const quiet of hushed) {
    const [from, to] = [quiet.startSeconds, quiet.endSeconds].map((at) =>
      Math.max(0, Math.round((at - startSeconds) * excerpt.rateHz)),
    );
    excerpt.samples.fill(0, from, to);
  }
  return as === 'wav' ? wavFile(excerpt, slow) : spectrogramFile(excerpt, as, look ?? usualLook);
}

async function identify(path: string): Promise<SoundIdentity> {
  const { source } = await openRecording(path);
  try {
    const meter = new SoundIdMeter(source.rateHz);
    for await (const block of source.blocks(0)) meter.hear(block);
    return meter.finish();
  } finally {
    await source.close();
  }
}

async function soundscape(
  path: string,
  channel: ChannelChoice,
): Promise<{ readonly minutes: number; readonly packed: Uint8Array }> {
  const { source } = await openRecording(path);
  try {
    const voices = await voicesOf(source, channel);
    const meter = new SoundscapeMeter(source.rateHz);
    for await (const block of source.blocks(0)) {
      const [first] = voices.of(block);
      if (first !== undefined) meter.hear(first);
    }
    const measured = meter.finish();
    return { minutes: measured.seconds.length, packed: packSoundscape(measured) };
  } finally {
    await source.close();
  }
}
