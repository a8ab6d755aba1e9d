import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { ModelSession, Tensor, Tensors } from './onnx-session.ts';
import type { ModelFacts, PortFacts } from './port-schema.ts';
import { seededNoise } from '../painting/noise.ts';

/** How far another provider may be from the CPU, as a share of the largest number of the output. */
const tolerance = 1e-3;

type AnyModel = ModelFacts<string, string>;

type Kind = 'input' | 'output';

function portDefect(file: string, kind: Kind, port: PortFacts, all: ModelSession['inputs']): Sentence | null {
  const { name } = port;
  const facts = all.find((each) => each.name === name);
  if (facts === undefined) {
    const found = all.map((each) => each.name).join(', ');
    return sentence(`pack-${kind}-missing`, { file, name, found });
  }
  if (facts.type !== 'float32') return sentence(`pack-${kind}-type`, { file, name });
  // A text in the file is a dimension that only a run can tell; a number must agree.
  const agrees =
    facts.shape.length === 1 + port.sizes.length &&
    facts.shape.slice(1).every((size, i) => typeof size === 'string' || size === port.sizes[i]);
  if (agrees) return null;
  const [found, wanted] = [facts.shape.join(' x '), ['?', ...port.sizes].join(' x ')];
  return sentence(`pack-${kind}-shape`, { file, name, found, wanted });
}

/** What contradicts the manifest, as the end of a sentence, or null. */
export function sessionDefect(session: ModelSession, model: AnyModel): Sentence | null {
  const inputs = Object.values(model.inputs).map((port) => portDefect(model.file, 'input', port, session.inputs));
  const outputs = Object.values(model.outputs).map((port) => portDefect(model.file, 'output', port, session.outputs));
  return [...inputs, ...outputs].find((defect) => defect !== null) ?? null;
}

/** Seeded noise of the right shapes; the batch is `batch`. */
export function trialFeeds(model: AnyModel, batch: number): Tensors {
  const noise = seededNoise(1);
  const feeds: Record<string, Tensor> = {};
  for (const port of Object.values(model.inputs)) {
    const shape = [batch, ...port.sizes];
    feeds[port.name] = {
      data: noise(shape.reduce((product, size) => product * size, 1)),
      shape,
    };
  }
  return feeds;
}

/** What is wrong with a trial's outputs, as the end of a sentence, or null. */
export function outputDefect(
  outputs: Readonly<Record<string, Tensor>>,
  model: AnyModel,
  batch: number,
): Sentence | null {
  for (const port of Object.values(model.outputs)) {
    const found = outputs[port.name]?.shape.join(' x ') ?? '-';
    const wanted = [batch, ...port.sizes].join(' x ');
    if (found !== wanted) return sentence('pack-output-answer', { file: model.file, name: port.name, found, wanted });
  }
  return null;
}

/** Whether two runs of one model agree to 1e-3 of the largest number. */
export function sameNumbers(found: Readonly<Record<string, Tensor>>, truth: Readonly<Record<string, Tensor>>): boolean {
  return Object.entries(truth).every(([name, { data }]) => {
    const other = found[name]?.data;
    if (other?.length !== data.length) return false;
    const largest = data.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    return data.every((value, i) => Math.abs(value - (other[i] ?? Number.NaN)) <= tolerance * largest);
  });
}
