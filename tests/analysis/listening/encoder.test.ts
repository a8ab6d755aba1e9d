import { expect, test } from 'vitest';
import { encode } from '#analysis/classifying/encoder.ts';
import { ModelLoader } from '#analysis/models/model-loader.ts';
import { readPack } from '#analysis/models/model-set.ts';
import { float32, golden, largest, largestDifference } from '../golden.ts';
import { tinyPack } from '../tiny-pack-folder.ts';

type EncoderFile = {
  tolerance: number;
  melShape: number[];
  mel: string;
  probabilities: number[][];
  featuresShape: number[];
  features: string;
};
const file = golden('encoder.json') as EncoderFile;

test('probabilities and features equal the reference, in one batch and one by one', async () => {
  const pack = await readPack(tinyPack);
  const facts = pack.manifest.encoder;
  const session = await new ModelLoader(pack, { provider: 'cpu', threads: 1 }).load(facts);
  const [clips, bands, frames] = file.melShape as [number, number, number];
  const mel = float32(file.mel);
  const patches = Array.from({ length: clips }, (_, i) => ({
    data: mel.subarray(i * bands * frames, (i + 1) * bands * frames),
    bands,
    frames,
  }));
  const features = float32(file.features);
  const size = features.length / clips;
  // Features are not bounded as probabilities are: the tolerance is a share of the largest.
  const featureTolerance = file.tolerance * Math.max(1, largest(features));
  const together = await encode(session, facts, patches);
  const alone = await Promise.all(patches.map(async (patch) => (await encode(session, facts, [patch]))[0]!));
  for (const encoded of [together, alone]) {
    expect(encoded).toHaveLength(clips);
    encoded.forEach((one, i) => {
      expect(largestDifference(one.probabilities, Float32Array.from(file.probabilities[i]!))).toBeLessThanOrEqual(
        file.tolerance,
      );
      expect(largestDifference(one.features, features.slice(i * size, (i + 1) * size))).toBeLessThanOrEqual(
        featureTolerance,
      );
    });
  }
  await session.close();
});
