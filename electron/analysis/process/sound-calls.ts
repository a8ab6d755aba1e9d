import type { RecordingFacts } from '#contract/recordings.ts';
import { usualLook, type Look } from '#contract/pictures.ts';
import type { ChannelChoice } from '#contract/settings.ts';
import { voicesOf } from '../reading/mix-channels.ts';
import { openRecording } from '../reading/open-recording.ts';
import { readExcerpt, type Excerpt } from '../reading/read-excerpt.ts';
import { readFacts } from '../reading/read-facts.ts';
import { readStretch, type Stretch } from '../reading/read-stretch.ts';
import { SoundIdMeter, type SoundIdentity } from '../reading/sound-id.ts';
import { spectrogramFile, type SpectrogramScale } from '../signal/spectrogram.ts';
import { packSoundscape } from '../soundscape/soundscape.ts';
import { SoundscapeMeter } from '../soundscape/soundscape-meter.ts';
import { wavFile } from '../writing/wav-writer.ts';

type Between = { readonly path: string; readonly startSeconds: number; readonly endSeconds: number };
type ExcerptAsk = Between & { readonly channel: ChannelChoice };

/** A stretch as a WAV that browsers play, or as a spectrogram. */
export type CutAsk = ExcerptAsk & {
  readonly as: 'wav' | SpectrogramScale;
  /** How a spectrogram is computed; absent: as usual. */
  readonly look?: Look;
  /** A WAV so many times slower and lower. */
  readonly slow?: number;
  /** Times of the recording, in seconds, of which nothing may be heard or seen. */
  readonly hushed: readonly Omit<Between, 'path'>[];
};

/** What is read from one recording without listening to it, by whoever asks or in a process of its own. */
export type SoundCalls = {
  facts: { ask: { readonly path: string }; answer: RecordingFacts };
  excerpt: { ask: ExcerptAsk; answer: Excerpt };
  stretch: { ask: Between; answer: Stretch };
  cut: { ask: CutAsk; answer: Uint8Array };
  /** The whole sound is decoded for it. */
  identify: { ask: { readonly path: string }; answer: SoundIdentity };
  /** What every minute sounds like; the whole sound is decoded for it. */
  soundscape: {
    ask: { readonly path: string; readonly channel: ChannelChoice };
    answer: { readonly minutes: number; readonly packed: Uint8Array };
  };
};
export type SoundCallName = keyof SoundCalls;

/** Reads recordings. @throws KnownFailure for everything that can be wrong with a file */
export type ReadSound = <K extends SoundCallName>(
  call: K,
  ask: SoundCalls[K]['ask'],
) => Promise<SoundCalls[K]['answer']>;

const calls: { readonly [K in SoundCallName]: (ask: SoundCalls[K]['ask']) => Promise<SoundCalls[K]['answer']> } = {
  facts: ({ path }) => readFacts(path),
  excerpt: ({ path, startSeconds, endSeconds, channel }) => readExcerpt(path, startSeconds, endSeconds, channel),
  stretch: ({ path, startSeconds, endSeconds }) => readStretch(path, startSeconds, endSeconds),
  cut,
  identify: ({ path }) => identify(path),
  soundscape: ({ path, channel }) => soundscape(path, channel),
};

/** Reads in this process, without a budget. */
export const readSoundHere: ReadSound = (call, ask) => calls[call](ask);

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
