import { shownRuns, type ShownRun } from '#store/embeddings/read-embeddings.ts';
import { shownAnalyses, type ShownAnalysis } from '#store/embeddings/shown-analyses.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import type { TrainingClip } from '#store/review/training-clips.ts';

/** Where a labelled clip's embedding lies; `other-model`: one is kept, but by another model than the one that is to learn. */
export type FoundPlace =
  | { readonly kind: 'found'; readonly run: ShownRun; readonly clip: number }
  | { readonly kind: 'gone' | 'other-model' };

/**
 * Finds the kept clip that shares most with a stretch.
 * @param kept of embeddings @param model the SHA-256 of the encoder @param clips that will be asked about
 */
export function clipFinder(
  db: SongDatabase,
  kept: SongDatabase,
  model: string,
  clips: readonly TrainingClip[],
): (clip: TrainingClip) => FoundPlace {
  const shown = shownAnalyses(db, [...new Set(clips.map(({ recording }) => recording))]);
  const stamps = new Map(shown.map(({ id, stamp }) => [id, stamp]));
  const runs = new Map(shownRuns(kept, stamps, [...stamps.keys()]).map((run) => [run.analysis, run]));
  const byRecording = new Map(shown.map((each) => [each.recording, each]));
  return ({ recording, startSeconds, endSeconds }) => {
    const analysis = byRecording.get(recording);
    const run = analysis === undefined ? undefined : runs.get(analysis.id);
    if (analysis === undefined || run === undefined || run.clips === 0) return { kind: 'gone' };
    if (run.model !== model) return { kind: 'other-model' };
    const clip = Math.min(run.clips - 1, nearestClip(analysis, (startSeconds + endSeconds) / 2));
    return { kind: 'found', run, clip };
  };
}

const nearestClip = ({ hopSeconds, windowSeconds }: ShownAnalysis, middle: number): number =>
  Math.max(0, Math.round((middle - windowSeconds / 2) / hopSeconds));
