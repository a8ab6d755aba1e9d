import { KnownFailure } from '#contract/failure.ts';
import type { DetectionDetail } from '#contract/requests.ts';
import type { DetectionId, ScoredLabel } from '#contract/recordings.ts';
import { unpackSheet } from '#analysis/listening/score-sheet.ts';
import { analysisById, type StoredAnalysis } from '#store/analyses.ts';
import { detectionPictures, readDetection, recordingPlaces, type DetectionRecord } from '#store/detection-detail.ts';
import { readNeighbours } from '#store/neighbours.ts';
import type { SongDatabase } from '#store/open-store.ts';
import { parseLabels } from '#store/packs.ts';

const marginSeconds = 3;
const longestSeconds = 600;

/** @throws KnownFailure `not-found`. */
export function findDetection(db: SongDatabase, id: DetectionId): DetectionRecord {
  const record = readDetection(db, id);
  if (record === null) {
    throw new KnownFailure(
      'not-found',
      'This detection is no longer there. A changed threshold may have taken it away.',
    );
  }
  return record;
}

/** What a detection's sound and spectrogram cover: up to three seconds before and after, inside the recording, ten minutes at most. */
export function excerptOf({ detection, recording }: DetectionRecord): DetectionDetail['excerpt'] {
  const startSeconds = Math.max(0, detection.startSeconds - marginSeconds);
  const endSeconds = Math.min(
    recording.durationSeconds,
    detection.endSeconds + marginSeconds,
    startSeconds + longestSeconds,
  );
  const topHz = recording.rateHz / 2;
  return { startSeconds, endSeconds, topHz: { linear: topHz, mel: topHz } };
}

/** @throws KnownFailure `not-found`. */
export function readDetectionPage(db: SongDatabase, id: DetectionId): DetectionDetail {
  const record = findDetection(db, id);
  const analysis = analysisById(db, record.analysis);
  const place = recordingPlaces(db, record.recording.id)[0];
  if (analysis === null || place === undefined) throw new Error(`detection ${id} has no analysis or no file`);
  const name = place.relativePath.slice(place.relativePath.lastIndexOf('/') + 1);
  return {
    detection: record.detection,
    recording: record.recording,
    file: { ...place, name },
    topScores: topScores(analysis, record.detection.bestClipStartSeconds),
    clipSeconds: analysis.windowSeconds,
    excerpt: excerptOf(record),
    pictures: detectionPictures(db, id),
    model: { name: analysis.packName, hash: analysis.packHash },
    ...readNeighbours(db, id),
  };
}

function topScores(analysis: StoredAnalysis, clipStartSeconds: number): ScoredLabel[] {
  const sheet = unpackSheet(analysis.sheet);
  const labels = parseLabels(analysis.labels);
  const clip = sheet.startSeconds.findIndex((start) => Math.abs(start - clipStartSeconds) < 1e-6);
  if (clip < 0) return [];
  return Array.from({ length: sheet.depth }, (_, rank) => clip * sheet.depth + rank).flatMap((cell) => {
    const label = labels[sheet.labels[cell] ?? -1];
    if (label === undefined) return [];
    const { code, scientificName, commonName, kind } = label;
    return [{ species: { code, scientificName, commonName }, kind, score: sheet.scores[cell] ?? 0 }];
  });
}
