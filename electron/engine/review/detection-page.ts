import { Bug, KnownFailure } from '#contract/failure.ts';
import { longestStretchSeconds } from '#contract/pictures.ts';
import type { DetectionDetail } from '#contract/clip.ts';
import type { DetectionId } from '#contract/ids.ts';
import type { ScoredLabel } from '#contract/species.ts';
import { joined } from '#analysis/classifying/private-sound.ts';
import { unpackSheet } from '#analysis/classifying/score-sheet.ts';
import { analysisById, storedScores } from '#store/recordings/analyses.ts';
import {
  bestClip,
  detectionPictures,
  readDetection,
  recordingPlaces,
  type DetectionRecord,
} from '#store/detections/detection-detail.ts';
import { shownPicture } from '#store/pictures/kept-pictures.ts';
import { readNeighbours } from '#store/detections/neighbours.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { parseLabels, type StoredLabel } from '#store/settings/model-packs.ts';
import { storedPrivate } from '../media/private-sound.ts';
import { recordingNotes } from './recording-notes.ts';

const marginSeconds = 3;

/** @throws KnownFailure `not-found`. */
export function findDetection(db: SongDatabase, id: DetectionId): DetectionRecord {
  const record = readDetection(db, id);
  if (record === null) {
    throw new KnownFailure('not-found', 'detection-gone');
  }
  return record;
}

/** What a detection's sound and spectrogram cover: up to three seconds before and after, inside the recording, ten minutes at most. */
export function excerptOf({ detection, recording }: DetectionRecord): DetectionDetail['excerpt'] {
  const startSeconds = Math.max(0, detection.startSeconds - marginSeconds);
  const endSeconds = Math.min(
    recording.durationSeconds,
    detection.endSeconds + marginSeconds,
    startSeconds + longestStretchSeconds,
  );
  const topHz = recording.rateHz / 2;
  return { startSeconds, endSeconds, topHz: { linear: topHz, mel: topHz } };
}

type Stretch = { readonly startSeconds: number; readonly endSeconds: number };

/** What was asked for, as far as the recording and one look at it reach. @throws KnownFailure `bad-request` for what lies behind its end. */
export function stretchWithin(durationSeconds: number, { startSeconds, endSeconds }: Stretch): Stretch {
  const end = Math.min(endSeconds, durationSeconds, startSeconds + longestStretchSeconds);
  if (!(end > startSeconds)) throw new KnownFailure('bad-request', 'stretch-behind-end');
  return { startSeconds, endSeconds: end };
}

/** Two seconds of the best clip, from its middle: enough to know the voice again. */
export function previewOf({ detection, recording }: DetectionRecord): Stretch {
  const startSeconds = Math.min(detection.bestClipStartSeconds + 0.5, Math.max(0, recording.durationSeconds - 2));
  return { startSeconds, endSeconds: Math.min(recording.durationSeconds, startSeconds + 2) };
}

/** The clip in which the species is heard best. */
export function bestClipOf({ detection, recording, windowSeconds }: DetectionRecord): Stretch {
  const startSeconds = detection.bestClipStartSeconds;
  return { startSeconds, endSeconds: Math.min(recording.durationSeconds, startSeconds + windowSeconds) };
}

/** What scored in the best clip of a detection, best first; empty where the detection is gone. @param labelsOf of a pack, by its row */
export function scoresOf(
  db: SongDatabase,
  id: DetectionId,
  labelsOf: (pack: number) => readonly StoredLabel[],
): ScoredLabel[] {
  const clip = bestClip(db, id);
  const scores = clip === null ? null : storedScores(db, clip.analysis);
  return clip === null || scores === null ? [] : topScores(scores.sheet, labelsOf(scores.pack), clip.startSeconds);
}

/** What of the excerpt is private, in order of time; nothing where nothing is. */
function hushedIn(db: SongDatabase, record: DetectionRecord): Pick<DetectionDetail, 'hushed'> {
  const excerpt = excerptOf(record);
  const hushed = joined(storedPrivate(db, record.recording.id)).flatMap(({ startSeconds, endSeconds }) => {
    const [from, to] = [Math.max(startSeconds, excerpt.startSeconds), Math.min(endSeconds, excerpt.endSeconds)];
    return to > from ? [{ startSeconds: from, endSeconds: to }] : [];
  });
  return hushed.length === 0 ? {} : { hushed };
}

/** @throws KnownFailure `not-found`. */
export function readDetectionPage(db: SongDatabase, id: DetectionId): DetectionDetail {
  const record = findDetection(db, id);
  const analysis = analysisById(db, record.analysis);
  const place = recordingPlaces(db, record.recording.id)[0];
  if (analysis === null || place === undefined) throw new Bug(`detection ${id} has no analysis or no file`);
  const { id: file, folder, relativePath, state } = place;
  const name = relativePath.slice(relativePath.lastIndexOf('/') + 1);
  return {
    detection: record.detection,
    recording: record.recording,
    file: { id: file, folder, relativePath, state, name },
    notes: recordingNotes(db, record.recording, file),
    topScores: topScores(analysis.sheet, parseLabels(analysis.labels), record.detection.bestClipStartSeconds),
    clipSeconds: analysis.windowSeconds,
    excerpt: excerptOf(record),
    ...hushedIn(db, record),
    pictures: detectionPictures(db, id),
    shown: shownPicture(db, id),
    model: { name: analysis.packName, title: analysis.packTitle, hash: analysis.packHash },
    ...readNeighbours(db, id),
  };
}

function topScores(packed: Uint8Array, labels: readonly StoredLabel[], clipStartSeconds: number): ScoredLabel[] {
  const sheet = unpackSheet(packed);
  const clip = sheet.startSeconds.findIndex((start) => Math.abs(start - clipStartSeconds) < 1e-6);
  if (clip < 0) return [];
  return Array.from({ length: sheet.depth }, (_, rank) => clip * sheet.depth + rank).flatMap((cell) => {
    const label = labels[sheet.labels[cell] ?? -1];
    if (label === undefined) return [];
    const { code, scientificName, commonName, kind } = label;
    return [{ species: { code, scientificName, commonName }, kind, score: sheet.scores[cell] ?? 0 }];
  });
}
