import type { ModelSession, Tensor, Tensors } from './onnx-session.ts';
import type { ModelFacts, PortFacts } from './port-schema.ts';
import { seededNoise } from '../painting/noise.ts';

/** How far another provider may be from the CPU, as a share of the largest number of the output. */
const tolerance = 1e-3;

type AnyModel = ModelFacts<string, string>;

function portDefect(kind: string, port: PortFacts, found: ModelSession['inputs']): string | null {
  const facts = found.find(({ name }) => name === port.name);
  if (facts === undefined) return `has no ${kind} "${port.name}"`;
  if (facts.type !== 'float32') return `has ${kind} "${port.name}" of type ${facts.type}, not float32`;
  // A text in the file is a dimension that only a run can tell; a number must agree.
  const agrees =
    facts.shape.length === 1 + port.sizes.length &&
    facts.shape.slice(1).every((size, i) => typeof size === 'string' || size === port.sizes[i]);
  return agrees
    ? null
    : `has ${kind} "${port.name}" of shape ${facts.shape.join(' x ')}; the manifest says batch x ${port.sizes.join(' x ')}`;
}

/** What contradicts the manifest, as the end of a sentence, or null. */
export function sessionDefect(session: ModelSession, model: AnyModel): string | null {
  const inputs = Object.values(model.inputs).map((port) => portDefect('input', port, session.inputs));
  const outputs = Object.values(model.outputs).map((port) => portDefect('output', port, session.outputs));
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
export function outputDefect(outputs: Readonly<Record<string, Tensor>>, model: AnyModel, batch: number): string | null {
  for (const port of Object.values(model.outputs)) {
    const found = outputs[port.name];
    const wanted = [batch, ...port.sizes].join(' x ');
    if (found?.shape.join(' x ') !== wanted)
      return `answers "${port.name}" of shape ${found?.shape.join(' x ') ?? 'none'}; the manifest says ${wanted}`;
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
