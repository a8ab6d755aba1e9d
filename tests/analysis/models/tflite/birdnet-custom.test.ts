import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { convertTflite } from '#analysis/models/tflite/tflite.ts';
import { birdnetSounds } from './golden-sounds.ts';
import { runOnnx, topPositions } from './run-onnx.ts';

type Answer = { readonly top: number[]; readonly scores: Readonly<Record<string, number>> };
type Golden = Readonly<Record<string, { readonly sounds: readonly Answer[] }>>;

const root = path.resolve(import.meta.dirname, '../../../..');
const folder = path.join(root, '.cache/models/birdnet-custom');
const missing = !existsSync(folder);
if (missing) {
  const how = 'tests/fixtures/tflite/write_birdnet_custom.py writes them';
  console.log(`SKIPPED tests/analysis/models/tflite/birdnet-custom.test.ts: no custom classifiers here (${how}).`);
}
const golden = JSON.parse(readFileSync(path.join(root, 'tests/fixtures/tflite/birdnet-custom.json'), 'utf8')) as Golden;

describe.skipIf(missing)('BirdNET 2.4 with other heads and with weights in fewer bits', () => {
  test.each([
    ['replace', 4],
    ['replace-hidden', 4],
    ['append', 6526],
    ['append-hidden', 6526],
    ['append-int8', 6526],
    ['birdnet-fp16', 6522],
    ['birdnet-int8', 6522],
  ])('%s answers as LiteRT does', async (name, classes) => {
    const model = convertTflite(readFileSync(path.join(folder, `${name}.tflite`)));
    expect(model).toMatchObject({ kind: 'sound', rateHz: 48_000, classes, embeddingWidth: 1024 });
    for (const [at, sound] of birdnetSounds().entries()) {
      const { scores = new Float32Array(0) } = await runOnnx(model.onnx, sound, 144_000);
      const expected = golden[name]?.sounds[at];
      expect(topPositions(scores, 5).slice(0, classes)).toEqual(expected?.top);
      for (const [position, score] of Object.entries(expected?.scores ?? {})) {
        expect(Math.abs((scores[Number(position)] ?? NaN) - score), `${name} ${position}`).toBeLessThan(0.05);
      }
    }
  });
});
