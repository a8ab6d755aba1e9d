import { appendFile, cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { fullScale } from '#analysis/classifying/occurrence-weeks.ts';
import { readOccurrence } from '#analysis/classifying/occurrence.ts';
import { bringLocation } from '#analysis/models/importing/location-beside.ts';
import { openAnalyst } from '#analysis/process/in-process-analyst.ts';
import { onnxFile } from '#analysis/models/tflite/onnx-file.ts';
import { tinyPack } from '../../../engine/analysts/analyst-child.ts';
import { temporaryFolder } from '../../../engine/temporary-folder.ts';

const fixed = (size: number) => ({ size, batched: false });

/** Logit of species k is (week - 20 * k): the later the likelier, each species later than the one before. */
function geomodel(batch: 'free' | 'one', width = 3): Uint8Array {
  const weights = Float32Array.from({ length: 3 * width }, (_, at) => (at >= 2 * width ? 1 : 0));
  const offsets = Float32Array.from({ length: width }, (_, species) => -20 * species);
  const first = batch === 'free' ? { size: 1, batched: true } : fixed(1);
  return onnxFile({
    nodes: [
      { op: 'MatMul', inputs: ['latlonweek', 'weights'], outputs: ['product'], attributes: {} },
      { op: 'Add', inputs: ['product', 'offsets'], outputs: ['logits'], attributes: {} },
      { op: 'Sigmoid', inputs: ['logits'], outputs: ['occurrence'], attributes: {} },
    ],
    weights: [
      { name: 'weights', shape: [3, width], data: weights },
      { name: 'offsets', shape: [width], data: offsets },
    ],
    inputs: [{ name: 'latlonweek', shape: [first, fixed(3)] }],
    outputs: [{ name: 'occurrence', shape: [first, fixed(width)] }],
    notes: {},
  });
}

const names = ['Turdus merula_Eurasian Blackbird', 'Parus major_Great Tit', 'Apus apus_Common Swift'];
let from = '';
let pack = '';

beforeEach(async () => {
  from = await temporaryFolder();
  pack = await temporaryFolder();
  await cp(tinyPack, pack, { recursive: true });
});

const model = (): string => path.join(from, 'birdnet-geomodel-v3.0-fp32.onnx');

async function packWith(batch: 'free' | 'one'): Promise<void> {
  await writeFile(model(), geomodel(batch));
  await writeFile(path.join(from, 'geomodel_v3.0.2_labels.txt'), names.join('\n'));
  const located = await bringLocation([model()], 6522, pack);
  const file = path.join(pack, 'manifest.json');
  await writeFile(file, JSON.stringify({ ...(JSON.parse(await readFile(file, 'utf8')) as object), ...located }));
}

test.each(['free', 'one'] as const)(
  'a geomodel with species of its own, batch %s: 48 weeks, and the highest of them',
  async (batch) => {
    await packWith(batch);
    const told = await readOccurrence({ packFolder: pack, positions: [{ latitude: 52, longitude: 13 }] });
    expect(told?.species).toEqual(['Turdus merula', 'Parus major', 'Apus apus']);
    const likelihoods = told!.likelihoods[0]!;
    expect(likelihoods.length).toBe(49 * 3);
    const at = (week: number, species: number): number => (likelihoods[week * 3 + species] ?? 0) / fullScale;
    expect(at(1, 0)).toBeCloseTo(1 / (1 + Math.exp(-1)), 3);
    expect(at(20, 1)).toBeCloseTo(0.5, 3);
    expect(at(48, 2)).toBeCloseTo(1 / (1 + Math.exp(-8)), 3);
    for (const species of [0, 1, 2]) expect(at(0, species), 'the whole year').toBeCloseTo(at(48, species), 4);
  },
);

test('an altered location model keeps nobody from listening, and is told when it is asked', async () => {
  await packWith('free');
  const { location } = JSON.parse(await readFile(path.join(pack, 'manifest.json'), 'utf8')) as {
    location: { file: string };
  };
  await appendFile(path.join(pack, location.file), 'x');
  const analyst = await openAnalyst({ packFolder: pack, provider: 'cpu', threads: 1 });
  await analyst.close();
  const asked = readOccurrence({ packFolder: pack, positions: [{ latitude: 52, longitude: 13 }] });
  await expect(asked).rejects.toMatchObject({ code: 'pack-invalid' });
});

test.each<[string, () => Promise<void>]>([
  ['no labels beside it', async () => writeFile(model(), geomodel('free'))],
  [
    'labels of another length',
    async () => {
      await writeFile(model(), geomodel('free'));
      await writeFile(path.join(from, 'geomodel_labels.txt'), names.slice(0, 2).join('\n'));
    },
  ],
  ['a file that is no model', async () => writeFile(model(), 'no model at all')],
  ['half a model', async () => writeFile(model(), geomodel('free').subarray(0, 60))],
])('with %s there is no location, and nothing is written', async (_, make) => {
  await make();
  const target = await temporaryFolder();
  expect(await bringLocation([model()], 6522, target)).toEqual({});
});
