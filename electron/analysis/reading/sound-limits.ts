import { KnownFailure } from '#contract/failure.ts';
import type { soundTroubleSentences } from '#contract/words/sound-trouble.ts';
import { sentence, type Sentence, type SentenceValue } from '#contract/words/sentence.ts';
import type { SoundSource } from './sound-source.ts';

/** From recorders of elephants to recorders of bats, and generously beyond; what lies outside is a damaged header. */
const ratesHz = { least: 100, most: 10_000_000 };

/** Microphone arrays have up to two hundred. */
const mostChannels = 256;

export type SoundTrouble = keyof typeof soundTroubleSentences;
type Values = Readonly<Record<string, SentenceValue>>;

/** Seconds with as many digits as a sentence needs, and never 0 for a little. */
export function shortened(seconds: number): number {
  const digits = seconds < 0.1 ? 1000 : 10;
  return Math.round(seconds * digits) / digits;
}

/** The doubt about a file that holds less sound than its header says. @param missing seconds. */
export function endsEarly(missing: number): Sentence {
  return sentence('doubt-ends-early', { seconds: shortened(missing) });
}

/** The failure of a file whose sound cannot be read. */
export function unreadableSound(key: SoundTrouble, values: Values, path: string, cause?: unknown): KnownFailure {
  return KnownFailure.of({ code: 'file-damaged', key, values, path }, cause);
}

/** @throws KnownFailure `file-damaged` for rates and channels that no recorder has. */
export function checkSound({ rateHz, channelCount }: Pick<SoundSource, 'rateHz' | 'channelCount'>, path: string): void {
  if (!(rateHz >= ratesHz.least && rateHz <= ratesHz.most))
    throw unreadableSound('sound-rate-impossible', { rate: String(rateHz) }, path);
  if (!(channelCount >= 1 && channelCount <= mostChannels))
    throw unreadableSound('sound-many-channels', { count: channelCount, most: mostChannels }, path);
}
