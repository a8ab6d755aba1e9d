import type { ClockAnswer, ClockChange, ClockPreview, FolderPlace } from '#contract/clock.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { LocalMoment } from '#contract/recordings.ts';
import { readCorrections } from '#store/recordings/clock-corrections.ts';
import { firstRecordingIn, readFolderClocks } from '#store/recordings/folder-clocks.ts';
import { folderById } from '#store/queue/folders.ts';
import { wallClockMs, wallClockText } from '#store/recordings/local-time.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';

/** How time stands in every folder, and every correction ever made. */
export function readClocks(db: SongDatabase): ClockAnswer {
  return { folders: readFolderClocks(db), corrections: readCorrections(db) };
}

/** @throws KnownFailure `not-found` for a folder that is not known. */
export function knownPlace(db: SongDatabase, place: FolderPlace): void {
  if (folderById(db, place.folder) === null) throw new KnownFailure('not-found', 'folder-unknown');
}

/** @throws KnownFailure `not-found` for an unknown folder, `bad-request` where there is nothing to correct. */
export function previewCorrection(db: SongDatabase, place: FolderPlace, change: ClockChange): ClockPreview {
  knownPlace(db, place);
  const { recordings, first } = firstRecordingIn(db, place);
  if (first === null && (change.kind === 'first' || recordings > 0)) {
    throw new KnownFailure('bad-request', 'clock-no-times');
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
