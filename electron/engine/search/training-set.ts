import { KnownFailure } from '#contract/failure.ts';
import type { TrainingLabel } from '#contract/search/classifiers.ts';
import type { Species } from '#contract/species.ts';
import type { HeadAsk } from '#analysis/classifying/train-head.ts';
import { blockAt, shownRuns, vectorOf, type ShownRun } from '#store/embeddings/read-embeddings.ts';
import { shownAnalyses, type ShownAnalysis } from '#store/embeddings/shown-analyses.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import type { TrainingClip } from '#store/review/training-clips.ts';

/** What is learned from, and of which labels. */
export type TrainingSet = {
  readonly ask: HeadAsk;
  readonly species: readonly Species[];
  /** Labelled clips whose embeddings are not kept. */
  readonly missing: number;
};

/** What people said, label by label, the best known first. */
export function countLabels(clips: readonly TrainingClip[]): TrainingLabel[] {
  const byCode = Map.groupBy(clips, ({ species }) => species.code);
  return [...byCode.values()]
    .flatMap((all) => {
      const heard = all.filter(({ heard: isHeard }) => isHeard);
      const [first] = all;
      if (first === undefined) return [];
      const recordings = new Set(heard.map(({ recording }) => recording)).size;
      return [{ species: first.species, clips: heard.length, recordings, rejected: all.length - heard.length }];
    })
    .toSorted((one, other) => other.recordings - one.recordings || other.clips - one.clips);
}

/**
 * The embeddings of labelled clips. A clip in which one label was heard is no example of the others, unless somebody said so.
 * @param kept of embeddings @param model the SHA-256 of the encoder @param wanted codes of labels; empty: all
 * @throws KnownFailure `bad-request` where there is nothing to tell apart, or the clips of a label are gone
 */
export function trainingSet(
  db: SongDatabase,
  kept: SongDatabase,
  clips: readonly TrainingClip[],
  { model, width, wanted }: { readonly model: string; readonly width: number; readonly wanted: readonly string[] },
): TrainingSet {
  const learned = countLabels(clips).filter(
    ({ species, clips: heard }) => heard > 0 && (wanted.length === 0 || wanted.includes(species.code)),
  );
  const species = learned.map((each) => each.species);
  if (species.length === 0) throw new KnownFailure('bad-request', 'classifier-no-labels');
  const finder = clipFinder(db, kept, model);
  const examples = new Map<
    string,
    {
      readonly vector: Int8Array;
      readonly scale: number;
      readonly recording: number;
      readonly said: Map<string, boolean>;
    }
  >();
  let missing = 0;
  for (const clip of clips) {
    const place = finder(clip);
    if (place === null) {
      missing += 1;
      continue;
    }
    const key = `${place.run.run} ${place.clip}`;
    const known = examples.get(key);
    if (known !== undefined)
      known.said.set(clip.species.code, clip.heard || known.said.get(clip.species.code) === true);
    else {
      const block = blockAt(kept, place.run.run, place.clip);
      if (block === null) continue;
      const { vectors, from, scale } = vectorOf(block, place.clip, width);
      const vector = vectors.slice(from, from + width);
      examples.set(key, { vector, scale, recording: clip.recording, said: new Map([[clip.species.code, clip.heard]]) });
    }
  }
  const all = [...examples.values()];
  const labels = species.map(({ code }) => Int8Array.from(all, ({ said }) => targetOf(said, code)));
  refuseUseless(species, labels);
  const vectors = new Int8Array(all.length * width);
  for (const [at, { vector }] of all.entries()) vectors.set(vector, at * width);
  const embeddings = { width, vectors, scales: Float32Array.from(all, ({ scale }) => scale) };
  return { ask: { embeddings, recordings: all.map(({ recording }) => recording), labels }, species, missing };
}

function targetOf(said: ReadonlyMap<string, boolean>, code: string): number {
  const own = said.get(code);
  if (own !== undefined) return own ? 1 : 0;
  return [...said.values()].includes(true) ? 0 : -1;
}

/** A label that is heard nowhere any more, or that nothing stands against, cannot be learned. */
function refuseUseless(species: readonly Species[], labels: readonly Int8Array[]): void {
  for (const [at, targets] of labels.entries()) {
    const label = species[at]?.commonName ?? '';
    if (!targets.includes(1)) throw new KnownFailure('bad-request', 'classifier-clips-gone', { values: { label } });
    if (!targets.includes(0)) throw new KnownFailure('bad-request', 'classifier-one-label', { values: { label } });
  }
}

type Place = { readonly run: ShownRun; readonly clip: number };

/** Finds the kept clip that shares most with a stretch; null where its recording's embeddings are not kept. */
function clipFinder(db: SongDatabase, kept: SongDatabase, model: string): (clip: TrainingClip) => Place | null {
  const shown = shownAnalyses(db);
  const runs = new Map(
    shownRuns(kept, new Map(shown.map(({ id, stamp }) => [id, stamp])))
      .filter((run) => run.model === model)
      .map((run) => [run.analysis, run]),
  );
  const byRecording = new Map(shown.map((each) => [each.recording, each]));
  return ({ recording, startSeconds, endSeconds }) => {
    const analysis = byRecording.get(recording);
    const run = analysis === undefined ? undefined : runs.get(analysis.id);
    if (analysis === undefined || run === undefined) return null;
    return { run, clip: Math.min(run.clips - 1, nearestClip(analysis, (startSeconds + endSeconds) / 2)) };
  };
}

const nearestClip = ({ hopSeconds, windowSeconds }: ShownAnalysis, middle: number): number =>
  Math.max(0, Math.round((middle - windowSeconds / 2) / hopSeconds));
