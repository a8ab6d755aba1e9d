import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import type { Analysis } from '#analysis/process/analyst.ts';
import { packSheet } from '#analysis/classifying/score-sheet.ts';
import { privateStretches } from '#analysis/classifying/private-sound.ts';
import { analysisById, knownAnalysis, makeCurrent, type KnownAnalysis } from '#store/recordings/analyses.ts';
import { enqueueFiles, type QueuedFile } from '#store/queue/file-queue.ts';
import { finishFile, saveAnalysis } from '#store/recordings/save-analysis.ts';
import { contentId } from '../watching/content-id.ts';
import { deriveDetections } from './derive-detections.ts';
import { placeStored } from './derive-again.ts';
import { analysisKey, picturePlan, type EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';
import { placeOne } from '../time-and-place/time-and-station-again.ts';
import { placeFresh } from '../time-and-place/time-and-station-rules.ts';
import { watchedAmong } from '../settings/watched-species.ts';

export type Listened =
  | { readonly kind: 'analysed'; readonly soundSeconds: number; readonly workSeconds: number }
  /** A copy of a recording that is known. */
  | { readonly kind: 'known' }
  /** The file has changed since it was found; it waits again. */
  | { readonly kind: 'held-back' };

/**
 * Takes one file from the queue to its rows: identifies its content, listens to it unless that content is known, and writes
 * all in one transaction.
 * @throws KnownFailure for everything that can be wrong with the file, the analyst or the disk.
 */
export async function listenToFile(
  engine: EngineCore,
  file: QueuedFile,
  heard: (fraction: number) => void,
  signal: AbortSignal,
): Promise<Listened> {
  const path = join(file.folderPath, file.relativePath);
  if (await heldBack(engine, file, path)) return { kind: 'held-back' };
  const content = await contentId(path, signal);
  const key = analysisKey(engine);
  const known = knownAnalysis(engine.store.db, content, key);
  if (known !== null) return takeKnown(engine, file, known);
  const { overlapSeconds, channel } = engine.settings.current();
  const analysis = await engine.analyst.analyst().listen({ path, overlapSeconds, channel }, heard, signal);
  if (await heldBack(engine, file, path)) return { kind: 'held-back' };
  const { pack, provider } = engine.analyst.facts();
  const detections = deriveDetections(analysis, pack, engine.settings.current());
  const watched = watchedAmong(engine, file, analysis.recording, detections);
  const recording = saveAnalysis(engine.store.db, {
    file: file.id,
    contentId: content,
    fileName: basename(file.relativePath),
    facts: analysis.recording,
    ...placeFresh(engine.store.db, analysis.recording, content, file),
    key,
    clips: analysis.sheet.startSeconds.length,
    sheet: packSheet(analysis.sheet),
    detections,
    provider: provider.used ?? provider.wanted,
    seconds: analysis.seconds.total,
    pictures: picturePlan(engine, content, privateStretches(analysis.sheet, pack.labels, pack.windowSeconds)),
    now: nowText(engine.clock),
  });
  engine.events.emit('recording.analysed', {
    recording,
    relativePath: file.relativePath,
    detections: detections.length,
    clips: analysis.sheet.startSeconds.length,
    soundSeconds: analysis.recording.durationSeconds,
  });
  for (const species of watched) engine.events.emit('species.heard', species);
  return measured(analysis);
}

const measured = (analysis: Analysis): Listened => ({
  kind: 'analysed',
  soundSeconds: analysis.recording.durationSeconds,
  workSeconds: analysis.seconds.total,
});

/** Whether the file is no longer what was queued: it is being written, or was replaced. Then it waits for its new size to rest. */
async function heldBack(engine: EngineCore, file: QueuedFile, path: string): Promise<boolean> {
  const facts = await stat(path).catch((cause: unknown) => {
    throw new KnownFailure('file-missing', 'The file is no longer in its place.', { path, cause });
  });
  const modifiedMs = Math.round(facts.mtimeMs);
  if (facts.size === file.sizeBytes && modifiedMs === file.modifiedMs) return false;
  const notBeforeMs = engine.clock.now() + engine.settings.current().stableSeconds * 1000;
  const seen = { relativePath: file.relativePath, sizeBytes: facts.size, modifiedMs, notBeforeMs };
  enqueueFiles(engine.store.db, file.folder, [seen], nowText(engine.clock));
  return true;
}

function takeKnown(engine: EngineCore, file: QueuedFile, known: KnownAnalysis): Listened {
  const { db } = engine.store;
  const take = (): void => {
    const analysis = known.current ? null : analysisById(db, known.analysis);
    if (analysis !== null) {
      makeCurrent(db, analysis);
      placeStored(engine, analysis);
    }
    finishFile(db, file.id, known.recording, nowText(engine.clock));
    placeOne(engine, known.recording);
  };
  db.transaction(take).immediate();
  return { kind: 'known' };
}
