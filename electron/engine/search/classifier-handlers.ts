import { KnownFailure } from '#contract/failure.ts';
import type { Handlers } from '#contract/requests.ts';
import type { ClassifierRequests, TrainedClassifier, TrainingSource } from '#contract/search/classifiers.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { Species, SpeciesCode } from '#contract/species.ts';
import { trainingClips, type TrainingClip } from '#store/review/training-clips.ts';
import type { EngineCore } from '../engine.ts';
import { packFolder } from '../models/pack-shelf.ts';
import { asTraining } from '../truth/match-annotations.ts';
import { readPlaced } from '../truth/read-table.ts';
import { saveHead, slug } from './save-head.ts';
import { countLabels, trainingSet, type TrainingSet } from './training-set.ts';
import { unsureClips } from './unsure-clips.ts';

/** Fewer recordings than this may teach the place instead of the sound. */
const enoughRecordings = 5;

/** Classifiers of a person's own: what there is to learn, training, and what to review next. */
export function createClassifierHandlers(engine: EngineCore): Pick<Handlers, keyof ClassifierRequests> {
  return {
    'classifier.labels': () => ({ labels: countLabels(trainingClips(engine.store.db)) }),
    'classifier.train': (ask) => train(engine, ask),
    'classifier.unsure': async ({ pack, limit }) => {
      const folder = await packFolder(engine.packs, pack);
      if (folder === null) throw new KnownFailure('not-found', 'pack-unknown', { values: { id: pack } });
      return { clips: await unsureClips(engine, folder, limit) };
    },
  };
}

async function train(
  engine: EngineCore,
  ask: ClassifierRequests['classifier.train']['ask'],
): Promise<TrainedClassifier> {
  const { store, analyst } = engine;
  const { embedding = null } = analyst.facts().pack;
  const kept = store.embeddings.opened();
  if (embedding === null) throw new KnownFailure('not-allowed', 'embeddings-none');
  if (kept === null) throw new KnownFailure('not-found', 'search-not-kept');
  const clips = await clipsOf(engine, ask.source);
  const set = trainingSet(store.db, kept, clips, { ...embedding, wanted: ask.labels });
  const started = performance.now();
  const trained = await engine.trainHead(set.ask);
  const labels = set.species.flatMap((species, at) => {
    const label = trained.labels[at];
    return label === undefined ? [] : [{ species, ...label }];
  });
  const { id, title } = await saveHead(engine, { name: ask.name, head: trained, labels });
  const seconds = (performance.now() - started) / 1000;
  return { pack: id, title, labels, doubts: doubtsOf(labels, set), missing: set.missing, seconds };
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
