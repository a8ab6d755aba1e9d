import type { Ask, Reply } from '#contract/requests.ts';
import type { CutKind } from '../media/cut-media.ts';
import type { QuestionName } from './questions.ts';

/** To a reading thread; `id` comes back with the answer. `end` has none. */
export type ReaderCall =
  | { readonly [K in QuestionName]: { readonly id: number; readonly question: K; readonly ask: Ask<K> } }[QuestionName]
  | { readonly id: number; readonly cut: CutKind; readonly media: string }
  | { readonly end: true };

/** From a reading thread: an answer, and the stack of a bug for the log. */
export type ReaderAnswer = { readonly id: number; readonly reply: Reply<unknown>; readonly bug?: string };
