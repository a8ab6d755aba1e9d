import type { Ask } from '#contract/requests.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { planCut, type CutKind, type CutPlan } from '../media/cut-media.ts';
import { answerQuestion, type QuestionAnswer, type QuestionName } from './questions.ts';

/** Answers what is only read, and says what is to be cut out of which recording. */
export interface Reader {
  /** @throws KnownFailure as the question does. */
  ask<K extends QuestionName>(name: K, ask: Ask<K>): Promise<QuestionAnswer<K>>;
  /** @throws KnownFailure when the recording is away, or the address holds no number. */
  planCut(kind: CutKind, id: string): Promise<CutPlan>;
  /** Somebody will ask soon: whatever answers need is made ready. Fulfilled when it is, or when it cannot be. */
  prepare(): Promise<void>;
  close(): Promise<void>;
}

/** Reads on the thread and over the connection of whoever asks: for tests and where no other thread can be started. */
export function readerHere(db: SongDatabase): Reader {
  return {
    ask: async (name, ask) => answerQuestion(db, name, ask),
    planCut: (kind, id) => planCut(db, kind, id),
    prepare: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
