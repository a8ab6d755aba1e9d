import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { modelsOf, packInvalid, readPack, type ModelPack } from './model-set.ts';
import type { ModelFacts, PortFacts } from './port-schema.ts';
import { readOnnxGraph, type GraphPort, type OnnxGraph } from './onnx-graph.ts';

type Model = ModelFacts<string, string>;

const sizesOf = (sizes: readonly (number | null)[]): string => sizes.map((size) => size ?? 'any').join(' x ');

/** A size that the graph leaves open fits everything; a run tells. */
function fits(declared: readonly (number | null)[], { sizes, oneByOne }: PortFacts): boolean {
  const [batch, ...rest] = declared;
  if (typeof batch === 'number' && batch !== 1 && oneByOne !== true) return false;
  if (batch === 1 && oneByOne !== true) return false;
  return rest.length === sizes.length && rest.every((size, at) => size === null || size === sizes[at]);
}

function doubt(ports: readonly GraphPort[], wanted: PortFacts, what: 'input' | 'output', file: string): string | null {
  const port = ports.find(({ name }) => name === wanted.name);
  if (port === undefined) {
    const found = ports.map(({ name }) => name).join(', ');
    return `${file} has no ${what} named ${wanted.name}; it has ${found}`;
  }
  if (!port.float32) return `the ${what} ${wanted.name} of ${file} is not made of 32-bit floats`;
  if (port.shape.length > 0 && !fits(port.shape, wanted)) {
    const batch = wanted.oneByOne === true ? '1' : 'any';
    return `the ${what} ${wanted.name} of ${file} is ${sizesOf(port.shape)} where the manifest says ${[batch, ...wanted.sizes].join(' x ')}`;
  }
  return null;
}

function misnamed({ file, inputs, outputs }: Model, graph: OnnxGraph): string | null {
  for (const port of Object.values(inputs)) {
    const problem = doubt(graph.inputs, port, 'input', file);
    if (problem !== null) return problem;
  }
  for (const port of Object.values(outputs)) {
    const problem = doubt(graph.outputs, port, 'output', file);
    if (problem !== null) return problem;
  }
  return null;
}

/**
 * Everything that can be said of a pack without running it: manifest, checksums, that its parts fit each other, and that every ONNX
 * file has the inputs and outputs the manifest names, in their shapes.
 * @throws KnownFailure `pack-invalid` with a sentence that names the defect.
 */
export async function checkPack(folder: string): Promise<ModelPack> {
  const pack = await readPack(folder);
  for (const model of modelsOf(pack.manifest)) {
    const bytes = await readFile(join(folder, model.file));
    const problem = problemOf(model, bytes);
    if (problem !== null) throw packInvalid(folder, problem);
  }
  return pack;
}

function problemOf(model: Model, bytes: Uint8Array): string | null {
  try {
    return misnamed(model, readOnnxGraph(bytes));
  } catch (thrown) {
    return `${model.file} ${thrown instanceof Error ? thrown.message : 'cannot be read'}`;
  }
}

/** Bytes of the models of a pack. */
export async function packBytes({ folder, manifest }: ModelPack): Promise<number> {
  const sizes = await Promise.all(modelsOf(manifest).map(({ file }) => stat(join(folder, file))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}
