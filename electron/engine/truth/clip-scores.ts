import { KnownFailure } from '#contract/failure.ts';
import type { RecordingId } from '#contract/ids.ts';
import type { Rater } from '#contract/search/truth.ts';
import { unpackSheet } from '#analysis/classifying/score-sheet.ts';
import { readAnnotationSet, type StoredAnnotation } from '#store/annotations/annotation-sets.ts';
import { analysisOfPack, recordingsOfPack, type PackAnalysis } from '#store/annotations/pack-analyses.ts';
import { currentAnalysis } from '#store/recordings/analyses.ts';
import { recordingSeconds } from '#store/recordings/recording-times.ts';
import { parseLabels } from '#store/settings/model-packs.ts';
import type { EngineCore } from '../engine.ts';
import { readPlaced } from './read-table.ts';

/** Scores of every clip of one recording by species code, and where its clips lie, in seconds. */
export type ClipScores = {
  readonly starts: Float64Array;
  readonly window: number;
  readonly scores: ReadonlyMap<string, Float32Array>;
};

/** @returns null where the recording was not analysed by what is measured */
export type ClipScoresOf = (recording: RecordingId, codes: ReadonlySet<string>) => ClipScores | null;

/** What a row of a table has at least, the same in 32 bits: every row counts. */
export const leastScore = 2 ** -20;

/** Seconds of the clips that a recording is cut into where detections of another program are measured. */
const tableWindow = 3;

/**
 * Opens what is measured.
 * @param of null: the model by which each recording is shown
 * @throws KnownFailure `not-found` for a model that analysed nothing here, and as `readTable`
 */
export async function openClipScores(engine: EngineCore, of: Rater | null): Promise<ClipScoresOf> {
  const { db } = engine.store;
  if (of === null) return (recording, codes) => fromSheet(currentAnalysis(db, recording), codes);
  if (of.kind === 'pack') {
    if (recordingsOfPack(db, of.hash).length === 0) throw new KnownFailure('not-found', 'agree-model-unused');
    return (recording, codes) => fromSheet(analysisOfPack(db, of.hash, recording), codes);
  }
  const placed = of.kind === 'set' ? readAnnotationSet(db, of.set) : await placedTable(engine, of.path);
  const recordings = new Set(placed.recordings);
  const byRecording = Map.groupBy(placed.rows, ({ recording }) => recording);
  return (recording, codes) =>
    recordings.has(recording)
      ? fromRows(byRecording.get(recording) ?? [], recordingSeconds(db, recording) ?? 0, codes)
      : null;
}

async function placedTable(engine: EngineCore, file: string): Promise<ReturnType<typeof readAnnotationSet>> {
  const { recordings, rows } = await readPlaced(engine, file, 'detections');
  return { recordings: [...recordings.keys()], rows };
}

const emptyScores = (codes: ReadonlySet<string>, clips: number): Map<string, Float32Array> =>
  new Map([...codes].map((code) => [code, new Float32Array(clips)]));

function fromSheet(analysis: PackAnalysis | null, codes: ReadonlySet<string>): ClipScores | null {
  if (analysis === null) return null;
  const sheet = unpackSheet(analysis.sheet);
  const labels = parseLabels(analysis.labels);
  const scores = emptyScores(codes, sheet.startSeconds.length);
  for (const [cell, label] of sheet.labels.entries()) {
    const ofSpecies = scores.get(labels[label]?.code ?? '');
    if (ofSpecies !== undefined) ofSpecies[Math.floor(cell / sheet.depth)] = sheet.scores[cell] ?? 0;
  }
  return { starts: sheet.startSeconds, window: analysis.windowSeconds, scores };
}

/** A clip has the best score of the rows that lie in it for half a second or wholly; a row without a score counts as sure. */
function fromRows(rows: readonly StoredAnnotation[], seconds: number, codes: ReadonlySet<string>): ClipScores {
  const clips = Math.max(1, Math.ceil(seconds / tableWindow - 1e-6));
  const starts = Float64Array.from({ length: clips }, (_, clip) => clip * tableWindow);
  const scores = emptyScores(codes, clips);
  for (const { species, startSeconds, endSeconds, score } of rows) {
    const ofSpecies = scores.get(species?.code ?? '');
    if (ofSpecies === undefined) continue;
    for (const [clip, start] of starts.entries()) {
      if (sharesEnough(start, tableWindow, { startSeconds, endSeconds }))
        ofSpecies[clip] = Math.max(ofSpecies[clip] ?? 0, leastScore, score ?? 1);
    }
  }
  return { starts, window: tableWindow, scores };
}

/** Seconds of a clip that a stretch must share with it, unless the stretch is shorter. */
const sharedSeconds = 0.5;

/** Whether what is heard in a stretch counts as heard in a clip. */
export function sharesEnough(
  start: number,
  window: number,
  { startSeconds, endSeconds }: Pick<StoredAnnotation, 'startSeconds' | 'endSeconds'>,
): boolean {
  const shared = Math.min(endSeconds, start + window) - Math.max(startSeconds, start);
  return shared >= Math.min(sharedSeconds, endSeconds - startSeconds);
}
