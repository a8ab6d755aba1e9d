import type { PackManifest } from '../models/pack-manifest.ts';
import { ClipCutter, clipWindows, type Clip } from '../signal/clip-windows.ts';
import type { Resampler } from '../signal/resample.ts';
import type { Classifier } from './classifier.ts';
import type { ListenAsk } from '../process/analyst.ts';
import { EmbeddingBuilder } from './embeddings.ts';
import { embeddingWidth, type Encoded } from './encoder.ts';
import { SheetBuilder } from './score-sheet.ts';
import type { StopWatch } from './stop-watch.ts';

/** Input samples that go through a resampler at once make at most this many: 4 MB. */
const mostMade = 1_000_000;

/** A clip of one moment, once per voice. */
type Moment = { readonly startSeconds: number; readonly padded: boolean; readonly voices: readonly Float32Array[] };

type Line = { readonly resampler: Resampler; readonly cutter: ClipCutter };

/**
 * From blocks of voices to the scores of all clips: resample, cut, mel, encode. Of several voices each label keeps its best
 * score. Never more than a few batches of clips in memory.
 */
export class ClipListener {
  readonly sheet: SheetBuilder;
  /** null: not wanted, or the model gives none. */
  readonly embeddings: EmbeddingBuilder | null;
  readonly #classifier: Classifier;
  readonly #watch: StopWatch;
  readonly #atOnce: number;
  readonly #share: NonNullable<ListenAsk['share']>;
  /** Moments that came by, those of other shares too. */
  #moments = 0;
  readonly #newLine: () => Line;
  readonly #waiting: Moment[] = [];
  #lines: readonly Line[] = [];
  /** What the encoder says of digital silence, heard once: a triggered recorder leaves hours of it. */
  #ofSilence: Encoded | null = null;

  constructor(
    classifier: Classifier,
    rateHz: number,
    { overlapSeconds, share, embeddings = false }: Pick<ListenAsk, 'overlapSeconds' | 'share' | 'embeddings'>,
    watch: StopWatch,
  ) {
    const { sound, labels, encoder }: PackManifest = classifier.manifest;
    const width = embeddings ? embeddingWidth(encoder) : null;
    this.embeddings = width === null ? null : new EmbeddingBuilder(width);
    this.#classifier = classifier;
    this.#share = share ?? { number: 0, of: 1 };
    this.#watch = watch;
    this.#atOnce = Math.max(1, Math.floor((mostMade * rateHz) / sound.rateHz));
    this.#newLine = () => ({
      resampler: classifier.resamplers.make(rateHz, sound.rateHz),
      cutter: new ClipCutter(clipWindows(sound.rateHz, sound.windowSeconds, overlapSeconds), classifier.spareClips),
    });
    this.sheet = new SheetBuilder(labels.length, classifier.alwaysKept);
  }

  /** @param voices one array each, all of one length. @param beforeBatch may throw to end the work. */
  async hear(voices: readonly Float32Array[], beforeBatch: () => void): Promise<void> {
    if (this.#lines.length === 0) this.#lines = voices.map(this.#newLine);
    const frames = voices[0]?.length ?? 0;
    for (let at = 0; at < frames; at += this.#atOnce) {
      this.#take((line, index) =>
        line.resampler.push(voices[index]?.subarray(at, at + this.#atOnce) ?? new Float32Array(0)),
      );
      await this.#encodeWaiting(this.#classifier.batchClips, beforeBatch);
    }
  }

  /** What is left at the end, the last clip filled up with silence. */
  async finish(beforeBatch: () => void): Promise<void> {
    this.#take((line) => line.resampler.flush());
    const [first, ...others] = this.#lines.map(({ cutter }) => cutter.finish());
    if (first !== undefined && first !== null) this.#keep(moment([first, ...others.filter((clip) => clip !== null)]));
    await this.#encodeWaiting(1, beforeBatch);
  }

  #take(made: (line: Line, index: number) => Float32Array): void {
    const clips = this.#watch.time('read', () => this.#lines.map((line, index) => line.cutter.push(made(line, index))));
    const [first = []] = clips;
    for (const index of first.keys()) this.#keep(moment(clips.flatMap((ofVoice) => ofVoice[index] ?? [])));
  }

  #keep(moment: Moment): void {
    const batch = Math.floor(this.#moments / this.#classifier.batchClips);
    this.#moments += 1;
    if (batch % this.#share.of === this.#share.number) this.#waiting.push(moment);
    else this.#classifier.spareClips.push(...moment.voices);
  }

  async #encodeWaiting(least: number, beforeBatch: () => void): Promise<void> {
    while (this.#waiting.length >= least && this.#waiting.length > 0) {
      beforeBatch();
      const moments = this.#waiting.splice(0, this.#classifier.batchClips);
      const encoded = await this.#encodedOf(moments.flatMap(({ voices }) => voices));
      let at = 0;
      for (const { startSeconds, padded, voices } of moments) {
        const ofMoment = encoded.slice(at, at + voices.length);
        this.sheet.add(startSeconds, padded, bestOf(ofMoment.map(({ probabilities }) => probabilities)));
        this.embeddings?.add(clearest(ofMoment));
        at += voices.length;
        this.#classifier.spareClips.push(...voices);
      }
    }
  }

  async #encodedOf(clips: readonly Float32Array[]): Promise<Encoded[]> {
    const isKnown = (samples: Float32Array): boolean => this.#ofSilence !== null && isSilence(samples);
    const unknown = clips.filter((samples) => !isKnown(samples));
    const encoded: Encoded[] = [];
    for (let at = 0; at < unknown.length; at += this.#classifier.batchClips)
      encoded.push(...(await this.#encode(unknown.slice(at, at + this.#classifier.batchClips))));
    const silence = this.#ofSilence;
    const all = clips.map((samples) =>
      silence !== null && isSilence(samples) ? silence : (encoded.shift() ?? nothingHeard),
    );
    const silent = clips.findIndex(isSilence);
    this.#ofSilence ??= all[silent] ?? null;
    return all;
  }

  async #encode(clips: readonly Float32Array[]): Promise<Encoded[]> {
    const { encoder, hear } = this.#classifier;
    const patches = this.#watch.time('mel', () => clips.map(hear));
    return this.#watch.timeAsync('encode', () => encoder.encode(patches));
  }
}

const noScores = new Float32Array(0);
const nothingHeard: Encoded = { probabilities: noScores, features: noScores, embedding: noScores };

function moment(clips: readonly Clip[]): Moment {
  const { startSeconds = 0, padded = false } = clips[0] ?? {};
  return { startSeconds, padded, voices: clips.map(({ samples }) => samples) };
}

function isSilence(samples: Float32Array): boolean {
  return samples.every((sample) => sample === 0);
}

/** Of several voices the one in which something is heard most surely speaks for the moment. */
function clearest(voices: readonly Encoded[]): Float32Array {
  const top = ({ probabilities }: Encoded): number => probabilities.reduce((most, each) => Math.max(most, each), 0);
  const [first = nothingHeard, ...others] = voices;
  return others.reduce((best, each) => (top(each) > top(best) ? each : best), first).embedding;
}

function bestOf(voices: readonly Float32Array[]): Float32Array {
  const [first = noScores, ...others] = voices;
  return others.length === 0
    ? first
    : first.map((score, label) => Math.max(score, ...others.map((each) => each[label] ?? 0)));
}
