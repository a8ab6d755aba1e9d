import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { modelsOf, packInvalid, readPack, type ModelPack } from './model-set.ts';
import type { ModelFacts, PortFacts } from './port-schema.ts';
import { readOnnxGraph, type GraphPort, type OnnxGraph } from './onnx-graph.ts';

type Model = ModelFacts<string, string>;

const sizesOf = (sizes: readonly (number | null)[]): string => sizes.map((size) => size ?? '?').join(' x ');

/** A size that the graph leaves open fits everything; a run tells. */
function fits(declared: readonly (number | null)[], { sizes, oneByOne }: PortFacts): boolean {
  const [batch, ...rest] = declared;
  if (typeof batch === 'number' && batch !== 1 && oneByOne !== true) return false;
  if (batch === 1 && oneByOne !== true) return false;
  return rest.length === sizes.length && rest.every((size, at) => size === null || size === sizes[at]);
}

type Kind = 'input' | 'output';

function doubt(ports: readonly GraphPort[], wanted: PortFacts, what: Kind, file: string): Sentence | null {
  const { name } = wanted;
  const port = ports.find((each) => each.name === name);
  if (port === undefined) {
    const found = ports.map((each) => each.name).join(', ');
    return sentence(`pack-${what}-missing`, { file, name, found });
  }
  if (!port.float32) return sentence(`pack-${what}-type`, { file, name });
  if (port.shape.length > 0 && !fits(port.shape, wanted)) {
    const said = [wanted.oneByOne === true ? '1' : '?', ...wanted.sizes].join(' x ');
    return sentence(`pack-${what}-shape`, { file, name, found: sizesOf(port.shape), wanted: said });
  }
  return null;
}

function misnamed({ file, inputs, outputs }: Model, graph: OnnxGraph): Sentence | null {
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

function problemOf(model: Model, bytes: Uint8Array): Sentence | null {
  try {
    return misnamed(model, readOnnxGraph(bytes));
  } catch {
    return sentence('pack-file-no-onnx', { file: model.file });
  }
}

/** Bytes of the models of a pack. */
export async function packBytes({ folder, manifest }: ModelPack): Promise<number> {
  const sizes = await Promise.all(modelsOf(manifest).map(({ file }) => stat(join(folder, file))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}
