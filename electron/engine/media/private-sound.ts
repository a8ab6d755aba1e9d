import { unpackSheet } from '#analysis/classifying/score-sheet.ts';
import { isPrivate, privateStretches, type PrivateStretch } from '#analysis/classifying/private-sound.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { PictureId, RecordingId } from '#contract/ids.ts';
import { pictureStretch } from '#store/pictures/picture-stretch.ts';
import { heardSheets } from '#store/recordings/analyses.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { picturesAreChecked } from '#store/settings/derived-mark.ts';
import { packLabels, type StoredLabel } from '#store/settings/model-packs.ts';

/**
 * What must not be kept of a recording: wherever any model that heard it, with whatever settings, heard a voice. Another model that
 * knows no voices, another channel or another overlap opens nothing again.
 */
export function storedPrivate(db: SongDatabase, recording: RecordingId): PrivateStretch[] {
  return heardSheets(db, recording).flatMap(({ sheet, pack, windowSeconds }) => {
    const labels = labelsWithPrivate(db, pack);
    // Most packs have no such label, and then no sheet needs to be unpacked.
    return labels === null ? [] : privateStretches(unpackSheet(sheet), labels, windowSeconds);
  });
}

/** The labels of a known pack never change, and may be many thousands: they are read once. */
const known = new WeakMap<SongDatabase, Map<number, readonly StoredLabel[] | null>>();

/** The labels of a pack; null: none of them is private. */
function labelsWithPrivate(db: SongDatabase, pack: number): readonly StoredLabel[] | null {
  const packs = known.get(db) ?? new Map<number, readonly StoredLabel[] | null>();
  known.set(db, packs);
  let labels = packs.get(pack);
  if (labels === undefined) {
    const all = packLabels(db, pack);
    labels = all.some((label) => label.private === true) ? all : null;
    packs.set(pack, labels);
  }
  return labels;
}

/** Whether nothing may be kept of a time of a recording; what is private in a recording is read once for many questions. */
export function privacyOf(
  db: SongDatabase,
): (recording: RecordingId, fromSeconds: number, toSeconds: number) => boolean {
  const stretches = new Map<RecordingId, PrivateStretch[]>();
  return (recording, fromSeconds, toSeconds) => {
    const of = stretches.get(recording) ?? storedPrivate(db, recording);
    stretches.set(recording, of);
    return isPrivate(of, fromSeconds, toSeconds);
  };
}

/**
 * Refuses to keep sound or a picture of a time in which a model heard a human voice or whatever else it marks as private.
 * @throws KnownFailure `not-allowed`.
 */
export function refusePrivate(db: SongDatabase, recording: RecordingId, fromSeconds: number, toSeconds: number): void {
  if (!isPrivate(storedPrivate(db, recording), fromSeconds, toSeconds)) return;
  throw new KnownFailure('not-allowed', 'private-voice');
}

/**
 * Whether a picture is of what is private by now: one that an older Songsight painted, as long as the first pass over its season has not
 * come to it.
 */
export function isOfPrivate(db: SongDatabase, picture: PictureId): boolean {
  if (picturesAreChecked(db)) return false;
  const of = pictureStretch(db, picture);
  return of !== null && isPrivate(storedPrivate(db, of.recording), of.startSeconds, of.endSeconds);
}
