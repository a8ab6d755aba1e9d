import { Bug } from '#contract/failure.ts';
import type { ChannelChoice } from '#contract/settings.ts';
import type { PainterName, PictureProvenance } from '#contract/pictures.ts';
import type { ClipPlace, DrawAsk, DrawnPicture } from '../process/analyst.ts';
import { encode } from '../classifying/encoder.ts';
import type { ModelPack } from '../models/model-set.ts';
import type { ModelSession } from '../models/onnx-session.ts';
import { blendFeatures } from './blend-features.ts';
import { withName } from './name-vectors.ts';
import { unetDenoise } from './denoise.ts';
import { pictureFile } from './image-file.ts';
import { seededNoise } from './noise.ts';
import { sample } from './sampler.ts';
import type { PainterFacts } from '../models/pack-manifest.ts';
import { readFacts } from '../reading/read-facts.ts';
import { readClip } from '../reading/read-clip.ts';
import type { Classifier } from '../classifying/classifier.ts';

/** What drawing works with: all models of a pack that paints. */
export type Painter = {
  readonly pack: ModelPack;
  readonly facts: PainterFacts;
  readonly classifier: Classifier;
  readonly unet: ModelSession;
  /** Its student, loaded when the first picture wants it; null: the pack has none. */
  readonly quick: (() => Promise<ModelSession>) | null;
  readonly decoder: ModelSession | null;
  /** The window of the pack that heard the species: with the default painter it may be another than the painter's own. */
  readonly heardSeconds: number;
};

/** Called before every step; waits while listening goes first, and throws when the drawing is aborted. */
export type BeforeStep = () => Promise<void>;

/** Where in the clip that was heard the painter listens, in seconds from its start: steps of a second in a longer clip, around a shorter one. */
function listeningOffsets(heardSeconds: number, ownSeconds: number): number[] {
  const room = heardSeconds - ownSeconds;
  if (room <= 1e-6) return [room / 2];
  return Array.from({ length: Math.floor(room + 1e-6) + 1 }, (_, second) => second);
}

/** Each channel by itself where each was listened to. */
async function channelsOf({ path, channel }: ClipPlace): Promise<readonly ChannelChoice[]> {
  if (channel !== 'each') return [channel];
  const { channels } = await readFacts(path);
  return Array.from({ length: channels }, (_, index) => index);
}

/**
 * Features of the clip, [feature, width] flat: what the picture is painted from. Of several windows in a longer clip the one in
 * which the painter's own encoder hears the species best, and of several channels the one.
 */
async function clipFeatures({ classifier, heardSeconds }: Painter, ask: ClipPlace): Promise<Float32Array> {
  const channels = await channelsOf(ask);
  const { sound, encoder: facts, labels } = classifier.manifest;
  const wanted = labels.findIndex(({ scientificName }) => scientificName === ask.species.scientificName);
  let best: { readonly score: number; readonly features: Float32Array } | null = null;
  const offsets = listeningOffsets(heardSeconds, sound.windowSeconds);
  for (const { offset, channel } of channels.flatMap((each) => offsets.map((at) => ({ offset: at, channel: each })))) {
    const samples = await readClip(classifier.resamplers, {
      path: ask.path,
      channel,
      startSeconds: Math.max(0, ask.clipStartSeconds + offset),
      windowSeconds: sound.windowSeconds,
      rateHz: sound.rateHz,
    });
    const [encoded] = await encode(classifier.encoder.session, facts, [classifier.hear(samples)]);
    if (encoded === undefined) throw new Bug('The encoder gave no features.');
    const score = encoded.probabilities[wanted] ?? 0;
    if (best === null || score > best.score) best = { score, features: encoded.features };
  }
  if (best === null) throw new Bug('A clip has no window.');
  return best.features;
}

/** Of one clip, or of two mixed, with the name of the species where the painter is told by name. */
async function wantedFeatures(painter: Painter, ask: DrawAsk): Promise<Float32Array> {
  const own = await clipFeatures(painter, ask);
  const { blend, species } = ask;
  const mixed = blend !== undefined && blend.share !== 0;
  const heard = mixed ? blendFeatures(own, await clipFeatures(painter, blend), blend.share) : own;
  return withName(heard, painter.pack.names, species.scientificName);
}

/** The latent, and what each step foresaw where that is wanted. */
type Painted = { readonly latent: Float32Array; readonly foreseen: readonly Float32Array[] };

async function paint(painter: Painter, ask: DrawAsk, features: Float32Array, beforeStep: BeforeStep): Promise<Painted> {
  const { facts } = painter;
  const size = facts.unet.inputs.sample.sizes.reduce((product, length) => product * length, 1);
  const [unet, itsFacts] =
    ask.painter === 'quick' && painter.quick !== null && facts.quick !== null
      ? [await painter.quick(), facts.quick.unet]
      : [painter.unet, facts.unet];
  const predict = unetDenoise(unet, itsFacts, features, ask.guidanceScale);
  const noise = seededNoise(ask.seed);
  const foreseen: Float32Array[] = [];
  const latent = await sample({ ...facts, sampler: ask.sampler, steps: stepsOf(facts, ask) }, noise(size), {
    freshNoise: noise,
    onStep: (_, __, x0) => {
      if (ask.allSteps === true) foreseen.push(x0);
    },
    denoise: async (current, timestep) => {
      await beforeStep();
      return predict(current, timestep);
    },
  });
  return { latent, foreseen };
}

/** A pack may have been trained in fewer steps than were asked for. */
function stepsOf(facts: PainterFacts, ask: DrawAsk): number {
  return Math.min(ask.steps, facts.alphaBar.length);
}

/** The sample as an image, [channel, row, column] in -1 ... 1. */
async function decoded({ decoder, facts }: Painter, latent: Float32Array): Promise<Float32Array> {
  if (decoder === null || facts.decoder === null) return latent;
  const { name, sizes } = facts.decoder.inputs.latent;
  const answers = await decoder.run({ [name]: { data: latent, shape: [1, ...sizes] } });
  const image = answers[facts.decoder.outputs.image.name];
  if (image === undefined) throw new Bug('The decoder gave no image.');
  return image.data;
}

/** Where a picture was to be painted quickly by another pack's student, this pack's painter paints it as its makers advise. */
function withWhatIsThere({ facts }: Painter, ask: DrawAsk): DrawAsk & { readonly painter: PainterName } {
  if (ask.painter !== 'quick') return { ...ask, painter: 'fine' };
  return facts.quick === null ? { ...ask, ...facts.defaults, painter: 'fine' } : { ...ask, painter: 'quick' };
}

/** Paints one clip. The same sound, seed and settings give the same picture. */
export async function drawPicture(painter: Painter, wish: DrawAsk, beforeStep: BeforeStep): Promise<DrawnPicture> {
  const started = performance.now();
  const ask = withWhatIsThere(painter, wish);
  const { facts } = painter.pack;
  const { latent, foreseen } = await paint(painter, ask, await wantedFeatures(painter, ask), beforeStep);
  const { seed, painter: by, sampler, guidanceScale } = ask;
  const provenance: PictureProvenance = {
    seed,
    painter: by,
    sampler,
    steps: stepsOf(painter.facts, ask),
    guidanceScale,
    modelName: facts.name,
    modelHash: facts.hash,
    drawnAt: new Date().toISOString(),
  };
  const file = async (sample: Float32Array, note?: string): Promise<Uint8Array> =>
    pictureFile(await decoded(painter, sample), painter.facts.imageSize, provenance, {
      ...ask,
      ...(note === undefined ? {} : { note }),
    });
  const png = await file(latent, blendNote(ask));
  const frames = await Promise.all(
    foreseen.map(async (sample, step) => {
      await beforeStep();
      // eslint-disable-next-line words/spoken -- text inside a picture’s file
      return file(sample, `what step ${step + 1} of ${foreseen.length} foresaw`);
    }),
  );
  return { png, frames, provenance, seconds: (performance.now() - started) / 1000 };
}

function blendNote({ blend }: DrawAsk): string | undefined {
  if (blend === undefined) return undefined;
  // eslint-disable-next-line words/spoken -- text inside a picture’s file
  return `painted from two clips: ${Math.round(blend.share * 100)} per cent from a second one`;
}
