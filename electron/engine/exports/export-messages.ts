import type { ExportResult } from '#contract/exports.ts';
import type { SoundCallName, SoundCalls } from '#analysis/process/sound-calls.ts';
import type { Failure } from '#contract/failure.ts';
import type { Reply } from '#contract/requests.ts';
import type { ExportWish } from './export-task.ts';

/** What a thread is started with. */
export type ExportJob = {
  readonly dataFolder: string;
  readonly version: string;
  /** ISO 8601 UTC. */
  readonly now: string;
  readonly wish: ExportWish;
};

/**
 * `workerData` of a thread, with a number that decides which comes first: that it is ended, or that its files get their places; and how many
 * of these got theirs.
 */
export type ExportStart = { readonly job: ExportJob; readonly fate: Int32Array<SharedArrayBuffer> };

/** What that number is. */
export const fates = { writing: 0, placing: 1, ended: 2 } as const;

/** Where it stands how many files got their places. */
export const placedAt = 1;

/** From the program to the thread. */
export type ToThread =
  | { readonly kind: 'stop' }
  | { readonly kind: 'printed'; readonly failure: Failure | null }
  | { readonly kind: 'sound'; readonly id: number; readonly reply: Reply<unknown> };

/** From the thread to the program. */
export type FromThread =
  /** Where it writes until all of it is whole. */
  | { readonly kind: 'staged'; readonly path: string }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | {
      readonly kind: 'sound';
      readonly id: number;
      readonly call: SoundCallName;
      readonly ask: SoundCalls[SoundCallName]['ask'];
    }
  | { readonly kind: 'print'; readonly html: string; readonly pdf: string }
  | { readonly kind: 'done'; readonly result: ExportResult }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly stack: string | null };
