import type { PictureProvenance } from '#contract/recordings.ts';
import type { DrawAsk, DrawnPicture } from './analyst.ts';
import { encode } from './listening/encoder.ts';
import type { ModelPack } from './model-set.ts';
import type { ModelSession } from './onnx-session.ts';
import { unetDenoise } from './painting/denoise.ts';
import { pictureFile } from './painting/image-file.ts';
import { seededNoise } from './painting/noise.ts';
import { sample } from './painting/sampler.ts';
import type { PainterFacts } from './pack-manifest.ts';
import { readClip } from './reading/read-clip.ts';
import type { Ears } from './analyse-recording.ts';

/** What drawing works with: all models of a pack that paints. */
export type Painter = {
  readonly pack: ModelPack;
  readonly facts: PainterFacts;
  readonly ears: Ears;
  readonly unet: ModelSession;
  readonly decoder: ModelSession | null;
};

/** Called before every step; waits while listening goes first, and throws when the drawing is aborted. */
export type BeforeStep = () => Promise<void>;

/** Features of the clip, [feature, width] flat: what the picture is painted from. */
async function clipFeatures({ ears }: Painter, ask: DrawAsk): Promise<Float32Array> {
  const { sound, encoder: facts } = ears.manifest;
  const samples = await readClip(ears.resamplers, {
    path: ask.path,
    channel: ask.channel,
    startSeconds: ask.clipStartSeconds,
    windowSeconds: sound.windowSeconds,
    rateHz: sound.rateHz,
  });
  const [encoded] = await encode(ears.encoder, facts, [ears.mel.patch(samples)]);
  if (encoded === undefined) throw new Error('The encoder gave no features.');
  return encoded.features;
}

async function paint(
  painter: Painter,
  ask: DrawAsk,
  features: Float32Array,
  beforeStep: BeforeStep,
): Promise<Float32Array> {
  const { facts, unet } = painter;
  const size = facts.unet.inputs.sample.sizes.reduce((product, length) => product * length, 1);
  const predict = unetDenoise(unet, facts.unet, features, ask.guidanceScale);
  const noise = seededNoise(ask.seed);
  return sample({ ...facts, sampler: ask.sampler, steps: stepsOf(facts, ask) }, noise(size), {
    freshNoise: noise,
    denoise: async (current, timestep) => {
      await beforeStep();
      return predict(current, timestep);
    },
  });
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
  if (image === undefined) throw new Error('The decoder gave no image.');
  return image.data;
}

/** Paints one clip. The same sound, seed and settings give the same picture. */
export async function drawPicture(painter: Painter, ask: DrawAsk, beforeStep: BeforeStep): Promise<DrawnPicture> {
  const started = performance.now();
  const { facts } = painter.pack;
  const latent = await paint(painter, ask, await clipFeatures(painter, ask), beforeStep);
  const image = await decoded(painter, latent);
  const { seed, sampler, guidanceScale } = ask;
  const provenance: PictureProvenance = {
    seed,
    sampler,
    steps: stepsOf(painter.facts, ask),
    guidanceScale,
    modelName: facts.name,
    modelHash: facts.hash,
    drawnAt: new Date().toISOString(),
  };
  const png = pictureFile(image, painter.facts.imageSize, provenance, ask);
  return { png, provenance, seconds: (performance.now() - started) / 1000 };
}
