import { KnownFailure } from '#contract/failure.ts';
import type { ClassifierRequests, TrainedClassifier, TrainingSource } from '#contract/search/classifiers.ts';
import type { Species, SpeciesCode } from '#contract/species.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { Training } from '#analysis/classifying/train-head.ts';
import { trainingClips, type TrainingClip } from '#store/review/training-clips.ts';
import type { EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';
import { asTraining } from '../truth/match-annotations.ts';
import { readPlaced } from '../truth/read-table.ts';
import { saveHead, slug } from './save-head.ts';
import { trainingSet, type TrainingSet } from './training-set.ts';

/** Fewer recordings than this may teach the place instead of the sound. */
const enoughRecordings = 5;

/**
 * Trains a classifier on the embeddings of labelled clips and keeps it as a model with a report of how it did.
 * @throws KnownFailure with the reason where there is nothing to learn; `cancelled` after the signal, with nothing kept
 */
export async function trainClassifier(
  engine: EngineCore,
  ask: ClassifierRequests['classifier.train']['ask'],
  training: Training,
): Promise<TrainedClassifier> {
  const { store, analyst, clock } = engine;
  const { embedding = null } = analyst.facts().pack;
  const kept = store.embeddings.opened();
  if (embedding === null) throw new KnownFailure('not-allowed', 'embeddings-none');
  if (kept === null) throw new KnownFailure('not-found', 'classifier-not-kept');
  const clips = await clipsOf(engine, ask.source);
  const set = await trainingSet(store.db, kept, clips, { ...embedding, wanted: ask.labels, signal: training.signal });
  const started = performance.now();
  const trained = await engine.trainHead(set.ask, training);
  const labels = set.species.flatMap((species, at) => {
    const label = trained.labels[at];
    return label === undefined ? [] : [{ species, ...label, curve: [...label.curve] }];
  });
  if (training.signal.aborted) throw new KnownFailure('cancelled', 'work-stopped');
  const seconds = (performance.now() - started) / 1000;
  const report = { labels, doubts: doubtsOf(labels, set), missing: set.missing, seconds, trainedAt: nowText(clock) };
  return saveHead(engine, { name: ask.name, head: trained, report });
}

async function clipsOf(engine: EngineCore, source: TrainingSource): Promise<TrainingClip[]> {
  if (source.kind === 'verdicts') return trainingClips(engine.store.db);
  return asTraining(await readPlaced(engine, source.path), ownLabel);
}

/** A label that is no species here: a call type, `rain`. */
function ownLabel(label: string): Species {
  return { code: `own_${slug(label, '_')}` as SpeciesCode, scientificName: label, commonName: label };
}

function doubtsOf(labels: TrainedClassifier['labels'], { missing }: TrainingSet): Sentence[] {
  const few = labels
    .filter(({ recordings }) => recordings < enoughRecordings)
    .map(({ species, recordings }) => sentence('classifier-few', { label: species.commonName, count: recordings }));
  return [...few, ...(missing === 0 ? [] : [sentence('classifier-missing', { count: missing })])];
}
