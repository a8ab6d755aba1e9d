import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { Bug, KnownFailure, toFailure } from '#contract/failure.ts';
import { readTogether } from '#store/columns/columns.ts';
import { atOneMoment, dataVersion, openForReading } from '#store/opening/open-for-reading.ts';
import { diskFailure } from '#store/opening/sqlite-failure.ts';
import { planCut } from '../media/cut-media.ts';
import { KeptAnswers } from './kept-answers.ts';
import { preparedAnswers } from './prepared-answers.ts';
import { answerQuestion } from './questions.ts';
import type { ReaderAnswer, ReaderCall, ReaderReady, ReaderStart } from './reader-messages.ts';

/** Entry of a reading thread: one read-only connection that answers one call after the other. `workerData` is its `ReaderStart`. */
function serve(port: MessagePort, { database, pages }: ReaderStart): void {
  const db = openForReading(database);
  if (pages !== null) readTogether(db, pages);
  const kept = new KeptAnswers(() => dataVersion(db));
  const valueOf = (call: Exclude<ReaderCall, { end: true }>): unknown =>
    'question' in call
      ? kept.answer(call.question, call.ask, () => atOneMoment(db, () => answerQuestion(db, call.question, call.ask)))
      : planCut(db, call.cut, call.media);
  let [ended, asked] = [false, false];
  // Questions are answered in between; one that needs the rest reads it itself, and whoever is asked needs no practice.
  const pieces = preparedAnswers(db, () => asked);
  const ahead = (): void => {
    if (ended) return;
    if (isDone(pieces)) port.postMessage({ ready: true } satisfies ReaderReady);
    else setImmediate(ahead);
  };
  setImmediate(ahead);
  port.on('message', (call: ReaderCall) => {
    if ('end' in call) {
      ended = true;
      db.close();
      port.close();
      return;
    }
    asked = true;
    void reply(call.id, () => valueOf(call)).then((answer) => port.postMessage(answer));
  });
}

/** Does the next piece. @returns whether there is none left, or no way to: whoever asks is told why. */
function isDone(pieces: Iterator<void>): boolean {
  try {
    return pieces.next().done === true;
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
// Whoever starts the thread says it in this form.
serve(parentPort, workerData as ReaderStart);
