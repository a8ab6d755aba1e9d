import type { RecordingFacts } from '#contract/recordings.ts';
import type { Look } from '#contract/pictures.ts';
import type { ChannelChoice } from '#contract/settings.ts';
import type { Excerpt } from '../reading/read-excerpt.ts';
import type { Stretch } from '../reading/read-stretch.ts';
import type { SoundIdentity } from '../reading/sound-id.ts';
import type { SpectrogramScale } from '../signal/spectrogram.ts';

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
