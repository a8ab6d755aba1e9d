import type { Analysis } from '#analysis/process/analyst.ts';
import type { LocalMoment } from '#contract/recordings.ts';
import type { HeardSpecies } from '#contract/species.ts';
import type { QueuedFile } from '#store/queue/file-queue.ts';
import { heardBefore, speciesByCode } from '#store/queue/heard-before.ts';
import { momentAt, wallClockMs } from '#store/recordings/local-time.ts';
import type { NewDetection } from '#store/detections/place-detections.ts';
import type { EngineCore } from '../engine.ts';

/**
 * The species of the setting `watchedSpecies` among the detections of a fresh analysis, each with its best detection. Ask
 * before the analysis is saved: afterwards every species was heard before.
 */
export function watchedAmong(
  engine: EngineCore,
  file: QueuedFile,
  recording: Analysis['recording'],
  detections: readonly NewDetection[],
): HeardSpecies[] {
  const watched = new Set(engine.settings.current().watchedSpecies);
  const best = new Map<string, NewDetection>();
  for (const detection of detections) {
    const before = best.get(detection.species);
    if (watched.has(detection.species) && (before === undefined || before.score < detection.score)) {
      best.set(detection.species, detection);
    }
  }
  const { db } = engine.store;
  const known = heardBefore(db, file.folder, [...best.keys()]);
  return [...best].flatMap(([code, { score, startSeconds }]) => {
    const species = speciesByCode(db, code);
    if (species === null) return [];
    const at = laterBy(recording.start, startSeconds);
    const place = { recordingName: file.relativePath, folder: file.folderPath };
    return [{ species, score, at, ...place, firstHere: !known.has(code) }];
  });
}

function laterBy(start: LocalMoment | null, seconds: number): LocalMoment | null {
  const startMs = start === null ? null : wallClockMs(start.local);
  return start === null || startMs === null
    ? null
    : momentAt(startMs + seconds * 1000, start.offsetMinutes, start.guessed);
}
