import type { Failure } from '#contract/failure.ts';
import type { Sentence } from '#contract/words/sentence.ts';
import type { FolderId } from '#contract/ids.ts';
import type { FileScope } from '#store/queue/file-scope.ts';

export type QueueState = {
  readonly current: { readonly name: string; readonly fraction: number } | null;
  readonly realTimeFactor: number | null;
  readonly troubles: readonly Failure[];
  /** Why the work rests although nobody paused it. */
  readonly held: Sentence | null;
};

export type QueueOptions = {
  /** Only these folders, watched or not, and these files; null works through every watched folder. */
  readonly scope: FileScope | null;
  readonly paused: boolean;
  /** Folders that cannot be reached now, or whose model is gone. */
  away(): readonly FolderId[];
  changed(): void;
  /** How long the queue rests after trouble of the whole program, in milliseconds. */
  readonly troubleRestMs: number;
};
