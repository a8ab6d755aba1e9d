import { KnownFailure } from '#contract/failure.ts';
import type { FoundClip } from '#contract/search/search.ts';
import { headScores, type Head } from '#analysis/classifying/head.ts';
import { readPack } from '#analysis/models/model-set.ts';
import { blocksOf, shownRuns } from '#store/embeddings/read-embeddings.ts';
import { detectedSpans, shownAnalyses, type ShownAnalysis } from '#store/embeddings/shown-analyses.ts';
import type { EngineCore } from '../engine.ts';
import { letOthersRun } from '../watching/settle.ts';
import { ClipReader, oneOfEachSong, type RankedClip } from './found-clips.ts';

/** Clips that are looked at more closely, for each one that is wanted. */
const candidatesEach = 20;

type Unsure = RankedClip & { readonly doubt: number };

/**
 * The clips of the season that a head is least sure of: those with a label nearest to one half. What was reviewed is left out.
 * @param folder of the pack @throws KnownFailure `bad-request` for a pack without a head
 */
export async function unsureClips({ store }: EngineCore, folder: string, limit: number): Promise<FoundClip[]> {
  const { head, facts } = await readPack(folder);
  const kept = store.embeddings.opened();
  if (head === null || kept === null) throw new KnownFailure('bad-request', 'classifier-no-head');
  const shown = new Map(shownAnalyses(store.db).map((each) => [each.id, each]));
  const reviewed = Map.groupBy(detectedSpans(store.db, { reviewed: true }), ({ recording }) => recording);
  const isReviewed = ({ recording, hopSeconds }: ShownAnalysis, clip: number): boolean =>
    (reviewed.get(recording) ?? []).some(
      ({ startSeconds, endSeconds }) => clip * hopSeconds < endSeconds && (clip + 1) * hopSeconds > startSeconds,
    );
  let best: Unsure[] = [];
  for (const run of shownRuns(kept, new Map([...shown].map(([id, { stamp }]) => [id, stamp])))) {
    const analysis = shown.get(run.analysis);
    if (analysis === undefined || run.model !== facts.embedding?.model) continue;
    for (const { firstClip, vectors, scales } of blocksOf(kept, run.run)) {
      for (const at of scales.keys()) {
        const doubt = doubtOf(head, vectors.subarray(at * run.width, (at + 1) * run.width));
        if (isReviewed(analysis, firstClip + at)) continue;
        best.push({ shown: analysis, clip: firstClip + at, similarity: null, doubt });
      }
    }
    if (best.length > 4 * candidatesEach * limit) best = nearestToHalf(best, limit);
    await letOthersRun();
  }
  const reader = new ClipReader(store.db);
  return oneOfEachSong(nearestToHalf(best, limit), limit).map(({ clip, more }) => reader.read(clip, more));
}

const nearestToHalf = (clips: readonly Unsure[], limit: number): Unsure[] =>
  clips.toSorted((one, other) => one.doubt - other.doubt).slice(0, candidatesEach * limit);

/** How far from one half its nearest label is. */
const doubtOf = (head: Head, embedding: Int8Array): number =>
  headScores(head, embedding).reduce((least, score) => Math.min(least, Math.abs(score - 0.5)), 1);
