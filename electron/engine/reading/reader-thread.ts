import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { Bug, KnownFailure, toFailure } from '#contract/failure.ts';
import { readAhead } from '#store/columns/columns.ts';
import { atOneMoment, dataVersion, openForReading } from '#store/opening/open-for-reading.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { diskFailure } from '#store/opening/sqlite-failure.ts';
import { planCut } from '../media/cut-media.ts';
import { KeptAnswers } from './kept-answers.ts';
import { answerQuestion } from './questions.ts';
import type { ReaderAnswer, ReaderCall } from './reader-messages.ts';

/** Entry of a reading thread: one read-only connection that answers one call after the other. `workerData` is the database's path. */
function serve(port: MessagePort, path: string): void {
  const db = openForReading(path);
  const kept = new KeptAnswers(() => dataVersion(db));
  const valueOf = (call: Exclude<ReaderCall, { end: true }>): unknown =>
    'question' in call
      ? kept.answer(call.question, call.ask, () => atOneMoment(db, () => answerQuestion(db, call.question, call.ask)))
      : planCut(db, call.cut, call.media);
  let ended = false;
  // Questions are answered between two pages; one that needs the rest reads it itself.
  const ahead = (): void => {
    if (!ended && !triedAhead(db)) setImmediate(ahead);
  };
  setImmediate(ahead);
  port.on('message', (call: ReaderCall) => {
    if ('end' in call) {
      ended = true;
      db.close();
      port.close();
      return;
    }
    void reply(call.id, () => valueOf(call)).then((answer) => port.postMessage(answer));
  });
}

/** @returns whether there is nothing left to be read, or no way to: whoever asks is told why. */
function triedAhead(db: SongDatabase): boolean {
  try {
    return readAhead(db);
  } catch {
    return true;
  }
}

async function reply(id: number, work: () => unknown): Promise<ReaderAnswer> {
  try {
    return { id, reply: { ok: true, value: await work() } };
  } catch (raw) {
    const thrown = diskFailure(raw);
    const failed = { id, reply: { ok: false, failure: toFailure(thrown) } } as const;
    if (thrown instanceof KnownFailure) return failed;
    return { ...failed, bug: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) };
  }
}

if (parentPort === null) throw new Bug('reader-thread.ts is started by Songsight, not by hand.');
serve(parentPort, String(workerData));
