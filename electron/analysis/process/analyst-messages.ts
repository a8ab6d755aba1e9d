import type { Failure } from '#contract/failure.ts';
import type { ProviderReport } from '#contract/models.ts';
import type { Occurrence, OccurrenceAsk } from '../classifying/occurrence.ts';
import type { PrepareAsk, PreparedModel } from '../models/importing/prepare-model.ts';
import type { HeadAsk, TrainedHead } from '../classifying/train-head.ts';
import type { SoundCalls } from './sound-calls.ts';
import type { Analysis, AnalystFacts, AnalystOptions, DrawAsk, DrawnPicture, ListenAsk } from './analyst.ts';

/** What can be asked of an analyst in another process, and what comes back. `open` comes first; `prepare`, `occur`, `train` and the reading of sound need nothing opened. */
export type AnalystCalls = SoundCalls & {
  open: { ask: AnalystOptions; answer: AnalystFacts };
  listen: { ask: ListenAsk; answer: Analysis };
  draw: { ask: DrawAsk; answer: DrawnPicture };
  /** Makes a checked pack of files that come from anywhere. */
  prepare: { ask: PrepareAsk; answer: PreparedModel };
  /** Where and when species live, as the location model of a pack says. */
  occur: { ask: OccurrenceAsk; answer: Occurrence | null };
  /** A classifier of a person's own, from the embeddings of labelled clips. */
  train: { ask: HeadAsk; answer: TrainedHead };
  close: { ask: null; answer: null };
};
export type CallName = keyof AnalystCalls;

/** To the analyst. `id` is the caller's and comes back in every message about this call; `abort` names a call by it and has no answer. */
export type AnalystCall =
  | {
      readonly [K in CallName]: { readonly call: K; readonly id: number; readonly ask: AnalystCalls[K]['ask'] };
    }[CallName]
  | { readonly call: 'abort'; readonly id: number }
  /** Whether it still answers. */
  | { readonly call: 'ping'; readonly id: 0 }
  /** Whether others listen now, so that drawing rests. */
  | { readonly call: 'hold'; readonly id: 0; readonly held: boolean }
  /** The answer to `trying`: it is written down. */
  | { readonly call: 'noted'; readonly id: number };

/** From the analyst: any number of `heard`, then one `done` or `failed`; between them what it tells by itself. */
export type AnalystMessage =
  | { readonly kind: 'trying'; readonly id: number; readonly provider: string | null }
  | { readonly kind: 'provider'; readonly id: 0; readonly report: ProviderReport }
  /** `memoryBytes`: what its process takes; `workedMs`: what it has taken of the processor since it began. */
  | { readonly kind: 'pong'; readonly id: 0; readonly memoryBytes: number; readonly workedMs: number }
  | { readonly kind: 'heard'; readonly id: number; readonly fraction: number }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: Failure }
  | {
      readonly [K in CallName]: {
        readonly kind: 'done';
        readonly id: number;
        readonly call: K;
        readonly answer: AnalystCalls[K]['answer'];
      };
    }[CallName];
