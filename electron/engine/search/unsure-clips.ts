import { dirname, join } from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import type { ClassifierRequests } from '#contract/search/classifiers.ts';
import type { FoundClip } from '#contract/search/search.ts';
import type { ScoredLabel, Species } from '#contract/species.ts';
import { headScores, type Head } from '#analysis/classifying/head.ts';
import { readPack } from '#analysis/models/model-set.ts';
import { blocksOf, shownRuns, withEmbeddings } from '#store/embeddings/read-embeddings.ts';
import { eachDetectedSpan, shownAnalyses, type ShownAnalysis } from '#store/embeddings/shown-analyses.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { packFolderName } from '../models/pack-shelf.ts';
import { reportOf } from './classifier-report.ts';
import { ClipReader, oneOfEachSong, type RankedClip } from './found-clips.ts';

/** Clips that are looked at more closely, for each one that is wanted. */
const candidatesEach = 20;
/** Labels that are told of each clip. */
const toldLabels = 3;

type Unsure = RankedClip & { readonly doubt: number; readonly scores: Float32Array };
type Own = { readonly head: Head; readonly model: string; readonly labels: readonly Species[] };

/**
 * The clips of the season that a classifier is least sure of: those with a label nearest to one half. What was reviewed is left out.
 * Looks through the embeddings of all clips, so it is asked of a thread of its own.
 * @throws KnownFailure `bad-request` for a pack that is no classifier of a person's own
 */
export async function unsureClips(
  db: SongDatabase,
  { pack, limit }: ClassifierRequests['classifier.unsure']['ask'],
): Promise<FoundClip[]> {
  const own = await ownClassifier(join(dirname(db.name), packFolderName, pack));
  const ranked = withEmbeddings(db, (kept) => {
    if (kept === null) throw new KnownFailure('not-found', 'classifier-not-kept');
    return leastSure(db, kept, own, limit);
  });
  const reader = new ClipReader(db);
  return oneOfEachSong(db, ranked, limit).map(({ clip, more }) => ({
    ...reader.read(clip, more),
    top: doubtfulLabels(own, clip.scores),
  }));
}

async function ownClassifier(folder: string): Promise<Own> {
  const { head, facts, manifest } = await readPack(folder);
  const model = facts.embedding?.model;
  if (head === null || model === undefined) throw new KnownFailure('bad-request', 'classifier-no-head');
  const report = await reportOf(folder);
  // Verdicts are given of what the labels were learned from, whatever they are called beside the parent's.
  const labels = report?.labels.map(({ species }) => species) ?? manifest.labels.slice(-head.biases.length);
  return { head, model, labels };
}

function leastSure(db: SongDatabase, kept: SongDatabase, { head, model }: Own, limit: number): Unsure[] {
  const shown = new Map(shownAnalyses(db).map((each) => [each.id, each]));
  const isReviewed = reviewedClips(db);
  let best: Unsure[] = [];
  for (const run of shownRuns(kept, new Map([...shown].map(([id, { stamp }]) => [id, stamp])))) {
    const analysis = shown.get(run.analysis);
    if (analysis === undefined || run.model !== model) continue;
    for (const { firstClip, vectors, scales } of blocksOf(kept, run.run)) {
      for (const at of scales.keys()) {
        if (isReviewed(analysis, firstClip + at)) continue;
        const scores = headScores(head, vectors.subarray(at * run.width, (at + 1) * run.width));
        best.push({ shown: analysis, clip: firstClip + at, similarity: null, doubt: doubtOf(scores), scores });
      }
    }
    if (best.length > 4 * candidatesEach * limit) best = nearestToHalf(best, limit);
  }
  return nearestToHalf(best, limit);
}

function reviewedClips(db: SongDatabase): (analysis: ShownAnalysis, clip: number) => boolean {
  const reviewed = new Map<number, [startSeconds: number, endSeconds: number][]>();
  eachDetectedSpan(db, { reviewed: true }, null, (recording, startSeconds, endSeconds) => {
    const spans = reviewed.get(recording);
    if (spans === undefined) reviewed.set(recording, [[startSeconds, endSeconds]]);
    else spans.push([startSeconds, endSeconds]);
  });
  return ({ recording, hopSeconds }, clip) =>
    (reviewed.get(recording) ?? []).some(
      ([startSeconds, endSeconds]) => clip * hopSeconds < endSeconds && (clip + 1) * hopSeconds > startSeconds,
    );
}

const nearestToHalf = (clips: readonly Unsure[], limit: number): Unsure[] =>
  clips.toSorted((one, other) => one.doubt - other.doubt).slice(0, candidatesEach * limit);

const distance = (score: number): number => Math.abs(score - 0.5);

/** How far from one half its nearest label is. */
const doubtOf = (scores: Float32Array): number => scores.reduce((least, score) => Math.min(least, distance(score)), 1);

/** Its own labels, the one in doubt first. */
function doubtfulLabels({ labels }: Own, scores: Float32Array): ScoredLabel[] {
  return [...scores]
    .flatMap((score, at) => {
      const label = labels[at];
      if (label === undefined) return [];
      const { code, scientificName, commonName } = label;
      return [{ species: { code, scientificName, commonName }, kind: 'species' as const, score }];
    })
    .toSorted((one, other) => distance(one.score) - distance(other.score))
    .slice(0, toldLabels);
}
