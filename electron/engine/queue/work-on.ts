import type { Failure } from '#contract/failure.ts';
import { say, sentence, type Sentence } from '#contract/words/sentence.ts';
import {
  failFile,
  markMissing,
  recoverFiles,
  requeueFile,
  type QueuedFile,
  type TakeScope,
} from '#store/queue/file-queue.ts';
import {
  failPicture,
  holdBackPictures,
  recoverPictures,
  requeuePicture,
  type PictureJob,
} from '#store/pictures/picture-queue.ts';
import { drawPicture } from './paint-job.ts';
import type { EngineCore } from '../engine.ts';
import { answerWithinMs, folderPresence } from '../watching/folder-presence.ts';
import { atMost } from '../watching/settle.ts';
import { listenToFile, type JobHow } from './analyse-job.ts';
import type { Listened } from './save-together.ts';
import { nowText } from '../log.ts';
import { isBug, assessTrouble } from '../watching/run-trouble.ts';

/** Work that takes the analyst's process down is tried this often. */
const crashLimit = 2;
const awayRestMs = 60_000;
/** Added to the stable time for what holds a file back besides it. */
const waitMarginMs = 60_000;
type How = JobHow & {
  /** Only one folder is worked through, and then an end is wanted: nothing waits for a card to come back. */
  readonly scoped: boolean;
};

export type FileResult = {
  readonly listened: Listened | null;
  readonly trouble: Failure | null;
  /** Why no other file of its folder would do better now, where an end is wanted: its drive does not answer. */
  readonly silent: Failure | null;
};

type Ended = Pick<FileResult, 'trouble' | 'silent'>;
const ended: Ended = { trouble: null, silent: null };

/** Listens to a file and writes what became of it. Never throws for what is wrong with the file. */
export async function workOnFile(engine: EngineCore, file: QueuedFile, how: How): Promise<FileResult> {
  try {
    return { listened: await listenToFile(engine, file, how), ...ended };
  } catch (thrown) {
    if (isBug(thrown)) engine.log.error(`Listening to ${file.relativePath} met a bug.`, thrown);
    return { listened: null, ...(await endFile(engine, file, how, thrown)) };
  }
}

async function endFile(engine: EngineCore, file: QueuedFile, how: How, thrown: unknown): Promise<Ended> {
  const { db } = engine.store;
  const verdict = assessTrouble(thrown);
  switch (verdict.kind) {
    case 'cancelled':
      requeueFile(db, file.id, { notBeforeMs: 0, counted: false });
      return ended;
    case 'trouble':
      requeueFile(db, file.id, { notBeforeMs: 0, counted: false });
      return { ...ended, trouble: verdict.failure };
    case 'crashed':
      if (file.attempts + 1 < crashLimit) requeueFile(db, file.id, { notBeforeMs: 0, counted: true });
      else fail(engine, file, verdict.failure);
      await engine.analyst.refresh().catch((again: unknown) => {
        engine.log.error('The analyst does not come back.', again);
      });
      return ended;
    case 'missing':
      return endMissing(engine, file, how, verdict.failure);
    case 'failed':
      // A card pulled out in the middle of a file cannot be read, and is not the file's fault.
      if (verdict.failure.code === 'file-unreadable') return endMissing(engine, file, how, verdict.failure);
      fail(engine, file, verdict.failure);
      return ended;
  }
}

/**
 * A file that is gone is missing; with its whole folder gone, or its card, it waits for the folder, unless an end is wanted.
 * Where one is wanted and the drive does not answer, it waits for the next run.
 */
async function endMissing(engine: EngineCore, file: QueuedFile, how: How, failure: Failure): Promise<Ended> {
  const folder = await atMost(folderPresence(file.folderPath), answerWithinMs);
  if (how.scoped && folder === null) {
    requeueFile(engine.store.db, file.id, { notBeforeMs: 0, counted: false });
    return { ...ended, silent: noAnswer(file.folderPath) };
  }
  const there = folder?.kind === 'there' && !folder.empty;
  if (how.scoped || (there && failure.code === 'file-unreadable')) fail(engine, file, failure);
  else if (there) markMissing(engine.store.db, file.folder, [file.relativePath]);
  else requeueFile(engine.store.db, file.id, { notBeforeMs: engine.clock.now() + 5000, counted: false });
  return ended;
}

/** Said of a folder whose drive does not answer in a run that is to end. */
export function noAnswer(folder: string): Failure {
  return { code: 'file-unreadable', ...sentence('run-no-answer', { folder }), path: folder };
}

function fail(engine: EngineCore, file: QueuedFile, failure: Failure): void {
  failFile(engine.store.db, file.id, failure, nowText(engine.clock));
  engine.events.emit('recording.failed', { file: file.id, failure });
  engine.log.warn(`${file.relativePath}: ${say(failure, 'en')}`);
}

/** Paints a picture and writes what became of it. @returns trouble of the whole program, if there is any. */
export async function workOnPicture(engine: EngineCore, job: PictureJob, signal: AbortSignal): Promise<Failure | null> {
  try {
    await drawPicture(engine, job, signal);
    return null;
  } catch (thrown) {
    if (isBug(thrown)) engine.log.error(`Painting from ${job.recordingName} met a bug.`, thrown);
    return endPicture(engine, job, thrown);
  }
}

function endPicture(engine: EngineCore, job: PictureJob, thrown: unknown): Failure | null {
  const { db } = engine.store;
  const verdict = assessTrouble(thrown);
  const again = (note: Sentence | null, counted: boolean, restMs = 0): void => {
    requeuePicture(db, job.id, { note, counted, notBeforeMs: restMs === 0 ? 0 : engine.clock.now() + restMs });
  };
  switch (verdict.kind) {
    case 'cancelled':
      again(null, false);
      return null;
    case 'trouble':
      again(verdict.failure, false);
      return verdict.failure;
    case 'missing':
      again(verdict.failure, false, awayRestMs);
      holdBackPictures(db, job.recording, verdict.failure, engine.clock.now() + awayRestMs);
      return null;
    case 'crashed':
      if (job.attempts + 1 < crashLimit) again(null, true);
      else failPicture(db, job.id, verdict.failure);
      return null;
    case 'failed':
      failPicture(db, job.id, verdict.failure);
      return null;
  }
}

/** What is at hand waits again, after its outcome could not be written. */
export function giveBackWork({ store, clock, log }: EngineCore): void {
  try {
    recoverFiles(store.db, nowText(clock));
    recoverPictures(store.db);
  } catch (thrown) {
    log.error('The work at hand could not be given back to the queue yet.', thrown);
  }
}

/** The moment, and how long a file may be held back. */
export function waitingNow({ clock, settings }: EngineCore): Pick<TakeScope, 'nowMs' | 'longestWaitMs'> {
  return { nowMs: clock.now(), longestWaitMs: settings.current().stableSeconds * 1000 + waitMarginMs };
}
