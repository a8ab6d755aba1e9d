import type { ClockAnswer, ClockChange, ClockPreview, ClockRequests, FolderPlace } from '#contract/clock.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { LocalMoment } from '#contract/recordings.ts';
import type { Handlers } from '#contract/requests.ts';
import { addCorrection, readCorrections, recordingsIn, undoCorrection } from '#store/recordings/clock-corrections.ts';
import { firstRecordingIn, readFolderClocks } from '#store/recordings/folder-clocks.ts';
import { folderById } from '#store/queue/folders.ts';
import { wallClockMs, wallClockText } from '#store/recordings/local-time.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { writeTimeOrder } from '#store/recordings/time-orders.ts';
import type { EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';
import type { PlaceAgain } from './time-and-station-again.ts';

/** What is asked about clocks, one short function per request. */
export function clockRequests(engine: EngineCore, placeAgain: PlaceAgain): Pick<Handlers, keyof ClockRequests> {
  const { db } = engine.store;
  const read = (): ClockAnswer => ({ folders: readFolderClocks(db), corrections: readCorrections(db) });
  return {
    'clock.read': read,
    'clock.preview': ({ place, change }) => preview(db, place, change),
    'clock.correct': async ({ place, change }) => {
      const { shiftSeconds } = preview(db, place, change);
      addCorrection(db, place, shiftSeconds, nowText(engine.clock));
      await placeAgain.some(recordingsIn(db, place));
      return read();
    },
    'clock.undo': async ({ correction }) => {
      const recordings = undoCorrection(db, correction, nowText(engine.clock));
      if (recordings === null) throw new KnownFailure('not-found', 'This correction was taken back already.');
      await placeAgain.some(recordings);
      return read();
    },
    'clock.order': async ({ place, order }) => {
      knownPlace(db, place);
      writeTimeOrder(db, place, order);
      await placeAgain.some(recordingsIn(db, place));
      return read();
    },
  };
}

function knownPlace(db: SongDatabase, place: FolderPlace): void {
  if (folderById(db, place.folder) === null) throw new KnownFailure('not-found', 'This folder is not known.');
}

/** @throws KnownFailure `not-found` for an unknown folder, `bad-request` where there is nothing to correct. */
function preview(db: SongDatabase, place: FolderPlace, change: ClockChange): ClockPreview {
  knownPlace(db, place);
  const { recordings, first } = firstRecordingIn(db, place);
  if (first === null && (change.kind === 'first' || recordings > 0)) {
    throw new KnownFailure('bad-request', 'No recording in this folder has a time yet. Listen to the folder first.');
  }
  const before = first?.start ?? null;
  const shiftSeconds = change.kind === 'shift' ? change.seconds : secondsBetween(before, change.local);
  return {
    recordings,
    firstFile: first?.relativePath ?? null,
    before,
    after: before === null ? null : movedBy(before, shiftSeconds),
    shiftSeconds,
  };
}

function secondsBetween(from: LocalMoment | null, to: string): number {
  const [fromMs, toMs] = [from === null ? null : wallClockMs(from.local), wallClockMs(to)];
  return fromMs === null || toMs === null ? 0 : (toMs - fromMs) / 1000;
}

function movedBy(moment: LocalMoment, seconds: number): LocalMoment {
  const wallMs = wallClockMs(moment.local);
  return wallMs === null ? moment : { ...moment, local: wallClockText(wallMs + seconds * 1000) };
}
