import type { Attributes, OnnxModel, OnnxNode, OnnxPort, OnnxWeight } from './onnx-file.ts';
import { countOf, type Shape } from './dimensions.ts';
import { refusal } from './refusal.ts';
import type { Constant, Tensor } from './values.ts';

/** Most bytes of weights that are written: a file may name one buffer a thousand times. */
const mostWeightBytes = 1 << 30;

/** The ONNX graph while it grows. Names are t0, t1, ... for tensors and w0, w1, ... for weights. */
export class GraphBuilder {
  readonly #nodes: OnnxNode[] = [];
  readonly #weights: OnnxWeight[] = [];
  /** Weights made of a constant, by how they were made: a constant used twice is written once. */
  readonly #made = new Map<Constant, Map<string, string>>();
  #tensors = 0;
  #bytes = 0;

  /** Adds an operator with one output. @param inputs names; an empty one is left out. */
  add(
    op: string,
    inputs: readonly string[],
    shape: Shape,
    layout: Tensor['layout'] = 'as-is',
    attributes: Attributes = {},
  ): Tensor {
    countOf(shape);
    const name = `t${String(this.#tensors)}`;
    this.#tensors += 1;
    this.#nodes.push({ op, inputs, outputs: [name], attributes });
    return { kind: 'tensor', name, shape, layout, reshapeOf: null };
  }

  /** @returns the name of a weight of floats. */
  weight(data: Float32Array, shape: readonly number[]): string {
    return this.#write({ name: `w${String(this.#weights.length)}`, shape, data });
  }

  /** @returns the name of a list of whole numbers. */
  ints(values: readonly number[]): string {
    const name = `w${String(this.#weights.length)}`;
    return this.#write({ name, shape: [values.length], data: BigInt64Array.from(values, BigInt) });
  }

  scalar(value: number): string {
    return this.weight(Float32Array.of(value), []);
  }

  /** The weight that `make` makes of a constant, made once for each `way`. */
  weightOf(constant: Constant, way: string, make: () => { data: Float32Array; shape: readonly number[] }): string {
    const ways = this.#made.get(constant) ?? new Map<string, string>();
    this.#made.set(constant, ways);
    const known = ways.get(way);
    if (known !== undefined) return known;
    const { data, shape } = make();
    const name = this.weight(data, shape);
    ways.set(way, name);
    return name;
  }

  /** The graph down to what the outputs need. */
  finish(inputs: readonly OnnxPort[], outputs: readonly OnnxPort[], notes: OnnxModel['notes']): OnnxModel {
    const needed = new Set(outputs.map(({ name }) => name));
    const nodes: OnnxNode[] = [];
    for (const node of this.#nodes.toReversed()) {
      if (!node.outputs.some((name) => needed.has(name))) continue;
      nodes.push(node);
      for (const name of node.inputs) needed.add(name);
    }
    const weights = this.#weights.filter(({ name }) => needed.has(name));
    return { nodes: nodes.toReversed(), weights, inputs, outputs, notes };
  }

  /** Gives a tensor the name by which callers ask for it. */
  name(tensor: Tensor, name: string): OnnxPort {
    this.#nodes.push({ op: 'Identity', inputs: [tensor.name], outputs: [name], attributes: {} });
    return { name, shape: tensor.shape };
  }

  #write(weight: OnnxWeight): string {
    this.#bytes += weight.data.byteLength;
    if (this.#bytes > mostWeightBytes) throw refusal('too-large', '> 1 GB');
    this.#weights.push(weight);
    return weight.name;
  }
}
