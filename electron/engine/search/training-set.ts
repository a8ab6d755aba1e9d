import { KnownFailure } from '#contract/failure.ts';
import type { Species } from '#contract/species.ts';
import type { HeadAsk } from '#analysis/classifying/train-head.ts';
import { blockAt, vectorOf } from '#store/embeddings/read-embeddings.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import type { TrainingClip } from '#store/review/training-clips.ts';
import { letOthersRun } from '../watching/settle.ts';
import { clipFinder } from './clip-finder.ts';
import { countLabels } from './training-labels.ts';

/** What is learned from, and of which labels. */
export type TrainingSet = {
  readonly ask: HeadAsk;
  readonly species: readonly Species[];
  /** Labelled clips whose embeddings are not kept. */
  readonly missing: number;
};

type Wish = {
  /** The SHA-256 of the encoder, and how many numbers it gives. */
  readonly model: string;
  readonly width: number;
  /** Codes of labels; empty: all. */
  readonly wanted: readonly string[];
  readonly signal: AbortSignal;
};

/** Clips that are read between two looks at everything else. */
const readAtOnce = 100;

/**
 * The embeddings of labelled clips. A clip in which one label was heard is no example of the others, unless somebody said so.
 * @param kept of embeddings
 * @throws KnownFailure `bad-request` where there is nothing to tell apart, or the clips of a label are gone; `cancelled`
 */
export async function trainingSet(
  db: SongDatabase,
  kept: SongDatabase,
  clips: readonly TrainingClip[],
  { model, width, wanted, signal }: Wish,
): Promise<TrainingSet> {
  const learned = countLabels(clips).filter(
    ({ species, clips: heard }) => heard > 0 && (wanted.length === 0 || wanted.includes(species.code)),
  );
  const species = learned.map((each) => each.species);
  if (species.length === 0) throw new KnownFailure('bad-request', 'classifier-no-labels');
  const { examples, missing, otherModel } = await examplesOf(kept, clips, clipFinder(db, kept, model, clips), {
    width,
    signal,
  });
  const labels = species.map(({ code }) => Int8Array.from(examples, ({ said }) => targetOf(said, code)));
  refuseUseless(species, labels, otherModel);
  const vectors = new Int8Array(examples.length * width);
  for (const [at, { vector }] of examples.entries()) vectors.set(vector, at * width);
  const embeddings = { width, vectors, scales: Float32Array.from(examples, ({ scale }) => scale) };
  return { ask: { embeddings, recordings: examples.map(({ recording }) => recording), labels }, species, missing };
}

type Example = {
  readonly vector: Int8Array;
  readonly scale: number;
  readonly recording: number;
  /** Codes of labels: heard there or not. */
  readonly said: Map<string, boolean>;
};

type Examples = {
  readonly examples: readonly Example[];
  readonly missing: number;
  /** Codes of labels of which embeddings of another model are kept. */
  readonly otherModel: ReadonlySet<string>;
};

async function examplesOf(
  kept: SongDatabase,
  clips: readonly TrainingClip[],
  find: ReturnType<typeof clipFinder>,
  { width, signal }: Pick<Wish, 'width' | 'signal'>,
): Promise<Examples> {
  const examples = new Map<string, Example>();
  const otherModel = new Set<string>();
  let missing = 0;
  for (const [at, clip] of clips.entries()) {
    if (at % readAtOnce === readAtOnce - 1) await letOthersRun();
    if (signal.aborted) throw new KnownFailure('cancelled', 'work-stopped');
    const place = find(clip);
    if (place.kind !== 'found') missing += 1;
    if (place.kind === 'other-model') otherModel.add(clip.species.code);
    if (place.kind !== 'found') continue;
    const key = `${place.run.run} ${place.clip}`;
    const { code } = clip.species;
    const said = examples.get(key)?.said;
    if (said !== undefined) {
      said.set(code, clip.heard || said.get(code) === true);
      continue;
    }
    const block = blockAt(kept, place.run.run, place.clip);
    if (block === null) continue;
    const { vectors, from, scale } = vectorOf(block, place.clip, width);
    const vector = vectors.slice(from, from + width);
    examples.set(key, { vector, scale, recording: clip.recording, said: new Map([[code, clip.heard]]) });
  }
  return { examples: [...examples.values()], missing, otherModel };
}

function targetOf(said: ReadonlyMap<string, boolean>, code: string): number {
  const own = said.get(code);
  if (own !== undefined) return own ? 1 : 0;
  return [...said.values()].includes(true) ? 0 : -1;
}

/** A label that is heard nowhere any more, or that nothing stands against, cannot be learned. */
function refuseUseless(
  species: readonly Species[],
  labels: readonly Int8Array[],
  otherModel: ReadonlySet<string>,
): void {
  for (const [at, targets] of labels.entries()) {
    const values = { label: species[at]?.commonName ?? '' };
    const gone = otherModel.has(species[at]?.code ?? '') ? 'classifier-other-model' : 'classifier-clips-gone';
    if (!targets.includes(1)) throw new KnownFailure('bad-request', gone, { values });
    if (!targets.includes(0)) throw new KnownFailure('bad-request', 'classifier-one-label', { values });
  }
}
