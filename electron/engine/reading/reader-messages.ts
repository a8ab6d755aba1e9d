import type { Ask, Reply } from '#contract/requests.ts';
import type { CutKind } from '../media/cut-media.ts';
import type { SharedPages } from '#store/columns/shared-pages.ts';
import type { QuestionName } from './questions.ts';

/** What a reading thread is begun with: the path of the database, and what it reads of it together with others; null: nothing. */
export type ReaderStart = { readonly database: string; readonly pages: SharedPages | null };

/** To a reading thread; `id` comes back with the answer. `end` has none. */
export type ReaderCall =
  | { readonly [K in QuestionName]: { readonly id: number; readonly question: K; readonly ask: Ask<K> } }[QuestionName]
  | { readonly id: number; readonly cut: CutKind; readonly media: string }
  | { readonly end: true };

/** From a reading thread, once: whatever it reads in advance is read. */
export type ReaderReady = { readonly ready: true };

/** From a reading thread: an answer, and the stack of a bug for the log. */
export type ReaderAnswer = { readonly id: number; readonly reply: Reply<unknown>; readonly bug?: string };
