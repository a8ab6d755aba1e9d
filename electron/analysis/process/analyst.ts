import type { Failure } from '#contract/failure.ts';
import type { Sentence } from '#contract/words/sentence.ts';
import type { ProviderReport } from '#contract/models.ts';
import type { PainterName, PictureProvenance, SamplerName } from '#contract/pictures.ts';
import type { RecordingFacts } from '#contract/recordings.ts';
import type { Species } from '#contract/species.ts';
import type { ChannelChoice, ProviderChoice } from '#contract/settings.ts';
import type { Soundscape } from '../soundscape/soundscape.ts';
import type { Embeddings } from '../classifying/embeddings.ts';
import type { SoundIdentity } from '../reading/sound-id.ts';

export type PackLabel = Species & {
  /** Common names in other languages, by language code. */
  readonly names?: Readonly<Record<string, string>>;
  readonly kind: 'species' | 'none';
  readonly threshold: number;
  /** Heard from its threshold on, neither pictures nor clips of that time may be kept: a human voice. */
  readonly private?: boolean;
};

/** What the loaded pack is, as far as the rest of the program needs to know it. */
export type PackFacts = {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  /** SHA-256 of the manifest, which holds the hashes of every model file. */
  readonly hash: string;
  readonly labels: readonly PackLabel[];
  readonly windowSeconds: number;
  /** The highest frequency that it hears; null or absent: nobody said. */
  readonly heardToHz?: number | null;
  /** What its clips are compared by; null or absent: nothing. */
  readonly embedding?: EmbeddingFacts | null;
  /** null: a pack without pictures. */
  readonly painter: {
    readonly imageSize: number;
    readonly sampler: SamplerName;
    readonly steps: number;
    readonly guidanceScale: number;
    /** Steps of its student, which paints quickly; null or absent: it has none. */
    readonly quickSteps?: number | null;
    /** Codes of the species it learnt to paint; null or absent: all that its pack names. */
    readonly species?: readonly string[] | null;
    /** Scientific names, in small letters, by which it is told a species, whichever model heard it; null or absent: it is not told any. */
    readonly named?: readonly string[] | null;
    /** Present when the painter belongs to another pack and paints what both know. */
    readonly byDefault?: DefaultPainter;
  } | null;
  /** Why there is no painter, as a sentence, where more is to be said than that the pack has none. */
  readonly noPictures?: Sentence;
};

/** `model`: the SHA-256 of the encoder. Embeddings of two encoders are never compared. */
type EmbeddingFacts = { readonly model: string; readonly width: number };

export type DefaultPainter = {
  readonly name: string;
  readonly hash: string;
  /** Codes of the species it can paint. */
  readonly species: readonly string[];
};

export type AnalystFacts = {
  readonly pack: PackFacts;
  readonly provider: ProviderReport;
  /** Why the pack that is to be used cannot be; what is told of it then is that of the one used last. */
  readonly unusable?: Failure;
};

export type ListenAsk = {
  readonly path: string;
  readonly overlapSeconds: number;
  readonly channel: ChannelChoice;
  /** Keep what every minute of it is like. */
  readonly soundscape?: boolean;
  /** It took a process down before: no other recording may share its process now, or it would be taken for the guilty one. */
  readonly alone?: boolean;
  /** No other recording waits: analysts that have nothing to do may share this one among them. */
  readonly spread?: boolean;
  /** Of every `of` batches of clips only the one with this number is listened to; others listen to the rest. */
  readonly share?: { readonly number: number; readonly of: number };
  /** Whether the embeddings of the clips are wanted, too. */
  readonly embeddings?: boolean;
};

/**
 * The best labels of every clip, packed for the database: row i belongs to the clip that starts at `startSeconds[i]`;
 * `labels` and `scores` are [clip, depth], best first, label as an index into the pack's labels.
 */
export type ScoreSheet = {
  readonly depth: number;
  readonly startSeconds: Float64Array;
  readonly labels: Uint16Array;
  readonly scores: Float32Array;
  /** The last clip is shorter than the window and was padded with silence. */
  readonly lastPadded: boolean;
};

export type Analysis = {
  readonly recording: RecordingFacts;
  readonly sheet: ScoreSheet;
  /** null or absent: not wanted, or the model gives none. */
  readonly embeddings?: Embeddings | null;
  readonly sound: SoundIdentity;
  /** null or absent where nobody asked for it. */
  readonly soundscape?: Soundscape | null;
  readonly seconds: { readonly total: number; readonly read: number; readonly mel: number; readonly encode: number };
};

export type DrawAsk = {
  readonly path: string;
  readonly channel: ChannelChoice;
  readonly clipStartSeconds: number;
  readonly seed: number;
  /** Absent: the full one. */
  readonly painter?: PainterName;
  readonly sampler: SamplerName;
  readonly steps: number;
  readonly guidanceScale: number;
  /** For the PNG's text chunks only. */
  readonly species: Species;
  readonly recordingName: string;
  /** A second clip whose features are mixed in: `share` 0 leaves them out, 1 takes them alone. */
  readonly blend?: ClipPlace & { readonly share: number };
  /** Keep what every step foresaw, too. */
  readonly allSteps?: boolean;
  /** A person waits for it: it does not wait for the recording at hand to be listened to. */
  readonly urgent?: boolean;
  /** A person asked for it: others that nobody asked for wait until it is done. */
  readonly asked?: boolean;
};

/** One clip of a recording, and for which label it was heard. */
export type ClipPlace = {
  readonly path: string;
  readonly channel: ChannelChoice;
  readonly clipStartSeconds: number;
  readonly species: Species;
};

export type DrawnPicture = {
  readonly png: Uint8Array;
  /** With `allSteps`: a PNG of what each step foresaw; the last one is the picture. */
  readonly frames: readonly Uint8Array[];
  readonly provenance: PictureProvenance;
  readonly seconds: number;
};

/**
 * Listens to recordings and paints pictures. It knows no database and no folder: a path goes in, a plain value comes out.
 * Rejects with a `KnownFailure` for everything that can be wrong with a file or a model.
 */
export interface Analyst {
  /** How many listen side by side; absent: one. */
  readonly atOnce?: number;
  /** Whether each of them takes several short recordings at once. */
  readonly takesSeveral?: boolean;
  describe(): Promise<AnalystFacts>;
  /** @param heard how far the recording is listened to, 0 to 1. */
  listen(ask: ListenAsk, heard: (fraction: number) => void, signal: AbortSignal): Promise<Analysis>;
  /** Several at once go through the networks together; each gives the same picture as alone. */
  draw(ask: DrawAsk, signal: AbortSignal): Promise<DrawnPicture>;
  /** Gets ready before there is work. */
  prepare?(): void;
  /** Others listen now, or no longer: drawing that is not urgent rests as it does while this one listens. */
  hold?(held: boolean): void;
  close(): Promise<void>;
}

export type ProviderRefusal = ProviderReport['refused'][number];

export type AnalystOptions = {
  readonly packFolder: string;
  /** A pack whose painter stands in for a pack that has none, for the species both know. */
  readonly painterFolder?: string | null;
  /** Another analyst that is opened at the same moment looks whether the pack's files are what its manifest says, and do what it says. That one tells the labels. */
  readonly isChecked?: boolean;
  /** Whoever opens it looks at the pack's files meanwhile. */
  readonly areFilesChecked?: boolean;
  readonly provider: ProviderChoice;
  readonly threads?: number;
  /** Of the encoder, where several analysts share the processor: these do not spin while they wait. Painting keeps `threads`. */
  readonly listeningThreads?: number;
  /** Clips per forward pass of the encoder; absent: as many as is usual. */
  readonly batchClips?: number;
  /** Providers that must not be tried, each with the reason: they took a process down before. */
  readonly avoid?: readonly ProviderRefusal[];
};

/** What an analyst tells by itself. */
export type AnalystHooks = {
  /**
   * A provider is about to be tried, which may take the process down; null: it came back. The trial begins when the promise
   * is fulfilled, so that somebody who outlives this process has written it down.
   */
  trying(provider: string | null): Promise<void>;
  /** What runs the networks is another now. */
  changed(report: ProviderReport): void;
};

export const noHooks: AnalystHooks = { trying: () => Promise.resolve(), changed: () => undefined };
