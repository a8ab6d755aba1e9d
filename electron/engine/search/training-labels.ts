import type { TrainingLabel, TrainingState } from '#contract/search/classifiers.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { trainingClips, type TrainingClip } from '#store/review/training-clips.ts';
import type { EngineCore } from '../engine.ts';
import { clipFinder } from './clip-finder.ts';

/** What people said that a classifier could learn with the model in use, and why nothing can be trained, if so. */
export function trainingLabels({ store, analyst }: EngineCore): Omit<TrainingState, 'running'> {
  const { embedding = null } = analyst.facts().pack;
  const kept = store.embeddings.opened();
  const clips = trainingClips(store.db);
  const labels = countLabels(clips, isMissing(store.db, kept, embedding?.model ?? null, clips));
  return { labels, problem: problemOf(labels, embedding !== null, kept !== null) };
}

function problemOf(labels: readonly TrainingLabel[], gives: boolean, isKept: boolean): Sentence | null {
  if (!gives) return sentence('embeddings-none');
  if (!isKept) return sentence('classifier-not-kept');
  return labels.some(({ clips }) => clips > 0) ? null : sentence('classifier-no-labels');
}

function isMissing(
  db: SongDatabase,
  kept: SongDatabase | null,
  model: string | null,
  clips: readonly TrainingClip[],
): (clip: TrainingClip) => boolean {
  if (kept === null || model === null) return () => true;
  const find = clipFinder(db, kept, model, clips);
  return (clip) => find(clip).kind !== 'found';
}

/** What people said, label by label, the best known first. */
export function countLabels(
  clips: readonly TrainingClip[],
  isGone: (clip: TrainingClip) => boolean = () => false,
): TrainingLabel[] {
  const byCode = Map.groupBy(clips, ({ species }) => species.code);
  return [...byCode.values()]
    .flatMap((all) => {
      const heard = all.filter(({ heard: isHeard }) => isHeard);
      const [first] = all;
      if (first === undefined) return [];
      const recordings = new Set(heard.map(({ recording }) => recording)).size;
      const counts = { clips: heard.length, recordings, rejected: all.length - heard.length };
      return [{ species: first.species, ...counts, missing: all.filter(isGone).length }];
    })
    .toSorted((one, other) => other.recordings - one.recordings || other.clips - one.clips);
}
