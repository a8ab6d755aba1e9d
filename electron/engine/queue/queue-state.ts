import type { Failure } from '#contract/failure.ts';
import type { Sentence } from '#contract/words/sentence.ts';
import type { FolderId } from '#contract/ids.ts';

export type QueueState = {
  readonly current: { readonly name: string; readonly fraction: number } | null;
  readonly realTimeFactor: number | null;
  readonly troubles: readonly Failure[];
  /** Why the work rests although nobody paused it. */
  readonly held: Sentence | null;
};

export type QueueOptions = {
  /** Only this folder, watched or not; null works through every watched folder. */
  readonly scope: FolderId | null;
  readonly paused: boolean;
  /** Folders that cannot be reached now. */
  away(): readonly FolderId[];
  changed(): void;
  /** How long the queue rests after trouble of the whole program, in milliseconds. */
  readonly troubleRestMs: number;
};
