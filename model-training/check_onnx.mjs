// Largest difference between PyTorch (runs/parity.json) and ONNX Runtime on the CPU, per output of the pack.
// Writes the figures into the pack's figures.json as onnxParity and fails above the goal of 1e-4.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import * as ort from 'onnxruntime-node';

// As in `electron/analysis/models/onnx-session.ts`: otherwise it tells its makers.
process.env['ORT_DISABLE_TELEMETRY'] = '1';

const GOAL = 1e-4;
const here = path.dirname(fileURLToPath(import.meta.url));
const models = path.join(here, '../assets/models');
const shipped = JSON.parse(await readFile(path.join(models, 'shipped.json'), 'utf8'));
const pack = process.argv[2] ?? path.join(models, shipped.painter);

const floats = (text) => {
  const bytes = Buffer.from(text, 'base64');
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
};

const largestDifference = (expected, actual) =>
  expected.reduce((largest, value, i) => Math.max(largest, Math.abs(value - actual[i])), 0);

async function differences({ file, inputs, outputs }) {
  const session = await ort.InferenceSession.create(path.join(pack, file));
  const feeds = Object.fromEntries(
    Object.entries(inputs).map(([name, { data, shape }]) => [name, new ort.Tensor('float32', floats(data), shape)]),
  );
  const started = performance.now();
  const made = await session.run(feeds);
  const milliseconds = Math.round(performance.now() - started);
  const byOutput = Object.entries(outputs).map(([name, { data }]) => [
    name,
    largestDifference(floats(data), made[name].data),
  ]);
  return { file, milliseconds, largestDifference: Object.fromEntries(byOutput) };
}

const cases = JSON.parse(await readFile(path.join(here, 'runs/parity.json'), 'utf8'));
const parity = [];
for (const one of cases) parity.push(await differences(one));
console.log(JSON.stringify(parity, null, 2));

const figuresFile = path.join(pack, 'figures.json');
const figures = JSON.parse(await readFile(figuresFile, 'utf8'));
await writeFile(figuresFile, `${JSON.stringify({ ...figures, onnxParity: parity }, null, 2)}\n`);
if (parity.some((one) => Object.values(one.largestDifference).some((value) => !(value < GOAL)))) process.exitCode = 1;
