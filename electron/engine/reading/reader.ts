import type { Ask } from '#contract/requests.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { cutMedia, type CutKind, type CutMedia } from '../media/cut-media.ts';
import { answerQuestion, type QuestionAnswer, type QuestionName } from './questions.ts';

/** Answers what is only read, and cuts sound and spectrograms out of recordings. */
export interface Reader {
  /** @throws KnownFailure as the question does. */
  ask<K extends QuestionName>(name: K, ask: Ask<K>): Promise<QuestionAnswer<K>>;
  /** @throws KnownFailure when the recording is away or damaged, or the address holds no number. */
  cut(kind: CutKind, id: string): Promise<CutMedia>;
  close(): Promise<void>;
}

/** Reads on the thread and over the connection of whoever asks: for tests and where no other thread can be started. */
export function readerHere(db: SongDatabase): Reader {
  return {
    ask: async (name, ask) => answerQuestion(db, name, ask),
    cut: (kind, id) => cutMedia(db, kind, id),
    close: () => Promise.resolve(),
  };
}
