import { unpackSheet } from '#analysis/classifying/score-sheet.ts';
import { isPrivate, privateStretches, type PrivateStretch } from '#analysis/classifying/private-sound.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { RecordingId } from '#contract/ids.ts';
import { currentAnalysis, type StoredAnalysis } from '#store/recordings/analyses.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { parseLabels } from '#store/settings/model-packs.ts';

/** What must not be kept of a stored analysis. */
export function storedPrivate(analysis: StoredAnalysis): PrivateStretch[] {
  const labels = parseLabels(analysis.labels);
  // Most packs have no such label, and then no sheet needs to be unpacked.
  if (!labels.some((label) => label.private === true)) return [];
  return privateStretches(unpackSheet(analysis.sheet), labels, analysis.windowSeconds);
}

/**
 * Refuses to keep sound or a picture of a time in which the pack heard a human voice or whatever else it marks as private.
 * @throws KnownFailure `not-allowed`.
 */
export function refusePrivate(db: SongDatabase, recording: RecordingId, fromSeconds: number, toSeconds: number): void {
  const analysis = currentAnalysis(db, recording);
  if (analysis === null || !isPrivate(storedPrivate(analysis), fromSeconds, toSeconds)) return;
  throw new KnownFailure('not-allowed', 'private-voice');
}
