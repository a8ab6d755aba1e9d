import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { convertTflite } from '#analysis/models/tflite/tflite.ts';
import { birdnetSounds } from './golden-sounds.ts';
import { largestDifference, runOnnx, topPositions } from './run-onnx.ts';

type Golden = {
  readonly sounds: readonly { readonly scores: number[]; readonly embeddings: number[] }[];
  readonly places: readonly { readonly place: number[]; readonly scores: Readonly<Record<string, number>> }[];
};

const root = path.resolve(import.meta.dirname, '../../../..');
const folder = path.join(root, '.cache/models/birdnet-2.4');
const soundFile = path.join(folder, 'BirdNET_GLOBAL_6K_V2.4_Model_FP32.tflite');
const placeFile = path.join(folder, 'BirdNET_GLOBAL_6K_V2.4_MData_Model_V2_FP16.tflite');
const missing = !existsSync(soundFile) || !existsSync(placeFile);
if (missing) console.log('SKIPPED tests/analysis/models/tflite/birdnet.test.ts: no BirdNET here (npm run models:dev).');

// Written by write_birdnet_golden.py beside it.
const golden = JSON.parse(readFileSync(path.join(root, 'tests/fixtures/tflite/birdnet-2.4.json'), 'utf8')) as Golden;

describe.skipIf(missing)('BirdNET 2.4 as its makers publish it', () => {
  test('scores and embeddings are those of LiteRT', async () => {
    const model = convertTflite(readFileSync(soundFile));
    expect(model).toMatchObject({
      kind: 'sound',
      inputSamples: 144_000,
      rateHz: 48_000,
      classes: 6522,
      embeddingWidth: 1024,
    });
    for (const [at, sound] of birdnetSounds().entries()) {
      const expected = golden.sounds[at];
      const { scores = new Float32Array(0), embeddings = [] } = await runOnnx(model.onnx, sound, 144_000);
      expect(largestDifference(scores, expected?.scores ?? [])).toBeLessThan(0.05);
      expect(topPositions(scores, 5)).toEqual(topPositions(expected?.scores ?? [], 5));
      expect(largestDifference(embeddings, expected?.embeddings ?? [])).toBeLessThan(0.02);
    }
  });

  test('the location model gives the same probabilities', async () => {
    const model = convertTflite(readFileSync(placeFile));
    expect(model).toMatchObject({ kind: 'location', inputSamples: 3, classes: 6522 });
    const { scores = new Float32Array(0) } = await runOnnx(
      model.onnx,
      Float32Array.from(golden.places.flatMap(({ place }) => place)),
      3,
    );
    for (const [at, { scores: expected }] of golden.places.entries()) {
      const row = scores.subarray(at * 6522, (at + 1) * 6522);
      const wanted = Array.from(row, (_, species) => expected[String(species)] ?? 0);
      expect(largestDifference(row, wanted)).toBeLessThan(0.001);
    }
  });
});
