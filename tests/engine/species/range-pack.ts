import { createHash } from 'node:crypto';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onnxFile } from '#analysis/models/tflite/onnx-file.ts';

const tiny = join(import.meta.dirname, '../../fixtures/models/tiny');
/** Blackbirds live in the north all year round, robins everywhere in the first weeks of the year. Two more know no bounds. */
const weights = Float32Array.of(0.2, 0, 0, 0, 0, 0, 0, 0, 0, -1, 0, 0);
const offsets = Float32Array.of(0, 10, 9, 9);
const names = ['Turdus merula', 'Erithacus rubecula'];

const free = { size: 1, batched: true };
const fixed = (size: number): { size: number; batched: boolean } => ({ size, batched: false });

/** A linear model of latitude, longitude and week: real, and small enough to foresee. */
function locationModel(): Uint8Array {
  return onnxFile({
    nodes: [
      { op: 'MatMul', inputs: ['place', 'weights'], outputs: ['product'], attributes: {} },
      { op: 'Add', inputs: ['product', 'offsets'], outputs: ['logits'], attributes: {} },
      { op: 'Sigmoid', inputs: ['logits'], outputs: ['likelihoods'], attributes: {} },
    ],
    weights: [
      { name: 'weights', shape: [3, 4], data: weights },
      { name: 'offsets', shape: [4], data: offsets },
    ],
    inputs: [{ name: 'place', shape: [free, fixed(3)] }],
    outputs: [{ name: 'likelihoods', shape: [free, fixed(4)] }],
    notes: {},
  });
}

/** The tiny pack with a location model for the species that the fake analyst hears, written to this folder. */
export async function writeRangePack(folder: string): Promise<void> {
  await cp(tiny, folder, { recursive: true });
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as {
    labels: { scientificName: string }[];
  };
  const onnx = locationModel();
  await writeFile(join(folder, 'location.onnx'), onnx);
  const location = {
    file: 'location.onnx',
    sha256: createHash('sha256').update(onnx).digest('hex'),
    bytes: onnx.length,
    inputs: { place: { name: 'place', shape: ['place', 3] } },
    outputs: { probabilities: { name: 'likelihoods', shape: ['place', 4] } },
  };
  const labels = manifest.labels.map((label, at) => ({ ...label, scientificName: names[at] ?? label.scientificName }));
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, name: 'range', labels, location }));
}
