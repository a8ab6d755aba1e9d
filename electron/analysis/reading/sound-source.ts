import type { AudioFormat } from '#contract/recordings.ts';
import type { Sentence } from '#contract/words/sentence.ts';

/** A stretch of sound: one Float32Array per channel, all of `frames` samples, nominally in -1 ... 1. Good until the next one is asked for. */
export type SoundBlock = { readonly channels: readonly Float32Array[]; readonly frames: number };

/** What a recorder wrote about itself inside the file, as raw text. */
export type RecorderNotes = {
  /** ICMT of a RIFF LIST INFO chunk: AudioMoth's sentence. */
  readonly comment: string | null;
  /** IART: AudioMoth's name and id. */
  readonly artist: string | null;
  readonly guano: string | null;
  /** Wildlife Acoustics' own chunk, as it stands in the file. */
  readonly wamd: Uint8Array<ArrayBuffer> | null;
  readonly bext: { readonly originator: string; readonly date: string; readonly time: string } | null;
  /** When the sound was recorded, as a container's own field tells it: ISO 8601 with date and time. */
  readonly created: string | null;
};

export const noNotes: RecorderNotes = {
  comment: null,
  artist: null,
  guano: null,
  wamd: null,
  bext: null,
  created: null,
};

/** One open recording, whatever its format. Blocks are made as they are asked for; nothing holds the whole sound. */
export interface SoundSource {
  readonly format: AudioFormat;
  /** E.g. `PCM 16-bit`, `IEEE float 32-bit`, `MP3`. */
  readonly encoding: string;
  readonly rateHz: number;
  readonly channelCount: number;
  /** Length in frames: exact for WAV, for others as the header says or as the bit rate suggests. */
  readonly frames: number;
  readonly notes: RecorderNotes;
  /** Whether any place is reached without reading what stands before it. */
  readonly canSeek: boolean;
  /** Doubts in plain sentences; more may come while blocks are read. */
  readonly warnings: readonly Sentence[];
  /** Blocks from `startFrame` to the end. @throws KnownFailure when the file is damaged or goes away. */
  blocks(startFrame: number): AsyncGenerator<SoundBlock, void, void>;
  close(): Promise<void>;
}
